"""The site's own voice: which texts of the data it says itself, and which it only quotes or lists."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.law import Source
from guide.model.walk import Path
from guide.model.words import Concept, Guard, Tone

# Official texts, and lists of words that nobody reads as a statement.
_NOT_OURS = (Source, Concept, Guard, Tone)
# What a reader would type, and other names of a thing.
_NOT_OUR_KEYS = frozenset(["example", "also"])


def our_words(guide: Guide) -> Iterator[tuple[str, Path, str]]:
    """Id of the record, path and text of everything the site says in its own voice."""
    for record, path, text in guide.shown:
        if not isinstance(record, _NOT_OURS) and _NOT_OUR_KEYS.isdisjoint(path):
            yield record.id, path, text
