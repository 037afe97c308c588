"""Reads the data file: text → nodes → validated records, with every problem found on the way.

Ids are collected from the raw nodes first and each record is validated by itself, so one broken record
hides nothing and breaks no reference to it.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from guide.messages import chinese, misspelt
from guide.model import KINDS, Record
from guide.model.base import FIXED_PAGES
from guide.model.walk import Path, parts, texts
from guide.nodes import Node, read_nodes
from guide.problems import GuideError, Problem


@dataclass(frozen=True)
class Place:
    """Where a record stands and of which kind it is."""

    kind: str
    node: Node

    @property
    def record_id(self) -> str:
        """The id as written, or nothing where there is no usable one."""
        return _id_of(self.node) or ""


class NoSuchRecordError(KeyError):
    """Code or a template names a record that the data does not hold; `args` are its kind and id."""


@dataclass
class Guide:
    """The validated records by kind, in the order of the file, and what the rules need to know of the file.

    `ids` maps kind → ids written in the file, broken records included ("items", "parts", "pages" and
    "ends" are kinds of their own); `places` maps a record's id to its node; `rows` are all records as
    they stand, broken ones included; `unread` are the kinds that stand in the file and could not be read.
    """

    text: str
    records: dict[str, list[Any]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    ids: dict[str, list[str]] = field(default_factory=lambda: _no_ids())
    places: dict[str, Place] = field(default_factory=dict)
    rows: list[Place] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def __getitem__(self, kind: str) -> list[Any]:
        return self.records[kind]

    def find(self, kind: str, record_id: str) -> Any:
        """The record of `kind` with this id, or what stands for a retired one. Raises NoSuchRecordError."""
        try:
            return self._by_id[kind, self.current(record_id)]
        except KeyError:
            raise NoSuchRecordError(kind, record_id) from None

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Any]:
        """Every validated record by kind and id; the first of two with the same."""
        return {(kind, record.id): record for kind in KINDS for record in reversed(self.records[kind])}

    def current(self, record_id: str) -> str:
        """The id itself, or the one that stands instead where it has been retired."""
        return next((each.instead for each in self.records["retired"] if each.id == record_id), record_id)

    def everything(self) -> Iterator[tuple[str, Record]]:
        """Every validated record with its kind, in the order of the file."""
        for kind, records in self.records.items():
            for record in records:
                yield kind, record

    @cached_property
    def models(self) -> list[tuple[Record, Path, BaseModel]]:
        """Every record and every model inside one, with its record and its path; read once for all rules."""
        return [(record, path, part) for _kind, record in self.everything() for path, part in parts(record)]

    @cached_property
    def shown(self) -> list[tuple[Record, Path, str]]:
        """Every text a reader may see, with its record and its path."""
        return [(record, (*path, *step), text) for record, path, part in self.models for step, text in texts(part)]

    def problem(self, record: str, path: tuple[str | int, ...], rule: str, message: str) -> Problem:
        """A problem at the deepest known place of `path` inside `record`."""
        node = self.places[record].node.at(path)
        return Problem(node.line, node.column, rule, record, message)


def _no_ids() -> dict[str, list[str]]:
    """The kinds of id there are, with those that no record carries."""
    kinds: dict[str, list[str]] = {kind: [] for kind in (*KINDS, "items", "parts")}
    return {**kinds, "pages": list(FIXED_PAGES), "ends": ["no-loss"]}


def read_text(path: pathlib.Path) -> str:
    """The text of a data file. Raises GuideError where there is none, or none that can be read."""
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise GuideError([Problem(1, 1, "no-file", "", "读不到数据文件，请从版本库里取回")]) from error
    except UnicodeDecodeError as error:
        raise GuideError([_not_utf8(error)]) from error


def _not_utf8(error: UnicodeDecodeError) -> Problem:
    """Where the first byte stands that is no UTF-8; nothing behind it can be trusted."""
    before = bytes(error.object)[: error.start].decode("utf-8").split("\n")
    message = "从这里起不是 UTF-8 的文字。请在编辑器里另存为 UTF-8"
    return Problem(len(before), len(before[-1]) + 1, "not-utf8", "", message)


def load_text(text: str) -> tuple[Guide, list[Problem]]:
    """Read and validate a data file given as text."""
    guide = Guide(text)
    root, problems = read_nodes(text)
    if root is None:
        return guide, problems or [Problem(1, 1, "empty-file", "", "数据文件是空的，请从版本库里取回")]
    if not isinstance(root.value, dict):
        return Guide(""), [*problems, Problem(1, 1, "top-level", "", "最外层要是“键：值”，例如 symptoms:")]
    reader = _Reader(guide, problems)
    reader.read(root.value)
    return guide, problems


class _Reader:
    """Walks the kinds of one file and fills a Guide."""

    def __init__(self, guide: Guide, problems: list[Problem]) -> None:
        self.guide = guide
        self.problems = problems
        self.seen: dict[str, int] = {}
        self.noted = {(problem.line, problem.column) for problem in problems}

    def read(self, kinds: dict[str, Node]) -> None:
        """Collect all ids first, then validate record by record."""
        meant = [(self._kind(name, node, kinds), node) for name, node in kinds.items()]
        rows = [Place(kind, row) for kind, node in meant if kind for row in self._rows(kind, node)]
        self.guide.rows = rows
        for place in rows:
            self._collect(place)
        for place in rows:
            self._validate(place)

    def _kind(self, name: str, node: Node, written: dict[str, Node]) -> str:
        """The kind that a top-level key names. A misspelt one is noted and read as what it was meant for."""
        if name in KINDS:
            return name
        near = get_close_matches(name, [kind for kind in KINDS if kind not in written], n=1)
        mend = f"是不是 {near[0]}？请改正拼写" if near else f"可用：{'、'.join(KINDS)}"
        self._note(node, "unknown-kind", "", f"没有 {name} 这一类，{mend}", key=True)
        return near[0] if near else ""

    def _rows(self, kind: str, node: Node) -> list[Node]:
        if isinstance(node.value, list):
            return node.value
        self.guide.unread.add(kind)
        if (node.line, node.column) not in self.noted:
            self._note(node, "list-type", "", f"{kind} 要是一个列表，请每条记录以 - id: 开头", key=True)
        return []

    def _note(self, node: Node, rule: str, record: str, message: str, *, key: bool = False) -> None:
        line, column = (node.key_line, node.key_column) if key else (node.line, node.column)
        self.problems.append(Problem(line, column, rule, record, message))

    def _collect(self, place: Place) -> None:
        row, record_id = place.node, place.record_id
        if record_id and self._claim_id(place.kind, record_id, row.at(("id",))):
            self.guide.places[record_id] = place
        for nested_kind, node in _nested_ids(row):
            if isinstance(node.value, str):
                self._claim_id(nested_kind, node.value, node)

    def _claim_id(self, kind: str, wanted: str, node: Node) -> bool:
        if wanted in FIXED_PAGES:
            self._note(node, "reserved-id", wanted, f"{wanted} 是固定页面的名字，请换一个 id")
            return False
        if wanted in self.seen:
            self._note(node, "duplicate-id", wanted, _used_before(kind, wanted, self.seen[wanted]))
            return False
        self.seen[wanted] = node.line
        self.guide.ids[kind].append(wanted)
        return True

    def _validate(self, place: Place) -> None:
        row, record_id = place.node, place.record_id
        try:
            record = KINDS[place.kind].model_validate(row.plain())
        except ValidationError as error:
            self._explain(row, record_id, error)
            return
        if record_id in self.guide.places and self.guide.places[record_id].node is row:
            self.guide.records[place.kind].append(record)

    def _explain(self, row: Node, record_id: str, error: ValidationError) -> None:
        """Note each complaint where it stands, a misspelt key as one mistake and not as two."""
        details: list[dict[str, Any]] = [dict(each) for each in error.errors(include_url=False)]
        spelt = dict(misspelt(details))
        for detail in details:
            path = tuple(detail["loc"])
            node = row.at(path)
            if detail["type"] == "extra_forbidden":
                self._note(node, "unknown-key", record_id, chinese(detail, spelt.get(path)), key=True)
            elif detail["type"] == "missing":
                if not node.incomplete and path not in _owners(spelt):
                    self._note(node, "missing-key", record_id, chinese(detail))
            elif (node.line, node.column) not in self.noted:
                self._note(node, detail["type"].replace("_", "-"), record_id, chinese(detail))


def _owners(spelt: dict[tuple[Any, ...], str]) -> set[tuple[Any, ...]]:
    """The paths of the keys that were meant by the misspelt ones."""
    return {(*path[:-1], meant) for path, meant in spelt.items()}


def _id_of(row: Node) -> str | None:
    """The raw id of a row, or None where it has no usable one."""
    if not isinstance(row.value, dict) or "id" not in row.value:
        return None
    value = row.value["id"].value
    return value if isinstance(value, str) else None


_NESTED = {"do_now": "items", "items": "items", "parts": "parts"}


def _nested_ids(row: Node) -> Iterator[tuple[str, Node]]:
    """Ids inside a record that other records may refer to: tick items and letter parts."""
    if not isinstance(row.value, dict):
        return
    for key, child in row.value.items():
        if not isinstance(child.value, list):
            continue
        for entry in child.value:
            if isinstance(entry.value, dict):
                if key in _NESTED and "id" in entry.value:
                    yield _NESTED[key], entry.value["id"]
                yield from _nested_ids(entry)


def _used_before(kind: str, wanted: str, line: int) -> str:
    """Why an id cannot be used again, and the mend."""
    if kind == "retired":
        return f"id {wanted} 还在第 {line} 行用着。请先删掉那条记录，或换一个 id"
    return f"id {wanted} 在第 {line} 行已经用过，请换一个"
