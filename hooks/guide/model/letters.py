"""Letters: the fields a reader fills in, the sentences that stand on them, and what follows an answer."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field as Spec

from guide.model.base import (
    DeadlineRef,
    EvidenceRef,
    KebabId,
    LetterRef,
    Lines,
    Link,
    Model,
    PartRef,
    Phrases,
    Record,
    RemedyRef,
    Reviewed,
    SnakeId,
    SourceNote,
    Text,
)

GAP = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A place for a fact in a sentence: `{field}` or `{computed}`."""


class Option(Model):
    """One answer of a choice field; sentences name it as `field.option`."""

    id: SnakeId
    label: Text


FieldType = Literal["text", "long-text", "datetime", "date", "amount", "count", "choice", "list"]


class Field(Record):
    """What a reader fills in once and every letter uses.

    `kind` tells the sensitive-data guard what the field is for: a phone number is fine in an account field.
    `unit` follows a number on the page and in words (钻, 元, 份). A time is one that has passed, unless `future`;
    a number may be zero, unless it is `above_zero`. The form says so where something else was typed. What is
    `quoted` are somebody else's words, copied out: nobody is asked to make them calmer.
    """

    id: SnakeId  # snake_case: the id is also a form control's name
    label: Text
    type: FieldType
    hint: Text | None = None
    example: Text
    unit: Text | None = None
    kind: Literal["account", "order", "phone", "text"] = "text"
    future: bool = False
    above_zero: bool = False
    quoted: bool = False
    options: list[Option] = []


class Remedy(Record):
    """What a letter may ask for; one letter asks for one. `excludes` says why two do not go together."""

    label: Text
    excludes: Text | None = None


class Sentence(Model):
    """One sentence of a letter.

    Facts needed are the `{field}`s of `text` plus `if`; a `required` sentence always stands, with missing
    facts shown as 【label】. `attest` (needs `id`) makes it stand only after the reader's own tick.
    """

    id: KebabId | None = None
    text: Text
    if_: Annotated[str | None, Spec(alias="if")] = None
    unless: str | None = None
    attest: bool = False
    each: str | None = None
    required: bool = False


class Part(Model):
    """A paragraph of a letter. Give it an `id` where other letters share it, and `use` to share one."""

    id: KebabId | None = None
    use: PartRef | None = None
    role: Literal["subject", "body", "piece", "request", "facts", "materials"] = "body"
    heading: Text | None = None
    numbered: bool = False
    sentences: list[Sentence] = []


FormatKind = Literal["chat", "ticket", "email", "phone", "form", "print"]
FORMAT_LABELS: dict[str, str] = {
    "chat": "短的，发聊天",
    "ticket": "长的，交工单",
    "email": "邮件",
    "phone": "电话里说",
    "form": "网页分栏填",
    "print": "打印",
}


class Format(Model):
    """One shape of the letter: chat pieces, a ticket, an e-mail, a phone script, form parts, a print."""

    kind: FormatKind
    parts: Annotated[list[Part], Spec(min_length=1)]


Stage = Literal["first", "follow-up", "outside"]
STAGE_LABELS: dict[str, str] = {
    "first": "第一次开口（给平台）",
    "follow-up": "跟进（给平台）",
    "outside": "平台以外",
}


class Letter(Record, Reviewed):
    """One purpose, one page; `abstract` records only lend their parts and make no page."""

    title: Text
    abstract: bool = False
    stage: Stage = "first"
    audience: Literal["anyone", "self-use", "guardian"] = "anyone"
    when: Lines | None = None
    not_when: Lines | None = None
    phrases: list[Text] = []
    remedies: list[RemedyRef] = []
    formats: Annotated[list[Format], Spec(min_length=1)]
    paste_to: Lines | None = None
    attach: list[EvidenceRef] = []
    notes: list[Link] = []
    advice: Lines | None = None
    come_back: DeadlineRef | None = None
    allow: list[Text] = []
    sources: list[SourceNote] = []


class Reply(Record):
    """What the platform answered, and what the reader does with it: the next letter, a warning, or a stop."""

    label: Text
    means: Lines
    asks_to_wait: bool = False
    letter: LetterRef | None = None
    to: Link | None = None
    stop: Lines | None = None
    phrases: Phrases
