"""Fixtures of the tooling tests: copies of the whole project that a test may break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

# Neither needed for a build nor made by the author.
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "site", ".site-*", "shots", "bench-out", "release", "__pycache__", ".*_cache"
)


@pytest.fixture
def copy_project(root: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Copies the project into a folder of the given name, without history, and returns its path."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(root, tmp_path / name, ignore=LEFT_OUT, symlinks=True))

    return copy
