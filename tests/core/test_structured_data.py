"""What pages tell search engines: the steps that stand on them, and nothing that could end the script element."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.loading import Guide, load_text
from guide.problems import DATA_FILE
from guide.structured_data import structured_data


@pytest.fixture(scope="module")
def guide(root: Path) -> Guide:
    loaded, problems = load_text((root / DATA_FILE).read_text("utf-8"))
    assert not problems
    return loaded


def test_a_symptom_tells_its_steps_in_order(guide: Guide) -> None:
    told = json.loads(structured_data(guide, "paid-not-credited"))
    assert told["@type"] == "HowTo"
    assert told["name"].endswith("怎么办")
    assert [step["position"] for step in told["step"]] == list(range(1, len(told["step"]) + 1))
    assert all(step["text"] for step in told["step"])


def test_pages_without_steps_tell_nothing(guide: Guide) -> None:
    assert structured_data(guide, "outside") == ""
    assert structured_data(guide, "no-such-page") == ""


def test_no_text_can_end_the_script_element(guide: Guide) -> None:
    symptom = guide.find("symptoms", "expired")
    hostile = symptom.model_copy(update={"bottom_line": "</script><script>alert(1)</script>"})
    changed = Guide(guide.text, records={**guide.records, "symptoms": [hostile]}, ids=guide.ids, places=guide.places)
    assert "<" not in structured_data(changed, "expired")
