"""Every component in every state, and every kind of page, for readers who do not see, point or focus as others do."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.harness import DESKTOP, PHONE, Visitor, axe, go
from tools.shots import KINDS

Scheme = Literal["light", "dark"]

# A finger needs 44 px. A link inside a sentence is spaced by its lines; a box counts with its label.
TOO_SMALL = """
() => {
  const inSentence = (each) => getComputedStyle(each).display === "inline" || each.matches(".g-go, .g-mark");
  const row = (each) => each.closest(".g-tick") || each.closest("label");
  const box = "[type=radio], [type=checkbox]";
  const area = (each) => each.matches(box) && row(each) || each;
  return [...document.querySelectorAll("a, button, summary, select, input, textarea")]
    .filter((each) => each.checkVisibility() && !each.matches(".g-skip") && !inSentence(each))
    .map((each) => ({ name: each.outerHTML.slice(0, 90), box: area(each).getBoundingClientRect() }))
    .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
    .map(({ name, box }) => `${Math.round(box.width)} x ${Math.round(box.height)} ${name}`);
}
"""

# What text needs when a reader sets it wider (WCAG 1.4.12).
WIDER_TEXT = """
() => {
  const sheet = new CSSStyleSheet();
  const wide = "line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important";
  sheet.replaceSync(`* { ${wide} } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}
"""
CUT_OFF = """
() => [...document.querySelectorAll("a, button, p, li, h1, h2, h3, label, summary, dd, .g-paper__text")]
  .filter((each) => each.checkVisibility() && !each.closest(".g-skip, .g-unseen, .g-status"))
  .filter((each) => /hidden|clip/.test(getComputedStyle(each).overflow) && each.scrollHeight > each.clientHeight + 1)
  .map((each) => each.outerHTML.slice(0, 90))
"""

# Whether the element with the focus, or the label around it, is outlined; else which one it is.
OUTLINED = """
() => {
  const at = document.activeElement;
  const drawn = (style) => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  return [at, at.closest("label")].some((each) => each && drawn(getComputedStyle(each))) || at.outerHTML.slice(0, 90);
}
"""

MOVING = """
() => [...document.querySelectorAll("*")]
  .filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0).length
"""
BORDER = "(each) => parseFloat(getComputedStyle(each).borderTopWidth)"


def components(visitor: Visitor, viewport: ViewportSize, scheme: Scheme) -> Page:
    return visitor.open("components/", viewport=viewport, scheme=scheme)


def unfold(page: Page) -> None:
    """Opens every fold, so that nothing escapes."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_axe_finds_nothing_on_any_component_in_any_state(
    viewport: ViewportSize, scheme: Scheme, visitor: Visitor
) -> None:
    page = components(visitor, viewport, scheme)
    axe(page)
    unfold(page)
    axe(page)
    message = page.locator("#component-message [data-guide=quick-message]")
    message.locator("[data-guide=copy]").click()
    message.locator("[data-guide=missing]").wait_for()
    message.locator("input[type=text]").first.fill("我的密码是 abc12345")
    message.locator("[data-guide=guard]").wait_for()
    axe(page)
    message.locator("[data-guide=copy]").click()
    message.locator("[data-guide=copy-anyway]").click()
    message.locator("[data-guide=after-copy]").wait_for()
    message.locator("[data-guide=edit-toggle]").click()
    axe(page)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_kind_of_page(kind: str, visitor: Visitor) -> None:
    page = visitor.open(KINDS[kind], viewport=PHONE, scheme="light")
    axe(page)
    page = visitor.open(KINDS[kind], viewport=DESKTOP, scheme="dark")
    axe(page)


def test_whatever_can_be_pressed_is_large_enough_for_a_finger(visitor: Visitor) -> None:
    page = visitor.page(viewport=PHONE)
    small = {}
    for kind, address in KINDS.items():
        go(page, address)
        unfold(page)
        small[kind] = page.evaluate(TOO_SMALL)
    assert {kind: found for kind, found in small.items() if found} == {}


def test_the_first_tab_leads_past_the_header(visitor: Visitor) -> None:
    page = visitor.open("symptoms/expired/", viewport=DESKTOP)
    page.keyboard.press("Tab")
    skip = page.locator(".g-skip")
    assert skip.evaluate("(each) => each === document.activeElement")
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_focus_is_seen_wherever_it_stands(visitor: Visitor) -> None:
    page = visitor.open("symptoms/expired/", viewport=DESKTOP)
    for _ in range(45):
        page.keyboard.press("Tab")
        outline = page.evaluate(OUTLINED)
        assert outline is True


def test_a_page_has_one_main_one_banner_one_footer_and_named_ways(visitor: Visitor) -> None:
    page = visitor.open("symptoms/expired/", viewport=DESKTOP)
    for role in ("main", "banner", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1, role
    names = page.evaluate("[...document.querySelectorAll('nav')].map((each) => each.getAttribute('aria-label'))")
    assert len(names) == len(set(names))
    assert all(names)
    assert page.locator("h1").count() == 1


def test_text_set_wider_by_the_reader_is_not_cut_off(visitor: Visitor) -> None:
    page = components(visitor, PHONE, "light")
    unfold(page)
    page.evaluate(WIDER_TEXT)
    assert not page.evaluate(CUT_OFF)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_reader_who_wants_no_motion_gets_none(visitor: Visitor) -> None:
    page = components(visitor, PHONE, "light")
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate(MOVING) == 0


def test_with_forced_colours_states_are_told_by_lines(visitor: Visitor) -> None:
    page = visitor.open("channels/", viewport=DESKTOP)
    page.emulate_media(forced_colors="active")
    assert page.locator(".g-header__nav [aria-current]").evaluate(BORDER) >= 2
    page = components(visitor, DESKTOP, "light")
    page.emulate_media(forced_colors="active")
    for selector in ("#component-truth .g-truth", "#component-notices .g-notice", ".g-button--filled"):
        assert page.locator(selector).first.evaluate(BORDER) >= 1, selector


def test_every_icon_stands_beside_words_and_is_silent(visitor: Visitor) -> None:
    page = components(visitor, PHONE, "light")
    alone = """[...document.querySelectorAll("svg.g-icon")].filter((each) =>
      each.getAttribute("aria-hidden") !== "true" || !each.parentElement.textContent.trim()).length"""
    assert page.locator("svg.g-icon").count() > 20
    assert page.evaluate(alone) == 0


def test_the_copy_button_is_the_only_filled_button_of_a_page(visitor: Visitor) -> None:
    with_letter = ("symptoms/expired/", "letters/restore-missing/")
    for address in (*with_letter, "channels/", "help-now/", "steps/appeal/", "case/", "reconcile/", "triage/"):
        filled = visitor.open(address).locator(".g-button--filled")
        names = filled.evaluate_all("buttons => buttons.map((button) => button.dataset.guide)")
        assert names == (["copy"] if address in with_letter else []), address


def test_the_component_page_is_found_by_editors_only(visitor: Visitor) -> None:
    page = components(visitor, PHONE, "light")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    for address in ("/", "about/", "symptoms/"):
        assert visitor.open(address).locator("a[href*=components]").count() == 0
