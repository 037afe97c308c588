"""Every kind of page, narrow and wide, light and dark, with everything unfolded and its notices shown.

Dark changes colours alone, so there only the contrast is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness import DESKTOP, PHONE, Visitor, axe

SCHEMES: list[tuple[Literal["light", "dark"], str]] = [("light", ""), ("dark", "color-contrast")]
AT_REST = "() => document.getAnimations().every((each) => each.playState !== 'running')"
OPEN_ALL = "document.querySelectorAll('article details').forEach((each) => { each.open = true; })"
ANSWERED = "() => document.querySelector('[data-md-component=search-result] a')"


def search_open(page: Page) -> None:
    page.fill('input[data-md-component="search-query"]', "客服不理我")
    page.wait_for_function(ANSWERED)


def letter_filled(page: Page) -> None:
    """Filled in part: the gaps, the offer to keep and an answer that is no number stand there."""
    page.fill("form [name=account]", "UID 10086")
    page.fill("form [name=amount_lost]", "很多")
    page.click("button[data-guide=copy]:visible")
    expect(page.locator("[data-guide=missing]:visible")).to_be_visible()


def guarded(page: Page) -> None:
    """A secret was noticed."""
    letter_filled(page)
    page.locator("form [name=matter]").press_sequentially("密码是abc12345")
    expect(page.locator("[data-guide=guard]:visible")).to_be_visible()


def copied(page: Page) -> None:
    page.click("button[data-guide=copy]:visible")
    page.click("button[data-guide=copy-anyway]:visible")
    expect(page.locator("[data-guide=after-copy]:visible")).to_be_visible()


def as_it_is(page: Page) -> None:
    assert page.locator("h1").count() == 1


# One page of every kind, in the state that shows most.
KINDS: dict[str, Callable[[Page], None]] = {
    "/": search_open,
    "/symptoms/": as_it_is,
    "/symptoms/support-silent/": copied,
    "/triage/": as_it_is,
    "/causes/": as_it_is,
    "/causes/outside/": as_it_is,
    "/steps/": as_it_is,
    "/steps/follow-up/": as_it_is,
    "/letters/": as_it_is,
    "/letters/restore-missing/": letter_filled,
    "/letters/chase-24h/": guarded,
    "/checklists/": as_it_is,
    "/checklists/who-got-the-money/": as_it_is,
    "/prevention/": as_it_is,
    "/prevention/rules/": as_it_is,
    "/channels/": as_it_is,
    "/sources/": as_it_is,
    "/glossary/": as_it_is,
    "/platforms/": as_it_is,
    "/case/": as_it_is,
    "/reconcile/": as_it_is,
    "/about/": as_it_is,
    "/about/quality/": as_it_is,
    "/refused/": as_it_is,
    "/help-now/": as_it_is,
    "/components/": as_it_is,
    "/404.html": as_it_is,
}


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_on_this_kind_of_page_narrow_and_wide_light_and_dark(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    KINDS[address](page)
    page.evaluate(OPEN_ALL)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        for scheme, rule in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(AT_REST)
            axe(page, rule)


def test_no_kind_of_page_was_forgotten(built_pages: list[Path], built_site: Path) -> None:
    def shape(address: str) -> str:
        folder, _, below = address.strip("/").partition("/")
        return f"{folder}/*" if below else folder

    built = {shape(page.relative_to(built_site).as_posix().removesuffix("index.html")) for page in built_pages}
    assert built == {shape(address) for address in KINDS}
