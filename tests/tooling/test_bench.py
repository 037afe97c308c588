"""The comparison with the stock theme compares what it says."""

from __future__ import annotations

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
