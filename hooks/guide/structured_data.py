"""What a page tells search engines about itself, as schema.org data: only what stands on the page too."""

from __future__ import annotations

import json
from typing import Any

from guide.loading import Guide
from guide.model import Record
from guide.model.articles import Checklist
from guide.model.base import Tick
from guide.model.symptoms import Symptom
from guide.ticks import words


def structured_data(guide: Guide, record_id: str) -> str:
    """JSON to stand inside a script element, or nothing where a page has no steps or the id is unknown."""
    found = _about(guide, record_id)
    return json.dumps(found, ensure_ascii=False).replace("<", "\\u003c") if found else ""


def _about(guide: Guide, record_id: str) -> dict[str, Any] | None:
    """HowTo for pages with steps to take: symptoms and checklists."""
    place = guide.places.get(record_id)
    if place is None:
        return None
    record = guide.find(place.kind, record_id)
    if isinstance(record, Symptom):
        return _how_to(guide, record, f"{record.title}怎么办", record.bottom_line, record.do_now)
    if isinstance(record, Checklist):
        return _how_to(guide, record, record.title, record.when, record.items)
    return None


def _how_to(guide: Guide, record: Record, name: str, description: str, ticks: list[Tick]) -> dict[str, Any]:
    steps = [
        {"@type": "HowToStep", "position": number, "text": words(guide, tick)} for number, tick in enumerate(ticks, 1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": name,
        "description": description,
        "inLanguage": "zh-CN",
        "step": steps,
    }
