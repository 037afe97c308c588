"""Counts the lines of every function, Python and JavaScript, from the word that opens it to its end.

    python tools/function_lengths.py        the figures, and the longest functions by name

Comments and blank lines inside count; documentation does not (a docstring in Python, as JSDoc stands
outside the function in JavaScript). Lambdas, nested functions' own lines and callbacks without a name
belong to the function around them.
"""

from __future__ import annotations

import ast
import json
import math
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_FOLDERS = ("hooks", "tools", "tests")
SCRIPT_FOLDER = "docs/assets/guide"

MEDIAN_AIM = 8
NINETIETH_AIM = 35


@dataclass(frozen=True, order=True)
class Function:
    """One function: how many lines it has and where it stands."""

    lines: int
    path: str
    line: int


def line_count(node: ast.stmt) -> int:
    """From the first to the last line of a statement, decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines the docstring of a function takes, 0 without one."""
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return line_count(node.body[0])


def functions_in_python(source: str, path: str) -> list[Function]:
    """Every function and method of one Python file. Raises SyntaxError."""
    return [
        Function((node.end_lineno or node.lineno) - node.lineno + 1 - docstring_lines(node), path, node.lineno)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def python_functions(root: Path) -> list[Function]:
    """Every function of the project's Python, tests included."""
    files = sorted(path for folder in PYTHON_FOLDERS for path in (root / folder).rglob("*.py"))
    return [
        function
        for path in files
        for function in functions_in_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    ]


def lint_report(root: Path, folder: Path) -> str:
    """What deno's parser says about the functions of a folder, as JSON. Raises RuntimeError."""
    config = ROOT / "tools" / "function_lengths.json"
    command = [str(root / ".venv" / "bin" / "deno"), "lint", "--json", f"--config={config}"]
    command.append(f"--ignore={SCRIPT_FOLDER}/vendor")
    settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run([*command, str(folder)], cwd=root, env=settings, capture_output=True, text=True, check=False)
    if not done.stdout.startswith("{"):
        raise RuntimeError(done.stderr)
    return done.stdout


def script_functions(root: Path, folder: str = SCRIPT_FOLDER) -> list[Function]:
    """Every named function of the shipped JavaScript. Raises RuntimeError for a file that cannot be read."""
    report = json.loads(lint_report(root, root / folder))
    if report["errors"]:
        raise RuntimeError(report["errors"])
    home = (root / folder).resolve().as_uri() + "/"
    return [
        Function(
            found["range"]["end"]["line"] - found["range"]["start"]["line"] + 1,
            found["filename"].removeprefix(home),
            found["range"]["start"]["line"],
        )
        for found in report["diagnostics"]
    ]


def percentile(functions: list[Function], share: float) -> int:
    """The length that `share` of the functions do not exceed (nearest rank). Needs one function at least."""
    ranked = sorted(function.lines for function in functions)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def main() -> int:
    """Prints count, median, 90th percentile and the five longest of each language."""
    for language, functions in (("Python", python_functions(ROOT)), ("JavaScript", script_functions(ROOT))):
        median, ninetieth = percentile(functions, 0.5), percentile(functions, 0.9)
        print(f"{language}: {len(functions)} functions, median {median}, 90th percentile {ninetieth} lines")
        for function in sorted(functions, reverse=True)[:5]:
            print(f"  {function.lines:4} {function.path}:{function.line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
