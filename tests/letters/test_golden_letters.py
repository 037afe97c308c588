"""Readers with their facts, and the exact letters that must come of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from guide.letters import letter_view, plain_formats
from guide.loading import Guide
from tests.letters.conftest import RunModule


def personas(root: Path) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = yaml.safe_load((root / "tests/golden/letters/personas.yml").read_text("utf-8"))
    assert len({person["letter"] for person in people}) >= 8
    return people


def case(guide: Guide, person: dict[str, Any]) -> dict[str, Any]:
    """What the shipped module needs to write this person's letter."""
    formats = plain_formats(letter_view(guide, guide.find("letters", person["letter"])))
    facts = {name: "\n".join(value) if isinstance(value, list) else value for name, value in person["facts"].items()}
    return {
        "format": next(each for each in formats if each["kind"] == person["format"]),
        "facts": facts,
        "types": {field.id: field.type for field in guide["fields"]},
        "attest": person.get("attest", []),
        "remedy": person.get("remedy"),
        "now": person["now"],
    }


def test_each_persona_gets_exactly_their_letter(root: Path, guide: Guide, run_module: RunModule) -> None:
    people = personas(root)
    texts = run_module("compose_each.js", [case(guide, person) for person in people])
    for person, text in zip(people, texts, strict=True):
        assert text == person["expected"].strip(), person["id"]
