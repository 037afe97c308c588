"""A refusal that is shown says why and what honest way there is."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem

SHOWN = ("wrongful", "crisis")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `refusal-without-way`."""
    for record in guide["refusals"]:
        for key in ("why", "instead"):
            if record.kind in SHOWN and getattr(record, key) is None:
                yield guide.problem(record.id, (), "refusal-without-way", f"{record.kind} 要写 {key}，让读者知道怎么办")
