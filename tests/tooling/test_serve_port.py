"""The live site answers on the port asked for; a taken one is told in one line, before anything is built."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tools import port


def test_serving_on_a_taken_port_is_told_in_one_line(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        command = ["make", "--no-print-directory", "-C", str(root), "serve", f"PORT={number}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    told = [line for line in done.stderr.splitlines() if not re.match(r"make(\[\d+\])?: ", line)]
    assert told == [f"Port {number} is taken. 端口 {number} 已被占用，换一个：make serve PORT={number + 1}"]
    assert "mkdocs" not in done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def first_answer(address: str, seconds: float) -> str:
    """The page at an address as soon as somebody serves it. Raises the last error after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_the_live_site_answers_on_loopback(root: Path, tmp_path: Path) -> None:
    number = free_port()
    command = ["make", "--no-print-directory", "-C", str(root), "serve", f"PORT={number}"]
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            assert "钻掉了" in first_answer(f"http://127.0.0.1:{number}/", seconds=60)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def test_a_mistake_in_the_data_file_is_told_while_the_last_good_pages_stay(
    copy_project: Callable[[str], Path], root: Path, tmp_path: Path
) -> None:
    project = copy_project("project")
    data = project / "docs" / "_data" / "guide.yml"
    good, log = data.read_text("utf-8"), tmp_path / "log"
    number = free_port()
    address = f"http://127.0.0.1:{number}/symptoms/expired/"
    command = [str(root / ".venv/bin/python"), "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{number}"]
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=project, stdout=out, stderr=out, start_new_session=True)
        try:
            assert "钻过期，被清零了" in first_answer(address, seconds=60)
            data.write_text(good.replace("bottom_line:", "bottom_lien:", 1), "utf-8")
            until(lambda: "是不是 bottom_line" in log.read_text("utf-8"))
            assert "钻过期，被清零了" in first_answer(address, seconds=60)
            data.write_text(good.replace("title: 钻过期，被清零了", "title: 钻到期，被清零了", 1), "utf-8")
            until(lambda: "钻到期，被清零了" in first_answer(address, seconds=60))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def until(condition: Callable[[], bool]) -> None:
    """Returns as soon as the condition holds; fails after a minute."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_port_nobody_listens_on_is_free() -> None:
    number = free_port()
    assert port.is_free(number)
    assert port.main([str(number)]) == 0
