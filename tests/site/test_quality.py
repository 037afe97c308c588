"""Readers, the README and the measured file say the same, and none of it was typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from guide import figures as shared
from tools import figures

MARKED = re.compile(r'<strong data-figure="([a-z_]+)">([^<]*)</strong>')


@pytest.fixture(scope="module")
def kept(root: Path) -> dict[str, Any]:
    return shared.read(root / "docs")


@pytest.fixture(scope="module")
def block(built_site: Path) -> str:
    """What the page 质量 says, from its first words to the last figure."""
    html = (built_site / "about" / "quality" / "index.html").read_text("utf-8")
    return html[html.index('id="quality-law"') : html.index("</article>")]


def test_the_readme_says_what_was_measured(root: Path, kept: dict[str, Any]) -> None:
    readme = (root / "README.md").read_text("utf-8")
    assert figures.with_table(readme, figures.table(kept)) == readme, "run make figures"


def test_the_page_says_what_was_measured(root: Path, block: str) -> None:
    wanted = shared.as_shown(root / "docs")
    said = MARKED.findall(block)
    assert len(said) >= 15
    assert [(name, text) for name, text in said if wanted[name] != text] == []


def test_no_figure_of_the_page_was_typed(root: Path) -> None:
    for path in ("docs/about/quality/index.md", "overrides/guide/blocks/quality.html"):
        words = re.sub(r"<[^>]+>|\{[%{#].*?[%}#]\}", "", (root / path).read_text("utf-8"))
        assert re.findall(r"\d", words) == [], path


def test_every_figure_has_the_command_that_gives_it(root: Path, kept: dict[str, Any]) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(kept["figures"]) <= set(figures.KNOWN)
    assert {known.command.removeprefix("make ") for known in figures.KNOWN.values()} <= targets


def test_every_figure_has_its_day(kept: dict[str, Any]) -> None:
    assert len(kept["figures"]) >= 20
    assert [name for name, one in kept["figures"].items() if not re.fullmatch(r"\d{4}-\d\d-\d\d", one["on"])] == []


def test_the_page_is_reached_from_the_page_about_the_site(built_site: Path) -> None:
    assert 'href="quality/"' in (built_site / "about" / "index.html").read_text("utf-8")
