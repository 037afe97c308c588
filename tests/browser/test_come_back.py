"""When to come back: dates as words on the page, and as an entry for a calendar."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.harness import Visitor, go

PAGE = "/symptoms/paid-not-credited/"


def test_without_script_the_rule_stands_there_in_words(visitor: Visitor) -> None:
    page = visitor.open(PAGE, script=False)
    expect(page.locator('[data-guide="next"]').get_by_text("过 24 小时可以催")).to_be_visible()
    assert page.locator('time[data-guide="deadline"]').count() == 0


def test_once_the_message_was_sent_the_page_says_until_when(visitor: Visitor) -> None:
    page = visitor.page()
    go(page, "/letters/chase-24h/")
    page.locator('[name="submitted_at"]').fill("2026-11-22T09:15")
    go(page, PAGE)
    page.locator("summary", has_text="接下来").click()
    time = page.locator('[data-guide="next"] time[data-deadline="chase-after-24h"]')
    expect(time).to_have_text("到时间：明天 09:15")
    assert time.get_attribute("datetime") == "2026-11-23T09:15+08:00"


def test_a_date_goes_with_what_it_was_counted_from(visitor: Visitor) -> None:
    page = visitor.page()
    go(page, "/letters/chase-24h/")
    page.locator('[name="submitted_at"]').fill("2026-11-22T09:15")
    page.locator('[name="ticket_no"]').fill("GD8842")
    page.get_by_role("button", name="记在这台手机上").click()
    go(page, PAGE)
    page.locator("summary", has_text="接下来").click()
    expect(page.locator('[data-guide="next"] time[data-deadline="chase-after-24h"]')).to_be_visible()
    other = page.context.new_page()
    go(other, "/about/").locator("[data-guide=erase-here]").click()
    expect(page.locator('[data-guide="next"] time')).to_have_count(0)


@pytest.mark.parametrize(("now", "past"), [("2027-05-22T23:59:00+08:00", 0), ("2027-05-23T00:01:00+08:00", 1)])
def test_the_day_after_a_check_was_due_the_page_says_so(visitor: Visitor, now: str, past: int) -> None:
    page = visitor.open("/sources/#cpl-right-to-know", now=now)
    words = page.locator("#cpl-right-to-know").get_by_text("已过核对日期，请以官方最新公布为准")
    expect(words).to_have_count(past)


def test_below_a_letter_the_time_runs_from_that_letter_whatever_was_sent_before(visitor: Visitor) -> None:
    page = visitor.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, "/letters/chase-24h/")
    page.locator('[name="submitted_at"]').fill("2026-11-01T09:15")
    page.locator('[data-guide="copy"]').click()
    page.get_by_role("button", name="带着空格复制").click()
    time = page.locator('[data-guide="after-copy"] time[data-deadline="chase-after-24h"]')
    expect(time).to_contain_text("复制完就发了的话，到时间：明天")
    page.get_by_role("button", name="我已经发出去了").click()
    expect(time).not_to_contain_text("复制完就发了的话")


def test_a_reader_in_another_zone_sees_the_clock_of_china(visitor: Visitor, browser: Any, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, timezone_id="America/New_York", service_workers="block")
    page = context.new_page()
    go(page, "/letters/chase-24h/")
    page.locator('[name="submitted_at"]').fill("2026-11-20T09:15")
    go(page, PAGE)
    time = page.locator('[data-guide="next"] time[data-deadline="chase-after-24h"]')
    assert time.get_attribute("datetime") == "2026-11-21T09:15+08:00"
    context.close()


def test_the_calendar_entry_holds_the_date_and_nothing_that_was_typed(visitor: Visitor) -> None:
    page = visitor.page()
    go(page, "/letters/chase-24h/")
    page.locator('[name="submitted_at"]').fill("2026-11-22T09:15")
    page.locator('[name="ticket_no"]').fill("GD8842")
    go(page, PAGE)
    page.locator("summary", has_text="接下来").click()
    with page.expect_download() as download:
        page.locator('[data-guide="next"] [data-guide="calendar"]').first.click()
    text = download.value.path().read_text("utf-8")
    assert "GD8842" not in text
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert event.decoded("dtstart").isoformat() == "2026-11-23T01:15:00+00:00"
