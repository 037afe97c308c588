"""A skipped or excused test fails the run, in one process and over several workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CASES = {
    "skipped_inside": "import pytest\ndef test_a():\n    pytest.skip('no browser')\n",
    "skipped_by_mark": "import pytest\n@pytest.mark.skip\ndef test_a():\n    pass\n",
    "skipped_as_a_file": "import pytest\npytest.importorskip('no_such_module')\ndef test_a():\n    pass\n",
    "expected_to_fail": "import pytest\n@pytest.mark.xfail\ndef test_a():\n    assert 0\n",
}
GOOD = "def test_good():\n    pass\n"


def run(root: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "tests.no_skips", *options, str(folder)]
    settings = {**os.environ, "PYTHONPATH": str(root), "GUIDE_TALLY": str(folder / "tally.json")}
    settings = {name: value for name, value in settings.items() if not name.startswith("PYTEST_")}
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workers", ["0", "2"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_a_run_with_a_hole_fails(root: Path, tmp_path: Path, name: str, workers: str) -> None:
    (tmp_path / "test_hole.py").write_text(CASES[name], encoding="utf-8")
    (tmp_path / "test_good.py").write_text(GOOD, encoding="utf-8")
    done = run(root, tmp_path, "-n", workers)
    assert done.returncode == 1, done.stdout
    assert "a skipped test is a failure" in done.stdout
    counts = json.loads((tmp_path / "tally.json").read_text(encoding="utf-8"))
    assert counts["passed"] == 1
    assert counts["failed"] >= 1


def test_a_run_without_holes_passes_and_is_counted(root: Path, tmp_path: Path) -> None:
    (tmp_path / "test_good.py").write_text(GOOD, encoding="utf-8")
    done = run(root, tmp_path, "-n", "0")
    assert done.returncode == 0, done.stdout
    assert json.loads((tmp_path / "tally.json").read_text(encoding="utf-8")) == {"passed": 1, "failed": 0}
