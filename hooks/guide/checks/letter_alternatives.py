"""Alternatives in a letter: of two sentences for the same fact never both stand, of the required one always does.

Alternatives are written with `if` and `unless` on the same name, or one sentence for each answer of a choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.letters import paragraphs
from guide.loading import Guide
from guide.model.letters import GAP, Sentence
from guide.model.walk import Path
from guide.problems import Problem
from guide.resolving import resolved


@dataclass(frozen=True)
class Passage:
    """A paragraph as a reader gets it: where its owner shows it, and what the owner may ask for."""

    owner: str
    path: Path
    remedies: list[str]
    sentences: list[Sentence]


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `both-stand` and `none-stands`."""
    for passage in _passages(guide):
        for place, sentence in enumerate(passage.sentences):
            name = _shown_beside_its_rival(sentence, passage.sentences)
            if name:
                say = f"第 {place + 1} 句：没有 {name} 时，会和写着 unless: {name} 的那句一起出现，请加上 if: {name}"
                yield guide.problem(passage.owner, passage.path, "both-stand", say)
        missing = _uncovered(guide, passage)
        if missing:
            say = f"{'、'.join(missing)} 时，这一段没有一句会出现，请补上另一半，例如写着 unless 的一句"
            yield guide.problem(passage.owner, passage.path, "none-stands", say)


def _passages(guide: Guide) -> Iterator[Passage]:
    """Every paragraph of every letter and quick message, borrowed ones where they are used."""
    for symptom in guide["symptoms"]:
        if symptom.quick_message:
            yield Passage(symptom.id, ("quick_message", "sentences"), [], symptom.quick_message.sentences)
    letters = [letter for letter in guide["letters"] if not letter.abstract]
    for letter, spoken in resolved(letters, lambda each: list(paragraphs(guide, each))):
        for path, sentences in spoken:
            yield Passage(letter.id, path, letter.remedies, sentences)


def _shown_beside_its_rival(sentence: Sentence, sentences: list[Sentence]) -> str | None:
    """The fact without which this required sentence shows a gap while another stands in its place."""
    rivals = {other.unless for other in sentences if other.required and other.unless}
    gaps = set(GAP.findall(sentence.text)) & rivals
    free = sentence.required and sentence.if_ is None and sentence.unless is None
    return min(gaps) if gaps and free else None


def _uncovered(guide: Guide, passage: Passage) -> list[str]:
    """The answers for which no required sentence of the paragraph stands, where it has any under a condition."""
    required = [each for each in passage.sentences if each.required]
    conditions = [each.if_ for each in required if each.if_]
    if not conditions or any(each.if_ is None and each.unless is None for each in required):
        return []
    root = conditions[0].split(".")[0]
    if any(each.unless in (root, *conditions) for each in required):
        return []
    return [answer for answer in _answers(guide, passage, conditions[0]) if answer not in conditions]


def _answers(guide: Guide, passage: Passage, condition: str) -> list[str]:
    """All that can be the case: the remedies (the first is chosen until the reader chooses), or answers and silence."""
    name, _, option = condition.partition(".")
    if name == "remedy":
        return [f"remedy.{each}" for each in passage.remedies]
    fields = [field for field in guide["fields"] if field.id == name and option]
    return [f"{name}.{each.id}" for field in fields for each in field.options] + [f"没有 {name}"]
