"""`tests/promises.md`: each promise names the test that holds it, and that test is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^- (?P<promise>[A-Z帮].*\.) `(?P<path>tests/\S+?)::(?P<name>[^`]+)`$")


@dataclass(frozen=True)
class Promise:
    """One line of the file."""

    words: str
    path: str
    name: str


def bullets() -> list[str]:
    return [row for row in (ROOT / "tests" / "promises.md").read_text("utf-8").splitlines() if row.startswith("-")]


def promises() -> list[Promise]:
    found = [LINE.match(row) for row in bullets()]
    return [Promise(match["promise"], match["path"], match["name"]) for match in found if match]


def test_every_line_is_a_promise_with_its_test() -> None:
    assert [row for row in bullets() if not LINE.match(row)] == []
    assert len(promises()) >= 60


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: promise.name)
def test_the_test_of_a_promise_is_there(promise: Promise) -> None:
    text = (ROOT / promise.path).read_text("utf-8")
    if promise.path.endswith(".py"):
        assert re.search(rf"^(?:async )?def {re.escape(promise.name)}\(", text, re.MULTILINE), promise
    else:
        assert f'Deno.test("{promise.name}"' in text, promise


def test_no_promise_is_made_twice() -> None:
    words = [promise.words for promise in promises()]
    assert len(words) == len(set(words))
