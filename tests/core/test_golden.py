"""Each golden file is a sentence: a data file with one mistake, and below `# expected` what is said of it.

The base is always the small file of `as_it_should_be.yml`; the name says what was changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from guide.checks import examine_text
from guide.problems import Problem

FOLDER = Path(__file__).resolve().parents[1] / "golden"
FILES = sorted(FOLDER.glob("*.yml"))
DIVIDER = "# expected\n"
MEND = re.compile("请|要|改|换|删|补|缩进|加引号|可用")


@dataclass(frozen=True)
class Golden:
    """A data file and the lines it should give: `LINE:COLUMN rule 「record」message`."""

    data: str
    expected: list[str]


def golden(path: Path) -> Golden:
    data, _, expected = path.read_text("utf-8").partition(DIVIDER)
    return Golden(data, [row.removeprefix("# ") for row in expected.splitlines()])


def as_golden(problem: Problem) -> str:
    return str(problem).partition("guide.yml:")[2]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_mistake_is_told_where_it_stands_and_no_other(path: Path) -> None:
    case = golden(path)
    assert [as_golden(problem) for problem in examine_text(case.data)[1]] == case.expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_says_in_chinese_how_to_mend_it(path: Path) -> None:
    for problem in examine_text(golden(path).data)[1]:
        assert MEND.search(problem.message), problem
        assert re.search("[一-鿿]", problem.message), problem


def test_there_is_one_file_without_a_mistake_and_every_other_has_one() -> None:
    clean = [path.stem for path in FILES if not golden(path).expected]
    assert clean == ["as_it_should_be"]
    assert len(FILES) > 30


def test_each_mistake_stands_in_the_base_file_and_nowhere_else() -> None:
    base = set(golden(FOLDER / "as_it_should_be.yml").data.splitlines())
    for path in FILES:
        data = golden(path).data.splitlines()
        changed = [row for row in data if row not in base]
        assert len(changed) <= 12, f"{path.stem} strays from the base file"
