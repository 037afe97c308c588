"""Symptoms: one page for each thing that can have happened to a reader."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Spec

from guide.model.base import (
    Case,
    CauseRef,
    ChannelRef,
    Claim,
    DoNot,
    EvidenceRef,
    Lines,
    Link,
    Model,
    Phrases,
    Record,
    Reviewed,
    SourceNote,
    SourceRef,
    SymptomRef,
    Text,
    Tick,
)
from guide.model.base import Sentence as Note
from guide.model.letters import Sentence

Group = Literal[
    "付了钱没拿到",
    "原来有的没了",
    "用不了、登不上",
    "会员和续费",
    "想退",
    "申诉以后",
    "小心骗子",
]

Urgency = Literal["stop-loss", "today", "this-week"]
URGENCY_LABELS: dict[str, str] = {"stop-loss": "先停手", "today": "今天就做", "this-week": "这几天做"}

# Whom a block concerns: an option of one of the three small questions (fields of type choice).
Audience = Literal[
    "diamond_kind.badge",
    "diamond_kind.game",
    "purpose.resale",
    "age.minor",
]


class Neighbour(Model):
    """A sign that belongs to another page."""

    say: Text
    to: SymptomRef


class Signs(Model):
    """How the reader knows that this is the page; `match` is never shown as a word."""

    match: Literal["any", "all"]
    lines: Lines
    neighbours: Annotated[list[Neighbour], Spec(min_length=2)]


class CandidateCause(Model):
    """A possible cause in the order 先查好查的: what speaks for it, what rules it out, who must act.

    Without `cause` it belongs to none of the four families: a place to look first, where nothing need be wrong.
    """

    cause: CauseRef | None = None
    title: Text
    looks_like: Text
    not_it: Text
    first: Text | None = None
    who: Text
    to: Link | None = None


class QuickMessage(Model):
    """先发这一条: a short message with at most five gaps; `after` says where to paste it and what to add."""

    sentences: Annotated[list[Sentence], Spec(min_length=1)]
    after: Lines


class Block(Model):
    """A part that concerns only some readers, by the three small questions."""

    audience: Audience
    title: Text
    lines: Lines


class Symptom(Record, Reviewed):
    """Everything its page shows, in the order of the page. `claim` and `source` are those of `bottom_line`."""

    title: Annotated[Text, Spec(max_length=16)]
    group: Group
    urgency: Urgency
    bottom_line: Annotated[Text, Spec(max_length=40)]
    claim: Claim | None = None
    source: SourceRef | None = None
    phrases: Phrases
    signs: Signs
    do_now: Annotated[list[Tick], Spec(min_length=3, max_length=7)]
    do_now_notes: list[Note] = []
    quick_message: QuickMessage | None = None
    no_message: Text | None = None
    do_not: Annotated[list[DoNot], Spec(min_length=4)]
    causes: Annotated[list[CandidateCause], Spec(min_length=2)]
    later_evidence: list[EvidenceRef] = []
    evidence_notes: list[Note] = []
    next: Annotated[list[Case], Spec(min_length=2)]
    result: Lines
    whom: Annotated[list[Case], Spec(min_length=2)]
    channels: list[ChannelRef] = []
    end: Annotated[Lines, Spec(min_length=2)]
    blocks: list[Block] = []
    related: list[SymptomRef] = []
    sources: Annotated[list[SourceNote], Spec(min_length=1)]
