"""Puts a compressed copy beside every text of a built site, once, as small as it gets.

    python tools/deploy/precompress.py SITE

`.gz` always; `.br` as well where the program `brotli` is installed. What would not shrink gets no copy.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

TEXTS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}

# Below this a copy saves no packet.
WORTH_IT = 512


def texts(site: Path) -> list[Path]:
    """The files of a site that are worth compressing, sorted."""
    found = (path for path in site.rglob("*") if path.suffix in TEXTS and path.is_file())
    return sorted(path for path in found if path.stat().st_size >= WORTH_IT)


def with_gzip(content: bytes) -> bytes:
    """The same bytes for the same content: no time and no name inside."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def with_brotli(program: str, path: Path) -> bytes:
    """The file as `brotli` makes it smallest. Raises CalledProcessError."""
    return subprocess.run([program, "--best", "--stdout", str(path)], check=True, capture_output=True).stdout


def precompress(site: Path, brotli: str | None = None) -> dict[str, int]:
    """Writes the copies; returns ending → how many. `brotli` is the path of the program."""
    written = {".gz": 0, ".br": 0}
    for path in texts(site):
        content = path.read_bytes()
        copies = {".gz": with_gzip(content), **({".br": with_brotli(brotli, path)} if brotli else {})}
        for ending, copy in copies.items():
            if len(copy) < len(content):
                path.with_name(path.name + ending).write_bytes(copy)
                written[ending] += 1
    return written


def main(arguments: list[str]) -> int:
    """Says in one line what was written."""
    program = shutil.which("brotli")
    written = precompress(Path(arguments[0]), program)
    print(
        ", ".join(f"{count} {ending}" for ending, count in written.items()) + ("" if program else " (no brotli here)")
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
