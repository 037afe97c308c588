"""A chat piece and a ticket fit into the box that they are pasted into, with every fact given."""

from __future__ import annotations

from collections.abc import Iterator

from guide.letter_lengths import longest
from guide.letters import LIMITS, FormatView, letter_view
from guide.loading import Guide
from guide.problems import Problem
from guide.resolving import resolved


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `letter-too-long`."""
    letters = [letter for letter in guide["letters"] if not letter.abstract]
    for letter, whole in resolved(letters, lambda each: letter_view(guide, each)):
        for place, view in enumerate(whole.formats):
            for path, length in _lengths(guide, view):
                if length > LIMITS[view.kind]:
                    say = f"{view.label}：填上例子有 {length} 个字，最多 {LIMITS[view.kind]} 个，请改短"
                    yield guide.problem(letter.id, ("formats", place, *path), "letter-too-long", say)


def _lengths(guide: Guide, view: FormatView) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Path and length of everything in the format that has a limit of its own."""
    if view.kind == "chat":
        for place, part in enumerate(view.parts):
            yield ("parts", place), longest(guide, [part])
    elif view.kind in LIMITS:
        yield (), longest(guide, view.parts)
