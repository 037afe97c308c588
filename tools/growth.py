"""A project of the same shape with many times as many symptoms, to see how a build grows. `tools/bench.py` uses it.

    python tools/growth.py TIMES OUT      writes the grown project's docs and settings into OUT

A copy of a symptom is the whole symptom under another id, title and phrases; of its phrases it keeps as many as
the rules ask for, since a new trouble begins with those.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What the rules ask a symptom to have at least.
PHRASES = 25

_REGION = re.compile(r"(?<=^# region symptoms\nsymptoms:\n).*?(?=^# endregion$)", re.DOTALL | re.MULTILINE)
_RECORD = re.compile(r"^  - id: .*?(?=^  - id: |\Z)", re.DOTALL | re.MULTILINE)
_PHRASES = re.compile(r"(^ +phrases:\n)((?:^ +- .*\n)+)", re.MULTILINE)
_INNER_ID = re.compile(r"^ {6,}(?:- )?id: (.*)$", re.MULTILINE)
_ID = re.compile(r"\A  - id: (.*)\n    title: (.*)\n")


def copy_of(record: str, number: int) -> str:
    """One more symptom: the text of `record` with everything that must be its own changed by `number`."""

    def phrases(match: re.Match[str]) -> str:
        kept = match[2].splitlines()[:PHRASES]
        return match[1] + "".join(f"{line.rstrip()}{number}\n" for line in kept)

    renamed = _ID.sub(lambda match: f"  - id: {match[1]}-{number}\n    title: {match[2]}{number}\n", record)
    inner = "|".join(map(re.escape, _INNER_ID.findall(record)))
    named = re.sub(rf"(?<=[:-] )({inner})$", rf"\1-{number}", renamed, flags=re.MULTILINE) if inner else renamed
    return _PHRASES.sub(phrases, named)


def grown(data: str, times: int) -> str:
    """The data file's text with `times` as many symptoms."""

    def symptoms(match: re.Match[str]) -> str:
        records = [record.rstrip("\n") for record in _RECORD.findall(match[0])]
        return "\n\n".join(everything(records)) + "\n"

    def everything(records: list[str]) -> Iterator[str]:
        yield from records
        for number in range(2, times + 1):
            yield from (copy_of(record, number) for record in records)

    return _REGION.sub(symptoms, data, count=1)


def write_project(times: int, out: Path) -> Path:
    """Copies what a build needs into the empty folder `out` and lets its data grow; returns `out`."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, out / name, ignore=shutil.ignore_patterns("__pycache__", "_notes"))
    shutil.copyfile(ROOT / "mkdocs.yml", out / "mkdocs.yml")
    data = out / "docs" / "_data" / "guide.yml"
    data.write_text(grown(data.read_text(encoding="utf-8"), times), encoding="utf-8")
    return out


if __name__ == "__main__":
    write_project(int(sys.argv[1]), Path(sys.argv[2]))
