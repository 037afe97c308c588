"""pydantic's complaints in Chinese: the table is complete for the models there are, and holds nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from guide.messages import MESSAGES, PATTERNS, chinese, misspelt
from guide.model import KINDS

# pydantic-core schema type → the errors it raises by itself in strict mode.
BY_TYPE: dict[str, list[str]] = {
    "str": ["string_type"],
    "int": ["int_type"],
    "bool": ["bool_type"],
    "list": ["list_type"],
    "literal": ["literal_error"],
    "model": ["model_type"],
    "model-fields": ["missing", "extra_forbidden"],
    "function-after": ["not_a_date"],
    "function-before": [],
    "model-field": [],
    "no-info": [],
    "nullable": [],
    "default": [],
    "definitions": [],
    "definition-ref": [],
}
# (schema type, constraint) → the error it adds.
BY_CONSTRAINT = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("list", "min_length"): "too_short",
    ("list", "max_length"): "too_long",
}
NO_CONSTRAINT = {"type", "strict", "strip_whitespace", "schema", "metadata", "ref", "serialization", "items_schema"}


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    """Every part of a core schema that has a type."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for key, child in node.items():
            if key not in ("metadata", "serialization", "default"):
                yield from schemas(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from schemas(child)


def raisable() -> set[str]:
    """Every error type that validating a data file can raise."""
    found: set[str] = set()
    for model in KINDS.values():
        for schema in schemas(model.__pydantic_core_schema__):
            kind = schema["type"]
            assert kind in BY_TYPE, f"a new kind of schema, {kind}: which errors does it raise?"
            found.update(BY_TYPE[kind])
            if kind in ("str", "int", "list"):
                constraints = {key for key, value in schema.items() if value is not None} - NO_CONSTRAINT
                found.update(BY_CONSTRAINT[kind, each] for each in constraints)
    return found


def test_every_error_the_models_can_raise_has_a_chinese_sentence() -> None:
    assert raisable() <= set(MESSAGES)


def test_no_sentence_is_kept_for_errors_that_cannot_be_raised() -> None:
    assert set(MESSAGES) <= raisable()


def test_every_pattern_is_told_in_words() -> None:
    used = {
        schema["pattern"]
        for model in KINDS.values()
        for schema in schemas(model.__pydantic_core_schema__)
        if schema["type"] == "str" and "pattern" in schema
    }
    assert used == set(PATTERNS)


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_every_sentence_can_be_filled(kind: str) -> None:
    limits = {"min_length": 1, "max_length": 9, "actual_length": 0, "ge": 1, "le": 9, "expected": "'a' or 'b'"}
    error = {"type": kind, "loc": ("title",), "input": "x", "ctx": {**limits, "pattern": next(iter(PATTERNS))}}
    assert "{" not in chinese(error)


def test_a_key_far_from_every_missing_one_is_not_taken_for_it() -> None:
    errors: list[dict[str, Any]] = [
        {"type": "missing", "loc": ("short",)},
        {"type": "extra_forbidden", "loc": ("colour",)},
        {"type": "extra_forbidden", "loc": ("meaning", 0, "shrot")},
    ]
    assert dict(misspelt(errors)) == {}


def test_every_sentence_says_how_to_mend() -> None:
    for kind, sentence in MESSAGES.items():
        assert re.search("请|要", sentence), kind
