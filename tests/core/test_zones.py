"""The dates of the site are those of China on a device set to any zone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"])
def test_every_date_is_the_same_on_a_device_in_another_zone(root: Path, zone: str) -> None:
    command = [str(root / ".venv/bin/deno"), "test", "--no-check", "--no-remote", "--no-npm", "--allow-read=."]
    settings = {"TZ": zone, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [*command, "tests/js/deadline_test.js"],
        cwd=root,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
