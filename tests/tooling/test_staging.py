"""The last good site stays whole, whatever becomes of a build."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tools import stage


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → checksum of every file, so that two folders can be compared byte for byte."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def writer(text: str, afterwards: str = "") -> Callable[[Path], list[str]]:
    """A stand-in for the site generator: writes one page, then runs `afterwards`."""

    def command(out: Path) -> list[str]:
        program = f"import pathlib, sys, time; p = pathlib.Path({str(out)!r}); p.mkdir(); "
        program += f"(p / 'index.html').write_text({text!r}); {afterwards}"
        return [sys.executable, "-c", program]

    return command


def wait_until(condition: Callable[[], bool]) -> None:
    """Returns as soon as the condition holds; fails after half a minute."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def leftovers(site: Path) -> list[Path]:
    return list(site.parent.glob(f"{stage.WORKSHOP_PREFIX}*"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A good site from an earlier build."""
    folder = tmp_path / "site"
    assert stage.build(tmp_path, folder, writer("first")) == 0
    return folder


def test_a_good_build_takes_the_place_of_the_last_one(site: Path) -> None:
    (site / "old-page.html").write_text("gone tomorrow", encoding="utf-8")
    assert stage.build(site.parent, site, writer("second")) == 0
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    assert leftovers(site) == []


def test_a_build_that_fails_after_writing_everything_changes_nothing(site: Path) -> None:
    before = fingerprint(site)
    assert stage.build(site.parent, site, writer("bad", "sys.exit(3)")) == 3
    assert fingerprint(site) == before
    assert leftovers(site) == []


def start_and_kill(site: Path) -> None:
    """Starts a build that never ends and kills it, children included, once it has written its page."""
    program = (
        "import sys; from pathlib import Path; from tools import stage; "
        "from tests.tooling.test_staging import writer; "
        f"stage.build(Path({str(site.parent)!r}), Path({str(site)!r}), writer('half', 'time.sleep(600)'))"
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=stage.ROOT, start_new_session=True)
    wait_until(lambda: any(folder.joinpath("new", "index.html").exists() for folder in leftovers(site)))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    wait_until(lambda: all(stage.is_abandoned(folder) for folder in leftovers(site)))


def test_a_killed_build_changes_nothing_and_the_next_one_clears_up(site: Path) -> None:
    before = fingerprint(site)
    start_and_kill(site)
    assert fingerprint(site) == before
    assert len(leftovers(site)) == 1
    assert stage.build(site.parent, site, writer("second")) == 0
    assert leftovers(site) == []
    assert (site / "index.html").read_text(encoding="utf-8") == "second"


def test_a_build_does_not_clear_up_after_one_that_is_still_running(site: Path) -> None:
    with stage.open_workshop(site) as (running, _):
        assert stage.build(site.parent, site, writer("second")) == 0
        assert running.is_dir()


def test_two_builds_at_once_leave_one_whole_site(site: Path, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    # Each build writes its page, then waits until the other has written too.
    both_there = f"len(list(pathlib.Path({str(meeting)!r}).iterdir())) == 2"

    def build(name: str) -> int:
        wait = f"pathlib.Path({str(meeting / name)!r}).touch()\nwhile not {both_there}: time.sleep(0.01)"
        return stage.build(tmp_path, site, writer(name * 1000, wait))

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(build, "ab")) == [0, 0]
    assert (site / "index.html").read_text(encoding="utf-8") in ("a" * 1000, "b" * 1000)
    assert leftovers(site) == []


def test_without_an_exchange_in_the_kernel_two_renames_do_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "exchange_atomically", lambda new, old: False)
    assert stage.build(site.parent, site, writer("second")) == 0
    assert (site / "index.html").read_text(encoding="utf-8") == "second"
    assert leftovers(site) == []


def test_a_second_rename_that_fails_puts_the_good_site_back(site: Path, tmp_path: Path) -> None:
    before = fingerprint(site)
    with pytest.raises(OSError, match="No such file"):
        stage.exchange_by_two_renames(tmp_path / "never-written", site, tmp_path / "spare")
    assert fingerprint(site) == before


def test_a_site_caught_between_two_renames_is_put_back(site: Path, tmp_path: Path) -> None:
    before = fingerprint(site)
    workshop = tmp_path / f"{stage.WORKSHOP_PREFIX}killed"
    workshop.mkdir()
    site.rename(workshop / "old")
    assert stage.build(tmp_path, site, writer("bad", "sys.exit(1)")) == 1
    assert fingerprint(site) == before


@pytest.fixture
def project(copy_project: Callable[[str], Path]) -> Path:
    """A copy of the whole project with a good site in it."""
    folder = copy_project("project")
    assert stage.build(folder, folder / "site") == 0
    return folder


def test_a_broken_link_in_the_guide_leaves_the_last_good_site_whole(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(project / "site")
    with (project / "docs" / "about" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[没有这一页](../no-such-page.md)\n")
    assert stage.build(project, project / "site") == 1
    told = capfd.readouterr().err
    # Found late: everything else was written by then.
    assert "Building documentation" in told
    assert "no-such-page.md" in told
    assert fingerprint(project / "site") == before
    assert leftovers(project / "site") == []


def test_a_mistake_in_the_data_file_leaves_the_last_good_site_whole(project: Path) -> None:
    before = fingerprint(project / "site")
    with (project / "docs" / "_data" / "guide.yml").open("a", encoding="utf-8") as data:
        data.write("\nno_such_kind:\n  - id: nothing\n")
    assert stage.build(project, project / "site") == 1
    assert fingerprint(project / "site") == before


def test_a_killed_build_of_the_guide_leaves_the_last_good_site_whole(project: Path) -> None:
    site = project / "site"
    before = fingerprint(site)
    command = [sys.executable, "tools/stage.py"]
    process = subprocess.Popen(command, cwd=project, start_new_session=True, stderr=subprocess.DEVNULL)
    wait_until(lambda: any(folder.joinpath("new", "index.html").exists() for folder in leftovers(site)))
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert fingerprint(site) == before


def test_the_clock_of_a_build_is_the_commit(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(tmp_path)]
    assert stage.build_environment(tmp_path)["SOURCE_DATE_EPOCH"] == str(stage.DATE_WITHOUT_COMMIT)
    subprocess.run([*git, "init", "-q"], check=True)
    settings = {**os.environ, "GIT_COMMITTER_DATE": "2026-05-06T07:08:09+08:00"}
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "a"], check=True, env=settings)
    assert stage.build_environment(tmp_path)["SOURCE_DATE_EPOCH"] == "1778022489"
    (tmp_path / "unpacked").mkdir()
    assert stage.commit_time(tmp_path / "unpacked") is None


def test_the_strict_build_is_never_quiet() -> None:
    command = stage.mkdocs_command(Path("out"))
    assert "--strict" in command
    assert not {"-q", "--quiet"} & set(command)
