"""What three readers must still reach when something is broken: their text, or what to do instead.

One was not credited (home, message, record), one waits for an answer (replies, chase letter), one has counted
(questions, sums). Together their places load every module of the site. Each place uses what works as a reader
would, and where something does not work, looks for what the page says to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, TimeoutError, WebError, expect

from tests.browser.harness import go
from tests.reconcile.bills import Paid, wechat_csv, wechat_xlsx

BY_HAND = "没复制成，文字已选中，请长按再点“复制”。"
PARTLY = "这一页有一部分没有打开"
COPIED_OR_SELECTED = """() => [...document.querySelectorAll('[role=status], [data-guide=after-copy]:not([hidden])')]
  .some((each) => /^(已复制。现在去粘贴。|没复制成)/.test(each.textContent.trim()))"""
SETTLED = "html[data-guide-ready], html[data-guide-partly]"

PAID = [Paid("2026-05-02 10:00:00", 2)]
MORE = [Paid("2026-05-01 10:00:00", 1)]
ANSWERED = """() => document.querySelector('[data-guide=verdict][data-gap]')
  || document.querySelector('[role=status]').textContent"""
TAKEN_OR_TOLD = """() => document.querySelector('[data-guide=export-text]').value.includes('填了')
  || document.querySelector('[role=status]').textContent.includes('先刷新再试')"""
LEDGER = "2026-05-01 10:00:30 充值 +60 余额 160"
MESSAGE = {"account": "UID 10086", "paid_at": "2026-11-21T14:30", "paid_amount": "30", "expected_count": "60"}
CHASE = {"ticket_no": "8842", "submitted_at": "2026-11-19T10:00", "account": "UID 10086"}


@dataclass(frozen=True)
class Place:
    """A page of a reader's way and what they must reach on it. `reach` fails where they are left alone."""

    address: str
    reach: Callable[[Page], None]


@contextmanager
def watched(context: BrowserContext) -> Iterator[list[str]]:
    """Collects errors that no module caught; what the browser says about the fault itself is no error."""
    uncaught: list[str] = []

    def hear(error: WebError) -> None:
        uncaught.append(str(error.error))

    context.on("weberror", hear)
    yield uncaught
    context.remove_listener("weberror", hear)


def visit(context: BrowserContext, place: Place, *, starts: bool = True) -> None:
    """Opens a place in a tab of its own and reaches for the text. `starts` is False where no script runs."""
    page = context.new_page()
    go(page, place.address, wait=False)
    if starts:
        page.wait_for_selector(SETTLED, state="attached")
    place.reach(page)
    page.close()


def says_so(page: Page) -> None:
    """The page tells the reader what to do: in its first lines or in its live region, or by being plain paper."""
    told = page.locator("[data-guide=partly]:visible").count() or page.locator("html.no-js").count()
    assert told or page.get_by_role("status").inner_text(), "nothing is said"


def seen(locator: Locator) -> bool:
    """Whether at least one of these is in sight now."""
    return any(each.is_visible() for each in locator.all())


def search(page: Page) -> None:
    """Own words lead on; where the search fails, the way by hand is in sight."""
    box = page.locator('input[data-md-component="search-query"]')
    ways = "[data-md-component=search-result] a, [data-guide=search-exits] a, .g-search__plain a, .g-doors a"
    if box.is_visible():
        box.fill("充值一直没到账")
        page.locator(
            "[data-md-component=search-result] a:visible, [data-guide=search-exits] a:visible"
        ).first.wait_for()
    else:
        says_so(page)
    assert seen(page.locator(ways))


def copied(page: Page, has: str) -> None:
    """The text is in the clipboard, or it is selected and the page says how the hand copies it."""
    page.wait_for_function(COPIED_OR_SELECTED)
    by_hand = page.get_by_role("status").inner_text() == BY_HAND
    where = "getSelection().toString()" if by_hand else "navigator.clipboard.readText()"
    assert has in page.evaluate(where)


def message(values: dict[str, str], has: str) -> Callable[[Page], None]:
    """Reaches a message: filled and copied, or on paper with its gaps and word of how to copy it."""

    def reach(page: Page) -> None:
        for name, value in values.items():
            page.locator(f'form [name="{name}"]').fill(value)
        if not page.locator("button[data-guide=copy]:visible").count():
            expect(page.get_by_text("长按上面的话")).to_be_visible()
            assert "【平台账号】" in page.locator("[data-guide=letter-text]:visible").inner_text()
            return says_so(page)
        page.locator("button[data-guide=copy]:visible").click()
        copied(page, has)
        return extras(page)

    return reach


