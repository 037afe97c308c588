"""Pytest hooks: a test that did not run proves nothing, so a skipped or excused test fails the run.

With GUIDE_TALLY=FILE the counts of the run are left there as JSON: {"passed": 3, "failed": 0}.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Notes a test that was skipped or was expected to fail (pytest reports both as skipped)."""
    if report.skipped:
        skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Notes a file that was skipped as a whole."""
    if report.skipped:
        skipped.append(report.nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turns a green run with holes into a failed one. Runs before the summary is written."""
    if skipped and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names the skipped tests and leaves the counts for the one who asked."""
    for name in skipped:
        terminalreporter.write_line(f"SKIPPED {name}: a skipped test is a failure", red=True)
    tally = os.environ.get("GUIDE_TALLY")
    if tally:
        failed = sum(len(terminalreporter.stats.get(kind, [])) for kind in ("failed", "error"))
        passed = len(terminalreporter.stats.get("passed", []))
        counts = {"passed": passed, "failed": failed + len(skipped)}
        Path(tally).write_text(json.dumps(counts), encoding="utf-8")
