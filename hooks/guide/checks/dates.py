"""Dates within a record must be in order. Nothing here looks at today: dates never stop a build."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem

ORDER = (("checked", "next_check"), ("reviewed", "next_review"))


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `date-order` where the next look is not after the last."""
    for _kind, record in guide.everything():
        for first, second in ORDER:
            earlier, later = getattr(record, first, None), getattr(record, second, None)
            if earlier and later and later <= earlier:
                yield guide.problem(
                    record.id,
                    (second,),
                    "date-order",
                    f"{second}（{later}）要晚于 {first}（{earlier}），请改正",
                )
