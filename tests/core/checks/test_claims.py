"""Rules on what a statement rests on: facts are marked, sources not compared say so and stay out of letters."""

from __future__ import annotations

from typing import Any

import pytest

from guide.facts_in_text import stated_facts
from tests.core.factories import (
    a_channel,
    a_do_not,
    a_letter,
    a_refusal,
    a_source,
    a_symptom,
    a_term,
    rules_broken,
)

MEDIUM = a_source(id="b-law", confidence="medium")
SOURCES = [a_source(), MEDIUM]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("过 24 小时再催。", ["24 小时"]),
        ("7 个工作日内告诉你。", ["7 个工作日"]),
        ("最长 60 日。", ["60 日"]),
        ("留存不少于六个月。", ["六个月"]),
        ("最近三年的记录。", ["三年"]),
        ("过一天再看。", ["一天"]),
        ("不足五百元的。", ["五百元"]),
        ("扣了 30.50 元。", ["30.50 元"]),
        ("打 110。", ["110"]),
        ("找 12315。", ["12315"]),
        ("拨 96110。", ["96110"]),
        ("可以要求补发。", ["可以要求"]),
        ("可以提出它不算约定。", ["可以提出它不算"]),
        ("12315 不予受理。", ["12315", "不予受理"]),
        ("你有权查阅。", ["有权"]),
    ],
)
def test_a_day_count_an_amount_a_number_and_a_right_are_facts(text: str, facts: list[str]) -> None:
    assert sorted(stated_facts(text)) == sorted(facts)


@pytest.mark.parametrize(
    "text",
    [
        "2026 年 11 月 22 日发现。",
        "11月21日那天。",
        "同一天掉的。",
        "哪一天、哪一条。",
        "写下四个日子。",
        "两个日期都在。",
        "截 2 张图。",
        "第 3 步。",
        "订单号 20261122143000123456。",
        "没有权威的定义。",
        "令第 37 号。",
        "买 60 钻送 6 钻。",
        "一次写明。",
        "年卡和月费。",
    ],
)
def test_dates_counts_of_things_and_numbers_of_papers_are_none(text: str) -> None:
    assert stated_facts(text) == []


@pytest.mark.parametrize(
    "claim", [{"claim": "advice"}, {"claim": "law", "source": "a-law"}, {"claim": "platform-rule"}]
)
def test_a_fact_with_its_claim_is_fine(claim: dict[str, str]) -> None:
    assert rules_broken(glossary=[a_term(meaning=[{"text": "过 24 小时再催。", **claim}])]) == []


def test_a_fact_without_a_claim_is_refused() -> None:
    assert rules_broken(glossary=[a_term(meaning=["过 24 小时再催。"])]) == ["unmarked-claim"]


def test_the_first_line_of_a_page_may_carry_a_claim() -> None:
    line = "钱扣了、钻没来，可以要求补发。"
    assert rules_broken(symptoms=[a_symptom(bottom_line=line)]) == ["unmarked-claim"]
    assert rules_broken(symptoms=[a_symptom(bottom_line=line, claim="law", source="a-law")]) == []
    claimed = a_symptom(bottom_line=line, claim="advice", result=["过 24 小时再看。"])
    assert rules_broken(symptoms=[claimed]) == ["unmarked-claim"], "the claim is of the first line alone"


def test_the_claim_of_a_warning_is_that_of_its_way_back() -> None:
    def warned(**changes: Any) -> list[str]:
        return rules_broken(symptoms=[a_symptom(do_not=[a_do_not(**changes), a_do_not(), a_do_not(), a_do_not()])])

    law = {"claim": "law", "source": "a-law"}
    assert warned(back="可以要求三年的记录。") == ["unmarked-claim"]
    assert warned(back="可以要求三年的记录。", **law) == []
    assert warned(text="不要等 24 小时。会更难查。", **law) == ["unmarked-claim"]


def test_a_condition_shares_the_claim_of_its_line() -> None:
    case = {"when": "24 小时没人回", "text": "再问一次。", "letter": "restore-missing"}
    plain = {"when": "还不行", "text": "换人问。"}
    assert rules_broken(symptoms=[a_symptom(next=[case, plain])]) == ["unmarked-claim"]
    assert rules_broken(symptoms=[a_symptom(next=[{**case, "claim": "advice"}, plain])]) == []


def test_names_and_the_readers_own_words_state_nothing() -> None:
    assert rules_broken(letters=[a_letter(title="超过 24 小时，请问进度")]) == []
    assert rules_broken(glossary=[a_term(term="12315", also=["全国 12315 平台"])]) == []


def test_a_source_that_was_not_compared_is_said_to_be_so() -> None:
    line = {"text": "平台应当说明。", "claim": "law", "source": "b-law"}
    assert rules_broken(sources=SOURCES, glossary=[a_term(meaning=[line])]) == ["medium-unsaid"]
    hedged = {**line, "text": "平台应当说明，以官方最新公布为准。"}
    assert rules_broken(sources=SOURCES, glossary=[a_term(meaning=[hedged])]) == []
    note = {"text": "平台应当说明。", "sources": ["a-law", "b-law"]}
    assert rules_broken(sources=SOURCES, symptoms=[a_symptom(sources=[note])]) == ["medium-unsaid"]


def test_such_a_source_never_stands_in_a_letter() -> None:
    note = {"text": "平台应当说明，以官方最新公布为准。", "sources": ["b-law"]}
    assert rules_broken(sources=SOURCES, letters=[a_letter(sources=[note])]) == ["medium-in-letter"]
    assert rules_broken(sources=SOURCES, letters=[a_letter(sources=[{**note, "sources": ["a-law"]}])]) == []


def test_nobody_in_need_is_made_to_doubt_the_number() -> None:
    line = {"text": "可以打 12356。", "claim": "law", "source": "b-law"}
    assert rules_broken(sources=SOURCES, refusals=[a_refusal(kind="crisis", instead=[line])]) == []
    section = {"id": "call", "page": "help-now", "title": "打电话", "lines": [line]}
    assert rules_broken(sources=SOURCES, sections=[section]) == []
    assert rules_broken(sources=SOURCES, sections=[{**section, "page": "channels"}]) == ["medium-unsaid"]
    for number, broken in (("110", []), ("96110", ["medium-unsaid"])):
        police = a_channel(address=[{"label": "报警电话", "value": number, "source": "b-law"}])
        assert rules_broken(sources=SOURCES, channels=[police]) == broken, number


def test_a_line_that_rests_on_a_repealed_law_is_told_and_the_law_may_stay() -> None:
    line = {"text": "平台要说清原因。", "claim": "law", "source": "b-law"}
    gone = a_source(id="b-law", closed_on="2026-11-20")
    assert rules_broken(sources=[a_source(), gone]) == []
    assert rules_broken(sources=[a_source(), gone], glossary=[a_term(meaning=[line])]) == ["closed"]
