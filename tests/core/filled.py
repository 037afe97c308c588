"""A guide in which every key of every kind is filled, optional ones included, each text with words of its own.

    filled = Filled(lambda number, room: f"text {number}")
    filled.guide()      plain records by kind, as the factories give them
    filled.texts        (kind, key path without list places) → every text that was made there

Ids, references, choices and dates get the first value that fits; the rules are not asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import Ge, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints

from guide.model import KINDS
from guide.model.base import ISO_DATE, KEBAB, SNAKE, Reference, Tick
from guide.model.letters import Part, Sentence

Plain = dict[str, Any]
Path = tuple[str, ...]

# Keys that would contradict another key of the same model, or need something typed to mean anything.
LEFT_OUT: dict[type[BaseModel], set[str]] = {
    Tick: {"evidence", "use"},
    Part: {"use"},
    Sentence: {"if", "unless", "each", "attest", "id"},
}
FIXED: dict[tuple[str, ...], Any] = {
    ("letters", "abstract"): False,
    ("sections", "place"): "top",
    ("refusals", "kind"): "wrongful",
}


@dataclass
class Filled:
    """`words` makes a text from its number and the room there is for it (characters, None without a limit).

    `ids` are the ids of the records of a kind where templates name them; a record of each is made.
    `fixed` gives values of its own to keys, or leaves them out with None.
    """

    words: Callable[[int, int | None], str]
    ids: dict[str, list[str]] = field(default_factory=dict)
    fixed: dict[Path, Any] = field(default_factory=dict)
    texts: dict[Path, list[str]] = field(default_factory=dict)
    number: int = 0

    def guide(self) -> dict[str, list[Plain]]:
        """One record of every kind; `retired` is left out, it has no page of its own yet."""
        kinds = [kind for kind in KINDS if kind != "retired"]
        return {
            kind: [{**self._record(KINDS[kind], (kind,)), "id": each} for each in self._ids(kind)] for kind in kinds
        }

    def _ids(self, kind: str) -> list[str]:
        return self.ids.get(kind, [f"a_{kind}" if kind == "fields" else f"a-{kind.replace('_', '-')}"])

    def _record(self, model: type[BaseModel], path: Path) -> Plain:
        made: Plain = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            fixed = {**FIXED, **self.fixed}
            if key in LEFT_OUT.get(model, set()):
                continue
            if (*path, key) not in fixed:
                made[key] = self._value(info.annotation, list(info.metadata), (*path, key))
            elif fixed[(*path, key)] is not None:
                made[key] = fixed[(*path, key)]
        return made

    def _value(self, annotation: Any, limits: list[Any], path: Path) -> Any:
        while get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            limits = [*limits, *more]
        choices = [each for each in get_args(annotation) if each is not NoneType]
        reference = next((each for each in limits if isinstance(each, Reference)), None)
        if reference:
            return self._ids(reference.kinds[0])[0]
        if get_origin(annotation) is list:
            least = max([each.min_length for each in limits if isinstance(each, MinLen)], default=1)
            return [self._value(choices[0], [], path) for _ in range(max(least, 1))]
        if get_origin(annotation) is Literal:
            return choices[0]
        if isinstance(annotation, type):
            return self._plain(annotation, limits, path)
        return self._value(choices[0], limits, path)

    def _plain(self, annotation: type, limits: list[Any], path: Path) -> Any:
        if issubclass(annotation, BaseModel):
            return self._record(annotation, path)
        if annotation is bool:
            return False
        if annotation is int:
            return max([int(str(each.ge)) for each in limits if isinstance(each, Ge)], default=24)
        return self._text(limits, path)

    def _text(self, limits: list[Any], path: Path) -> str:
        rules = [each for each in limits if isinstance(each, StringConstraints)]
        pattern = next((str(rule.pattern) for rule in rules if rule.pattern), None)
        if pattern == ISO_DATE:
            return "2026-11-01" if path[-1] in ("checked", "reviewed") else "2027-05-01"
        self.number += 1
        if pattern in (KEBAB, SNAKE):
            return f"x{self.number}"
        room = [each.max_length for each in limits if isinstance(each, MaxLen)]
        room += [rule.max_length for rule in rules if rule.max_length]
        text = self.words(self.number, min(room, default=None))
        if path[-2:] == ("sentences", "text"):
            return text + "{" + self._ids("fields")[0] + "}"
        self.texts.setdefault(path, []).append(text)
        return text
