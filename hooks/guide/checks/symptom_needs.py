"""What every symptom page must have before it is shown: words to be found by, a letter, neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.symptoms import Symptom
from guide.model.walk import lines
from guide.problems import Problem

FEWEST_PHRASES = 25


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `few-phrases`, `no-letter`, `no-message`."""
    letters = set(guide.ids["letters"])
    for symptom in guide["symptoms"]:
        if len(symptom.phrases) < FEWEST_PHRASES:
            say = f"只有 {len(symptom.phrases)} 种说法，至少要 {FEWEST_PHRASES} 种，请补上读者会写的话"
            yield guide.problem(symptom.id, ("phrases",), "few-phrases", say)
        if not letters & set(_ways(symptom)):
            yield guide.problem(symptom.id, ("next",), "no-letter", "接下来没有一封信，请写上 letter")
        if (symptom.quick_message is None) == (symptom.no_message is None):
            say = "quick_message 和 no_message 要写一个，只写一个，请补上或删掉"
            yield guide.problem(symptom.id, (), "no-message", say)


def _ways(symptom: Symptom) -> Iterator[str]:
    """Every id that a line of the symptom leads to."""
    for _path, line in lines(symptom):
        yield from (each for each in (line.to, getattr(line, "letter", None)) if each)
