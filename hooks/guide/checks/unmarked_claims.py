"""A day count, amount, phone number or right says what it rests on: law, a platform's rule, or our advice."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from guide.facts_in_text import stated_facts
from guide.loading import Guide
from guide.model.articles import Article, PlatformDuty
from guide.model.base import DoNot, SourceNote
from guide.model.law import Address, Deadline, Holiday, Source
from guide.model.letters import Field, Option, Part, Remedy, Sentence
from guide.model.symptoms import Symptom
from guide.model.walk import Path, texts
from guide.model.words import Concept, Guard, Retired, Tone
from guide.problems import Problem

# What is no statement of this site: sources and their notes are law by their kind, a letter is the
# reader's words, lists of words are never shown as statements.
SILENT = (
    Source,
    SourceNote,
    Address,
    Deadline,
    Holiday,
    Sentence,
    Part,
    Field,
    Option,
    Remedy,
    Concept,
    Guard,
    Tone,
    Retired,
)
NAMES = frozenset(["title", "term", "label", "also", "short"])


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `unmarked-claim`."""
    for record, path, part in guide.models:
        if isinstance(part, SILENT) or isinstance(record, PlatformDuty):
            continue
        for step, text in texts(part):
            if step[0] not in _claimed(part):
                yield from _judge(guide, record.id, (*path, *step), text)


def _claimed(part: BaseModel) -> tuple[str, ...]:
    """The keys of a part that its `claim` covers."""
    if not getattr(part, "claim", None):
        return ()
    if isinstance(part, Symptom | Article):
        return ("bottom_line",)
    return ("done", "back") if isinstance(part, DoNot) else ("text", "when")


def _judge(guide: Guide, owner: str, path: Path, text: str) -> Iterator[Problem]:
    if path[-1] in NAMES or (len(path) > 1 and path[-2] in NAMES):
        return
    found = stated_facts(text)
    if found:
        what = "、".join(found)
        mend = "请写成 text、claim（law、platform-rule 或 advice），law 还要 source；写不了 claim 的地方，请换个说法"
        yield guide.problem(owner, path, "unmarked-claim", f"“{what}”没有说明依据。{mend}")
