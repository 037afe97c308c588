"""How well the search of the built site answers the labelled queries, and that none of them was copied."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guide.loading import Guide

HERE = Path(__file__).parent
DENO = Path(sys.executable).parent / "deno"
SAFETY = {"fake-support", "recovery-scam", "account-stolen", "platform-gone"}
LABELLED = sorted(path.name for path in HERE.glob("*.tsv"))

# Bytes that reach a phone with the first words typed, compressed.
WEIGHT_LIMIT = 120 * 1024


@pytest.fixture(scope="session")
def code(built_site: Path) -> Path:
    """The published folder of own browser code."""
    (folder,) = built_site.glob("assets/guide-*")
    return folder


@pytest.fixture(scope="session")
def figures(code: Path, root: Path) -> Any:
    """What the shipped modules make of every labelled query."""
    script = ["--no-remote", "--allow-read", "tests/search/report.js", str(code / "search.json"), "--json"]
    done = subprocess.run([str(DENO), "run", *script], cwd=root, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", [name for name in LABELLED if name.endswith("queries.tsv") and "negative" not in name])
def test_the_right_page_comes_first_and_nearly_always_in_the_first_three(figures: Any, name: str) -> None:
    row = figures["ranking"][name]
    assert row["count"] >= 90
    assert row["top1"] >= 0.85, row["misses"]
    assert row["top3"] >= 0.95, row["misses"]


def test_the_safety_pages_are_always_in_the_first_three(figures: Any) -> None:
    missed = [
        (miss["query"], miss["shown"][:3])
        for row in figures["ranking"].values()
        for miss in row["misses"]
        if miss["accepted"][0] in SAFETY and not set(miss["shown"][:3]) & set(miss["accepted"])
    ]
    assert not missed


@pytest.mark.parametrize(
    ("verdict", "share"), [("crisis", 1.0), ("hint", 0.95), ("refuse", 0.95), ("none", 0.9), ("purchase", 0.9)]
)
def test_what_is_no_trouble_of_this_site_gets_its_own_answer(figures: Any, verdict: str, share: float) -> None:
    rows = [row[verdict] for row in figures["verdicts"].values() if verdict in row]
    right, count = sum(row["right"] for row in rows), sum(row["count"] for row in rows)
    assert count >= 15
    assert right / count >= share, [query for row in rows for query in row["wrong"]]


def test_no_honest_query_gets_the_crisis_strip(figures: Any) -> None:
    rows = [*figures["ranking"].values(), *figures["honest"].values()]
    assert not [miss["query"] for row in rows for miss in row["misses"] if miss["kind"] == "crisis"]


def test_who_only_tells_a_trouble_is_offered_no_comfort_either(figures: Any) -> None:
    """One query in a thousand may sound sadder than it is; whoever dreads the family's knowing is meant."""
    rows = [*figures["ranking"].values(), *figures["honest"].values()]
    hinted = [miss["query"] for row in rows for miss in row["misses"] if miss["kind"] == "hint"]
    hinted += [query for row in rows for query in row["hinted"]]
    assert len(set(hinted)) <= sum(row["count"] for row in rows) / 1000, hinted


def test_no_honest_query_is_refused(figures: Any) -> None:
    rows = [*figures["ranking"].values(), *figures["honest"].values()]
    assert not [miss["query"] for row in rows for miss in row["misses"] if miss["kind"] == "refused"]


def test_no_labelled_query_was_copied_into_the_data(code: Path) -> None:
    data = json.loads((code / "search.json").read_text("utf-8"))
    phrases = {text for part in (*data["entries"], *data["others"]) for text in part["texts"]}
    lines = [line for name in LABELLED for line in (HERE / name).read_text("utf-8").splitlines()]
    queries = {line.split("	")[0] for line in lines if line}
    assert not phrases & queries


def test_every_label_names_what_can_be_found(code: Path) -> None:
    data = json.loads((code / "search.json").read_text("utf-8"))
    known = {part["id"] for part in (*data["entries"], *data["others"])}
    for name in LABELLED:
        if "negative" not in name:
            rows = [line.split("\t") for line in (HERE / name).read_text("utf-8").splitlines() if line.strip()]
            unknown = {wanted for row in rows for wanted in row[1].strip().split(",")} - known
            assert not unknown, f"{name}: no such page (retired? write what stands instead): {unknown}"


def test_every_symptom_has_its_own_words(code: Path, guide: Guide) -> None:
    data = json.loads((code / "search.json").read_text("utf-8"))
    symptoms = [entry for entry in data["entries"] if entry["group"] == "symptoms"]
    assert [entry["id"] for entry in symptoms] == [each.id for each in guide["symptoms"]]
    assert not [entry["id"] for entry in symptoms if len(set(entry["texts"])) < 25]
    assert data["subject"], "the words of this site"
    assert data["accused"], "the words of those who were wronged"


def test_worker_and_data_stay_light(code: Path) -> None:
    shipped = [*(code / "search").glob("*.js"), code / "search.json"]
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in shipped)
    assert weight <= WEIGHT_LIMIT, weight
