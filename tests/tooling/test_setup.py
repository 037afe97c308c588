"""Set-up brings packages in once, checks every hash, and says in one line what went wrong."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import setup


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose lock file asks for nothing."""
    (tmp_path / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("# nothing for tests\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds installed so far; installing one only leaves its marks."""
    names: list[str] = []

    def pretend(root: Path, name: str) -> None:
        python = root / setup.KINDS[name].venv / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        setup.stamp(root, name).write_bytes((root / setup.KINDS[name].lock).read_bytes())
        names.append(name)

    monkeypatch.setattr(setup, "install", pretend)
    return names


def test_a_second_set_up_installs_nothing(project: Path, installed: list[str]) -> None:
    setup.set_up(project, "build")
    setup.set_up(project, "build")
    assert installed == ["build"]


def test_a_changed_lock_file_is_installed_again(project: Path, installed: list[str]) -> None:
    setup.set_up(project, "build")
    (project / "requirements.txt").write_text("# other\n", encoding="utf-8")
    setup.set_up(project, "build")
    assert installed == ["build", "build"]


def test_building_needs_nothing_more_where_the_tests_are_set_up(project: Path, installed: list[str]) -> None:
    setup.set_up(project, "dev")
    setup.set_up(project, "build")
    assert installed == ["dev"]


def test_an_environment_whose_python_has_gone_is_made_again(project: Path, installed: list[str]) -> None:
    setup.set_up(project, "build")
    (project / ".venv" / "bin" / "python").unlink()
    setup.set_up(project, "build")
    assert installed == ["build", "build"]


def test_a_package_without_its_hash_is_refused(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "requirements.txt").write_text("pypinyin==0.55.0\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        setup.install(project, "build")
    assert "hash" in capfd.readouterr().err.lower()
    assert not setup.is_installed(project, "build")


def test_a_failed_installation_is_told_without_a_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(root: Path, name: str) -> None:
        raise subprocess.CalledProcessError(1, ["pip", "requirements.txt"])

    monkeypatch.setattr(setup, "ROOT", project)
    monkeypatch.setattr(setup, "install", fail)
    assert setup.main(["build"]) == 1
    assert "安装依赖失败" in capsys.readouterr().err


def test_the_environment_of_this_run_is_the_locked_one(root: Path) -> None:
    assert setup.is_installed(root, "dev")
