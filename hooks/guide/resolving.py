"""Records of a data file that may be broken elsewhere, with what can be worked out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from guide.model import Record

Of = TypeVar("Of", bound=Record)
Made = TypeVar("Made")


def resolved(records: Iterable[Of], make: Callable[[Of], Made]) -> Iterator[tuple[Of, Made]]:
    """Each record with what `make` gives for it; one whose references lead nowhere was told by another rule."""
    for record in records:
        try:
            made = make(record)
        except KeyError:
            continue
        yield record, made
