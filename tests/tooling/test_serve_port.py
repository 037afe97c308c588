"""A taken port is told in one line, before anything is built."""

from __future__ import annotations

import re
import socket
import subprocess
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


def test_a_port_nobody_listens_on_is_free() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    assert port.is_free(number)
    assert port.main([str(number)]) == 0
