"""Pages lose the templates' indentation and nothing a reader sees."""

from __future__ import annotations

from guide.compact import compact


def test_indentation_and_blank_lines_go_and_line_breaks_stay() -> None:
    assert compact("<p>\n    一\n\n\n  二</p>\n") == "<p>\n一\n二</p>\n"


def test_blanks_inside_a_line_stay() -> None:
    assert compact("<b>一  二</b>") == "<b>一  二</b>"
