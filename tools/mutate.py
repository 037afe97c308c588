"""Breaks the code on purpose, one small place at a time, and says which breaks no test notices.

    python tools/mutate.py python|javascript [--most 100] [--seed 1]

Works on a copy of the tree. Each mutant swaps one sign (a comparison, and/or, a truth, a number, a not) in one
line of a module listed below and runs that module's own tests. A mutant that survives is a question: is a test
missing, or does the change make no difference?
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60  # a mutant that runs longer counts as noticed

CORE_TESTS = [
    "tests/core/checks",
    "tests/core/test_golden.py",
    "tests/core/test_nodes.py",
    "tests/core/test_loading.py",
]
PYTHON = dict.fromkeys(("hooks/guide/checks/*.py", "hooks/guide/nodes.py", "hooks/guide/loading.py"), CORE_TESTS)
JAVASCRIPT = {
    "docs/assets/guide/deadline.js": ["tests/js/deadline_test.js"],
    "docs/assets/guide/letter/compose.js": ["tests/js/letter"],
    "docs/assets/guide/letter/facts.js": ["tests/js/letter"],
    "docs/assets/guide/case/state.js": ["tests/js/case"],
    "docs/assets/guide/search/gate.js": ["tests/js/search"],
}

SWAPS = {
    "===": "!==", "!==": "===", "==": "!=", "!=": "==", "<=": "<", ">=": ">", "<": "<=", ">": ">=",
    "&&": "||", "||": "&&", "and": "or", "or": "and", "true": "false", "false": "true",
    "True": "False", "False": "True", "not in": "in", "not": "", "+": "-", "-": "+",
}  # fmt: skip
SIGN = re.compile(
    r"(?<![\w=<>!&|])(===|!==|==|!=|<=|>=|&&|\|\||\b(?:and|or|true|false|True|False|not in|not)\b"
    r"|(?<= )[<>+-](?= )|\b\d+\b)"
)
# What is no code: comments, texts, JavaScript's regular expressions behind a sign that cannot end a value.
QUIET = re.compile(
    r'"""(?:.|\n)*?"""|/\*(?:.|\n)*?\*/|(?<![:\\])//[^\n]*|(?<!\S)#[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|`(?:\\.|[^`\\])*`'
    r"|(?<=[=(,:!&|?] )/(?:\\.|[^/\\\n])+/[a-z]*|(?<=\()/(?:\\.|[^/\\\n])+/[a-z]*"
)


@dataclass(frozen=True)
class Mutant:
    """One swap: `[start, end)` of the file's text becomes `new`; `tests` should notice."""

    path: Path
    start: int
    end: int
    new: str
    tests: tuple[str, ...]

    def applied(self, text: str) -> str:
        """The file's text with the swap."""
        return text[: self.start] + self.new + text[self.end :]

    def shown(self, text: str) -> str:
        """Place and change, for a person."""
        line = text.count("\n", 0, self.start) + 1
        row = text.split("\n")[line - 1].strip()
        return f"{self.path}:{line}  {text[self.start : self.end]} → {self.new or 'nothing'}   {row[:100]}"


def mutants(root: Path, plan: dict[str, list[str]]) -> Iterator[Mutant]:
    """Every mutant of the planned modules, in the order of the files."""
    for pattern, tests in plan.items():
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            code = QUIET.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
            for match in SIGN.finditer(code):
                sign = match[0]
                new = SWAPS[sign] if sign in SWAPS else str(int(sign) + 1)
                yield Mutant(path.relative_to(root), *match.span(), new, tuple(tests))


def command(language: str, tests: tuple[str, ...]) -> list[str]:
    """What runs the tests of a mutant."""
    if language == "javascript":
        return [str(ROOT / ".venv/bin/deno"), "test", "--no-check", "--no-remote", "--no-npm", "--allow-read=.", *tests]
    return [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:xdist", *tests]


def noticed(language: str, tree: Path, mutant: Mutant) -> bool:
    """Whether a test fails, or runs without end, with the mutant in place."""
    path = tree / mutant.path
    text = path.read_text(encoding="utf-8")
    path.write_text(mutant.applied(text), encoding="utf-8")
    try:
        done = subprocess.run(
            command(language, mutant.tests), cwd=tree, capture_output=True, timeout=SECONDS, check=False
        )
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(text, encoding="utf-8")


def copy_of(root: Path, scratch: Path) -> Path:
    """The tree without what was generated."""
    leave = shutil.ignore_patterns(".git", ".venv", ".cache", "site", "shots", "__pycache__", ".site-*", "release")
    tree = scratch / "tree"
    shutil.copytree(root, tree, ignore=leave)
    (tree / ".venv").symlink_to(root / ".venv")
    return tree


def main() -> int:
    """Returns 0 when every mutant was noticed, 1 where some survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("python", "javascript"))
    parser.add_argument("--most", type=int, default=100, help="how many mutants, drawn by the seed")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    every = list(mutants(ROOT, PYTHON if options.language == "python" else JAVASCRIPT))
    drawn = random.Random(options.seed).sample(every, min(options.most, len(every)))
    survived = 0
    with tempfile.TemporaryDirectory(prefix="mutate-") as scratch:
        tree = copy_of(ROOT, Path(scratch))
        for mutant in drawn:
            if not noticed(options.language, tree, mutant):
                survived += 1
                print(mutant.shown((tree / mutant.path).read_text(encoding="utf-8")), flush=True)
    print(f"{len(drawn)} of {len(every)} mutants: {len(drawn) - survived} noticed, {survived} survived")
    return int(survived > 0)


if __name__ == "__main__":
    sys.exit(main())
