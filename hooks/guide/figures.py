"""Measured figures: one file, written by `make figures`, read by the page 质量 and by the README's table.

The file holds `figures`: name → `{value, unit, on}`, with `on` the day it was measured. Shown alike everywhere.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path("_data") / "figures.json"


def shown(value: float | str, unit: str) -> str:
    """A value as it stands in a sentence. `unit` is count, share (0 to 1), seconds, kilobytes, megabytes or date."""
    if unit == "date":
        return str(value)
    if unit == "share":
        return f"{float(value):.1%}"
    return f"{value:,.0f}" if unit == "count" else f"{value:,.1f}"


def read(docs_dir: Path) -> dict[str, Any]:
    """The whole file; one without figures where none were measured yet."""
    path = docs_dir / FILE
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"figures": {}}
    return found


def as_shown(docs_dir: Path) -> dict[str, str]:
    """Name → what stands on the page, and under `measured` the day of the last measurement."""
    figures = read(docs_dir)["figures"]
    texts = {name: shown(one["value"], one["unit"]) for name, one in figures.items()}
    return {**texts, "measured": max((one["on"] for one in figures.values()), default="")}
