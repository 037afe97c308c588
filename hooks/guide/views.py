"""What a symptom page shows, as plain texts: the length rules count these, as a reader would meet them.

`overrides/guide/symptoms.md` owns the markup; a test counts the built pages and compares.
"""

from __future__ import annotations

from guide.loading import Guide
from guide.model.symptoms import Symptom
from guide.model.walk import Path
from guide.ticks import words


def do_now_lines(guide: Guide, symptom: Symptom) -> list[tuple[Path, str]]:
    """The lines of 现在就做 with their paths."""
    return [(("do_now", place), words(guide, tick)) for place, tick in enumerate(symptom.do_now)]


def do_not_lines(symptom: Symptom) -> list[tuple[Path, str]]:
    """The lines of 不要做 with their paths: the 不要 with its reason, and 已经…了 with its way back."""
    lines: list[tuple[Path, str]] = []
    for place, each in enumerate(symptom.do_not):
        lines += [(("do_not", place, "text"), each.text), (("do_not", place, "back"), f"{each.done}：{each.back}")]
    return lines
