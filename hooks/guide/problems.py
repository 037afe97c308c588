"""A mistake in the data file, told so that its author can mend it: where, which rule, what, how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DATA_FILE = "docs/_data/guide.yml"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `line` and `column` count from 1; `message` is Chinese and ends with how to mend it."""

    line: int
    column: int
    rule: str
    record: str
    message: str

    def __str__(self) -> str:
        where = f"「{self.record}」" if self.record else ""
        return f"{DATA_FILE}:{self.line}:{self.column} {self.rule} {where}{self.message}"


def report(problems: Iterable[Problem]) -> str:
    """All problems in the order of the file, each on one line, with the count last."""
    ordered = sorted(set(problems))
    lines = [str(problem) for problem in ordered]
    return "\n".join([*lines, f"共 {len(ordered)} 处问题，站点未生成。"])


class GuideError(Exception):
    """The data file cannot be used; `problems` holds every mistake found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))
