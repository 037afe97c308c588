"""Building blocks of every record: ids, references, lines with a claim, review dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, StringConstraints
from pydantic import Field as Spec
from pydantic_core import CoreSchema, PydanticCustomError

# Pages that exist without a record of their own; a `to:` may lead there.
FIXED_PAGES: dict[str, tuple[str, str]] = {
    "home": ("", "首页"),
    "symptoms": ("symptoms/", "出了什么事"),
    "triage": ("triage/", "帮我判断"),
    "letters": ("letters/", "申诉怎么写"),
    "case": ("case/", "我的记录"),
    "channels": ("channels/", "找谁投诉"),
    "steps": ("steps/", "四步走"),
    "reconcile": ("reconcile/", "算一算少了多少"),
    "checklists": ("checklists/", "清单"),
    "causes": ("causes/", "可能的原因"),
    "prevention": ("prevention/", "防止再丢"),
    "sources": ("sources/", "法律依据"),
    "glossary": ("glossary/", "这些词什么意思"),
    "platforms": ("platforms/", "好平台该怎么做"),
    "refused": ("refused/", "这些忙我们不帮"),
    "help-now": ("help-now/", "现在很难受"),
    "about": ("about/", "关于本站"),
}

# Kinds whose records a reader can be sent to.
LINKED_KINDS = (
    "causes",
    "symptoms",
    "steps",
    "checklists",
    "prevention",
    "letters",
    "channels",
    "glossary",
    "refusals",
    "platform_duties",
    "sections",
    "sources",
    "evidence",
)


@dataclass(frozen=True)
class Reference:
    """Marks a string as the id of a record of one of `kinds` ("pages", "items" and "parts" are kinds too)."""

    kinds: tuple[str, ...]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        json_schema = handler(schema)
        json_schema["x-reference"] = list(self.kinds)
        return json_schema


class Model(BaseModel):
    """Strict, frozen, and closed: an unknown key is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


def _real_date(value: str) -> str:
    """Refuse a well-formed string that is no day of the calendar, such as 2026-02-30."""
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("not_a_date", "not a day of the calendar") from error
    return value


KEBAB = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SNAKE = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
KebabId = Annotated[str, StringConstraints(pattern=KEBAB, max_length=48)]
SnakeId = Annotated[str, StringConstraints(pattern=SNAKE, max_length=48)]
IsoDate = Annotated[str, StringConstraints(pattern=ISO_DATE), AfterValidator(_real_date)]

ItemId = Annotated[KebabId, Spec(description="勾选项的 id，全文件唯一")]
Link = Annotated[str, Reference((*LINKED_KINDS, "pages"))]
SymptomRef = Annotated[str, Reference(("symptoms",))]
CauseRef = Annotated[str, Reference(("causes",))]
LetterRef = Annotated[str, Reference(("letters",))]
EvidenceRef = Annotated[str, Reference(("evidence",))]
ChecklistRef = Annotated[str, Reference(("checklists",))]
ChannelRef = Annotated[str, Reference(("channels",))]
DeadlineRef = Annotated[str, Reference(("deadlines",))]
RemedyRef = Annotated[str, Reference(("remedies",))]
SourceRef = Annotated[str, Reference(("sources",))]
ItemRef = Annotated[str, Reference(("items",))]
PartRef = Annotated[str, Reference(("parts",))]

Claim = Literal["law", "platform-rule", "advice"]
CLAIM_LABELS: dict[str, str] = {"law": "法律规定", "platform-rule": "平台规则可能写", "advice": "本站建议"}


class Line(Model):
    """One sentence shown to the reader; `claim` says on what it rests, `to` where it leads."""

    text: Text
    claim: Claim | None = None
    source: SourceRef | None = None
    to: Link | None = None


def _line_from_text(value: Any) -> Any:
    """Let a plain sentence stand for `{text: sentence}`."""
    return {"text": value} if isinstance(value, str) else value


class _PlainOrObject:
    """In the schema a line is a sentence or an object; at run time it always is an object."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


Sentence = Annotated[Line, BeforeValidator(_line_from_text), _PlainOrObject()]
Lines = Annotated[list[Sentence], Spec(min_length=1)]
Phrases = Annotated[list[Text], Spec(min_length=1)]


class Case(Line):
    """A line under a condition the reader recognises: `when` stands in bold before it."""

    when: Text
    letter: LetterRef | None = None
    deadline: DeadlineRef | None = None


class DoNot(Model):
    """One thing not to do: `text` starts with 不要 and gives the reason; `done` and `back` are the way back.

    `claim` and `source` are those of `back`; `phrases` make 已经… an entry of its own in search.
    """

    text: Text
    done: Text
    back: Text
    claim: Claim | None = None
    source: SourceRef | None = None
    to: Link | None = None
    phrases: list[Text] = []


class Tick(Model):
    """One tickable line: an action of its own (`id`), a piece of evidence, or an item that stands elsewhere."""

    id: ItemId | None = None
    evidence: EvidenceRef | None = None
    use: ItemRef | None = None
    text: Text | None = None
    why: Text | None = None
    claim: Claim | None = None
    source: SourceRef | None = None
    to: Link | None = None

    @property
    def name(self) -> str:
        """The id under which the tick is remembered, shared by every page that shows it."""
        return self.id or self.evidence or self.use or ""


class Section(Model):
    """A titled run of lines; `style` says whether they are steps in order, a list, or a text to copy."""

    title: Text
    style: Literal["list", "steps", "copy"] = "list"
    lines: Lines


class SourceNote(Model):
    """A statement of law in everyday words with the sources it rests on (shown folded)."""

    text: Text
    sources: Annotated[list[SourceRef], Spec(min_length=1)]


class Record(Model):
    """Everything that stands in a list of the data file."""

    id: KebabId


class Reviewed(Model):
    """When a record was last read against its sources, and when it must be read again."""

    reviewed: IsoDate
    next_review: IsoDate
