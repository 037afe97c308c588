"""Rules on symptom pages: short lines, enough ways to be found, a letter to go on with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.factories import a_case, a_do_not, a_symptom, an_evidence, problems_of, rules_broken


def steps(*lengths: int) -> list[dict[str, Any]]:
    return [{"id": f"step-{place}", "text": "字" * length} for place, length in enumerate(lengths)]


def test_a_line_to_act_on_is_45_characters_at_most() -> None:
    assert rules_broken(symptoms=[a_symptom(do_now=steps(45, 10, 10))]) == []
    assert rules_broken(symptoms=[a_symptom(do_now=steps(46, 10, 10))]) == ["line-too-long"]


def test_lines_to_act_on_are_30_characters_on_average() -> None:
    assert rules_broken(symptoms=[a_symptom(do_now=steps(30, 30, 30))]) == []
    assert rules_broken(symptoms=[a_symptom(do_now=steps(31, 31, 31))]) == ["lines-too-long"]


def test_there_are_six_steps_at_most() -> None:
    assert rules_broken(symptoms=[a_symptom(do_now=steps(*[9] * 6))]) == []
    assert rules_broken(symptoms=[a_symptom(do_now=steps(*[9] * 7))]) == ["too-many-steps"]


def test_evidence_without_words_of_its_own_counts_with_those_of_its_record() -> None:
    evidence = an_evidence(capture="字" * 46)
    assert rules_broken(evidence=[evidence]) == ["line-too-long"]


def test_a_warning_with_its_reason_and_its_way_back_are_two_lines() -> None:
    line = a_do_not(text="不要再付。" + "字" * 40, done="已经付了", back="字" * 40)
    short = [a_do_not() for _ in range(5)]
    assert rules_broken(symptoms=[a_symptom(do_not=[line, *short])]) == []
    too_long = a_do_not(text="不要再付。" + "字" * 41, done="已经付了", back="字" * 41)
    assert rules_broken(symptoms=[a_symptom(do_not=[too_long, *short])]) == ["line-too-long", "line-too-long"]


def test_a_symptom_is_found_by_25_phrases_or_more() -> None:
    phrases = [f"第{number}种说法" for number in range(25)]
    assert rules_broken(symptoms=[a_symptom(phrases=phrases)]) == []
    assert rules_broken(symptoms=[a_symptom(phrases=phrases[:24])]) == ["few-phrases"]


def test_a_symptom_leads_to_a_letter() -> None:
    assert rules_broken(symptoms=[a_symptom(next=[a_case(), a_case()])]) == ["no-letter"]
    by_line = a_case(to="restore-missing")
    assert rules_broken(symptoms=[a_symptom(next=[a_case(), by_line])]) == []


def test_a_symptom_has_a_message_or_says_why_it_has_none() -> None:
    without = {key: value for key, value in a_symptom().items() if key != "quick_message"}
    assert rules_broken(symptoms=[without]) == ["no-message"]
    assert rules_broken(symptoms=[{**without, "no_message": "先停手，不要回话。"}]) == []
    assert rules_broken(symptoms=[a_symptom(no_message="不用发。")]) == ["no-message"]


def test_a_phrase_leads_to_one_symptom() -> None:
    first = a_symptom(phrases=[f"第{number}种说法" for number in range(25)])
    second = a_symptom(id="expired", phrases=[*(f"另外{number}种" for number in range(25)), "第3种说法了怎么办？"])
    [problem] = problems_of(symptoms=[first, second])
    assert problem.rule == "phrase-twice"
    assert "balance-dropped" in problem.message


def test_near_phrases_of_one_symptom_may_stand_side_by_side_but_not_the_same_twice() -> None:
    phrases = [f"第{number}种说法" for number in range(25)]
    assert rules_broken(symptoms=[a_symptom(phrases=[*phrases, "第3种说法怎么办"])]) == []
    assert rules_broken(symptoms=[a_symptom(phrases=[*phrases, "第3种说法"])]) == ["phrase-twice"]


@pytest.mark.parametrize("key", ["title", "bottom_line"])
def test_the_title_and_the_first_line_are_short(key: str) -> None:
    limit = {"title": 16, "bottom_line": 40}[key]
    assert rules_broken(symptoms=[a_symptom(**{key: "字" * limit})]) == []
    assert rules_broken(symptoms=[a_symptom(**{key: "字" * (limit + 1)})]) == ["string-too-long"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"text": "别再付一次。会更难查。"}, "do-not-start"),
        ({"text": "不要再付一次。"}, "do-not-reason"),
        ({"done": "付过了"}, "do-not-done"),
        ({}, None),
    ],
)
def test_a_warning_says_what_why_and_the_way_back(changes: dict[str, Any], rule: str | None) -> None:
    symptom = a_symptom(do_not=[a_do_not(**changes), a_do_not(), a_do_not(), a_do_not()])
    assert rules_broken(symptoms=[symptom]) == ([rule] if rule else [])
