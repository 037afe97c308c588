"""The comparison with the stock theme compares what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import bench


def site(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def test_a_share_is_the_part_of_our_time_by_which_we_take_longer() -> None:
    assert bench.share(ours=1.0, stock=0.85) == "15%"
    assert bench.share(ours=2.0, stock=0.5) == "75%"


def test_only_the_signature_of_the_generator_may_differ(tmp_path: Path) -> None:
    signed = '<meta name="generator" content="{}"><p>{}'
    left = site(tmp_path / "left", a=signed.format("one", "same"), b=signed.format("one", "here"))
    right = site(tmp_path / "right", a=signed.format("two", "same"), b=signed.format("two", "there"))
    assert bench.different_files(left, right) == ["b.html"]


def test_a_file_that_only_one_site_holds_is_different(tmp_path: Path) -> None:
    left, right = site(tmp_path / "left", a="1", b="2"), site(tmp_path / "right", a="1", c="3")
    assert bench.different_files(left, right) == ["b.html", "c.html"]


def test_a_missing_generator_is_named_as_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "BENCH_BIN", tmp_path)
    assert bench.properdocs_row(tmp_path, tmp_path) == "properdocs: skipped, not installed"


def test_the_stock_pages_hold_what_the_data_file_gives_ours(tmp_path: Path) -> None:
    docs = bench.write_markdown(tmp_path)
    assert (docs / "symptoms" / "expired.md").read_text(encoding="utf-8")
    assert not (docs / "_data").exists()
    assert not [path for path in docs.rglob("*.md") if "<!-- guide:" in path.read_text(encoding="utf-8")]


def test_what_a_build_takes_is_measured_on_the_process_that_builds(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; data = bytearray(50_000_000); sum(range(3_000_000)); pathlib.Path(sys.argv[1]).mkdir()"
    )
    one = bench.Contender("one", (sys.executable, "-c", program, str(tmp_path / "out")), tmp_path / "out", tmp_path)
    cost = one.build()
    assert cost.megabytes > 50
    assert cost.processor > 0
    assert cost.seconds > 0


def test_a_build_that_fails_is_left_out_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failing = bench.Contender("failing", (sys.executable, "-c", "raise SystemExit('no')"), tmp_path / "out", tmp_path)
    assert bench.costs_of([failing], 1) == {}
    assert "failing: skipped" in capsys.readouterr().out


def test_the_middle_of_several_builds_is_their_median() -> None:
    costs = [bench.Cost(3, 30, 300), bench.Cost(1, 10, 100), bench.Cost(2, 99, 200)]
    assert bench.middle(costs) == bench.Cost(2, 30, 200)
