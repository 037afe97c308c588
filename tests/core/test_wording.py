"""Punctuation as Chinese is written, and `make fix-text`, which writes it into the data file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.checks import examine_text
from guide.fixing import fixed, half_width
from guide.loading import load_text
from guide.wording import hanzi, mended
from tests.core.factories import a_field, a_guide, a_source, a_term, guide_of, text_of


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("先截图,再问。", "先截图，再问。"),
        ("钻少了,怎么办?", "钻少了，怎么办？"),
        ("时间:三点;数量:五", "时间：三点；数量：五"),
        ("记下编号.", "记下编号。"),
        ("账户明细(权益记录)", "账户明细（权益记录）"),
        ("打开App(安卓)看", "打开App（安卓）看"),
        ('写着"已失效"的', "写着“已失效”的"),
        ("等等...再看", "等等……再看"),
        ("先截图， 再问", "先截图，再问"),
        ("钻 少了", "钻少了"),
        ("快看!", "快看！"),
    ],
)
def test_half_width_marks_beside_chinese_are_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 14:30",
        "https://www.12315.cn/a?b=c,d",
        "3.5 元",
        "付了 30 元",
        "a, b (c): d!",
        "打开 App 看一眼",
        "“已失效”，再看。",
        "{account}，{paid_at}",
        "1,000 钻",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet="钻少了，。“”（）,.:;?!()\"' a1…", max_size=30))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    assert mended(mended(text)) == mended(text)


@given(st.text(max_size=40))
def test_no_chinese_character_is_lost_or_made(text: str) -> None:
    assert hanzi(mended(text)) == hanzi(text)


def test_only_chinese_characters_count() -> None:
    assert hanzi("钻 100，App、“少了”2026") == 3


def wrong_everywhere() -> str:
    term = a_term(term="账户明细", short="钻的记录", meaning=["第一句,没错。", "写着'好',对吧。", "他说「行」,好。"])
    text = text_of(a_guide(glossary=[term]))
    text = text.replace('- "第一句,没错。"', "# 注释,不动\n      - 第一句,没错。")
    text = text.replace("\"写着'好',对吧。\"", "'写着''好'',对吧。'")
    return text.replace('- "他说「行」,好。"', "- >-\n        他说「行」,\n        好,的。")


def test_the_fixer_mends_plain_quoted_and_folded_texts_and_nothing_else() -> None:
    before = wrong_everywhere()
    guide, problems = load_text(before)
    assert problems == []
    text, count = fixed(guide)
    assert count == 3
    after, problems = examine_text(text)
    assert problems == []
    assert [line.text for line in after["glossary"][0].meaning] == [
        "第一句，没错。",
        "写着'好'，对吧。",
        "他说「行」，好，的。",
    ]
    assert "# 注释,不动" in text
    changed = [new for old, new in zip(before.split("\n"), text.split("\n"), strict=True) if old != new]
    assert len(changed) == 4


def test_official_quotes_and_examples_stay_as_they_were_written() -> None:
    guide = guide_of(sources=[a_source(quote="应当,说明。")], fields=[a_field(example="小明,男")])
    assert list(half_width(guide)) == []
