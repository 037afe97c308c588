"""What other programs get: the schema that editors complete from, and the data as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.checks import examine
from guide.export import guide_json, lists_json, schema_json
from guide.loading import Guide
from guide.model import KINDS
from guide.nodes import read_nodes
from tests.core.factories import a_field, guide_of

DATA = Path(__file__).resolve().parents[2] / "docs" / "_data"


@pytest.fixture(scope="module")
def real() -> Guide:
    return examine(DATA / "guide.yml")[0]


@pytest.fixture(scope="module")
def schema(real: Guide) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schema_json(real))
    return loaded


def test_the_committed_schema_is_the_one_the_data_gives(real: Guide) -> None:
    assert (DATA / "guide.schema.json").read_text("utf-8") == schema_json(real), "make schema"


def test_each_list_of_ids_stands_in_the_schema_once(schema: dict[str, Any]) -> None:
    enums = [tuple(node["enum"]) for node in mappings(schema) if "enum" in node]
    long = Counter(each for each in enums if len(each) > 10)
    assert long
    assert set(long.values()) == {1}


def test_a_reference_completes_to_the_ids_of_its_kind(schema: dict[str, Any], real: Guide) -> None:
    assert schema["$defs"]["id-symptoms"]["enum"] == [symptom.id for symptom in real["symptoms"]]
    assert schema["$defs"]["Neighbour"]["properties"]["to"] == {"$ref": "#/$defs/id-symptoms"}


def test_every_pointer_of_the_schema_leads_somewhere(schema: dict[str, Any]) -> None:
    for node in mappings(schema):
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]


def test_the_real_data_fits_the_schema(schema: dict[str, Any]) -> None:
    root, _ = read_nodes((DATA / "guide.yml").read_text("utf-8"))
    assert root is not None
    assert list(misfits(root.plain(), schema, schema["$defs"], "")) == []


@pytest.mark.parametrize(
    ("record", "where"),
    [
        ({"id": "x", "label": "甲", "type": "text", "example": "一", "colour": "蓝"}, "/fields/0/colour"),
        ({"id": "x", "label": "甲", "type": "words", "example": "一"}, "/fields/0/type"),
        ({"id": "x", "type": "text", "example": "一"}, "/fields/0/label"),
        ({"id": "X-y", "label": "甲", "type": "text", "example": "一"}, "/fields/0/id"),
        ({"id": "x", "label": 3, "type": "text", "example": "一"}, "/fields/0/label"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(schema: dict[str, Any], record: dict[str, Any], where: str) -> None:
    assert list(misfits({"fields": [record]}, schema, schema["$defs"], "")) == [where]


def test_the_schema_refuses_a_dangling_reference(schema: dict[str, Any]) -> None:
    question = {"id": "q", "ask": "问？", "options": [{"say": "一", "to": "nowhere"}, {"say": "二", "to": "expired"}]}
    assert list(misfits({"triage": [question]}, schema, schema["$defs"], "")) == ["/triage/0/options/0/to"]


def test_the_published_data_hold_every_record_under_its_key_as_written() -> None:
    guide = guide_of(fields=[a_field(id="account", unit="个")])
    data = json.loads(guide_json(guide))
    assert data["fields"][0]["unit"] == "个"
    assert set(data) - {"computed"} <= set(KINDS)
    assert {"missing_amount", "hours_since_submitted"} <= {each["id"] for each in data["computed"]}


def test_the_browser_gets_the_lists_of_its_own_rules_and_no_others(real: Guide) -> None:
    assert set(json.loads(lists_json(real))) == {"guard", "tone", "holidays"}


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from mappings(child)
    elif isinstance(node, list):
        for child in node:
            yield from mappings(child)


def misfits(value: Any, schema: dict[str, Any], defs: dict[str, Any], path: str) -> Iterator[str]:
    """Paths at which `value` breaks the part of JSON Schema that this schema uses."""
    if "$ref" in schema:
        yield from misfits(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs, path)
    elif "anyOf" in schema:
        choices = [list(misfits(value, each, defs, path)) for each in schema["anyOf"]]
        if all(choices):
            yield from max(choices, key=lambda found: len(found[0]))
    elif not fits(value, schema):
        yield path
    elif isinstance(value, dict):
        yield from misfits_of_keys(value, schema, defs, path)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from misfits(child, schema.get("items", {}), defs, f"{path}/{index}")


def misfits_of_keys(value: dict[str, Any], schema: dict[str, Any], defs: dict[str, Any], path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{path}/{key}" for key in schema.get("required", []) if key not in value)
    for key, child in value.items():
        if key in known:
            yield from misfits(child, known[key], defs, f"{path}/{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}/{key}"


TYPES = {"string": str, "object": dict, "array": list, "boolean": bool, "integer": int, "null": type(None)}
KNOWN = {"type", "enum", "const", "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"}
NOTES = {"description", "default", "title", "properties", "required", "additionalProperties", "items", "$defs"}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    assert set(schema) <= KNOWN | NOTES, f"the small validator above does not know {set(schema) - KNOWN - NOTES}"
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return False
    size = len(value) if isinstance(value, str | list) else 0
    limits = (schema.get("minLength", 0), schema.get("minItems", 0))
    ends = (schema.get("maxLength", size), schema.get("maxItems", size))
    return (
        value in schema.get("enum", [value])
        and value == schema.get("const", value)
        and (not isinstance(value, str) or bool(re.search(schema.get("pattern", ""), value)))
        and (not isinstance(value, str | list) or max(limits) <= size <= min(ends))
        and (not isinstance(value, int) or schema.get("minimum", value) <= value <= schema.get("maximum", value))
    )
