"""Two builds of the same project give the same bytes, whatever the clock, the hash seed and the folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.tooling.test_staging import fingerprint

# Runs before everything else in a build and sets its clock forward by a bit more than a year.
LATER = """
import time
shift, now, local, utc = 400 * 86400.5, time.time, time.localtime, time.gmtime
time.time = lambda: now() + shift
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)
"""


def build(project: Path, **variables: str) -> dict[str, str]:
    """Builds one copy of the project with the given environment; path → checksum of the result."""
    settings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "tools/stage.py"]
    done = subprocess.run(
        command, cwd=project, env={**settings, **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return fingerprint(project / "site")


def age(project: Path) -> None:
    """Gives every file another time of change, as a fresh clone would."""
    for path in project.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000), follow_symlinks=False)


def test_two_builds_are_identical_under_different_clocks_hash_seeds_and_folders(
    copy_project: Callable[[str], Path], tmp_path: Path
) -> None:
    early, late = copy_project("a"), copy_project("another/deeper folder")
    age(late)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    first = build(early, PYTHONHASHSEED="1", TZ="UTC", GUIDE_TODAY="2026-11-22", LC_ALL="C.UTF-8")
    second = build(
        late,
        PYTHONHASHSEED="2",
        TZ="Asia/Shanghai",
        GUIDE_TODAY="2027-12-30",
        PYTHONPATH=str(tmp_path / "later"),
    )
    assert "index.html" in first
    assert [path for path in sorted({*first, *second}) if first.get(path) != second.get(path)] == []


def test_the_clock_of_the_later_build_really_is_later(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")

    def clock(**variables: str) -> tuple[float, int]:
        program = "import time; print(time.time(), time.localtime().tm_year)"
        settings = {**os.environ, **variables}
        told = subprocess.check_output([sys.executable, "-c", program], env=settings, text=True)
        seconds, year = told.split()
        return float(seconds), int(year)

    (now, this_year), (later, later_year) = clock(), clock(PYTHONPATH=str(tmp_path))
    assert later - now > 399 * 86_400
    assert later_year > this_year
