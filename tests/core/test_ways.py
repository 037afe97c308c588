"""Ways through: a door appears with its page, and a page's way down holds its headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.build import Site
from guide.finished import jumps, squeezed
from tests.core.factories import guide_of

ROOT = Path(__file__).resolve().parents[2]
ALL = frozenset({"triage/index.md", "case/index.md"})


def site(entries: frozenset[str]) -> Site:
    return Site(guide_of(), ROOT / "docs", ROOT / "overrides", entries)


@pytest.mark.parametrize("page", ["triage", "case"])
def test_a_page_that_the_navigation_does_not_name_is_not_led_to(page: str) -> None:
    assert page in site(ALL).real_pages
    assert page not in site(ALL - {f"{page}/index.md"}).real_pages


def test_other_pages_are_led_to_when_they_are_written() -> None:
    assert {"home", "symptoms", "letters", "help-now"} <= site(frozenset()).real_pages


def test_the_door_to_the_judge_is_left_out_until_its_page_is_in_the_navigation() -> None:
    with_it, without = (site(entries).expand("<!-- guide: ask -->", "") for entries in (ALL, frozenset[str]()))
    assert "帮我判断" in with_it
    assert "帮我判断" not in without


def test_a_page_names_the_line_of_its_record() -> None:
    made = site(ALL)
    page = next(page for page in made.pages() if page.path == "symptoms/balance-dropped.md")
    line = re.search(r"^line: (\d+)$", page.text, re.MULTILINE)
    assert line
    assert made.guide.text.splitlines()[int(line[1]) - 1].strip() == "- id: balance-dropped"


def test_the_way_down_holds_the_headings_with_an_id_in_order() -> None:
    html = '<h1 id="t">T</h1><h2 id="b">乙 <small>（二）</small></h2><h2>无</h2><h2 class="x" id="a"><b>甲</b></h2>'
    assert jumps(html) == [("b", "乙"), ("a", "甲")]


def test_a_heading_for_readers_without_script_is_no_stop_on_the_way_down() -> None:
    assert jumps('<h2 id="by-hand" data-without-script>用纸笔</h2>') == []


def test_a_finished_page_keeps_its_words_and_loses_the_indentation() -> None:
    assert squeezed("<ul>\n\n    <li>一 二</li>\n  </ul>\n") == "<ul>\n<li>一 二</li>\n</ul>\n"
