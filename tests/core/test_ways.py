"""Ways through: no door without its page, and a page's way down holds its headings."""

from __future__ import annotations

import re
from pathlib import Path

from guide.build import Site
from guide.finished import jumps, squeezed
from guide.model.base import FIXED_PAGES
from tests.core.factories import guide_of

ROOT = Path(__file__).resolve().parents[2]


def site() -> Site:
    return Site(guide_of(), ROOT / "docs", ROOT / "overrides")


def test_every_page_that_is_led_to_is_written() -> None:
    assert len(FIXED_PAGES) >= 15
    sources = [ROOT / "docs" / path / "index.md" for path, _title in FIXED_PAGES.values()]
    assert [source for source in sources if not source.exists()] == []


def test_a_page_names_the_line_of_its_record() -> None:
    made = site()
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
