"""Lines to act on are short: one line, one action, read on a phone by someone who is frightened."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from guide.loading import Guide
from guide.model.symptoms import Symptom
from guide.model.walk import Path
from guide.problems import Problem
from guide.resolving import resolved
from guide.views import do_not_lines, do_now_lines

LONGEST = 45  # characters, punctuation included
AVERAGE = 30
MOST_STEPS = 6


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `line-too-long`, `lines-too-long` (on average) and `too-many-steps`."""
    for symptom, do_now in resolved(guide["symptoms"], lambda each: do_now_lines(guide, each)):
        yield from _lines(guide, symptom, "do_now", do_now)
        yield from _lines(guide, symptom, "do_not", do_not_lines(symptom))
        if len(symptom.do_now) > MOST_STEPS:
            message = f"现在就做有 {len(symptom.do_now)} 条，最多 {MOST_STEPS} 条，请把后面的移到 later_evidence"
            yield guide.problem(symptom.id, ("do_now",), "too-many-steps", message)


def _lines(guide: Guide, symptom: Symptom, key: str, lines: list[tuple[Path, str]]) -> Iterator[Problem]:
    for path, text in lines:
        if len(text) > LONGEST:
            message = f"这一行有 {len(text)} 个字，最多 {LONGEST} 个，请改短：{text}"
            yield guide.problem(symptom.id, path, "line-too-long", message)
    average = mean(len(text) for _path, text in lines)
    if average > AVERAGE:
        message = f"{key} 平均每行 {average:.0f} 个字，最多 {AVERAGE} 个，请改短几行"
        yield guide.problem(symptom.id, (key,), "lines-too-long", message)
