"""A tickable line is one of three things: an action of its own, a piece of evidence, or one from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.base import Tick
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `tick-source` and `tick-text`, and `tick-twice` where a page would show one box two times."""
    seen: set[tuple[str, str]] = set()
    for record, path, part in guide.models:
        if not isinstance(part, Tick):
            continue
        if sum(value is not None for value in (part.id, part.evidence, part.use)) != 1:
            yield guide.problem(record.id, path, "tick-source", "id、evidence、use 要写一个，只写一个")
        elif part.id and not part.text:
            yield guide.problem(record.id, path, "tick-text", "自己的勾选项要有 text，请补上一句话")
        if part.name and (record.id, part.name) in seen:
            yield guide.problem(record.id, path, "tick-twice", f"{part.name} 在这一页出现两次，请留一处")
        seen.add((record.id, part.name))
