"""Word lists and small graphs: tone, guard, concepts, refusals, triage, retired ids."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Spec

from guide.model.base import IsoDate, KebabId, Lines, Link, Model, Phrases, Record, Reference, Text

Words = Annotated[list[Text], Spec(min_length=1)]


class Tone(Record):
    """Words that hurt the reader's own case, why, and a calmer sentence to take instead."""

    kind: Literal["insult", "threat", "shouting", "motive", "beyond-evidence", "vague"]
    words: list[Text] = []
    reason: Text
    calmer: Text


class Guard(Record):
    """A kind of secret that must not enter a letter; checksums and shapes are the browser's.

    `words` announce it, `unless` are words that show it is something else.
    """

    kind: Literal["password", "code", "id-number", "bank-card", "phone"]
    label: Text
    why: Text
    words: list[Text] = []
    unless: list[Text] = []
    prefixes: list[Text] = []
    allowed_in: list[Literal["account", "order", "phone", "text", "search"]] = []


class Concept(Record):
    """One thing and its many words, for search."""

    words: Annotated[list[Text], Spec(min_length=2)]


class Refusal(Record):
    """What is not a trouble with one's own 钻: a wish not served, a person who needs people first, another matter.

    `everyday` holds exaggerations that look like a crisis and are none, `hint` what may mean one, `mood` what may
    where no trouble is told, `outside` words of other trades; only `wrongful` and `crisis` are shown.
    """

    kind: Literal["wrongful", "crisis", "hint", "mood", "purchase", "elsewhere", "outside", "everyday"]
    title: Text
    phrases: Phrases
    why: Lines | None = None
    instead: Lines | None = None


class TriageOption(Model):
    """One answer; `to` is the next question, a symptom, or the end `no-loss`."""

    say: Text
    to: Annotated[str, Reference(("triage", "symptoms", "ends"))]
    unsure: bool = False


class TriageQuestion(Record):
    """One question of 帮我判断; the first record is the start."""

    ask: Text
    hint: Text | None = None
    options: Annotated[list[TriageOption], Spec(min_length=2)]


class Retired(Record):
    """An id that was published and is no more: the stub page says what stands instead."""

    id: KebabId
    since: IsoDate
    instead: Link
