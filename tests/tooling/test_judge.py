"""The one judgement counts every test, stops at what fails, and never takes nothing for a pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser, judge


@pytest.fixture
def run(root: Path, tmp_path: Path) -> judge.Run:
    return judge.Run(root, tmp_path)


@pytest.mark.parametrize(
    ("closing", "counts"),
    [
        ("ok | 12 passed | 0 failed (30ms)", (12, 0)),
        ("ok | 12 passed (3 steps) | 0 failed (1s)", (12, 0)),
        ("FAILED | 11 passed | 2 failed (30ms)", (11, 2)),
        ("ok | 11 passed | 0 failed | 1 ignored (30ms)", (11, 1)),
        ("error: No test modules found", (0, 1)),
        ("", (0, 1)),
    ],
)
def test_the_closing_line_of_the_script_tests_is_counted(closing: str, counts: tuple[int, int]) -> None:
    assert judge.script_counts(f"running …\n\n{closing}\n") == counts


def test_it_stops_at_the_first_step_that_fails(run: judge.Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def step(name: str, *, good: bool) -> None:
        def take(_: judge.Run) -> bool:
            done.append(name)
            return good

        monkeypatch.setitem(judge.STEPS, name, take)

    step("lint", good=True)
    step("types", good=False)
    step("build", good=True)
    assert judge.judge(run, ["lint", "types", "build"]) == "types"
    assert done == ["lint", "types"]


def test_a_step_that_fails_without_counting_still_counts_as_a_failure(
    run: judge.Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run.count(3, 0)
    judge.report(run, "lint")
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 1 failed"


def test_a_test_run_that_left_no_count_is_a_failure(run: judge.Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge.Run, "tool", lambda *_: False)
    assert not judge.pytest(run, "tests")
    assert (run.passed, run.failed) == (0, 1)


def test_without_a_browser_the_judgement_fails(
    run: judge.Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> str:
        raise browser.NoBrowserError("No Chromium.")

    monkeypatch.setattr(browser, "ensure", none)
    assert not judge.browser_tests(run)
    assert capsys.readouterr().err == "No Chromium.\n"
    assert run.failed == 1


def test_a_name_that_is_no_step_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert judge.main(["lnit"]) == 2
    assert "No such step: lnit" in capsys.readouterr().err
