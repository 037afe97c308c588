"""Measures the project and writes what it found where it is read. `make figures` runs it.

    python tools/figures.py [part …]      all parts, or only those named: data search tests code build kept

One file holds the figures, docs/_data/figures.json; the README's table and the page 质量 are made from it. A part
that cannot be measured on this machine leaves its figures as they were, each with the day of its measurement.
"""

from __future__ import annotations

import datetime
import gzip
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from guide import figures as shared
from guide.checks import examine
from tools import function_lengths, stage
from tools.folders import temporary_folder
from tools.function_lengths import Function, percentile
from tools.readme import between_marks

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
BEGIN, END = "<!-- figures: written by make figures -->", "<!-- end of figures -->"

Value = float | str
Found = Iterator[tuple[str, Value]]


@dataclass(frozen=True)
class Figure:
    """What a figure is called in the README, in which unit it is kept, and the command that gives it."""

    says: str
    unit: str
    command: str


KNOWN = {
    "sources": Figure("Sources of law and official notes", "count", "make outline"),
    "sources_compared": Figure("… compared with the official text", "count", "make figures"),
    "sources_last_checked": Figure("… last comparison", "date", "make figures"),
    "sources_first_checked": Figure("… oldest comparison that stands", "date", "make figures"),
    "sources_next_check": Figure("… first one due again", "date", "make review"),
    "channels": Figure("Channels, each with the day of its check", "count", "make outline"),
    "search_queries": Figure("Labelled queries with a page to find", "count", "make search-report"),
    "search_first": Figure("… right page first", "count", "make search-report"),
    "search_first_three": Figure("… among the first three", "count", "make search-report"),
    "crisis_queries": Figure("Labelled queries of somebody in distress", "count", "make search-report"),
    "crisis_right": Figure("… answered with help first", "count", "make search-report"),
    "tests": Figure("Tests, all of which must pass", "count", "make test"),
    "promises": Figure("Promises to the reader, each with its test", "count", "make test"),
    "judge_seconds": Figure("The whole judgement after set-up, s", "seconds", "make test"),
    "setup_seconds": Figure("Set-up for the judgement, once, s", "seconds", "make test"),
    "build_seconds": Figure("A strict build of the whole site, s", "seconds", "make build"),
    "pages": Figure("Pages", "count", "make build"),
    "page_median": Figure("HTML of a page, gzip, median, KB", "kilobytes", "make build"),
    "page_largest": Figure("… largest, KB", "kilobytes", "make build"),
    "own_scripts": Figure("Own modules, gzip, all together, KB", "kilobytes", "make build"),
    "site_compressed": Figure("The whole site, gzip, MB", "megabytes", "make build"),
    "load_rate": Figure("nginx on loopback, requests a second", "count", "make bench-nginx"),
    "load_errors": Figure("… errors", "count", "make bench-nginx"),
    "save_seconds": Figure("An editor's save shows in `make serve` after, s", "seconds", "make bench"),
    **{
        f"paint_{page}_{site}": Figure(
            f"Largest paint of {says}, slow 4G and phone, {site}, s", "seconds", "make bench-speed"
        )
        for page, says in (("home", "home"), ("symptom", "a symptom"), ("letter", "a letter"))
        for site in ("ours", "stock")
    },
    "python_functions": Figure("Functions, Python", "count", "make figures"),
    "python_median": Figure("… lines, median", "count", "make figures"),
    "python_90": Figure("… lines, 90th percentile", "count", "make figures"),
    "script_functions": Figure("Functions, JavaScript", "count", "make figures"),
    "script_median": Figure("… lines, median", "count", "make figures"),
    "script_90": Figure("… lines, 90th percentile", "count", "make figures"),
}


@dataclass
class Workshop:
    """The project at `root`, and a folder for what measuring leaves behind."""

    root: Path
    scratch: Path

    @cached_property
    def built(self) -> tuple[Path, float]:
        """The strictly built site and the seconds it took. Raises RuntimeError when the build fails."""
        site, started = self.scratch / "site", time.monotonic()
        if stage.build(self.root, site) != 0:
            raise RuntimeError("the build failed: see above")
        return site, time.monotonic() - started

    @property
    def site(self) -> Path:
        """The built site."""
        return self.built[0]

    def kept(self, name: str) -> dict[str, Any]:
        """What another command left in .cache, such as load.json; nothing where it was not run here."""
        path = self.root / ".cache" / name
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return found


