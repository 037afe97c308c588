"""How long an editor waits from saving the data file to the changed page in `mkdocs serve`. `make bench` asks."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.deploy.loopback import free_port

ROUNDS = 3
PAGE = "symptoms/paid-not-credited/"
SENTENCE = "钱扣了、钻没来"
LONGEST = 120.0


def answer(address: str) -> str:
    """The page, or nothing while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=LONGEST) as page:
            return str(page.read().decode("utf-8"))
    except (urllib.error.URLError, OSError):
        return ""


def wait_until(holds: Callable[[], bool]) -> float:
    """Seconds until `holds()`. Raises TimeoutError after LONGEST seconds."""
    started = time.monotonic()
    while not holds():
        if time.monotonic() - started > LONGEST:
            raise TimeoutError("the page never changed")
        time.sleep(0.05)
    return time.monotonic() - started


def one_save(data: Path, address: str, number: int) -> float:
    """Changes one sentence and waits for it on its page."""
    mark = f"第{number}次改"
    data.write_text(data.read_text(encoding="utf-8").replace(SENTENCE, mark + SENTENCE, 1), encoding="utf-8")
    return wait_until(lambda: mark in answer(address))


def seconds_until_shown(project: Path) -> float:
    """The median of a few saves in a running `serve` of `project`, which is changed. Raises TimeoutError."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    serve = subprocess.Popen(command, cwd=project, env=settings)
    address = f"http://127.0.0.1:{port}/{PAGE}"
    try:
        wait_until(lambda: SENTENCE in answer(address))
        data = project / "docs" / "_data" / "guide.yml"
        return statistics.median(one_save(data, address, number) for number in range(1, ROUNDS + 1))
    finally:
        serve.terminate()
        serve.wait(timeout=30)
