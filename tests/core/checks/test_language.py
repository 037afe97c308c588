"""Rules on words: nothing promised, nothing guessed, one word for one thing, nothing that was found wrong."""

from __future__ import annotations

import pytest

from guide.checks.do_not_say import WRONG, wrong_statements
from tests.core.factories import a_field, a_source, a_symptom, a_term, problems_of, rules_broken


def said(words: str) -> list[str]:
    """The rules that a sentence of the glossary breaks."""
    return rules_broken(glossary=[a_term(meaning=[words])])


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("通常第二天就到。", "likelihood"),
        ("十有八九是平台的错。", "likelihood"),
        ("最常见的是这一种。", "likelihood"),
        ("这样一定能退。", "promise"),
        ("我们保证追回。", "promise"),
        ("平台必须赔。", "promise"),
        ("成功率很高。", "promise"),
        ("有 80% 的人追回了。", "percentage"),
        ("百分之八十都行。", "percentage"),
        ("马上截图！", "shouting"),
        ("亲，先看这里。", "chummy"),
        ("特此告知。", "officialese"),
        ("你没有仔细看规则。", "blame"),
    ],
)
def test_a_word_that_promises_guesses_or_shouts_is_refused(words: str, rule: str) -> None:
    assert said(words) == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "早报警，也不保证能追回。",
        "保证金看和上家的合同。",
        "不能保证能退。",
        "官方不一定肯挪。",
        "有人说“包退”，先收钱再骗一次。",
        "母亲，父亲，都可以问。",
        "合同一般就成立。",
        "剩下的很少，可以停。",
        "满足一定条件的，看规则。",
    ],
)
def test_an_honest_use_of_such_a_word_is_fine(words: str) -> None:
    assert said(words) == []


def test_official_texts_may_use_any_word() -> None:
    assert rules_broken(sources=[a_source(quote="通常应当保证百分之百！")]) == []


@pytest.mark.parametrize(
    "words", ["写清你的诉求。", "留好凭证。", "先截屏。", "记下工单号。", "看交易明细。", "这是你的权益。"]
)
def test_the_same_thing_has_the_same_name(words: str) -> None:
    assert said(words) == ["other-name"]


@pytest.mark.parametrize(
    "words",
    ["账户明细，有的叫权益记录、资金流水。", "消费者权益保护法这样写。", "页面上写着“我的权益”。", "先截图，再录屏。"],
)
def test_other_names_may_be_quoted(words: str) -> None:
    assert said(words) == []


def test_words_people_type_are_not_judged() -> None:
    phrases = [f"第{number}种说法" for number in range(24)]
    assert rules_broken(symptoms=[a_symptom(phrases=[*phrases, "我的权益一定能退吗！"])]) == []
    assert rules_broken(fields=[a_field(example="权益转换")]) == []


WRONG_SENTENCES = [
    "钻没到账就等于没交付。",
    "概不退款一律无效。",
    "未成年人充值都能退。",
    "续费必须提前五日提醒。",
    "12315 要 45 个工作日。",
    "12315 会强制退款。",
    "举报后五个工作日内告知结果。",
    "消协和 12315 一起投更快。",
    "消协 10 天内处理。",
    "不发货就退一赔三。",
    "举证责任倒置，由卖家举证。",
    "平台必须保存三年。",
    "依第五十七条必须赔。",
    "15 日不退就是拒绝。",
    "书面催告就中断时效。",
    "出租账号都违法。",
    "报警必须立案。",
    "所有账单都写着不含已删除的记录。",
    "从第 17 行起是明细。",
    "支付宝打 95055。",
    "卡盟都是诈骗。",
    "截图没用。",
]


@pytest.mark.parametrize("words", WRONG_SENTENCES)
def test_what_was_found_wrong_is_never_said(words: str) -> None:
    assert wrong_statements(words)
    assert "do-not-say" in said(words)


def test_every_wrong_statement_of_the_list_has_a_sentence_that_breaks_it() -> None:
    caught = {why for sentence in WRONG_SENTENCES for _found, why in wrong_statements(sentence)}
    assert caught == {why for _pattern, why in WRONG}


@pytest.mark.parametrize(
    "words",
    [
        "它能调解，不能强制退款。",
        "现在的文字没有“提前五日”。",
        "要能证明到了对方，才起时效中断的作用。",
        "不得非法买卖、出租互联网账号。",
        "警方要接受报案，给受案回执。",
        "消协处理过的，12315 不予受理。",
        "没用上的卡密，可以请卖家换。",
    ],
)
def test_the_true_statement_beside_it_is_fine(words: str) -> None:
    assert wrong_statements(words) == []


@pytest.mark.parametrize(
    "words", ["热线 9:00-17:30 有人接。", "早上 9 点到 17 点接听。", "工作时间打过去。", "这是 24 小时热线。"]
)
def test_hours_of_a_hotline_are_never_printed(words: str) -> None:
    assert "hotline-hours" in said(words)


def test_a_time_that_a_reader_notes_is_no_hotline_hour() -> None:
    assert said("写下几点到手、几点被用。") == []


def test_half_width_punctuation_is_told_with_the_mended_line() -> None:
    [problem] = problems_of(glossary=[a_term(meaning=["先截图,再问。"])])
    assert problem.rule == "half-width"
    assert "先截图，再问。" in problem.message
    assert said("先截图，再问。") == []
