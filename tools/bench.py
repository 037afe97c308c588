"""Compares whole builds with other generators on the same pages, at several sizes. `make bench` runs it.

    python tools/bench.py [TIMES …]       how many times as many symptoms; 1 10 100 where none is given

`ours` is the project as it stands. `stock` is the theme by itself with its own search and jieba on the same pages as
plain Markdown, generated ones included; `no-jieba` is `stock` without jieba, `bare` without a search; `zensical` is the
theme's successor on those pages. Each is a process of its own, in turn, so that a slow minute hits all alike; at the
real size the median of five. Processor seconds count all cores and hardly depend on what else the machine does; seconds
on the clock do.
Our share is the part of `ours` by which it takes longer. What cannot be measured here is named as skipped.
"""

from __future__ import annotations

import datetime
import gzip
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import growth, saving, stage
from tools.folders import temporary_folder

ROOT = Path(__file__).resolve().parent.parent
BENCH_BIN = ROOT / ".cache" / "bench-venv" / "bin"
ROUNDS = 5
SIZES = (1, 10, 100)
ONLY_AT_THE_REAL_SIZE = ("no-jieba", "bare")

# No build may take longer, in seconds; one that does is left out of the larger sizes.
PATIENCE = 900

# What the pages need and nothing else: the theme as it comes.
STOCK_CONFIG = """\
site_name: 钻掉了自助指南
site_url: http://127.0.0.1:8000/
docs_dir: docs
site_dir: {name}
theme:
  name: material
  language: zh
  font: false
nav:
  - 出了什么事: symptoms/index.md
  - 帮我判断: triage/index.md
  - 申诉怎么写: letters/index.md
  - 找谁投诉: channels/index.md
  - 我的记录: case/index.md
plugins: {plugins}
markdown_extensions: [attr_list, md_in_html, tables, toc, pymdownx.superfences]
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
class Cost:
    """What one build took: seconds on the clock, seconds of all processors, and at its peak megabytes."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True)
class Contender:
    """A build to be measured: its name, the command that fills the folder `out`, and where the command is run."""

    name: str
    command: tuple[str, ...]
    out: Path
    project: Path

    def build(self) -> Cost:
        """One whole build into a fresh folder. Raises CalledProcessError, also after PATIENCE seconds."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self.project / ".cache", ignore_errors=True)
        settings = stage.build_environment(ROOT)
        started = time.monotonic()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(self.command, cwd=self.project, env=settings, stdout=said, stderr=said)
            impatient = threading.Timer(PATIENCE, process.kill)
            impatient.start()
            _, status, used = os.wait4(process.pid, 0)
            impatient.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            if process.returncode != 0:
                raise subprocess.CalledProcessError(process.returncode, self.command, stderr=said.read()[-2000:])
        # The kernel counts in kilobytes, on macOS in bytes.
        unit = 1e6 if sys.platform == "darwin" else 1e3
        return Cost(time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def write_markdown(scratch: Path, project: Path = ROOT) -> Path:
    """Lays out a project's pages as plain Markdown; returns the folder."""
    docs = scratch / "docs"
    shutil.copytree(project / "docs", docs, ignore=shutil.ignore_patterns("_data", "_notes"))
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", WRITE_MARKDOWN, str(project / "docs"), str(docs)]
    subprocess.run(command, env=settings, check=True)
    return docs


def plain(name: str, plugins: str, scratch: Path, *command: str) -> Contender:
    """A generator on the pages that `write_markdown` laid out in `scratch`."""
    config = scratch / f"{name}.yml"
    config.write_text(STOCK_CONFIG.format(name=name, plugins=plugins), encoding="utf-8")
    return Contender(name, (*command, "-f", str(config)), scratch / name, scratch)


def stock(name: str, docs: Path, plugins: str) -> Contender:
    """The stock theme on a folder of Markdown, with the given plugins."""
    return plain(name, plugins, docs.parent, str(BENCH_BIN / "python"), "-m", "mkdocs", "build", "--quiet")


def unsegmented(contender: Contender) -> Contender:
    """The same with a Python that has no jieba: the search then cuts Chinese at punctuation only."""
    return replace(contender, command=(sys.executable, *contender.command[1:]))


def contenders(scratch: Path, project: Path) -> list[Contender]:
    """Everyone who builds the pages of `project`."""
    docs, ours = write_markdown(scratch, project), scratch / "ours"
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(ours))
    return [
        Contender("ours", command, ours, project),
        stock("stock", docs, "[search]"),
        unsegmented(stock("no-jieba", docs, "[search]")),
        stock("bare", docs, "[]"),
        plain("zensical", "[search]", scratch, str(BENCH_BIN / "zensical"), "build", "--clean"),
    ]


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    keys = ("seconds", "processor", "megabytes")
    return Cost(*(statistics.median(getattr(cost, key) for cost in costs) for key in keys))


def costs_of(them: list[Contender], rounds: int) -> dict[str, Cost]:
    """Name → median cost over all rounds; who fails or takes too long is left out and named."""
    taken: dict[str, list[Cost]] = {one.name: [] for one in them}
    for _ in range(rounds):
        for one in them:
            try:
                taken[one.name].append(one.build())
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{one.name}: skipped, {error} {getattr(error, 'stderr', '')!r}", flush=True)
    return {name: middle(costs) for name, costs in taken.items() if costs}


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


