"""What a real browser fetches for a page before the reader does anything: just what its head names, and no more."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.harness import Visitor, go
from tests.site.weight import Load
from tools.shots import KINDS

ICON = "favicon.svg"  # fetched by every browser with a window, by none without
MOST = 18
MOST_FIRST = 11
ADDRESSES = {name: address for name, address in KINDS.items() if not address.endswith(".html")}


def fetched(page: Page, address: str) -> list[str]:
    """The paths of all requests until the page works and nothing is on its way."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    go(page, address)
    page.wait_for_load_state("networkidle")
    return asked


def page_of(site: Path, address: str) -> Load:
    return Load(site.resolve() / address / "index.html")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_page_fetches_what_its_head_names_once_and_nothing_else(
    visitor: Visitor, built_site: Path, base_url: str, kind: str
) -> None:
    address = ADDRESSES[kind]
    asked = fetched(visitor.page(), address)
    prefix = urlsplit(base_url).path
    named = {f"{prefix}{file.relative_to(built_site.resolve())}" for file in page_of(built_site, address).files}
    icon = f"{prefix}assets/{ICON}"
    assert icon in named
    assert sorted({*asked, icon}) == sorted({*named, f"{prefix}{address}"})
    assert len(asked) == len(set(asked))
    assert len({*asked, icon}) <= (MOST if address else MOST_FIRST)


def test_the_search_is_fetched_at_the_first_touch_of_its_box(visitor: Visitor) -> None:
    page = visitor.page()
    asked = fetched(page, "")
    assert not [path for path in asked if "/search/" in path]
    page.locator("input[type=search]").focus()
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if path.endswith("/search/panel.js")]
    assert not [path for path in asked if path.endswith("/search.json")]


KEEP = """async () => {
  const entry = document.querySelector("script[type=module][src$='index.js']").src;
  const { reader } = await import(new URL("reader.js", entry).href);
  reader().update((doc) => {
    doc.facts.account = "UID 10086";
    doc.log.push({ id: "one", at: "2026-11-20T10:00:00.000Z", kind: "sent", letter: "chase-24h" });
  });
}"""
SHIFTS = """
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) globalThis.shifted += each.value;
}).observe({ type: "layout-shift", buffered: true });
"""
OPENED = ["/case/", "/reconcile/", "/triage/", "/symptoms/expired/", "/letters/restore-missing/"]


def shift_of(page: Page) -> float:
    """How far things moved by themselves until nothing was on its way."""
    page.wait_for_load_state("networkidle")
    found: float = page.evaluate("shifted")
    return found


@pytest.mark.parametrize("address", ["/", *OPENED])
def test_nothing_moves_while_a_page_opens(visitor: Visitor, address: str) -> None:
    page = visitor.page()
    page.context.add_init_script(SHIFTS)
    assert shift_of(go(page, address)) < 0.02


@pytest.mark.parametrize("address", ["/", *OPENED])
def test_nothing_moves_while_a_page_opens_with_a_record(visitor: Visitor, address: str) -> None:
    """On home the reader's own matter lies over the doors, which keep their place."""
    page = visitor.page()
    page.context.add_init_script(SHIFTS)
    go(page, address).evaluate(KEEP)
    page.goto("about/")
    assert shift_of(go(page, address)) < 0.02


FIRST_SCREENS = {
    "/": ".g-promise",
    "/symptoms/expired/": "[data-guide=signs]",
    "/letters/restore-missing/": ".g-usage",
}
BEFORE = "(selector) => document.querySelector(selector).nextElementSibling?.matches('link[rel=stylesheet]')"
STYLE_LAST = """() => {
  const last = document.styleSheets[document.styleSheets.length - 1];
  last.insertRule("h1 { outline: 7px solid; }");
  return getComputedStyle(document.querySelector("h1")).outlineWidth;
}"""


@pytest.mark.parametrize(("address", "last"), FIRST_SCREENS.items())
def test_where_the_first_screen_ends_the_stylesheet_stands_again_fetched_once_and_in_force_once(
    visitor: Visitor, address: str, last: str
) -> None:
    """There it holds the parser until the styles are there, so what stands above is painted first."""
    page = visitor.page()
    asked = fetched(page, address)
    assert len([path for path in asked if path.endswith(".css")]) == 1
    assert page.evaluate("document.styleSheets.length") == 2
    assert page.evaluate(BEFORE, last)
    assert page.evaluate(STYLE_LAST) != "7px"
