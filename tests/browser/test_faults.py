"""Broken networks and odd browsers: whatever fails, the reader reaches their text or is told what to do.

Here every module is blocked once, at the place that needs it most, and every other fault meets all three
personas. With GUIDE_FAULTS=all (`make bench-faults`) every place meets every module that it loads.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Request, Route, expect

from tests.browser.harness import BLOCK_STORAGE, Visitor, go
from tests.browser.places import PERSONAS, PLACES, Place, visit, watched

FULL_CROSS = os.environ.get("GUIDE_FAULTS") == "all"
MODULES = Path(__file__).resolve().parents[2] / "docs" / "assets" / "guide"
OWN_SCRIPT = re.compile(r"/assets/guide-[0-9a-f]+/(.+\.js)$")

# Where the loss of a module would hurt most. The first pattern that fits counts.
NEEDED_MOST = {
    "search/*": "home",
    "elements/search-box.js": "home",
    "elements/continue.js": "home",
    "case/card.js": "again",
    "case/state.js": "again",
    "case/fill.js": "message",
    "case/merge.js": "message",
    "case/*": "record",
    "elements/case.js": "record",
    "numbers.js": "chase",
    "guard.js": "chase",
    "labels.js": "chase",
    "secrets.js": "chase",
    "tone.js": "chase",
    "lists.js": "chase",
    "letter/*": "chase",
    "elements/letter.js": "chase",
    "elements/triage.js": "questions",
    "triage/*": "questions",
    "elements/reconcile*": "sums",
    "reconcile/*": "sums",
    "vendor/*": "sums",
    "elements/blocks.js": "replies",
    "elements/copy-block.js": "block",
    "elements/storage.js": "about",
    "*": "message",
}
NO_CODE = {"reconcile/types.js"}  # shapes only; the browser never asks for it

NO_CLIPBOARD = """Object.defineProperty(navigator, 'clipboard', { value: undefined });
document.execCommand = () => false;"""
NO_DOWNLOADS = "URL.createObjectURL = () => { throw new TypeError('not here'); };"
NO_PRINT = "window.print = undefined;"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; V2072A) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.40"
)
QQ = "Mozilla/5.0 (Linux; Android 11; PEGM00) AppleWebKit/537.36 Chrome/98.0 Mobile Safari/537.36 QQ/8.9.0"

# name → (how the reader comes, what is broken before any script runs). In-app browsers lack several at once.
IN_APP: dict[str, tuple[dict[str, Any], str]] = {
    "no clipboard, files or print, inside WeChat": ({"agent": WECHAT}, NO_CLIPBOARD + NO_DOWNLOADS + NO_PRINT),
    "no storage, files or print, inside QQ": ({"agent": QQ}, BLOCK_STORAGE + NO_DOWNLOADS + NO_PRINT),
}
ONE_BY_ONE: dict[str, tuple[dict[str, Any], str]] = {
    "no clipboard": ({}, NO_CLIPBOARD),
    "no files": ({}, NO_DOWNLOADS),
    "no storage": ({}, BLOCK_STORAGE),
    "no print": ({}, NO_PRINT),
}
BROKEN = IN_APP | ONE_BY_ONE if FULL_CROSS else IN_APP


def modules() -> list[str]:
    """Every own module that the browser can be without."""
    found = sorted(path.relative_to(MODULES).as_posix() for path in MODULES.rglob("*.js"))
    return [name for name in found if name not in NO_CODE]


def needed_most(name: str) -> str:
    """The place where the loss of this module is tried."""
    return next(place for pattern, place in NEEDED_MOST.items() if fnmatch(name, pattern))


def phone(visitor: Visitor, broken: str = "", **reader: Any) -> BrowserContext:
    """A profile of a phone with a clipboard, where something is broken before any script runs."""
    context = visitor.page(**reader).context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    if broken:
        context.add_init_script(broken)
    return context


def forget_losses(visitor: Visitor) -> None:
    """What the browser prints for a file that was not delivered is the fault itself, not a trouble."""
    troubles = visitor.troubles
    troubles.found = [each for each in troubles.found if not re.search("ERR_FAILED|did not start", each)]


def loaded_at(context: BrowserContext, place: Place) -> list[str]:
    """The modules that a reader of this place asks for when nothing is broken."""
    names: set[str] = set()

    def note(request: Request) -> None:
        if found := OWN_SCRIPT.search(request.url):
            names.add(found[1])

    context.on("request", note)
    visit(context, place)
    context.remove_listener("request", note)
    return sorted(names)


def without(context: BrowserContext, name: str, place: Place) -> bool:
    """Visits a place while one module is not delivered. False where nothing asked for it."""
    asked: list[str] = []

    def lose(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    pattern = re.compile(rf"/assets/guide-[0-9a-f]+/{re.escape(name)}$")
    context.route(pattern, lose)
    with watched(context) as uncaught:
        visit(context, place, starts=name != "index.js")
    context.unroute(pattern)
    assert not uncaught, uncaught
    return bool(asked)


@pytest.mark.parametrize("name", PLACES)
def test_with_any_one_module_lost_the_text_is_reached_or_the_page_says_what_to_do(visitor: Visitor, name: str) -> None:
    context, place = phone(visitor), PLACES[name]
    lost = loaded_at(context, place) if FULL_CROSS else [each for each in modules() if needed_most(each) == name]
    assert lost
    wrong = {}
    for module in lost:
        try:
            assert without(context, module, place), "nothing asked for it"
        except (AssertionError, Error) as error:
            wrong[module] = str(error)[:300]
    forget_losses(visitor)
    assert wrong == {}


@pytest.mark.parametrize("broken", BROKEN)
def test_every_persona_reaches_the_text_in_a_browser_with(visitor: Visitor, broken: str) -> None:
    reader, script = BROKEN[broken]
    context = phone(visitor, script, **reader)
    with watched(context) as uncaught:
        for places in PERSONAS.values():
            for name in places:
                visit(context, PLACES[name])
    assert not uncaught


def test_every_persona_reaches_the_text_without_any_stylesheet(visitor: Visitor) -> None:
    context = phone(visitor)
    context.route("**/*.css", lambda route: route.abort())
    for places in PERSONAS.values():
        for name in places:
            visit(context, PLACES[name])
    forget_losses(visitor)


def test_storage_wiped_between_two_fields_loses_nothing_on_the_page(visitor: Visitor) -> None:
    page = go(phone(visitor).pages[0], "/letters/chase-24h/")
    page.fill("form [name=ticket_no]", "8842")
    page.evaluate("sessionStorage.clear(); localStorage.clear();")
    page.fill("form [name=submitted_at]", "2026-11-19T10:00")
    page.fill("form [name=account]", "UID 10086")
    page.click("button[data-guide=copy]:visible")
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert all(words in page.evaluate("navigator.clipboard.readText()") for words in ("8842", "10:00", "UID 10086"))


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ("/symptoms/paid-not-credited/", "form [name=account]", "UID 10086"),
        ("/letters/restore-missing/", "form [name=account]", "UID 10086"),
        ("/case/", "[name=account]", "UID 10086"),
    ],
)
def test_a_page_killed_between_two_fields_has_what_was_typed_when_it_is_opened_again(
    visitor: Visitor, place: str, field: str, value: str
) -> None:
    page = go(phone(visitor).pages[0], place)
    page.evaluate(SAVE)
    page.reload()
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    page.fill(field, value)
    again = page.context.new_page()
    page.close()
    go(again, place)
    expect(again.locator(field)).to_have_value(value)


SAVE = """async () => {
  const entry = document.querySelector("script[type=module][src$='index.js']").src;
  const { reader } = await import(new URL("reader.js", entry).href);
  reader().remember();
}"""
