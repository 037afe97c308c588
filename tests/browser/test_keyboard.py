"""Everything can be done by keyboard alone, and one always sees where one is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.harness import DESKTOP, Visitor

FAR = 120  # presses of Tab after which something cannot be reached by a patient reader
FOCUS = """() => {
  const here = document.activeElement;
  const seen = here.closest("label, li") || here;
  const ring = (each) => !/none|(^| )0px/.test(getComputedStyle(each).outline);
  const around = here.matches("input[type=checkbox], input[type=radio]") ? [here, here.parentElement] : [here];
  const box = seen.getBoundingClientRect();
  return {
    name: here.outerHTML.slice(0, 120),
    ring: around.some(ring),
    inView: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until this has the focus; on the way every stop is in view and has a ring."""
    page.emulate_media(reduced_motion="reduce")
    for _ in range(FAR):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        assert here["ring"], here
        assert here["inView"], here
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached by {FAR} presses of Tab")


def test_the_search_by_keyboard_from_the_first_key_to_the_page(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=DESKTOP)
    tab_to(page, 'input[data-md-component="search-query"]')
    page.keyboard.insert_text("充值一直没到账")
    expect(page.locator('[data-md-component="search-result"] a').first).to_be_visible(timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator('input[data-md-component="search-query"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/symptoms/paid-not-credited/")


def test_checklist_and_message_by_keyboard_with_the_gaps_filled_on_the_way(visitor: Visitor) -> None:
    page = visitor.page(viewport=DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("symptoms/partial-restored/")
    page.wait_for_selector("html[data-guide-ready]", state="attached")
    tab_to(page, "[data-guide=checklist] input")
    page.keyboard.press("Space")
    expect(page.locator("[data-guide=checklist] input").first).to_be_checked()
    tab_to(page, "[data-guide=skip]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    tab_to(page, "button[data-guide=copy]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-guide=missing]")).to_be_visible()
    page.locator("[data-guide=fill-first]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("form [name=account]")).to_be_focused()
    page.keyboard.insert_text("UID 10086")
    for name, value in (("amount_lost", "100"), ("restored_count", "60")):
        tab_to(page, f"form [name={name}]")
        page.keyboard.insert_text(value)
    tab_to(page, "button[data-guide=copy]")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("已复制。现在去粘贴。")
    assert "账号UID 10086。一共少了100钻，补回60钻。" in page.evaluate("navigator.clipboard.readText()")


def test_the_record_by_keyboard_from_the_first_fact_to_an_empty_device(visitor: Visitor) -> None:
    page = visitor.open("/case/", viewport=DESKTOP)
    tab_to(page, "select[name=symptom]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("select[name=symptom]")).not_to_have_value("")
    tab_to(page, "[name=account]")
    page.keyboard.insert_text("UID 10086")
    tab_to(page, "[data-guide=save]")
    page.keyboard.press("Enter")
    assert page.evaluate("localStorage.length") == 1
    tab_to(page, "[data-guide=erase]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-guide=erased]")).to_contain_text("已经清空")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.activeElement !== document.body")


def test_the_sums_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("/reconcile/", viewport=DESKTOP)
    for name, value in (("balance_before", "100"), ("balance_now", "40")):
        tab_to(page, f"[name={name}]")
        page.keyboard.insert_text(value)
    expect(page.locator("[data-guide=verdict][data-gap='60']")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("少了 60 钻")
