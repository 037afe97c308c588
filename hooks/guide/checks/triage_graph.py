"""帮我判断 is a graph without dead ends: every question is reached, none twice on a path, six at most."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.words import TriageQuestion
from guide.problems import Problem

LONGEST = 6


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `triage-unsure`, `triage-cycle`, `triage-too-long`, `triage-unreached`."""
    questions: dict[str, TriageQuestion] = {question.id: question for question in guide["triage"]}
    if not questions:
        return
    for question in questions.values():
        if not any(option.unsure for option in question.options):
            yield guide.problem(question.id, (), "triage-unsure", "每个问题都要有“我不确定”，请加 unsure: true")
    reached: set[str] = set()
    yield from _walk(guide, questions, next(iter(questions)), (), reached)
    for lost in questions.keys() - reached:
        yield guide.problem(lost, (), "triage-unreached", "没有答案通到这个问题，请从别处连过来或删掉")


def _walk(
    guide: Guide, questions: dict[str, TriageQuestion], at: str, trail: tuple[str, ...], reached: set[str]
) -> Iterator[Problem]:
    if at not in questions:
        return
    if at in trail:
        yield guide.problem(at, (), "triage-cycle", f"会绕回来：{' → '.join((*trail, at))}，请断开")
        return
    reached.add(at)
    if len(trail) >= LONGEST:
        yield guide.problem(at, (), "triage-too-long", f"最多 {LONGEST} 问，这里是第 {len(trail) + 1} 问")
        return
    for target in dict.fromkeys(option.to for option in questions[at].options):
        yield from _walk(guide, questions, target, (*trail, at), reached)
