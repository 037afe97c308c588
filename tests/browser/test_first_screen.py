"""What a reader sees before the first scroll, and that nothing has to be scrolled sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.harness import DESKTOP, PHONE, Visitor, go
from tools.shots import KINDS

# What is left of a small phone between the bars of an in-app browser.
SMALL: ViewportSize = {"width": 360, "height": 560}

BOXES = """
(selectors) => Object.fromEntries(selectors.map((selector) =>
  [selector, [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility()).map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return { left, top, right, bottom };
  })]))
"""

# Above the bar: the part of the screen that nothing covers.
FLOOR = "document.querySelector('.g-bar').getBoundingClientRect().top"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SAFETY, SEARCH, DOOR = ".g-safety", "[data-md-component=search-query]", ".g-doors--home .g-door"


def scale(page: Page, factor: float) -> None:
    """Sets the system's font scale as a phone does: every text grows, the screen does not."""
    page.evaluate("(factor) => { document.documentElement.style.fontSize = `${factor * 100}%`; }", factor)


def outside(page: Page, *selectors: str) -> list[str]:
    """What of the named does not lie wholly on the first screen, or is not there at all."""
    floor = page.evaluate(FLOOR)
    found = page.evaluate(BOXES, list(selectors))
    missing = [selector for selector, boxes in found.items() if not boxes]
    return missing + [
        f"{selector} {box}"
        for selector, boxes in found.items()
        for box in boxes
        if box["left"] < 0 or box["top"] < 0 or box["right"] > SMALL["width"] or box["bottom"] > floor
    ]


def symptom_pages(built_site: Path) -> list[str]:
    return sorted(f"symptoms/{page.parent.name}/" for page in built_site.glob("symptoms/*/index.html"))


def test_home_shows_safety_line_title_search_six_doors_and_the_judge_on_the_first_screen(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=SMALL)
    assert not outside(page, SAFETY, "h1", ".g-who", ".g-search__label", SEARCH, DOOR, ".g-ask a")
    assert page.locator(DOOR).count() == 6
    assert page.evaluate("scrollY") == 0


def test_home_keeps_safety_line_and_search_on_the_first_screen_at_a_larger_font(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=SMALL)
    scale(page, 1.3)
    assert not outside(page, SAFETY, SEARCH)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_phone_nor_with_a_font_twice_as_large(kind: str, visitor: Visitor) -> None:
    page = visitor.open(KINDS[kind], viewport=PHONE)
    assert page.evaluate(SIDEWAYS) == 0
    scale(page, 2)
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("kind", ["home", "symptom", "letter", "channels", "causes", "reconcile", "components"])
def test_a_wide_page_zoomed_to_two_hundred_percent_does_not_scroll_sideways(kind: str, visitor: Visitor) -> None:
    page = visitor.open(KINDS[kind], viewport={"width": 640, "height": 400}, touch=False)
    assert page.evaluate(SIDEWAYS) == 0


def test_every_symptom_page_answers_on_the_first_screen(phone: Page, built_site: Path) -> None:
    late = []
    for address in symptom_pages(built_site):
        go(phone, address)
        assert not outside(phone, "[data-guide=bottom-line] p", ".g-urgency"), address
        floor, heading = phone.evaluate(FLOOR), phone.locator("#do-now").bounding_box()
        assert heading
        if heading["y"] + heading["height"] > floor:
            late.append(address)
    assert not late, late


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_no_copy_button_stands_above_the_first_thing_to_do_where_money_is_in_danger(
    viewport: ViewportSize, visitor: Visitor
) -> None:
    for name in ("fake-support", "recovery-scam", "account-stolen", "platform-gone"):
        page = visitor.open(f"symptoms/{name}/", viewport=viewport)
        first = page.locator("[data-guide=do-now] li").first.bounding_box()
        assert first
        for button in page.locator("[data-guide=copy]").all():
            box = button.bounding_box()
            assert box
            assert box["y"] > first["y"] + first["height"], name


def test_the_way_to_what_is_to_be_done_leads_there(visitor: Visitor) -> None:
    page = visitor.open("symptoms/fake-support/")
    page.locator(".g-urgency").click()
    expect(page.locator("[data-guide=do-now] li").first).to_be_in_viewport(ratio=1)


def test_the_bar_holds_its_words_at_a_much_larger_font(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=SMALL)
    scale(page, 1.6)
    bar = page.locator(".g-bar").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] == SMALL["height"]
    assert bar["height"] <= 100
    for link in page.locator(".g-bar a").all():
        assert link.evaluate("(each) => each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight")
        box = link.bounding_box()
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_the_bar_leaves_the_screen_to_the_keyboard(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=PHONE)
    assert page.locator(".g-bar").is_visible()
    page.set_viewport_size({"width": 360, "height": 300})
    assert not page.locator(".g-bar").is_visible()


def test_the_bar_and_the_entries_name_the_page_one_is_on(visitor: Visitor) -> None:
    page = visitor.open("letters/restore-missing/")
    assert page.locator(".g-bar [aria-current]").inner_text() == "写申诉"
    page = visitor.open("channels/", viewport=DESKTOP)
    assert page.locator(".g-header__nav [aria-current=page]").inner_text() == "找谁投诉"
    assert page.locator(".g-header__nav a").count() == 5


def test_the_bar_lies_over_nothing_at_the_end_of_a_page(visitor: Visitor) -> None:
    page = visitor.open("about/", viewport=SMALL)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    last = page.locator(".g-footer > :last-child").bounding_box()
    assert last
    assert last["y"] + last["height"] <= page.evaluate(FLOOR)


def test_blocks_after_the_do_nots_are_folded_on_phones_and_open_elsewhere(visitor: Visitor) -> None:
    folded = "[...document.querySelectorAll('[data-guide=do-not] ~ section .g-fold')].map((each) => each.open)"
    for reader, wanted in (({"viewport": PHONE}, False), ({"viewport": DESKTOP}, True), ({"script": False}, True)):
        page = visitor.open("symptoms/expired/", **reader)
        if "script" in reader:
            assert page.locator(".g-fold:not([open])").count() == 0
        else:
            states = page.evaluate(folded)
            assert len(states) >= 5
            assert set(states) == {wanted}


def test_a_link_into_a_folded_page_lands_on_its_heading(visitor: Visitor) -> None:
    """However many blocks above it fold while the page scrolls there."""
    page = visitor.open("channels/#police-110", viewport=PHONE)
    heading = page.locator("#police-110 > summary")
    top = "(at) => Math.round(at.getBoundingClientRect().top)"
    still = f"(at) => {{ const [was, now] = [at.was, ({top})(at)]; at.was = now; return was === now && scrollY; }}"
    page.wait_for_function(still, arg=heading.element_handle(), polling=200)
    assert 0 <= heading.evaluate(top) < PHONE["height"] / 4


def test_paper_shows_every_block_and_none_of_the_ways(visitor: Visitor) -> None:
    page = visitor.open("symptoms/expired/", viewport=PHONE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for name in ("do-now", "do-not", "causes", "evidence", "next", "result", "whom", "end"):
        assert page.locator(f"[data-guide={name}] li").first.is_visible(), name
    for way in (SAFETY, ".g-header", ".g-bar", ".g-footer nav", "[data-guide=copy]", "[data-guide=skip]"):
        assert not page.locator(way).first.is_visible(), way
    assert page.evaluate(SIDEWAYS) == 0


def test_a_page_that_is_not_there_offers_the_search_and_the_ways(visitor: Visitor) -> None:
    page = visitor.open("404.html")
    assert page.locator(SEARCH).is_visible()
    assert page.locator("article .g-door").count() == 4
