"""The core on the command line: `python -m guide check|build|outline|find|graph|schema|fix-text|review|sample`.

Needs no MkDocs. Exit code 0 is good, 1 means problems in the data, 2 a call that makes no sense.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from guide import build, checks, drawing, export, fixing
from guide.clock import real_today
from guide.computed import COMPUTED
from guide.loading import Guide, load_text, read_text
from guide.model import KINDS
from guide.model.symptoms import Symptom
from guide.model.walk import lines, references
from guide.problems import DATA_FILE, GuideError, report

ROOT = Path(__file__).parents[2]
SOON = timedelta(days=30)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give back its exit code."""
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / DATA_FILE, help="the data file")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (function, note) in COMMANDS.items():
        command = commands.add_parser(name, help=note)
        command.set_defaults(function=function)
        if name == "find":
            command.add_argument("id")
        if name == "graph":
            command.add_argument("--mermaid", action="store_true")
        if name == "build":
            command.add_argument("--out", type=Path, required=True)
        if name == "sample":
            command.add_argument("--seed", required=True)
            command.add_argument("--count", type=int, default=20)
    options = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.function
    return run(options)


def _load(options: argparse.Namespace) -> Guide:
    """The guide at `options.data`. Raises GuideError with every problem."""
    guide, problems = checks.examine(options.data)
    if problems:
        raise GuideError(problems)
    return guide


def check(options: argparse.Namespace) -> int:
    """Print every problem of the data file."""
    guide, problems = checks.examine(options.data)
    if problems:
        print(report(problems))
        return 1
    print(f"没有问题：{sum(len(records) for records in guide.records.values())} 条记录。")
    return 0


def write_pages(options: argparse.Namespace) -> int:
    """Write every page and the own browser code below `--out`, for any generator that reads Markdown."""
    site = build.prepare(options.data.parents[1], ROOT / "overrides")
    texts = {page.path: page.text.encode() for page in chain(site.pages(), site.written_pages())}
    files = texts | site.assets.published()
    for path, content in files.items():
        target = options.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(f"{len(files)} files written to {options.out}")
    return 0


def outline(options: argparse.Namespace) -> int:
    """Print line, kind, id and title of every record, and the group of a symptom."""
    guide = _load(options)
    for kind, record in guide.everything():
        name = getattr(record, "title", getattr(record, "label", getattr(record, "term", "")))
        group = f"\t{record.group}" if isinstance(record, Symptom) else ""
        print(f"{guide.places[record.id].node.line:>6} {kind:16}{record.id:32}{name}{group}")
    return 0


def find(options: argparse.Namespace) -> int:
    """Print a record as it stands in the file, and whatever refers to it."""
    guide = _load(options)
    place = guide.places.get(options.id)
    if place is None:
        print(_where_else(guide, options.id))
        return 1
    print(f"{DATA_FILE}:{place.node.line} {place.kind}")
    print(_source_of(guide, place.node.line))
    for row in guide.rows:
        for node, wanted, _marker in references(KINDS[row.kind], row.node):
            if wanted == options.id:
                print(f"← {DATA_FILE}:{node.line} {row.kind} {row.record_id}")
    return 0


def _where_else(guide: Guide, wanted: str) -> str:
    """What to say of an id that is no record: a fact that is worked out, or the ids most like it."""
    if wanted in COMPUTED:
        needs = "、".join(COMPUTED[wanted].needs) or "什么都不用填"
        return f"{wanted} 是算出来的（{COMPUTED[wanted].label}，由 {needs} 得来），写在 hooks/guide/computed.py"
    near = get_close_matches(wanted, guide.places, n=3)
    return f"没有 {wanted}" + (f"。是不是：{'、'.join(near)}？" if near else "")


def _source_of(guide: Guide, line: int) -> str:
    """The lines of one record, from the line of its `- id:` to the blank line behind it."""
    rows = guide.text.split("\n")[line - 1 :]
    end = next((number for number, row in enumerate(rows) if not row.strip()), len(rows))
    return "\n".join(rows[:end])


def graph(options: argparse.Namespace) -> int:
    """Draw the questions of 帮我判断."""
    print((drawing.mermaid if options.mermaid else drawing.text)(_load(options)))
    return 0


def schema(options: argparse.Namespace) -> int:
    """Write the JSON schema beside the data file."""
    target = options.data.with_name("guide.schema.json")
    target.write_text(export.schema_json(_load(options)), "utf-8")
    print(f"{target} written")
    return 0


def fix_text(options: argparse.Namespace) -> int:
    """Write full-width punctuation into the data file; 1 where the file cannot be read well enough for that."""
    guide, problems = load_text(read_text(options.data))
    if problems:
        print(report(problems))
        return 1
    text, count = fixing.fixed(guide)
    options.data.write_text(text, "utf-8")
    print(f"改了 {count} 处标点。")
    return 0


def review(options: argparse.Namespace) -> int:
    """List what is overdue or due within 30 days by the real date; 1 where anything is."""
    guide, day, rows = _load(options), real_today(), []
    for kind, record in guide.everything():
        due = getattr(record, "next_check", None) or getattr(record, "next_review", None)
        if due and due <= (day + SOON).isoformat():
            state = "已过期" if due < day.isoformat() else "30 天内到期"
            rows.append(f"{due} {state} {kind} {record.id}")
    print("\n".join(sorted(rows)) or f"{day} 起 30 天内没有要核对的。")
    return 1 if rows else 0


def sample(options: argparse.Namespace) -> int:
    """Print claims of law drawn by `--seed`, to be read afresh against the sources."""
    guide = _load(options)
    claims = [
        (record.id, line.text, line.source)
        for _kind, record in guide.everything()
        for _path, line in lines(record)
        if line.claim == "law"
    ]
    picked = random.Random(options.seed).sample(claims, min(options.count, len(claims)))
    for owner, text, source in picked:
        print(f"{owner}\t{text}\t{source}")
    return 0


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "check": (check, "check the data file"),
    "build": (write_pages, "write the pages and the browser code for any generator"),
    "outline": (outline, "list every record"),
    "find": (find, "show a record and what refers to it"),
    "graph": (graph, "draw the questions of 帮我判断"),
    "schema": (schema, "write the JSON schema"),
    "fix-text": (fix_text, "write full-width punctuation into the data file"),
    "review": (review, "list what must be read again"),
    "sample": (sample, "draw claims to read afresh"),
}

if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` is no mistake
    try:
        sys.exit(main())
    except GuideError as error:
        sys.exit(str(error))
