"""What the tests of letters share: the guide, and the shipped modules run by deno."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RunModule = Callable[[str, Any], Any]


@pytest.fixture
def run_module(root: Path, tmp_path: Path) -> RunModule:
    """Runs a script of this folder on a value and gives back what it prints as JSON."""

    def run(script: str, value: Any) -> Any:
        file = tmp_path / "value.json"
        file.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        command = [str(root / ".venv/bin/deno"), "run", "--no-remote", "--no-npm", "--allow-read"]
        settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
        done = subprocess.run(
            [*command, str(Path(__file__).with_name(script)), str(file)],
            env={**settings, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run
