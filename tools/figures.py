"""Prints measured figures as a Markdown table for the README. `make figures` runs it.

Nothing is estimated: what was not measured on this machine yet says how to measure it.
"""

from __future__ import annotations

import gzip
import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import function_lengths, stage
from tools.function_lengths import Function, percentile

ROOT = Path(__file__).resolve().parent.parent

Row = tuple[str, str]


def seconds_of_setup(root: Path) -> Iterator[Row]:
    """How long the last real installation of each kind took."""
    for kind, command in (("build", "make build"), ("dev", "make test")):
        kept = root / ".cache" / f"setup-{kind}.seconds"
        value = f"{kept.read_text(encoding='utf-8').strip()} s" if kept.exists() else "not measured: fresh clone"
        yield f"Set-up for `{command}`, once", value


def judgement(root: Path) -> Iterator[Row]:
    """The last complete `make test`: how many tests, how long."""
    kept = root / ".cache" / "judged.json"
    if not kept.exists():
        yield "`make test` after set-up", "not measured: make test"
        return
    figures = json.loads(kept.read_text(encoding="utf-8"))
    steps = ", ".join(f"{name} {seconds:.0f}" for name, seconds in figures["seconds"].items())
    yield "`make test` after set-up", f"{sum(figures['seconds'].values()):.0f} s ({steps})"
    yield "Tests", f"{figures['passed']:,}"


def timed_build(root: Path, site: Path) -> float:
    """Builds into `site` and returns the seconds. Raises RuntimeError when the build fails."""
    started = time.monotonic()
    if stage.build(root, site) != 0:
        raise RuntimeError("the build failed: see above")
    return time.monotonic() - started


def compressed(path: Path) -> int:
    """Bytes of a file as a host with gzip sends it."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def site_rows(site: Path) -> Iterator[Row]:
    """Pages and weight of a built site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    weights = sorted(compressed(page) for page in pages)
    scripts = [path for path in files if path.suffix == ".js" and "guide-" in str(path)]
    yield "Pages", f"{len(pages)}"
    yield "Files, bytes in all", f"{len(files)}, {sum(path.stat().st_size for path in files):,}"
    yield "HTML of a page, gzip", f"median {weights[len(weights) // 2]:,}, largest {weights[-1]:,} bytes"
    yield "Own modules, gzip, all together", f"{sum(map(compressed, scripts)):,} bytes"


def build_rows(root: Path) -> Iterator[Row]:
    """One strict build into a scratch folder, and what it wrote."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="figures-", dir=cache) as scratch:
        site = Path(scratch) / "site"
        yield "`make build` after set-up", f"{timed_build(root, site):.1f} s"
        yield from site_rows(site)


def length_row(language: str, functions: list[Function]) -> Row:
    """Count, median and 90th percentile of function lengths."""
    median, ninetieth = percentile(functions, 0.5), percentile(functions, 0.9)
    return f"Functions, {language}", f"{len(functions)}; median {median}, 90th percentile {ninetieth} lines"


def code_rows(root: Path) -> Iterator[Row]:
    """How long the functions are."""
    yield length_row("Python", function_lengths.python_functions(root))
    yield length_row("JavaScript", function_lengths.script_functions(root))


# To add figures, add a function that yields rows.
SOURCES: tuple[Callable[[Path], Iterator[Row]], ...] = (seconds_of_setup, judgement, build_rows, code_rows)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    return "\n".join(["| figure | value |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def main() -> int:
    """Measures and prints. Returns 1 where the site does not build."""
    try:
        rows = [row for source in SOURCES for row in source(ROOT)]
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Measured {time.strftime('%Y-%m-%d')}, {platform.system()}, Python {platform.python_version()}.\n")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