def of_data(shop: Workshop) -> Found:
    """What the data file says of its sources."""
    guide, _ = examine(shop.root / "docs" / "_data" / "guide.yml")
    sources = [source for source in guide["sources"] if source.closed_on is None]
    checked = sorted(str(source.checked) for source in sources)
    yield "sources", len(sources)
    yield "sources_compared", sum(source.confidence == "high" for source in sources)
    yield "sources_last_checked", checked[-1]
    yield "sources_first_checked", checked[0]
    yield "sources_next_check", min(str(source.next_check) for source in sources)
    yield "channels", len(guide["channels"])
    promises = (shop.root / "tests" / "promises.md").read_text(encoding="utf-8")
    yield "promises", sum(line.startswith("- ") for line in promises.splitlines())


def program(root: Path, *command: str) -> str:
    """What a program of the environment printed. Raises CalledProcessError."""
    settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    called = [str(BIN / command[0]), *command[1:]]
    return subprocess.run(called, cwd=root, env=settings, check=True, capture_output=True, text=True).stdout


def of_search(shop: Workshop) -> Found:
    """How often the shipped search is right, over all labelled sets."""
    (data,) = shop.site.glob("assets/guide-*/search.json")
    report = ("run", "--no-remote", "--allow-read", "tests/search/report.js", str(data), "--json")
    found = json.loads(program(shop.root, "deno", *report))
    rows = found["ranking"].values()
    crisis = [row["crisis"] for row in found["verdicts"].values() if "crisis" in row]
    yield "search_queries", sum(row["count"] for row in rows)
    yield "search_first", round(sum(row["top1"] * row["count"] for row in rows))
    yield "search_first_three", round(sum(row["top3"] * row["count"] for row in rows))
    yield "crisis_queries", sum(row["count"] for row in crisis)
    yield "crisis_right", sum(row["right"] for row in crisis)


def of_tests(shop: Workshop) -> Found:
    """How many tests there are, in Python and in JavaScript; none is run."""
    collected = program(shop.root, "python", "-m", "pytest", "--collect-only", "-q", "tests")
    python = re.search(r"^(\d+)(?:/\d+)? tests collected", collected, re.MULTILINE)
    none_of_them = ("test", "--no-remote", "--no-npm", "--no-check", "--allow-read", "--filter=/^$/", "tests/js")
    scripts = re.search(r"(\d+) filtered out", program(shop.root, "deno", *none_of_them))
    if not python or not scripts:
        raise RuntimeError("the tests could not be counted")
    yield "tests", int(python[1]) + int(scripts[1])


