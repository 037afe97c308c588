"""Pages of the guide beside symptoms: causes, steps, checklists, evidence, glossary, prevention, platforms."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Spec

from guide.model.base import (
    ChecklistRef,
    Claim,
    DoNot,
    LetterRef,
    Lines,
    Phrases,
    Record,
    Reviewed,
    Section,
    SourceNote,
    SourceRef,
    Text,
    Tick,
)


class Article(Record, Reviewed):
    """A page of titled sections under one plain opening line; `claim` and `source` are those of that line."""

    title: Text
    short: Text
    bottom_line: Text
    claim: Claim | None = None
    source: SourceRef | None = None
    phrases: Phrases
    sections: Annotated[list[Section], Spec(min_length=1)]
    do_not: list[DoNot] = []
    letters: list[LetterRef] = []
    checklists: list[ChecklistRef] = []
    sources: list[SourceNote] = []


class Cause(Article):
    """One of the four families of causes: what speaks for it, how to check, who must act."""


class Step(Article):
    """One of the four steps: 紧急核实, 提交申诉, 沟通跟进, 结果确认."""


class Prevention(Article):
    """One of the three prevention pages: rules, security, checkup."""


class Checklist(Record, Reviewed):
    """A list to tick on its own page. `when` says when to take it, `after` what follows."""

    title: Text
    when: Text
    phrases: Phrases
    items: Annotated[list[Tick], Spec(min_length=3)]
    after: Lines
    sources: list[SourceNote] = []


Lasts = Literal["minutes", "today", "days", "months", "stays"]
LASTS_LABELS: dict[str, str] = {
    "minutes": "随时会变",
    "today": "今天就存",
    "days": "几天内可能没了",
    "months": "几个月内可能没了",
    "stays": "一般还在",
}


class Evidence(Record):
    """One kind of proof: what it shows, what it does not, how to keep it so that it is believed.

    `visible` are the labels that must be readable in the capture; `lasts` says how soon it can disappear.
    """

    title: Text
    capture: Text
    proves: Text
    does_not_prove: Text
    visible: Annotated[list[Text], Spec(min_length=1)]
    how: Lines
    lasts: Lasts
    mask: Text | None = None
    strengthens: list[Literal["paid", "balance", "order", "rule", "talk", "identity", "damage"]] = []


class Term(Record):
    """A word of this field in everyday words; `short` fits in brackets behind the word."""

    term: Text
    short: Annotated[Text, Spec(max_length=24)]
    meaning: Lines
    also: list[Text] = []


class PlatformDuty(Record):
    """One thing a good platform does; written so that an operator could adopt it."""

    title: Text
    lines: Lines
    claim: Claim
    source: SourceRef | None = None


class PageSection(Record):
    """A titled part of a hand-written page (找谁投诉, 关于本站 …), kept here because its lines carry claims."""

    page: Literal["channels", "about", "help-now", "letters", "sources", "triage"]
    place: Literal["top", "bottom"] = "top"
    title: Text
    style: Literal["list", "steps", "copy", "plain"] = "list"
    lines: Lines
