"""Which browser the tests drive, and that none at all is a failure, not a skip."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import browser


def put(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian where nothing is installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "MAC_PROGRAMS", ())
    monkeypatch.setattr(browser, "distribution", lambda: "debian")
    monkeypatch.setattr(browser, "downloaded", lambda: None)


def test_the_variable_chromium_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "chromium")
    mine = put(tmp_path, "mine")
    monkeypatch.setenv("CHROMIUM", mine)
    assert browser.find() == mine


def test_a_variable_that_names_nothing_is_told_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "chromium")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert browser.main() == 1
    assert capsys.readouterr().err.startswith("CHROMIUM=/no/such/browser cannot be run.")


def test_chromium_is_preferred_to_chrome(tmp_path: Path) -> None:
    chrome = put(tmp_path, "google-chrome")
    assert browser.find() == chrome
    assert browser.find() != (chromium := put(tmp_path, "chromium"))
    assert browser.find() == chromium


def test_the_snap_of_ubuntu_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "distribution", lambda: "ubuntu")
    put(tmp_path, "chromium")
    put(tmp_path, "chromium-browser")
    assert browser.find() is None


def test_root_on_debian_installs_the_package_with_chinese_glyphs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def install(command: list[str], **_: object) -> None:
        started.append(command)
        if "install" in command:
            put(tmp_path, "chromium")

    put(tmp_path, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", install)
    assert browser.ensure() == str(tmp_path / "chromium")
    assert [command[0] for command in started] == ["apt-get", "apt-get"]
    assert started[1][-2:] == ["chromium", "fonts-noto-cjk"]


def test_anybody_else_downloads_playwrights_own(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: started.append(command))
    with pytest.raises(browser.NoBrowserError, match="after the installation"):
        browser.ensure()
    assert started[0][1:] == ["-m", "playwright", "install", "chromium"]


def test_no_browser_at_all_is_one_line_and_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fail)
    assert browser.main() == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Setting up Chromium …"
    assert "没有找到 Chromium" in told[1]
    assert len(told) == 2


LAUNCH = """
import sys
from playwright.sync_api import Error, sync_playwright
from tools.browser import LAUNCH_FLAGS
with sync_playwright() as playwright:
    try:
        playwright.chromium.launch(executable_path=sys.argv[1], args=list(LAUNCH_FLAGS))
    except Error:
        pass
"""


def test_whatever_playwright_switches_off_stays_off(tmp_path: Path, root: Path) -> None:
    """Chromium heeds the last list of features alone."""
    program, told = Path(put(tmp_path, "recorder")), tmp_path / "told.txt"
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {told}\n", encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", LAUNCH, str(program)], env=settings, check=True)
    option = "--disable-features="
    lists = [line.removeprefix(option).split(",") for line in told.read_text("utf-8").split() if option in line]
    assert len(lists) == 2
    assert set(lists[0]) <= set(lists[1])
