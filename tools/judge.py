"""Judges the project: lint, types, unit tests, one strict build, browser tests. `make test` runs it.

    python tools/judge.py [step …]      all steps, or only those named (lint types build python …)

Stops at the first step that fails. The last line printed is `N passed, N failed`, over all tests.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import browser, stage
from tools.folders import temporary_folder

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

# The day the whole run takes for today, in Python and in the browser.
TODAY = "2026-11-22"

# Two processes: the smallest machine that runs this has two cores.
WORKERS = "2"

# Deno asks nobody and fetches nothing.
OFFLINE = ("--no-remote", "--no-npm")
SHIPPED_SCRIPTS = "docs/assets/guide"
SCRIPT_TESTS = "tests/js"
TYPED_PYTHON = ("hooks", "tools", "tests")
IN_A_BROWSER = ("tests/browser", "tests/personas")


@dataclass
class Run:
    """One judgement: what the steps share and what they found."""

    root: Path
    scratch: Path
    passed: int = 0
    failed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """The one site that all tests of this run look at."""
        return self.scratch / "site"

    def environment(self) -> dict[str, str]:
        """What every tool is started with."""
        # Where the build is no step of this run, the tests build for themselves.
        built = {"GUIDE_SITE": str(self.site)} if self.site.exists() else {}
        return {
            **os.environ,
            **built,
            "DENO_DIR": str(self.root / ".cache" / "deno"),
            "DENO_NO_UPDATE_CHECK": "1",
            "GUIDE_TALLY": str(self.scratch / "tally.json"),
            "GUIDE_TODAY": TODAY,
            "NO_MKDOCS_2_WARNING": "1",
        }

    def tool(self, name: str, *arguments: str) -> bool:
        """Runs a program of the environment; True when it exits with 0."""
        command = [str(BIN / name), *arguments]
        return subprocess.run(command, cwd=self.root, env=self.environment(), check=False).returncode == 0

    def count(self, passed: int, failed: int) -> None:
        """Adds the result of one test runner."""
        self.passed += passed
        self.failed += failed


def lint(run: Run) -> bool:
    """Style and common mistakes, Python and JavaScript."""
    return (
        run.tool("ruff", "check", ".")
        and run.tool("ruff", "format", "--check", "--quiet", ".")
        and run.tool("deno", "lint", "--quiet", SHIPPED_SCRIPTS, SCRIPT_TESTS, "tools")
    )


def types(run: Run) -> bool:
    """Full annotations: mypy strict, and JSDoc types read by TypeScript's checker."""
    typed = [folder for folder in TYPED_PYTHON if (run.root / folder).is_dir()]
    lint_rules = sorted(str(path.relative_to(run.root)) for path in (run.root / "tools").glob("*.js"))
    as_tests = ["--config", f"{SCRIPT_TESTS}/deno.json", SCRIPT_TESTS, *lint_rules]
    return (
        run.tool("mypy", *typed)
        and run.tool("deno", "check", "--quiet", *OFFLINE, SHIPPED_SCRIPTS)
        and run.tool("deno", "check", "--quiet", *OFFLINE, *as_tests)
    )


def build(run: Run) -> bool:
    """The one strict build of this run."""
    return stage.build(run.root, run.site, environment={"GUIDE_TODAY": TODAY}) == 0


def pytest(run: Run, *arguments: str) -> bool:
    """Runs some of the Python tests and counts them. A run that counted nothing has failed."""
    tally = run.scratch / "tally.json"
    tally.unlink(missing_ok=True)
    good = run.tool("python", "-m", "pytest", "-n", WORKERS, *arguments)
    counts = json.loads(tally.read_text(encoding="utf-8")) if tally.exists() else {"passed": 0, "failed": 1}
    run.count(counts["passed"], counts["failed"])
    return good


def python_tests(run: Run) -> bool:
    """Every Python test that needs no browser."""
    return pytest(run, *(f"--ignore={folder}" for folder in IN_A_BROWSER), "tests")


def script_counts(output: str) -> tuple[int, int]:
    """How many tests passed and failed by the closing line of `deno test`. An ignored test has failed."""
    closing = re.findall(r"^(?:ok|FAILED) \| .*$", output, re.MULTILINE)
    if not closing:
        return 0, 1

    def number(word: str) -> int:
        found = re.search(rf"(\d+) {word}", closing[-1])
        return int(found[1]) if found else 0

    return number("passed"), number("failed") + number("ignored")


def script_tests(run: Run) -> bool:
    """Every test of the pure JavaScript modules."""
    command = [str(BIN / "deno"), "test", "--no-check", *OFFLINE, "--allow-read=.", SCRIPT_TESTS]
    settings = {**run.environment(), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=run.root, env=settings, stdout=subprocess.PIPE, text=True, check=False)
    sys.stdout.write(done.stdout)
    passed, failed = script_counts(done.stdout)
    run.count(passed, failed)
    return done.returncode == 0 and passed > 0 and failed == 0


def browser_tests(run: Run) -> bool:
    """Every test in a real browser. Without one this fails: nothing is skipped."""
    try:
        os.environ["CHROMIUM"] = browser.ensure()
    except browser.NoBrowserError as error:
        print(error, file=sys.stderr)
        run.count(0, 1)
        return False
    return pytest(run, *IN_A_BROWSER)


STEPS: dict[str, Callable[[Run], bool]] = {
    "lint": lint,
    "types": types,
    "build": build,
    "python": python_tests,
    "javascript": script_tests,
    "browser": browser_tests,
}


def judge(run: Run, names: list[str]) -> str | None:
    """Runs the named steps in order. Returns the name of the one that failed, None when all passed."""
    for name in names:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        good = STEPS[name](run)
        run.seconds[name] = time.monotonic() - started
        if not good:
            return name
    return None


def report(run: Run, failed_step: str | None) -> None:
    """Prints the durations, what failed, and the closing line that a machine can read."""
    print("== " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in run.seconds.items()))
    if failed_step:
        print(f"Failed at: {failed_step}. 没有通过：{failed_step}。")
    print(f"{run.passed} passed, {max(run.failed, int(failed_step is not None))} failed", flush=True)


def main(arguments: list[str]) -> int:
    """Returns 0 when every step passed, 1 otherwise, 2 for a name that is no step."""
    unknown = [name for name in arguments if name not in STEPS]
    if unknown:
        print(f"No such step: {', '.join(unknown)}. Steps: {', '.join(STEPS)}", file=sys.stderr)
        return 2
    with temporary_folder(ROOT, "judge") as folder:
        run = Run(ROOT, folder)
        failed_step = judge(run, arguments or list(STEPS))
        report(run, failed_step)
        keep_figures(run, complete=not arguments and failed_step is None)
    return int(failed_step is not None)


def keep_figures(run: Run, *, complete: bool) -> None:
    """Keeps the figures of a complete judgement for `make figures`."""
    if complete:
        figures = {"passed": run.passed, "seconds": run.seconds}
        (ROOT / ".cache" / "judged.json").write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
