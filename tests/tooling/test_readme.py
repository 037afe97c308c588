"""What the README shows and leads to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PICTURES_TOGETHER = 300 * 1024  # bytes


def targets(text: str) -> list[str]:
    """Paths of pictures and of links inside the project."""
    named = re.findall(r'<img src="([^"]+)"|\]\(([^)#]+)\)', text)
    return [path for pair in named for path in pair if path and "://" not in path]


@pytest.mark.parametrize("name", ["README.md", "docs/_notes/how-to.md", "docs/_notes/paths.md"])
def test_every_link_and_picture_is_there(root: Path, name: str) -> None:
    page = root / name
    assert [path for path in targets(page.read_text("utf-8")) if not (page.parent / path).exists()] == []


def test_the_pictures_weigh_little_and_each_says_what_it_shows(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    pictures = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', text)
    assert len(pictures) == text.count("<img") >= 4
    assert sum((root / path).stat().st_size for path, _alt in pictures) <= PICTURES_TOGETHER


def test_every_path_that_the_readme_names_is_in_the_tree(root: Path) -> None:
    named = re.findall(r"`((?:hooks|docs|overrides|tests|tools)/[\w./-]*)`", (root / "README.md").read_text("utf-8"))
    assert len(named) > 15
    assert [path for path in named if not (root / path).exists()] == []
