"""Which Python a fresh machine's set-up takes, and what it says where there is none to take."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TOO_OLD = """#!/bin/sh
[ "$1" = --version ] && echo "Python 3.9.2" && exit 0
exit 1
"""
# Answers the question for the version, not the one for the venv module.
WITHOUT_VENV = """#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
exit 0
"""
GOOD = "#!/bin/sh\nexit 0\n"
BROKEN = "#!/bin/sh\nexit 127\n"


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder that is the whole PATH, with the shell alone in it."""
    (tmp_path / "sh").symlink_to("/bin/sh")
    return tmp_path


def put(folder: Path, name: str, program: str) -> None:
    path = folder / name
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)


def choose(root: Path, path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    settings = {"PATH": str(path), **variables}
    command = ["/bin/sh", str(root / "tools" / "python.sh")]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)


def one_clear_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_too_old_a_python_is_told_in_one_line_with_its_version(root: Path, commands: Path) -> None:
    put(commands, "python3", TOO_OLD)
    line = one_clear_line(choose(root, commands))
    assert "Python 3.11 or newer" in line
    assert "python3=3.9.2" in line
    assert "需要 Python 3.11 以上" in line


def test_no_python_at_all_is_told_in_one_line(root: Path, commands: Path) -> None:
    assert "found: none" in one_clear_line(choose(root, commands))


def test_a_python_without_venv_is_told_in_one_line_with_the_mend(root: Path, commands: Path) -> None:
    put(commands, "python3", WITHOUT_VENV)
    line = one_clear_line(choose(root, commands))
    assert "No venv module in: python3" in line
    assert "apt-get install python3-venv" in line


def test_a_later_python_is_taken_where_the_first_is_too_old_or_broken(root: Path, commands: Path) -> None:
    put(commands, "python3", TOO_OLD)
    put(commands, "python3.13", BROKEN)
    put(commands, "python3.12", GOOD)
    assert choose(root, commands).stdout == f"{commands}/python3.12\n"


def test_a_python_with_venv_is_preferred_to_one_without(root: Path, commands: Path) -> None:
    put(commands, "python3", WITHOUT_VENV)
    put(commands, "python3.11", GOOD)
    assert choose(root, commands).stdout == f"{commands}/python3.11\n"


def test_the_variable_python_is_taken_alone(root: Path, commands: Path) -> None:
    put(commands, "python3", GOOD)
    put(commands, "mine", TOO_OLD)
    assert "mine=3.9.2" in one_clear_line(choose(root, commands, PYTHON="mine"))


def test_the_path_of_a_python_may_hold_a_space(root: Path, commands: Path) -> None:
    (commands / "my python").mkdir()
    put(commands / "my python", "python", GOOD)
    assert choose(root, commands, PYTHON=f"{commands}/my python/python").stdout == f"{commands}/my python/python\n"


@pytest.mark.parametrize("target", ["build", "serve", "test"])
def test_each_target_stops_at_too_old_a_python(root: Path, commands: Path, target: str) -> None:
    put(commands, "python3", TOO_OLD)
    make = shutil.which("make")
    assert make is not None
    settings = {"PATH": str(commands)}
    command = [make, "--no-print-directory", "-C", str(root), target]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr
