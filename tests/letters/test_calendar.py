"""Calendar entries as calendars read them: right time, stable identity, nothing of the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from tests.letters.conftest import RunModule

START = int(datetime(2026, 11, 21, 6, 30, tzinfo=UTC).timestamp() * 1000)
NOW = int(datetime(2026, 11, 21, 7, 0, tzinfo=UTC).timestamp() * 1000)
ENTRY = {
    "rule": "chase-after-24h",
    "due": "2026-11-22T14:30+08:00",
    "start": START,
    "address": "https://guide.example/symptoms/support-silent/",
    "title": "自助指南：可以催一次；看一眼，再写",
    "note": "打开这一页，看下一步。\n" + "很长的一句话" * 20,
}


@pytest.fixture
def write(run_module: RunModule) -> Any:
    def text(changes: dict[str, Any] | None = None, now: int = NOW) -> str:
        made: str = run_module("calendar_each.js", [{"entry": ENTRY | (changes or {}), "now": now}])[0]
        return made

    return text


def event(text: str) -> Any:
    return Calendar.from_ical(text).walk("VEVENT")[0]


def test_an_hour_is_the_right_instant(write: Any) -> None:
    assert event(write()).decoded("dtstart") == datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


def test_a_last_day_is_a_whole_day(write: Any) -> None:
    whole = event(write({"due": "2026-12-31"}))
    assert whole.decoded("dtstart") == date(2026, 12, 31)
    assert whole.decoded("dtend") == date(2027, 1, 1)


def test_words_come_back_as_they_were(write: Any) -> None:
    assert event(write())["summary"] == ENTRY["title"]
    assert event(write())["description"] == ENTRY["note"]


def test_lines_end_with_crlf_and_hold_at_most_75_octets(write: Any) -> None:
    lines = write().split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line or len(line.encode()) > 75 for line in lines)


def test_importing_again_updates_the_same_entry(write: Any) -> None:
    first, later = event(write()), event(write(now=NOW + 60_000))
    assert first["uid"] == later["uid"]
    assert later["sequence"] > first["sequence"]
    assert first["uid"] != event(write({"rule": "promise-due"}))["uid"]


def test_nothing_but_rule_time_and_page_stands_in_it(write: Any) -> None:
    assert set(event(write())) == {
        *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP")
    }


def test_an_event_a_minute_later_is_another_entry(write: Any) -> None:
    """Two tickets sent in the same hour keep two reminders."""
    assert event(write())["uid"] != event(write({"start": START + 60_000}))["uid"]
    assert event(write())["uid"] == event(write({"start": START + 59_000}))["uid"]


def test_when_the_reader_wrote_cannot_be_read_from_the_entry(write: Any) -> None:
    minute = START // 60_000
    for trace in (str(START), str(START // 1000), str(minute), base36(minute), "20261121T063000", "2026-11-21"):
        assert trace not in write(now=NOW + 86_400_000)


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else base36(number // 36) + digits[number % 36]
