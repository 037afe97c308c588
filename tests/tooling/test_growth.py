"""The grown project is one that could have been written, and growing makes no page heavier."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.build import Site
from guide.checks import examine_text
from guide.loading import Guide
from tools import growth


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "docs" / "_data" / "guide.yml").read_text("utf-8")


@pytest.fixture(scope="module")
def small(text: str) -> Guide:
    return examine_text(text)[0]


@pytest.fixture(scope="module")
def large(text: str) -> Guide:
    guide, problems = examine_text(growth.grown(text, 3))
    assert problems == []
    return guide


def test_growing_once_changes_nothing(text: str) -> None:
    assert growth.grown(text, 1) == text


def test_every_symptom_is_there_as_often_as_asked_with_the_phrases_it_needs(small: Guide, large: Guide) -> None:
    assert len(large["symptoms"]) == 3 * len(small["symptoms"])
    copies = large["symptoms"][len(small["symptoms"]) :]
    assert {len(symptom.phrases) for symptom in copies} == {growth.PHRASES}


def test_a_symptoms_page_stays_as_it_is_however_many_there_are(small: Guide, large: Guide, root: Path) -> None:
    before, after = (Site(guide, root / "docs", root / "overrides").renderer for guide in (small, large))
    for symptom in small["symptoms"]:
        url = f"symptoms/{symptom.id}/"
        assert len(before.page("symptoms", symptom, url)) == pytest.approx(
            len(after.page("symptoms", large.find("symptoms", symptom.id), url)), abs=20
        ), symptom.id


def test_the_last_of_many_records_is_found_and_a_missing_one_is_named(large: Guide) -> None:
    last = large["symptoms"][-1]
    assert large.find("symptoms", last.id) is last
    with pytest.raises(KeyError):
        large.find("symptoms", "never-written")