def extras(page: Page) -> None:
    """File, print and calendar: each works or says what to do instead."""
    for name in ("download", "print", "calendar"):
        button = page.locator(f"article [data-guide={name}]:visible").first
        if button.count():
            page.evaluate("document.querySelector('[role=status]').textContent = ''")
            button.click()
            if name != "print" or page.evaluate("typeof print !== 'function'"):
                expect(page.get_by_role("status")).not_to_be_empty()


def quick(page: Page) -> None:
    """The short message of a symptom page, with ticks and dates beside it."""
    page.locator("[data-guide=checklist] input").first.check()
    message(MESSAGE, "账号UID 10086")(page)
    sent = page.locator("button[data-guide=sent]:visible")
    if sent.count():
        sent.click()
        extras(page)


def replies(page: Page) -> None:
    """The answer of the platform leads to a letter, chosen or on the whole list."""
    page.locator("input[name=reply][value=part-restored]").check()
    expect(page.locator("a[href*='restore-rest']:visible").first).to_be_visible()


def again(page: Page) -> None:
    """Who wrote something down finds home going on from there, or at least the doors."""
    page.locator("form [name=submitted_at]").fill("2026-11-19T10:00")
    page.goto("./")
    with suppress(TimeoutError):  # where no script runs at all
        page.wait_for_selector(SETTLED, state="attached")
    page.evaluate("document.querySelector('guide-continue').ready")
    page.locator("[data-guide=continue] a:visible, .g-doors a:visible").first.wait_for()


def block(page: Page) -> None:
    """A ready text with its button, or the same text to copy by hand."""
    text = page.locator("[data-guide=copy-text]").first.inner_text().strip()
    button = page.locator("[data-guide=copy-block]:visible").first
    if not button.count():
        return says_so(page)
    button.click()
    return copied(page, text[:10])


def questions(page: Page) -> None:
    """The questions lead to a page, one by one or as the list that they are without script."""
    first = page.locator("fieldset[data-guide=question]:visible").first
    first.get_by_role("radio", name="有陌生登录，或密码被人改了").check()
    expect(page.locator("a[href*='account-stolen']:visible").first).to_be_visible()


def sums(page: Page) -> None:
    """What is missing is told, or that it was not worked out and what to do."""
    page.fill("[name=balance_before]", "100")
    page.fill("[name=balance_now]", "160")
    page.fill("[name=ledger]", LEDGER)
    if not page.locator("[data-guide=verdict]:visible").count():
        expect(page.get_by_text("100 + 60 + 6 − 30 − 0 = 136")).to_be_visible()
        return says_so(page)
    page.wait_for_function(ANSWERED)
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.set_input_files("[name=bill]", [a_file("a.csv", wechat_csv(PAID)), a_file("b.xlsx", wechat_xlsx(MORE))])
    expect(page.get_by_role("status")).not_to_be_empty()
    return None


def a_file(name: str, content: bytes) -> FilePayload:
    """A file as the picker hands it over."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def record(page: Page) -> None:
    """The record can be filled in and taken along, or it says what to write on paper."""
    if not page.locator("[name=account]:visible").count():
        expect(page.get_by_text("抄在纸上")).to_be_visible()
        return says_so(page)
    page.fill("[name=account]", "UID 10086")
    page.click("[data-guide=export]")
    page.wait_for_function(TAKEN_OR_TOLD)
    page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.click("[data-guide=export-file]")
    expect(page.get_by_role("status")).not_to_be_empty()
    return extras(page)


def about(page: Page) -> None:
    """What is kept is listed and can be erased, or the page says why not."""
    if page.locator("[data-guide=erase-here]:visible").count():
        page.click("[data-guide=erase-here]")
        expect(page.get_by_role("status")).to_have_text("已经清空。")
    else:
        says_so(page)


PLACES = {
    "home": Place("/", search),
    "message": Place("/symptoms/paid-not-credited/", quick),
    "record": Place("/case/", record),
    "again": Place("/letters/chase-24h/", again),
    "replies": Place("/letters/", replies),
    "chase": Place("/letters/chase-24h/", message(CHASE, "工单8842")),
    "questions": Place("/triage/", questions),
    "sums": Place("/reconcile/", sums),
    "block": Place("/steps/follow-up/", block),
    "about": Place("/about/", about),
}
PERSONAS = {
    "not credited": ["home", "message", "record"],
    "waiting": ["replies", "chase", "again"],
    "counted": ["questions", "sums"],
}
