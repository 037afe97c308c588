"""`make graph`: the questions of 帮我判断 drawn for editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import __main__ as commands
from guide import drawing
from guide.loading import Guide
from tests.core.factories import Plain, a_question, guide_of

UNSURE: Plain = {"say": "我不确定", "to": "no-loss", "unsure": True}


def asking(wanted: str, *options: tuple[str, str]) -> Plain:
    rows: list[Plain] = [{"say": say, "to": to} for say, to in options]
    return a_question(id=wanted, ask=f"{wanted} 问的是？", options=[*rows, {**UNSURE}])


@pytest.fixture
def guide() -> Guide:
    first = asking("q-first", ('写着 "0" 的', "q-last"), ("别的", "q-middle"))
    middle = asking("q-middle", ("是", "q-last"))
    return guide_of(triage=[first, middle, asking("q-last", ("是", "no-loss"))])


def test_every_question_stands_once_with_all_its_answers_and_where_they_lead(guide: Guide) -> None:
    blocks = [block.split("\n") for block in drawing.text(guide).split("\n\n")]
    assert [block[0].partition("（")[0] for block in blocks] == ["q-first", "q-middle", "q-last"]
    assert blocks[0][1:] == ['  · 写着 "0" 的 → q-last', "  · 别的 → q-middle", "  ？ 我不确定 → no-loss"]


def test_a_question_is_numbered_by_the_longest_way_to_it(guide: Guide) -> None:
    assert "q-last（第 3 题）" in drawing.text(guide)


def test_mermaid_gets_no_quote_that_would_end_its_words(guide: Guide) -> None:
    rows = drawing.mermaid(guide).split("\n")
    assert rows[0] == "flowchart LR"
    assert '  q-first -->|"写着 #quot;0#quot; 的"| q-last' in rows
    assert '  q-last -->|"是"| no-loss(["no-loss"])' in rows
    assert all(row.count('"') % 2 == 0 for row in rows)


def test_the_command_draws_the_real_graph_with_the_titles_of_its_pages(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["graph"]) == 0
    drawn = capsys.readouterr().out
    assert drawn.startswith("q-safety（第 1 题）")
    assert "→ fake-support「“客服”要验证码或转账」" in drawn
    assert commands.main(["graph", "--mermaid"]) == 0
    assert capsys.readouterr().out.startswith("flowchart LR\n  q-safety[")
