"""The theme's files that ours replace or rely on are the ones we read when we wrote ours.

`originals.tsv` holds a line for each: its path in the theme, its SHA-256, and what of ours rests on
it. An upgrade of the theme that changes one fails here with its name: compare the two versions, mend
ours if need be, then write the new sum.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import material
import pytest

THEME = Path(material.__file__).parent / "templates"
HERE = Path(__file__).resolve().parent
OURS = HERE.parent.parent / "overrides"


@dataclass(frozen=True)
class Original:
    """One line of originals.tsv."""

    path: str
    sha256: str
    rests_on_it: str


def read_originals() -> list[Original]:
    with (HERE / "originals.tsv").open(encoding="utf-8", newline="") as file:
        return [Original(**row) for row in csv.DictReader(file, delimiter="\t")]


def replaced() -> set[str]:
    """The theme's files that a file of ours stands in front of."""
    ours = (str(path.relative_to(OURS)) for path in OURS.rglob("*") if path.is_file())
    return {path for path in ours if (THEME / path).is_file()}


@pytest.mark.parametrize("original", read_originals(), ids=lambda original: original.path)
def test_the_original_is_the_one_we_read(original: Original) -> None:
    content = (THEME / original.path).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    assert found == original.sha256, f"{original.path} changed; {original.rests_on_it} rests on it. Now: {found}"


def test_every_replaced_file_is_listed() -> None:
    assert replaced()
    assert replaced() <= {original.path for original in read_originals()}


def test_the_list_is_sorted_and_holds_each_file_once() -> None:
    paths = [original.path for original in read_originals()]
    assert paths == sorted(set(paths))


def test_what_rests_on_an_original_is_still_ours() -> None:
    for original in read_originals():
        assert (OURS.parent / original.rests_on_it).is_file(), original
