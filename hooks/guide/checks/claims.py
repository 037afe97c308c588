"""A statement of law names its source; advice and platform rules cannot claim one."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `law-without-source` and `source-without-law`."""
    for record, path, part in guide.models:
        if "claim" not in type(part).model_fields:
            continue
        claim, source = getattr(part, "claim"), getattr(part, "source", None)  # noqa: B009
        if claim == "law" and source is None:
            say = "标了 law，却没有 source，请写上依据的 id"
            yield guide.problem(record.id, (*path, "claim"), "law-without-source", say)
        if claim != "law" and source is not None:
            yield guide.problem(
                record.id,
                (*path, "source"),
                "source-without-law",
                "只有 claim: law 才写 source，请改 claim 或删掉 source",
            )
