"""How long a letter can get: the longest text that its sentences allow, with every field's example put in.

The browser's exact words differ by a few characters (2026-11-21 becomes 2026年11月21日); tests measure those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from guide.computed import COMPUTED
from guide.letters import PartView, SentenceView
from guide.loading import Guide

State = frozenset[str]
"""What is given of one fact: nothing, the fact (`reply_state`), or the fact and its answer (`reply_state.none`)."""


def examples_of(guide: Guide) -> dict[str, str]:
    """What stands in each gap when it is filled with its example."""
    labels = {f"{field.id}": {option.id: option.label for option in field.options} for field in guide["fields"]}
    given = {field.id: labels[field.id].get(field.example, field.example) for field in guide["fields"]}
    return given | {name: fact.example for name, fact in COMPUTED.items()}


def longest(guide: Guide, parts: Iterable[PartView]) -> int:
    """Characters of the longest text these parts can become together, headings and numbers included."""
    parts = list(parts)
    examples = examples_of(guide)
    lengths = {
        id(each): _length(each, examples) + 4 * part.source.numbered for part in parts for each in part.sentences
    }
    total = 2 * max(len(parts) - 1, 0) + sum(len(part.source.heading) + 1 for part in parts if part.source.heading)
    for group in _together([each for part in parts for each in part.sentences]):
        total += max(sum(lengths[id(each)] for each in standing) for standing in _worlds(group))
    return total


def _length(sentence: SentenceView, examples: dict[str, str]) -> int:
    return sum(
        len(piece) if isinstance(piece, str) else len(examples.get(piece.name, f"【{piece.label}】"))
        for piece in sentence.pieces
    )


def _roots(sentence: SentenceView) -> set[str]:
    """The facts on which the sentence depends by a condition."""
    return {name.split(".")[0] for name in (sentence.source.if_, sentence.source.unless) if name}


def _together(sentences: list[SentenceView]) -> list[list[SentenceView]]:
    """The sentences in groups that share no fact in their conditions, so that each can be judged alone."""
    conditional = {root for each in sentences for root in _roots(each)}
    groups: list[tuple[set[str], list[SentenceView]]] = []
    for each in sentences:
        facts = _roots(each) | (set(each.names()) & conditional)
        joined = [group for group in groups if group[0] & facts]
        groups = [group for group in groups if not group[0] & facts]
        members = [member for _facts, earlier in joined for member in earlier]
        groups.append((facts.union(*(shared for shared, _members in joined)), [*members, each]))
    return [members for _facts, members in groups]


def _worlds(sentences: list[SentenceView]) -> Iterator[list[SentenceView]]:
    """The sentences that stand, for every combination of what may be given."""
    names = {name for each in sentences for name in (each.source.if_, each.source.unless) if name}
    roots = sorted({name.split(".")[0] for name in names})
    for states in product(*(_states(root, names) for root in roots)):
        given = frozenset[str]().union(*states)
        yield [each for each in sentences if _stands(each, given, set(roots))]


def _states(root: str, names: set[str]) -> list[State]:
    answers = sorted(name for name in names if name.startswith(f"{root}."))
    return [frozenset(), frozenset([root]), *(frozenset([root, answer]) for answer in answers)]


def _stands(sentence: SentenceView, given: State, roots: set[str]) -> bool:
    source = sentence.source
    if (source.if_ and source.if_ not in given) or source.unless in given:
        return False
    gaps = {piece.name for piece in sentence.pieces if not isinstance(piece, str)}
    return source.required or not (gaps & roots) - given
