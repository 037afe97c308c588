"""Named components keep their place, colours and size. The measures stand in tests/golden/look.json.

After a change that is meant: GUIDE_LOOK=write pytest tests/browser/test_look.py, then read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.harness import DESKTOP, PHONE, Visitor

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "look.json"

# Fonts of other machines may differ by a hair in digits and letters, never by a line.
TOLERANCE_PX = 3

NAMED = {
    "safety line": ".g-safety",
    "header": ".g-header",
    "title": "h1",
    "heading": "#component-truth h2",
    "plain truth": "#component-truth .g-truth",
    "urgent": "#component-truth .g-urgency--stop-loss",
    "today": "#component-truth .g-urgency--today",
    "sign": "#component-signs .g-list--signs li",
    "sheet": "#component-ticks",
    "tick open": "#component-ticks li:nth-child(1)",
    "tick done": "#component-ticks li:nth-child(2)",
    "tick not for me": "#component-ticks li:nth-child(3) .g-tick__label > span",
    "mark of law": "#component-marks .g-mark--law",
    "mark of a rule": "#component-marks .g-mark--platform-rule",
    "mark of advice": "#component-marks .g-mark--advice",
    "date": "#component-dates .g-date",
    "do not": "#component-donts .g-dont",
    "do not, the word": "#component-donts .g-dont__text strong",
    "way back": "#component-donts .g-dont__back",
    "cause": "#component-causes .g-cause",
    "proof": "#component-proofs .g-proof",
    "chip, minutes": "#component-proofs .g-chip--minutes",
    "frame": "#component-proofs .g-frame",
    "door": "#component-doors .g-doors--home .g-door",
    "door with a line": "#component-doors .g-doors--list .g-door",
    "stop of the way": "#component-path .g-path__stop",
    "urgent branch": "#component-routes .g-route--urgent",
    "rung": "#component-routes .g-route--main a",
    "notice, guard": "#component-notices [data-guide=guard]:not([hidden])",
    "notice, missing": "#component-notices [data-guide=missing]:not([hidden])",
    "notice, copied": "#component-notices [data-guide=after-copy]:not([hidden])",
    "empty": "#component-states [data-state=empty]",
    "saved": "#component-states [data-state=saved]",
    "failed": "#component-states [data-state=failed]",
    "paper": "#component-sheet .g-paper",
    "filled gap": "#component-sheet .g-fill",
    "open gap": "#component-sheet .g-gap",
    "field": "#component-message input[type=text]",
    "copy button": "#component-message [data-guide=copy]",
    "plain button": "#component-message [data-guide=edit-toggle]",
    "footer": ".g-footer",
}
ON_PHONES = {"bar": ".g-bar", "bar, link": ".g-bar a"}

MEASURE = """
(selector) => {
  const found = document.querySelector(selector);
  if (!found) return null;
  const { left, width, height } = found.getBoundingClientRect();
  const style = getComputedStyle(found);
  return {
    left: Math.round(left), width: Math.round(width), height: Math.round(height),
    color: style.color, background: style.backgroundColor, font: style.fontSize,
  };
}
"""


def measures(page: Page, names: dict[str, str]) -> dict[str, Any]:
    """Name → box in CSS pixels, computed colours, font size; None where a component is missing."""
    return {name: page.evaluate(MEASURE, selector) for name, selector in names.items()}


def differences(seen: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What is not as it was, one line each."""
    lines = []
    for name in sorted(seen.keys() | wanted.keys()):
        is_, was = seen.get(name), wanted.get(name)
        if is_ is None or was is None:
            lines.append(f"{name}: {was} → {is_}")
            continue
        near = all(abs(is_[side] - was[side]) <= TOLERANCE_PX for side in ("left", "width", "height"))
        same = all(is_[part] == was[part] for part in ("color", "background", "font"))
        if not (near and same):
            lines.append(f"{name}: {was} → {is_}")
    return lines


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_components_look_as_they_did(
    viewport: ViewportSize, scheme: Literal["light", "dark"], visitor: Visitor
) -> None:
    page = visitor.open("components/", viewport=viewport, scheme=scheme)
    names = NAMED | (ON_PHONES if viewport is PHONE else {})
    seen = measures(page, names)
    assert None not in seen.values(), [name for name, measure in seen.items() if measure is None]
    known = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.exists() else {}
    key = f"{viewport['width']} {scheme}"
    if os.environ.get("GUIDE_LOOK") == "write":
        known[key] = seen
        GOLDEN.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert not differences(seen, known[key])


def test_a_change_of_colour_size_or_place_would_be_seen() -> None:
    was = {
        "left": 16,
        "width": 328,
        "height": 44,
        "color": "rgb(1, 2, 3)",
        "background": "rgb(0, 0, 0)",
        "font": "17px",
    }
    assert not differences({"a": was | {"height": 46}}, {"a": was})
    for change in ({"color": "rgb(1, 2, 4)"}, {"font": "16px"}, {"height": 48}, {"left": 0}, {"background": "none"}):
        assert differences({"a": was | change}, {"a": was}), change
    assert differences({}, {"a": was})
    assert differences({"a": was}, {})
