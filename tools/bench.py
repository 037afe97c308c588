"""Compares a build of the guide with the stock theme on the same pages. `make bench` runs it.

Whole processes, wall clock, the builds in turn so that a slow minute hits all alike, the median of
five. `ours` is the project as it stands. `stock` is the same Markdown, generated pages included, with
the same settings and the theme's own search, but without our hook and templates; `bare` is `stock`
without a search. Our share is the part of `ours` by which it takes longer.
What cannot be measured here is named as skipped.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import stage

ROOT = Path(__file__).resolve().parent.parent
BENCH_BIN = ROOT / ".cache" / "bench-venv" / "bin"
ROUNDS = 5

# Lists and mappings given here replace or join those of mkdocs.yml.
STOCK_CONFIG = """\
INHERIT: {config}
docs_dir: {docs}
hooks: []
plugins: {plugins}
watch: []
theme:
  custom_dir: {nothing}
"""

WRITE_MARKDOWN = """\
import sys
from pathlib import Path
from guide import build
docs, out = Path(sys.argv[1]), Path(sys.argv[2])
site = build.prepare(docs, docs.parent / "overrides")
for page in site.pages():
    target = out / page.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page.text, "utf-8")
for page in docs.rglob("*.md"):
    path = page.relative_to(docs).as_posix()
    if not path.startswith("_"):
        url = path.removesuffix("index.md").removesuffix(".md")
        (out / path).write_text(site.expand(page.read_text("utf-8"), url), "utf-8")
"""


@dataclass(frozen=True)
class Contender:
    """A build to be timed: its name and the command that fills the folder it is given."""

    name: str
    command: tuple[str, ...]

    def seconds(self, out: Path) -> float:
        """One whole build into a fresh folder, in seconds. Raises CalledProcessError."""
        shutil.rmtree(out, ignore_errors=True)
        settings = stage.build_environment(ROOT)
        started = time.monotonic()
        command = [*self.command, "--site-dir", str(out)]
        subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)
        return time.monotonic() - started


def write_markdown(scratch: Path) -> Path:
    """Lays out the same pages as plain Markdown; returns the folder."""
    docs = scratch / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("_data", "_notes"))
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", WRITE_MARKDOWN, str(ROOT / "docs"), str(docs)]
    subprocess.run(command, env=settings, check=True)
    return docs


def stock(name: str, docs: Path, plugins: str) -> Contender:
    """The stock theme on a folder of Markdown, with the given plugins."""
    scratch = docs.parent
    nothing = scratch / "nothing"
    nothing.mkdir(exist_ok=True)
    config = scratch / f"{name}.yml"
    text = STOCK_CONFIG.format(config=ROOT / "mkdocs.yml", docs=docs, nothing=nothing, plugins=plugins)
    config.write_text(text, encoding="utf-8")
    return Contender(name, (sys.executable, "-m", "mkdocs", "build", "-f", str(config)))


def medians(contenders: list[Contender], scratch: Path) -> dict[str, float]:
    """Name → median seconds over all rounds."""
    taken: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(ROUNDS):
        for contender in contenders:
            taken[contender.name].append(contender.seconds(scratch / contender.name))
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def pages(site: Path) -> set[str]:
    """The addresses of a built site's pages."""
    return {str(path.relative_to(site)) for path in site.rglob("*.html")}


# Each generator signs its pages; nothing else may tell them apart.
SIGNATURE = re.compile(rb'<meta name="generator" content="[^"]*">')


def unsigned_bytes(path: Path) -> bytes:
    """A file's bytes without the generator's signature."""
    return SIGNATURE.sub(b"", path.read_bytes())


def different_files(left: Path, right: Path) -> list[str]:
    """The files that only one of two sites holds, or whose unsigned bytes differ."""
    names = {path.relative_to(site) for site in (left, right) for path in site.rglob("*") if path.is_file()}
    both = {name for name in names if (left / name).is_file() and (right / name).is_file()}
    other = {name for name in both if unsigned_bytes(left / name) != unsigned_bytes(right / name)}
    return sorted(map(str, other | (names - both)))


def properdocs_row(scratch: Path, ours: Path) -> str:
    """Whether the fork that lives on builds the same site, and whether byte for byte."""
    program = BENCH_BIN / "properdocs"
    if not program.exists():
        return "properdocs: skipped, not installed"
    theirs = scratch / "properdocs"
    command = [str(program), "build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "--site-dir", str(theirs)]
    settings = stage.build_environment(ROOT)
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"properdocs: build failed\n{done.stdout}{done.stderr}"
    other = different_files(ours, theirs)
    return f"properdocs: {len(pages(theirs))} pages, {len(other)} files differ from ours: {other[:5]}"


def share(ours: float, stock: float) -> str:
    """The part of our time by which we take longer, as a percentage."""
    return f"{(ours - stock) / ours:.0%}"


def report(scratch: Path) -> Iterator[str]:
    """Everything measured, line by line."""
    docs = write_markdown(scratch)
    contenders = [
        Contender("ours", (sys.executable, "-m", "mkdocs", "build", "--strict")),
        stock("stock", docs, "[search]"),
        stock("bare", docs, "[]"),
    ]
    seconds = medians(contenders, scratch)
    ours = seconds["ours"]
    yield f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, median of {ROUNDS}"
    for name, taken in seconds.items():
        yield f"{name}: {taken:.2f} s, {len(pages(scratch / name))} pages"
    against = f"against stock {share(ours, seconds['stock'])}, against bare {share(ours, seconds['bare'])}"
    yield f"our share: {against} (aim: at most 15 %)"
    yield properdocs_row(scratch, scratch / "ours")


def main() -> int:
    """Prints the comparison; 1 where a build fails."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=cache) as scratch:
        try:
            for line in report(Path(scratch)):
                print(line, flush=True)
        except subprocess.CalledProcessError as error:
            print(f"{error}\n{error.stderr or b''!r}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
