"""Files taken from elsewhere are the very files whose sums are written down."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

ROW = re.compile(r"^\| (\S+) \| .+ \| (\d+\.\d+\.\d+) \| .+ \| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_each_vendored_file_of_the_tests_has_the_sum_and_version_written_down(root: Path) -> None:
    folder = root / "tests" / "vendor"
    rows = ROW.findall((folder / "README.md").read_text(encoding="utf-8"))
    assert {name for name, _, _ in rows} == {path.name for path in folder.glob("*.js")}
    for name, version, digest in rows:
        content = (folder / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, name
        assert version.encode() in content[:200], name
