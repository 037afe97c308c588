"""Letters as templates and tests see them: parts resolved, sentences cut into text and gaps, fields in order.

The browser reads this structure back from the HTML; nothing here decides which sentence stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guide.computed import COMPUTED
from guide.loading import Guide
from guide.model.letters import FORMAT_LABELS, GAP, Field, Format, Letter, Part, Sentence
from guide.model.walk import Path

# What fits into the box in front of the reader, in characters: a piece of a chat, a ticket.
LIMITS = {"chat": 120, "ticket": 500}


@dataclass(frozen=True)
class Gap:
    """A place in a sentence for a fact; `label` stands in 【】 while the fact is missing."""

    name: str
    label: str


@dataclass(frozen=True)
class SentenceView:
    """A sentence cut into plain text and gaps, with its conditions."""

    source: Sentence
    pieces: tuple[str | Gap, ...]

    @property
    def words(self) -> str:
        """The sentence with its gaps shown, as an attestation quotes it."""
        return "".join(piece if isinstance(piece, str) else f"【{piece.label}】" for piece in self.pieces)

    def names(self) -> Iterator[str]:
        """Every fact the sentence stands on, in reading order."""
        for condition in (self.source.if_, self.source.unless):
            if condition:
                yield condition.split(".")[0]
        if self.source.each:
            yield self.source.each
        yield from (piece.name for piece in self.pieces if isinstance(piece, Gap))


@dataclass(frozen=True)
class PartView:
    """A paragraph with its sentences."""

    source: Part
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True)
class FormatView:
    """One format of a letter."""

    kind: str
    label: str
    limit: int | None
    parts: tuple[PartView, ...]


@dataclass(frozen=True)
class LetterView:
    """A letter or quick message with everything its form needs.

    `used_in` maps a field to the formats that need it, `fills` to the computed facts it gives.
    """

    id: str
    formats: tuple[FormatView, ...]
    fields: tuple[Field, ...]
    used_in: dict[str, list[str]]
    fills: dict[str, list[str]]
    attested: tuple[SentenceView, ...]
    remedies: tuple[Any, ...]


def letter_view(guide: Guide, letter: Letter) -> LetterView:
    """The letter with shared parts put in place."""
    formats = tuple(_format_view(guide, each) for each in letter.formats)
    remedies = tuple(guide.find("remedies", each) for each in letter.remedies)
    return _view(guide, letter.id, formats, remedies)


def message_view(guide: Guide, owner: str, sentences: list[Sentence]) -> LetterView:
    """A quick message as a letter of one chat piece."""
    piece = Part(role="piece", sentences=sentences)
    view = FormatView("chat", FORMAT_LABELS["chat"], LIMITS["chat"], (_part_view(guide, piece),))
    return _view(guide, f"quick-{owner}", (view,), ())


def _view(guide: Guide, letter_id: str, formats: tuple[FormatView, ...], remedies: tuple[Any, ...]) -> LetterView:
    fields = {field.id: field for field in guide["fields"]}
    used: dict[str, list[str]] = {}
    for view in formats:
        for name in _controls(_sentences([view])):
            if name in fields:
                used.setdefault(name, []).append(view.kind)
    attested = {each.source.id: each for each in _sentences(formats) if each.source.attest}
    order = tuple(fields[name] for name in used)
    fills = {name: _filled_by(name) for name in used}
    return LetterView(letter_id, formats, order, used, fills, tuple(attested.values()), remedies)


def _filled_by(field: str) -> list[str]:
    """The computed facts whose gap leads to this field."""
    return [name for name, fact in COMPUTED.items() if fact.needs[:1] == (field,)]


def _sentences(formats: Iterable[FormatView]) -> Iterator[SentenceView]:
    for view in formats:
        for part in view.parts:
            yield from part.sentences


def _controls(sentences: Iterable[SentenceView]) -> Iterator[str]:
    """The fields a form must offer so that every fact can be given, each once per sentence."""
    seen: set[str] = set()
    for sentence in sentences:
        for name in sentence.names():
            for field in COMPUTED[name].needs if name in COMPUTED else (name,):
                if field not in seen:
                    seen.add(field)
                    yield field


def _format_view(guide: Guide, source: Format) -> FormatView:
    parts = tuple(_part_view(guide, shared_part(guide, part)) for part in source.parts)
    return FormatView(source.kind, FORMAT_LABELS[source.kind], LIMITS.get(source.kind), parts)


def shared_part(guide: Guide, part: Part) -> Part:
    """The part itself, or the one it borrows. Raises KeyError where no letter lends it."""
    if not part.use:
        return part
    for letter in guide["letters"]:
        for each in letter.formats:
            for candidate in each.parts:
                if candidate.id == part.use:
                    found: Part = candidate
                    return found
    raise KeyError(part.use)


def paragraphs(guide: Guide, letter: Letter) -> Iterator[tuple[Path, list[Sentence]]]:
    """Path and sentences of each paragraph of each format, shared ones in place. Raises KeyError as `shared_part`."""
    for number, each in enumerate(letter.formats):
        for place, part in enumerate(each.parts):
            yield ("formats", number, "parts", place), shared_part(guide, part).sentences


def _part_view(guide: Guide, part: Part) -> PartView:
    return PartView(part, tuple(_sentence_view(guide, each) for each in part.sentences))


def _sentence_view(guide: Guide, sentence: Sentence) -> SentenceView:
    pieces: list[str | Gap] = []
    for index, piece in enumerate(GAP.split(sentence.text)):
        if index % 2:
            pieces.append(Gap(piece, gap_label(guide, piece)))
        elif piece:
            pieces.append(piece)
    return SentenceView(sentence, tuple(pieces))


def gap_label(guide: Guide, name: str) -> str:
    """What stands in 【】 for a field or a computed fact."""
    if name in COMPUTED:
        return COMPUTED[name].label
    label: str = guide.find("fields", name).label
    return label


def plain_formats(view: LetterView) -> list[dict[str, Any]]:
    """The formats as plain values, in the very shape the browser reads back from the page's HTML."""
    return [
        {"kind": each.kind, "limit": each.limit, "parts": [_plain_part(part) for part in each.parts]}
        for each in view.formats
    ]


def _plain_part(part: PartView) -> dict[str, Any]:
    return {
        "role": part.source.role,
        "heading": part.source.heading,
        "numbered": part.source.numbered,
        "sentences": [_plain_sentence(each) for each in part.sentences],
    }


def _plain_sentence(each: SentenceView) -> dict[str, Any]:
    pieces = [piece if isinstance(piece, str) else {"name": piece.name, "label": piece.label} for piece in each.pieces]
    return {
        "id": each.source.id,
        "if": each.source.if_,
        "unless": each.source.unless,
        "each": each.source.each,
        "attest": each.source.attest,
        "required": each.source.required,
        "pieces": pieces,
    }
