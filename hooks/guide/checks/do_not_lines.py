"""不要做: each line begins with 不要 and gives its reason; each has a way back for those who did it already."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.base import DoNot
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `do-not-start`, `do-not-reason`, `do-not-done`."""
    for record, path, part in guide.models:
        if not isinstance(part, DoNot):
            continue
        if not part.text.startswith("不要"):
            yield guide.problem(record.id, (*path, "text"), "do-not-start", "请以“不要”开头")
        if len([each for each in part.text.split("。") if each]) < 2:
            yield guide.problem(record.id, (*path, "text"), "do-not-reason", "“不要”后面还要一句原因，请补上")
        if not part.done.startswith("已经"):
            yield guide.problem(record.id, (*path, "done"), "do-not-done", "请以“已经”开头，例如“已经付了”")
