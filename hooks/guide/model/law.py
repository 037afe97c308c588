"""Law and places: sources with quotes, channels, deadlines, days off."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Spec

from guide.model.base import (
    Claim,
    IsoDate,
    LetterRef,
    Lines,
    Model,
    Record,
    SourceRef,
    Text,
)


class Checked(Model):
    """When a fact was last compared with its text, and when it must be compared again."""

    checked: IsoDate
    next_check: IsoDate


class Source(Record, Checked):
    """A law or document: what it says in our words, the quote, whom it binds and whom not."""

    title: Text
    article: Text
    issuer: Text
    in_force_since: Text
    url: Text | None = None
    says: Text
    quote: Text
    binds: Text
    not_binds: Text | None = None
    confidence: Literal["high", "medium"]
    closed_on: IsoDate | None = None


class Address(Model):
    """An official entry: a site, an app, a number; `source` is where it was compared."""

    label: Text
    value: Text
    source: SourceRef


class Channel(Record, Checked):
    """A place to turn to: for what, not for what, whom it does not serve, what to prepare, how long it may take."""

    title: Text
    order: Annotated[int, Spec(ge=1)]
    route: Literal["main", "other", "urgent"]
    for_: Annotated[Lines, Spec(alias="for")]
    not_for: Lines
    not_served: Lines | None = None
    prepare: Lines
    steps: Lines | None = None
    waiting: Lines
    address: list[Address] = []
    letters: list[LetterRef] = []
    phrases: list[Text] = []


class Deadline(Record):
    """A moment to come back: `offset` in `unit`s after the event `start`; the browser computes the date."""

    title: Text
    start: Annotated[Literal["submitted", "accepted", "promised", "solved", "noticed"], Spec(alias="from")]
    offset: Annotated[int, Spec(ge=0)]
    unit: Literal["hours", "days", "working-days"]
    roll: Literal["none", "holiday"]
    claim: Claim
    source: SourceRef | None = None
    say: Text


class Holiday(Record):
    """Days off and make-up working days of one year, as announced."""

    year: Annotated[int, Spec(ge=2020, le=2100)]
    source: Text
    days_off: Annotated[list[IsoDate], Spec(min_length=5)]
    make_up: list[IsoDate]
