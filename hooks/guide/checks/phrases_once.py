"""One phrase leads to one page: a phrase of two symptoms would make the search guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem

_NOISE = re.compile(r"[\s，。？！、；：“”…!?,.]|怎么办|怎么回事")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `phrase-twice`, at the second."""
    owners: dict[str, str] = {}
    written: set[str] = set()
    for symptom in guide["symptoms"]:
        for place, phrase in enumerate(symptom.phrases):
            owner = owners.setdefault(_bare(phrase), symptom.id)
            if owner != symptom.id or phrase in written:
                say = f"“{phrase}”在 {owner} 里已经有了，请留一处"
                yield guide.problem(symptom.id, ("phrases", place), "phrase-twice", say)
            written.add(phrase)


def _bare(phrase: str) -> str:
    """The phrase as the search sees it: without marks, 怎么办 and a closing 了."""
    return _NOISE.sub("", phrase.lower()).removesuffix("了") or phrase
