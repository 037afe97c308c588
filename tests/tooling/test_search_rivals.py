"""The comparison of searches asks what it says and writes only between its marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import search_rivals
from tools.readme import between_marks
from tools.search_rivals import BEGIN, END


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    text = f"before\n{BEGIN}old\n{END}after\n"
    assert between_marks(text, BEGIN, END, "new\n") == f"before\n{BEGIN}new\n{END}after\n"


def test_a_missing_mark_is_an_error() -> None:
    with pytest.raises(ValueError, match="unpack"):
        between_marks("no marks here", BEGIN, END, "table\n")


def test_every_labelled_query_is_asked_once_and_no_negative_one(tmp_path: Path) -> None:
    (tmp_path / "a-queries.tsv").write_text("钻没了\tbalance-dropped\n没到账\tpaid-not-credited\n", "utf-8")
    (tmp_path / "b-queries.tsv").write_text("钻没了\tbalance-dropped\n", "utf-8")
    (tmp_path / "negative-queries.tsv").write_text("今天天气\tnone\n", "utf-8")
    assert search_rivals.queries_of(tmp_path) == ["钻没了", "没到账"]


def test_the_rivals_get_every_symptoms_phrases(tmp_path: Path) -> None:
    (tmp_path / "symptoms").mkdir()
    page = tmp_path / "symptoms" / "expired.md"
    page.write_text("# 钻过期", "utf-8")
    entry = {"group": "symptoms", "url": "symptoms/expired/", "texts": ["钻过期了", "到期清零"]}
    search_rivals.add_phrases(tmp_path, {"entries": [entry, {"group": "pages", "url": "about/", "texts": []}]})
    assert page.read_text("utf-8") == "# 钻过期\n\n<p>钻过期了。到期清零</p>\n"


def test_the_readme_has_the_marks(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
