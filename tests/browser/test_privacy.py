"""Nothing a reader does leaves the phone, nothing stays on it unasked, nothing personal stands in the open."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.harness import DESKTOP, Visitor, go

SECRET = "周小山8842"
OPENLY = "() => [location.href, document.title, JSON.stringify(history.state), document.cookie, window.name]"
KEPT = """async () => ({
  local: Object.keys(localStorage),
  tab: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""


def kinds(built_pages: list[Path], built_site: Path) -> list[str]:
    """One address of each kind: the first page of every folder and its list."""
    shown = ["/" + page.relative_to(built_site).as_posix().removesuffix("index.html") for page in built_pages]
    by_kind: dict[str, str] = {}
    for address in shown:
        folder = address.split("/")[1]
        by_kind.setdefault(f"{folder}/*" if address.count("/") > 2 else address, address)
    return list(by_kind.values())


def test_no_page_of_any_kind_asks_another_host_or_keeps_anything(
    visitor: Visitor, built_pages: list[Path], built_site: Path
) -> None:
    page = visitor.page()
    beyond: list[str] = []

    def stop(route: Route) -> None:
        beyond.append(route.request.url)
        route.abort()

    page.context.route(re.compile(f"^(?!{re.escape(visitor.troubles.origin)})"), stop)
    addresses = kinds(built_pages, built_site)
    assert len(addresses) >= 20
    for address in addresses:
        go(page, address)
    assert beyond == []
    assert page.evaluate(KEPT) == {"local": [], "tab": [], "databases": 0, "caches": 0}
    assert page.context.cookies() == []


def in_private(page: Page) -> None:
    """What was typed stands neither in the address nor in the title, the history or a cookie."""
    assert SECRET not in "".join(page.evaluate(OPENLY))


def test_what_is_typed_anywhere_stays_out_of_address_title_history_and_the_device(visitor: Visitor) -> None:
    page = visitor.open("/", viewport=DESKTOP)
    page.fill('input[data-md-component="search-query"]', f"客服不理我 {SECRET}")
    expect(page.locator('[data-md-component="search-result"] a').first).to_be_visible()
    in_private(page)
    go(page, "/symptoms/support-silent/")
    page.fill("form [name=account]", SECRET)
    page.locator("[data-guide=checklist] input").first.check()
    in_private(page)
    go(page, "/reconcile/")
    page.fill("[name=balance_before]", "100")
    page.fill("[name=balance_now]", "40")
    page.fill("[name=ledger]", f"2026-05-01 10:00 {SECRET} +60 余额 160")
    in_private(page)
    go(page, "/case/")
    page.click("summary:has-text('记一次和客服的联系')")
    page.fill("[name=contact-who]", SECRET)
    page.click("text=记下这一次")
    expect(page.locator("[data-guide=timeline]")).to_contain_text(SECRET)
    in_private(page)
    kept = page.evaluate(KEPT)
    assert {**kept, "tab": []} == {"local": [], "tab": [], "databases": 0, "caches": 0}
    assert page.context.cookies() == []
    before = page.evaluate("history.length")
    page.fill("[name=site_name]", "某某卡盟")
    assert page.evaluate("history.length") == before


def test_every_storage_key_in_use_is_listed_on_the_page_about_the_site(visitor: Visitor) -> None:
    page = visitor.open("/symptoms/support-silent/")
    page.fill("form [name=account]", SECRET)
    go(page, "/triage/").get_by_role("radio", name="都没有", exact=True).check()
    in_tab = page.evaluate(KEPT)["tab"]
    go(page, "/case/").locator("[data-guide=save]").click()
    on_device = page.evaluate(KEPT)["local"]
    assert in_tab
    assert on_device
    listed = set(re.findall(r"（(\S+?)）：", go(page, "/about/").locator("[data-guide=storage-list]").inner_text()))
    assert {*in_tab, *on_device} <= listed
    page.click("[data-guide=erase-here]")
    expect(page.get_by_role("status")).to_have_text("已经清空。")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