def compressed(path: Path) -> int:
    """Bytes of a file as a host with gzip sends it."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def of_build(shop: Workshop) -> Found:
    """How long a build takes, and what a reader's phone has to fetch."""
    site, seconds = shop.built
    files = [path for path in site.rglob("*") if path.is_file()]
    weights = {path: compressed(path) for path in files}
    pages = sorted(weight for path, weight in weights.items() if path.suffix == ".html")
    yield "build_seconds", seconds
    yield "pages", len(pages)
    yield "page_median", pages[len(pages) // 2] / 1000
    yield "page_largest", pages[-1] / 1000
    yield "own_scripts", sum(size for path, size in weights.items() if path.suffix == ".js") / 1000
    yield "site_compressed", sum(weights.values()) / 1e6


def lengths(language: str, functions: list[Function]) -> Found:
    """Count, median and 90th percentile of function lengths."""
    yield f"{language}_functions", len(functions)
    yield f"{language}_median", percentile(functions, 0.5)
    yield f"{language}_90", percentile(functions, 0.9)


def of_code(shop: Workshop) -> Found:
    """How long the functions are."""
    yield from lengths("python", function_lengths.python_functions(shop.root))
    yield from lengths("script", function_lengths.script_functions(shop.root))


def of_kept(shop: Workshop) -> Found:
    """What other commands measured on this machine: set-up, the last whole judgement, load, an editor's save."""
    if judged := shop.kept("judged.json"):
        yield "judge_seconds", sum(judged["seconds"].values())
    if answered := shop.kept("load.json"):
        yield "load_rate", answered["requests_a_second"]
        yield "load_errors", answered["errors"]
    for page, sites in shop.kept("speed.json").items():
        for site, load in sites.items():
            yield f"paint_{page}_{site}", load["largest"] / 1000
    if save := shop.kept("save.json"):
        yield "save_seconds", save["seconds"]
    setup = shop.root / ".cache" / "setup-dev.seconds"
    if setup.exists():
        yield "setup_seconds", float(setup.read_text(encoding="utf-8"))


# To add a figure, name it in KNOWN and yield it here.
PARTS: dict[str, Callable[[Workshop], Found]] = {
    "data": of_data,
    "search": of_search,
    "tests": of_tests,
    "code": of_code,
    "build": of_build,
    "kept": of_kept,
}


def today() -> str:
    """The day that is written beside a figure."""
    return os.environ.get("GUIDE_TODAY") or datetime.date.today().isoformat()


def measured(shop: Workshop, parts: list[str]) -> dict[str, dict[str, Any]]:
    """Name → value, unit and day of every figure of the named parts."""
    found = (pair for part in parts for pair in PARTS[part](shop))
    return {
        name: {"value": round(value, 4) if isinstance(value, float) else value, "unit": KNOWN[name].unit, "on": today()}
        for name, value in found
    }


def joined(before: dict[str, Any], found: dict[str, dict[str, Any]], bench: dict[str, Any]) -> dict[str, Any]:
    """The file's new content: what was found now over what was found before, in the order of KNOWN."""
    figures = {**before["figures"], **found}
    kept = {**before.get("bench", {}), **bench}
    if kept:
        rows = {row["size"]: row for source in (before.get("bench", {}), bench) for row in source.get("rows", [])}
        kept["rows"] = [rows[size] for size in sorted(rows)]
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return {
        "machine": machine,
        "figures": {name: figures[name] for name in KNOWN if name in figures},
        **({"bench": kept} if kept else {}),
    }


def bench_rows(bench: dict[str, Any]) -> Iterator[str]:
    """The comparison of generators at several sizes, as a table of its own."""
    if not bench:
        return
    names = bench["builders"]
    yield "\nBuilds of the same pages, by `make bench`: seconds of all processors, peak memory."
    yield "`stock` is the theme with its search and jieba. A copy of a symptom keeps 25 phrases. Bytes are with gzip.\n"
    yield "| symptoms | pages | " + " | ".join(names) + " | a symptom page | search data | measured |"
    yield "|---:" * (len(names) + 5) + "|"
    for row in bench["rows"]:
        cells = [build_cell(row["builds"].get(name)) for name in names]
        sizes = [f"{row[key]:,}" for key in ("symptom_page", "search_data")]
        yield f"| {row['size']}× | {row['pages']:,} | " + " | ".join([*cells, *sizes, row["on"]]) + " |"


def build_cell(cost: dict[str, float] | None) -> str:
    """What one build took, or a dash where it was not finished."""
    return f"{cost['processor']:.1f} s, {cost['megabytes']:,.0f} MB" if cost else "–"


def table(kept: dict[str, Any]) -> str:
    """What stands in the README between its marks, all from the file's content."""
    rows = [
        f"| {KNOWN[name].says} | {shared.shown(one['value'], one['unit'])} | `{KNOWN[name].command}` | {one['on']} |"
        for name, one in kept["figures"].items()
    ]
    head = [f"Measured on {kept['machine']}.", "", "| figure | value | command | measured |", "|---|---:|---|---|"]
    return "\n".join([*head, *rows, *bench_rows(kept.get("bench", {}))])


def with_table(readme: str, text: str) -> str:
    """The README with the table between its marks. Raises ValueError where a mark is missing."""
    return between_marks(readme, BEGIN, END, f"\n{text}\n")


def write(root: Path, kept: dict[str, Any]) -> None:
    """Writes the file and the README's table."""
    path = root / "docs" / shared.FILE
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    readme = root / "README.md"
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), table(kept)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measures, writes, prints the table. Returns 1 where something failed, 2 for a part that is none."""
    unknown = [name for name in arguments if name not in PARTS]
    if unknown:
        print(f"No such part: {', '.join(unknown)}. Parts: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    try:
        with temporary_folder(ROOT, "figures") as folder:
            shop = Workshop(ROOT, folder)
            found = measured(shop, arguments or list(PARTS))
            kept = joined(shared.read(ROOT / "docs"), found, shop.kept("bench.json"))
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"{error}\n{getattr(error, 'stderr', None) or ''}", file=sys.stderr)
        return 1
    write(ROOT, kept)
    print(table(kept))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
