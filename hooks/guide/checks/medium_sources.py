"""A source that was not compared with the official text: say so beside it, and keep it out of letters."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from guide.loading import Guide
from guide.model.letters import Letter
from guide.model.walk import parts
from guide.model.words import Refusal
from guide.problems import Problem

SAY = "以官方最新公布为准"
CRISIS = "help-now"  # the one page without the hedge: nobody in need should doubt the number
EMERGENCY = ("110", "120")  # nor these two, wherever they stand as an address


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `medium-unsaid` and `medium-in-letter`."""
    medium = {source.id for source in guide["sources"] if source.confidence == "medium"}
    for _kind, record in guide.everything():
        if getattr(record, "page", None) == CRISIS or (isinstance(record, Refusal) and record.kind == "crisis"):
            continue
        for path, part in parts(record):
            used = [each for each in _named(part) if each in medium]
            if used and isinstance(record, Letter):
                say = f"{used[0]} 没有和官方原文对过，不能写进信里，请换一个依据"
                yield guide.problem(record.id, path, "medium-in-letter", say)
            elif used and not _hedged(part):
                yield guide.problem(record.id, path, "medium-unsaid", f"{used[0]} 没有和官方原文对过，请加上“{SAY}”")


def _hedged(part: BaseModel) -> bool:
    """Whether the part says that it may have changed, or is a number that nobody in need should doubt."""
    values = [str(value) for value in part.__dict__.values()]
    return SAY in "".join(values) or getattr(part, "value", None) in EMERGENCY


def _named(part: BaseModel) -> list[str]:
    """The ids of the sources that this part itself names."""
    sources = [getattr(part, "source", None), *(getattr(part, "sources", None) or [])]
    return [each for each in sources if isinstance(each, str)]
