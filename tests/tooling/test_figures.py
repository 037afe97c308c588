"""What is measured is kept, shown alike everywhere, and never lost to a machine that cannot measure it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.figures import as_shown, read, shown
from tools import figures


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1234, "count", "1,234"),
        (0.9467, "share", "94.7%"),
        (4.06, "seconds", "4.1"),
        (1.55, "megabytes", "1.6"),
        ("2026-11-22", "date", "2026-11-22"),
    ],
)
def test_a_figure_is_shown_by_its_unit(value: float | str, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def test_what_cannot_be_measured_here_stays_with_its_day() -> None:
    before = {"figures": {"load_rate": {"value": 9000, "unit": "count", "on": "2026-01-01"}}}
    after = figures.joined(before, {"pages": {"value": 108, "unit": "count", "on": "2026-11-22"}}, {})
    assert after["figures"]["load_rate"]["on"] == "2026-01-01"
    assert after["figures"]["pages"]["value"] == 108


def test_what_was_measured_now_stands_for_what_was_before() -> None:
    before = {"figures": {"pages": {"value": 90, "unit": "count", "on": "2026-01-01"}}}
    after = figures.joined(before, {"pages": {"value": 108, "unit": "count", "on": "2026-11-22"}}, {})
    assert after["figures"]["pages"] == {"value": 108, "unit": "count", "on": "2026-11-22"}


def test_a_size_that_was_not_built_again_keeps_its_row_and_day() -> None:
    before = {
        "figures": {},
        "bench": {"builders": ["a"], "rows": [{"size": 1, "on": "then"}, {"size": 10, "on": "then"}]},
    }
    after = figures.joined(before, {}, {"builders": ["b"], "rows": [{"size": 1, "on": "now"}]})
    assert after["bench"]["builders"] == ["b"]
    assert [(row["size"], row["on"]) for row in after["bench"]["rows"]] == [(1, "now"), (10, "then")]
    assert "bench" not in figures.joined({"figures": {}}, {}, {})


def test_only_the_text_between_the_marks_changes() -> None:
    readme = f"before\n{figures.BEGIN}\nold\n{figures.END}\nafter\n"
    assert figures.with_table(readme, "new") == f"before\n{figures.BEGIN}\nnew\n{figures.END}\nafter\n"
    with pytest.raises(ValueError, match="unpack"):
        figures.with_table("no marks", "new")


def test_a_site_without_measured_figures_is_built_all_the_same(tmp_path: Path) -> None:
    assert read(tmp_path) == {"figures": {}}
    assert as_shown(tmp_path) == {"measured": ""}


def test_the_day_of_the_page_is_that_of_the_newest_figure(tmp_path: Path) -> None:
    kept = {name: {"value": 1, "unit": "count", "on": day} for name, day in (("a", "2026-01-02"), ("b", "2026-01-01"))}
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data" / "figures.json").write_text(json.dumps({"figures": kept}), "utf-8")
    assert as_shown(tmp_path)["measured"] == "2026-01-02"


def test_the_data_part_counts_what_the_data_file_holds(root: Path, tmp_path: Path) -> None:
    found = dict(figures.of_data(figures.Workshop(root, tmp_path)))
    assert set(found) <= set(figures.KNOWN)
    assert 0 < float(found["sources_compared"]) <= float(found["sources"])
    assert str(found["sources_first_checked"]) <= str(found["sources_last_checked"]) < str(found["sources_next_check"])


def test_what_other_commands_measured_is_taken_over(tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    cache.mkdir()
    kept = {
        "judged.json": {"seconds": {"lint": 2.0, "build": 3.5}},
        "load.json": {"requests_a_second": 9000, "errors": 0},
        "save.json": {"seconds": 2.5},
        "speed.json": {"symptom": {"ours": {"largest": 1234.0}, "stock": {"largest": 2345.0}}},
    }
    for name, content in kept.items():
        (cache / name).write_text(json.dumps(content), "utf-8")
    found = dict(figures.of_kept(figures.Workshop(tmp_path, tmp_path)))
    assert set(found) <= set(figures.KNOWN)
    assert found["judge_seconds"] == 5.5
    assert found["paint_symptom_ours"] == 1.234
    assert (found["load_rate"], found["save_seconds"]) == (9000, 2.5)
