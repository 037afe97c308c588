"""One day for the whole build, in China's time, whatever the machine's clock and zone."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guide import clock
from tests.core.factories import a_source, guide_of


def commit(folder: Path, moment: str) -> None:
    environment = {
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "HOME": str(folder),
        "PATH": "/usr/bin:/bin",
    }
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": "a", f"GIT_{name}_EMAIL": "a@example.org"}
    for arguments in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)


def test_a_fixed_day_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GUIDE_TODAY", "2026-12-24")
    assert clock.today(guide_of(), tmp_path) == date(2026, 12, 24)


def test_else_the_day_of_the_last_commit_in_china(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GUIDE_TODAY")
    commit(tmp_path, "2026-11-21T20:00:00+0000")  # four in the morning of the next day there
    assert clock.today(guide_of(), tmp_path) == date(2026, 11, 22)


def test_without_git_the_newest_check_of_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GUIDE_TODAY")
    monkeypatch.setenv("PATH", str(tmp_path))
    guide = guide_of(sources=[a_source(checked="2026-10-01"), a_source(id="b-law", checked="2026-10-09")])
    assert clock.today(guide, tmp_path) == date(2026, 10, 9)


def test_a_malformed_day_is_a_mistake_of_the_caller(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GUIDE_TODAY", "tomorrow")
    with pytest.raises(ValueError, match="tomorrow"):
        clock.today(guide_of(), tmp_path)