def properdocs_row(scratch: Path, ours: Path, project: Path = ROOT) -> str:
    """Whether the fork that lives on builds the same site, and whether byte for byte."""
    program = BENCH_BIN / "properdocs"
    if not program.exists():
        return "properdocs: skipped, not installed"
    theirs = scratch / "properdocs"
    command = [str(program), "build", "--strict", "-f", str(project / "mkdocs.yml"), "--site-dir", str(theirs)]
    settings = stage.build_environment(ROOT)
    done = subprocess.run(command, cwd=project, env=settings, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"properdocs: build failed\n{done.stdout}{done.stderr}"
    other = different_files(ours, theirs)
    return f"properdocs: {len(pages(theirs))} pages, {len(other)} files differ from ours: {other[:5]}"


def share(ours: float, stock: float) -> str:
    """The part of our time by which we take longer, as a percentage."""
    return f"{(ours - stock) / ours:.0%}"


def compressed(paths: Iterator[Path]) -> list[int]:
    """The sizes of files as a host with gzip sends them, sorted."""
    return sorted(len(gzip.compress(path.read_bytes(), mtime=0)) for path in paths)


def row(times: int, site: Path, costs: dict[str, Cost]) -> dict[str, Any]:
    """What is kept of one size: pages, bytes, and what each builder took."""
    symptoms = compressed(site.glob("symptoms/*/index.html"))
    return {
        "size": times,
        "on": datetime.date.today().isoformat(),
        "pages": len(pages(site)),
        "symptom_page": symptoms[len(symptoms) // 2],
        "symptom_list": compressed(site.glob("symptoms/index.html"))[0],
        "search_data": compressed(site.glob("assets/guide-*/search.json"))[0],
        "builds": {name: {key: round(value, 2) for key, value in vars(cost).items()} for name, cost in costs.items()},
    }


def measured(times: int, scratch: Path) -> tuple[dict[str, Any], Path]:
    """One size: the row that is kept, and our built site."""
    project = growth.write_project(times, scratch / "project")
    them = [one for one in contenders(scratch, project) if times == 1 or one.name not in ONLY_AT_THE_REAL_SIZE]
    costs = costs_of(them, ROUNDS if times == 1 else 1)
    return row(times, scratch / "ours", costs), scratch / "ours"


def lines(found: dict[str, Any]) -> Iterator[str]:
    """One size in words."""
    told = f"{found['pages']:,} pages, a symptom {found['symptom_page']:,} bytes, search {found['search_data']:,} bytes"
    yield f"{found['size']}×: {told}"
    for name, cost in found["builds"].items():
        times = f"{cost['processor']:.1f} processor seconds, {cost['seconds']:.1f} s on the clock"
        yield f"    {name}: {times}, {cost['megabytes']:.0f} MB"


def our_share(found: dict[str, Any]) -> str:
    """By how much we take longer than the stock theme, in processor time."""
    costs = found["builds"]
    against = {name: share(costs["ours"]["processor"], costs[name]["processor"]) for name in costs if name != "ours"}
    told = ", ".join(f"against {name} {part}" for name, part in against.items())
    return f"our share: {told} (aim: at most 15 % against stock)"


def at_the_real_size(found: dict[str, Any], ours: Path, scratch: Path) -> Iterator[str]:
    """What is only asked at the real size: our share, the fork that lives on, an editor's save."""
    yield our_share(found)
    yield properdocs_row(scratch, ours, scratch / "project")
    seconds = saving.seconds_until_shown(scratch / "project")
    (ROOT / ".cache" / "save.json").write_text(json.dumps({"seconds": seconds}), encoding="utf-8")
    yield f"a save shows in make serve after {seconds:.1f} s (aim: at most 3 s)"


def report(sizes: list[int]) -> Iterator[str]:
    """Everything measured, line by line; keeps the rows for `make figures`."""
    yield f"{platform.system()}, {os.cpu_count()} cores at load {os.getloadavg()[0]:.1f}, {platform.python_version()}"
    for times in sizes:
        with temporary_folder(ROOT, "bench") as folder:
            found, ours = measured(times, folder)
            yield from lines(found)
            if times == 1:
                yield from at_the_real_size(found, ours, folder)
        keep(found)


def keep(found: dict[str, Any]) -> None:
    """Leaves one size where `make figures` looks for it, beside the sizes measured before."""
    path = ROOT / ".cache" / "bench.json"
    before = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.is_file() else []
    rows = sorted([*(row for row in before if row["size"] != found["size"]), found], key=lambda row: int(row["size"]))
    builders = list(dict.fromkeys(name for row in rows for name in row["builds"]))
    path.write_text(json.dumps({"builders": builders, "rows": rows}), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Prints the comparison; 1 where our own build fails."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    try:
        for line in report([int(argument) for argument in arguments] or list(SIZES)):
            print(line, flush=True)
    except (IndexError, subprocess.CalledProcessError) as error:
        print(f"{error}\n{getattr(error, 'stderr', b'')!r}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
