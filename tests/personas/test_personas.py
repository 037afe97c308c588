"""A person on a phone, unsupervised, gets the right outcome: told from the first screen to the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.harness import PHONE, Visitor, go
from tests.personas.journey import Journey

STORIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("stories.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("steps", [each["steps"] for each in STORIES], ids=[each["id"] for each in STORIES])
def test_the_reader_of_this_story_reaches_the_outcome_that_is_right_for_them(
    visitor: Visitor, steps: list[dict[str, Any]]
) -> None:
    page = visitor.page(viewport=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    journey = Journey(go(page, "/"))
    journey.walk(steps)
    kept = journey.page.evaluate("localStorage.length")
    assert kept == int({"press": "记在这台手机上"} in steps)
