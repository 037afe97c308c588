"""Walking a record: every reference and every line of text with its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from guide.model.base import Line, Reference
from guide.nodes import Node

Path = tuple[str | int, ...]
Of = TypeVar("Of")


def _find_reference(annotation: Any) -> Reference | None:
    """The Reference hidden in an annotation such as `list[Annotated[str, Reference(...)]] | None`."""
    if isinstance(annotation, Reference):
        return annotation
    for argument in get_args(annotation):
        found = _find_reference(argument)
        if found:
            return found
    return None


@cache
def _key_of(model: type[BaseModel], name: str) -> str:
    """The key as written in the data file (`if` for the attribute `if_`)."""
    return model.model_fields[name].alias or name


@cache
def _reference_of(model: type[BaseModel], name: str) -> Reference | None:
    info = model.model_fields[name]
    for marker in info.metadata:
        if isinstance(marker, Reference):
            return marker
    return _find_reference(info.annotation)


def parts(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """The record and every model inside it, outermost first, with its path from the record."""
    yield path, record
    for name, key in _fields_with_parts(type(record)):
        for step, child in _those(BaseModel, getattr(record, name)):
            yield from parts(child, (*path, key, *step))


@cache
def _fields_with_parts(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Attribute and key of every field that may hold a model."""
    fields = model.model_fields
    return [(name, _key_of(model, name)) for name in fields if _inner_model(model, name)]


def _those(wanted: type[Of], value: Any) -> Iterator[tuple[Path, Of]]:
    """The value itself, or those in the list that it is, where they are of the wanted type."""
    if isinstance(value, wanted):
        yield (), value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, wanted):
                yield (index,), item


def references(model: type[BaseModel], node: Node) -> Iterator[tuple[Node, str, Reference]]:
    """Every id by which a record points at another, where it stands, and what it may point at.

    Reads the raw nodes, so that a mistake elsewhere in the record hides no broken reference.
    """
    if not isinstance(node.value, dict):
        return
    for name in model.model_fields:
        child = node.value.get(_key_of(model, name))
        marker, inner = _reference_of(model, name), _inner_model(model, name)
        for each in _rows(child):
            if marker and isinstance(each.value, str):
                yield each, each.value, marker
            elif inner:
                yield from references(inner, each)


def _rows(node: Node | None) -> list[Node]:
    """The entries of a list, or the value itself."""
    if node is None:
        return []
    return node.value if isinstance(node.value, list) else [node]


@cache
def _inner_model(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    return _model_in(model.model_fields[name].annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `list[Line] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_in(each))), None)


def texts(part: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text of one model that a reader may see: all strings but ids, references, dates and enumerations.

    The models inside it are left out; `parts` gives them one by one.
    """
    for name, key in _shown_fields(type(part)):
        for step, value in _those(str, getattr(part, name)):
            yield (key, *step), value


@cache
def _shown_fields(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Attribute and key of every field whose text a reader may see."""
    return [
        (name, _key_of(model, name))
        for name, info in model.model_fields.items()
        if not (name in _NOT_SHOWN or _reference_of(model, name) or "Literal" in repr(info.annotation))
    ]


_NOT_SHOWN = {
    "id", "if_", "unless", "each", "phrases", "words", "prefixes", "allow", "url",
    "reviewed", "next_review", "checked", "next_check", "since", "closed_on", "days_off", "make_up",
}  # fmt: skip


def lines(record: BaseModel) -> Iterator[tuple[Path, Line]]:
    """Every Line (and kind of Line) of the record."""
    for path, part in parts(record):
        if isinstance(part, Line):
            yield path, part
