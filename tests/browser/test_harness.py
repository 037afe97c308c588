"""The harness of the browser tests catches what it promises to catch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.harness import DESKTOP, Troubles, Visitor, axe


def test_a_script_error_on_a_page_is_noted(phone: Page, troubles: Troubles) -> None:
    phone.goto("data:text/html,<title>t</title><script>missing()</script>")
    troubles.expect("page error: .*missing is not defined")


def test_a_console_error_is_noted(phone: Page, troubles: Troubles) -> None:
    phone.goto("data:text/html,<script>console.error('broken', 5)</script>")
    troubles.expect("console error: broken 5")


def test_an_address_that_is_not_there_is_noted(phone: Page, troubles: Troubles) -> None:
    answer = phone.goto("no-such-page/")
    assert answer is not None
    assert answer.status == 404
    troubles.expect("console error: .*404")


def test_a_request_to_a_foreign_host_is_noted(phone: Page, troubles: Troubles) -> None:
    phone.goto("data:text/html,<img src='http://127.0.0.1:9/x.png' alt=''>")
    troubles.expect("foreign request: http://127.0.0.1:9/x.png")
    troubles.expect("console error")


def test_expecting_a_trouble_that_did_not_come_fails(troubles: Troubles) -> None:
    with pytest.raises(AssertionError, match="expected a trouble"):
        troubles.expect("anything")


def test_blocked_storage_throws_at_the_mere_mention(visitor: Visitor) -> None:
    page = visitor.page(storage="blocked")
    page.goto("./")
    for name in ("localStorage", "sessionStorage"):
        outcome = page.evaluate("(name) => { try { return typeof window[name]; } catch (e) { return e.name; } }", name)
        assert outcome == "SecurityError"


def test_open_storage_works(visitor: Visitor) -> None:
    page = visitor.page()
    page.goto("./")
    assert page.evaluate("localStorage.setItem('a', '1'), localStorage.getItem('a')") == "1"


def test_the_clock_of_a_page_starts_on_the_fixed_day_and_runs(phone: Page) -> None:
    phone.goto("data:text/html,<title>t</title>")
    first = phone.evaluate("new Date().toISOString()")
    assert first.startswith("2026-11-22T02:00")
    phone.wait_for_function("(first) => Date.now() > Date.parse(first)", arg=first)
    assert phone.evaluate("new Date(0).getTime() + new Date(2020, 0, 1).getFullYear()") == 2020
    assert phone.evaluate("new Date() instanceof Date && typeof Date() === 'string'")


def test_phone_desktop_and_no_script_are_what_they_say(phone: Page, desktop: Page, no_script: Page) -> None:
    measure = "[innerWidth, innerHeight, navigator.maxTouchPoints > 0]"
    assert phone.evaluate(measure) == [360, 640, True]
    assert desktop.evaluate(measure) == [1280, 800, False]
    no_script.goto("data:text/html,<p>still</p><script>document.querySelector('p').textContent = 'ran'</script>")
    assert no_script.inner_text("p") == "still"


def test_every_page_is_a_fresh_profile(visitor: Visitor) -> None:
    first, second = visitor.page(), visitor.page(viewport=DESKTOP)
    first.goto("./")
    first.evaluate("localStorage.setItem('a', '1')")
    second.goto("./")
    assert second.evaluate("localStorage.length") == 0


def test_axe_names_the_rule_and_the_place(phone: Page) -> None:
    phone.goto("data:text/html,<html lang='en'><title>t</title><main><h1>t</h1><input></main>")
    with pytest.raises(AssertionError, match=r"label: .*input"):
        axe(phone)


def test_axe_passes_a_sound_page(phone: Page) -> None:
    phone.goto("data:text/html,<html lang='en'><title>t</title><main><h1>t</h1><p>text</p></main>")
    axe(phone)


def test_the_home_page_opens_for_a_reader_with_and_without_script_and_storage(visitor: Visitor) -> None:
    for page in (visitor.open("/"), visitor.open("/", script=False), visitor.open("/", storage="blocked")):
        assert page.inner_text("h1")
        assert page.url == visitor.base_url
