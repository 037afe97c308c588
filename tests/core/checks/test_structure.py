"""Rules on ids, references, ticks, retired records and the triage graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.core.factories import (
    a_checklist,
    a_choice_field,
    a_deadline,
    a_field,
    a_letter,
    a_question,
    a_refusal,
    a_sentence,
    a_source,
    a_symptom,
    a_term,
    problems_of,
    rules_broken,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden"


def test_a_reference_that_leads_somewhere_is_fine() -> None:
    assert rules_broken(glossary=[a_term(meaning=[{"text": "看这一页。", "to": "balance-dropped"}])]) == []


def test_a_reference_of_the_wrong_kind_is_refused() -> None:
    line = {"text": "法律这样写。", "claim": "law", "source": "balance-dropped"}
    assert rules_broken(glossary=[a_term(meaning=[line])]) == ["unknown-reference"]


def test_a_dangling_reference_lists_what_there_is_when_nothing_is_near() -> None:
    line = {"text": "法律这样写。", "claim": "law", "source": "zzz"}
    [problem] = problems_of(glossary=[a_term(meaning=[line])])
    assert "可用：a-law" in problem.message


def test_a_list_names_nothing_twice() -> None:
    line = "打开账户就看得到。"
    [problem] = problems_of(glossary=[a_term(meaning=[line, "另一句。", line])])
    assert problem.rule == "named-twice"
    assert rules_broken(glossary=[a_term(meaning=[line, "另一句。"])]) == []


def test_an_abstract_letter_lends_its_parts_and_is_no_place_to_go() -> None:
    lender = a_letter(id="skeleton", abstract=True, when=["给别的信用。"])
    line = {"text": "看这封信。", "to": "skeleton"}
    assert rules_broken(letters=[a_letter(), lender]) == []
    assert rules_broken(letters=[a_letter(), lender], glossary=[a_term(meaning=[line])]) == ["abstract-letter"]


def test_a_retired_id_says_what_stands_instead() -> None:
    old = {"id": "old-name", "since": "2026-11-01", "instead": "balance-dropped"}
    older = {"id": "older-name", "since": "2026-10-01", "instead": "balance-dropped"}
    assert rules_broken(retired=[old, older]) == []


def test_a_line_that_still_names_a_retired_id_is_told_what_to_write() -> None:
    old = {"id": "old-name", "since": "2026-11-01", "instead": "balance-dropped"}
    [problem] = problems_of(retired=[old], glossary=[a_term(meaning=[{"text": "看这一页。", "to": "old-name"}])])
    assert "请改成 balance-dropped" in problem.message


def test_a_retired_id_does_not_lead_to_another_retired_one() -> None:
    old = {"id": "old-name", "since": "2026-11-01", "instead": "balance-dropped"}
    older = {"id": "older-name", "since": "2026-10-01", "instead": "old-name"}
    assert rules_broken(retired=[old, older]) == ["unknown-reference"]


def test_a_retired_id_is_never_used_again() -> None:
    again = {"id": "ledger", "since": "2026-11-01", "instead": "balance-dropped"}
    assert rules_broken(retired=[again]) == ["duplicate-id"]


@pytest.mark.parametrize(
    ("tick", "rule"),
    [
        ({"id": "look", "evidence": "old-balance", "text": "看。"}, "tick-source"),
        ({"text": "看。"}, "tick-source"),
        ({"id": "look"}, "tick-text"),
        ({"use": "step-1"}, "tick-twice"),
        ({"evidence": "old-balance"}, None),
    ],
)
def test_a_tick_is_an_action_a_piece_of_evidence_or_one_from_elsewhere(tick: dict[str, Any], rule: str | None) -> None:
    checklist = a_checklist()
    checklist["items"].append(tick)
    assert rules_broken(checklists=[checklist]) == ([rule] if rule else [])


def test_a_refusal_says_why_and_what_honest_way_there_is() -> None:
    assert rules_broken(refusals=[a_refusal()]) == []
    without = {key: value for key, value in a_refusal().items() if key != "instead"}
    assert rules_broken(refusals=[without]) == ["refusal-without-way"]


def test_an_exaggeration_needs_no_way_out() -> None:
    everyday = {"id": "everyday", "kind": "everyday", "title": "夸张的话", "phrases": ["急死我了"]}
    assert rules_broken(refusals=[everyday]) == []


@pytest.mark.parametrize("field_id", ["name", "submit", "action", "title", "reset"])
def test_a_field_may_not_hide_a_forms_own_member(field_id: str) -> None:
    assert rules_broken(fields=[a_field(), a_field(id=field_id)]) == ["form-member"]


@pytest.mark.parametrize(
    ("kind", "example", "good"),
    [
        ("datetime", "2026-11-21T14:30", True),
        ("datetime", "2026-11-21 14:30", False),
        ("date", "2026-11-21", True),
        ("date", "11月21日", False),
        ("count", "100", True),
        ("count", "100 钻", False),
        ("amount", "30.50", True),
        ("amount", "30 元", False),
    ],
)
def test_an_example_has_the_shape_of_its_type(kind: str, example: str, good: bool) -> None:
    field = a_field(id="more", type=kind, example=example)
    assert rules_broken(fields=[a_field(), field]) == ([] if good else ["example-shape"])


def test_a_choice_has_options_and_its_example_is_one_of_them() -> None:
    assert rules_broken(fields=[a_field(), a_choice_field()]) == []
    assert rules_broken(fields=[a_field(), a_choice_field(example="nobody")]) == ["example-shape"]
    assert rules_broken(fields=[a_field(), a_field(id="more", type="choice")]) == ["choice-options"]
    options = [{"id": "one", "label": "一"}]
    assert rules_broken(fields=[a_field(), a_field(id="more", options=options)]) == ["choice-options", "example-shape"]


def test_letter_parts_are_written_once_or_borrowed() -> None:
    own = {"id": "opening", "sentences": [a_sentence()]}
    borrowed = a_letter(id="other", formats=[{"kind": "chat", "parts": [{"use": "opening"}]}])
    lender = a_letter(formats=[{"kind": "chat", "parts": [own]}])
    assert rules_broken(letters=[lender, borrowed]) == []
    both = a_letter(id="other", formats=[{"kind": "chat", "parts": [{"use": "opening", "sentences": [a_sentence()]}]}])
    assert rules_broken(letters=[lender, both]) == ["part-source"]
    named = a_letter(id="other", formats=[{"kind": "chat", "parts": [{"use": "opening", "id": "again"}]}])
    assert rules_broken(letters=[lender, named]) == ["part-source"]


def test_a_letter_for_readers_says_when_to_use_it_and_where_to_paste_it() -> None:
    for key in ("when", "not_when", "paste_to"):
        letter = {name: value for name, value in a_letter().items() if name != key}
        assert rules_broken(letters=[letter]) == ["letter-without-use"]
    assert rules_broken(letters=[{name: value for name, value in a_letter().items() if name != "phrases"}]) == [
        "letter-without-use"
    ]


def test_a_letter_has_each_format_once() -> None:
    one = {"kind": "chat", "parts": [{"sentences": [a_sentence()]}]}
    assert rules_broken(letters=[a_letter(formats=[one, one])]) == ["format-twice"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ({"text": "我没有动过。", "attest": True}, "attest-without-id"),
        ({"text": "我没有动过。", "attest": True, "id": "untouched"}, None),
        ({"text": "{account}。", "each": "account"}, "each-not-list"),
        ({"text": "自己用。", "if": "purpose.self"}, None),
        ({"text": "自己用。", "if": "purpose.nobody"}, "unknown-condition"),
        ({"text": "等了很久。", "unless": "waited_24_hours"}, None),
        ({"text": "等了 {hours_since_submitted} 小时。"}, None),
        ({"text": "余额{balance}。"}, "gap-without-field"),
        ({"text": "余额{。"}, "brace"),
    ],
)
def test_a_sentence_stands_on_facts_that_exist(sentence: dict[str, Any], rule: str | None) -> None:
    letter = a_letter(formats=[{"kind": "chat", "parts": [{"sentences": [a_sentence(), sentence]}]}])
    assert rules_broken(letters=[letter]) == ([rule] if rule else [])


def question(name: str, *targets: str) -> dict[str, Any]:
    options: list[dict[str, Any]] = [{"say": f"答案{number}", "to": each} for number, each in enumerate(targets)]
    return a_question(id=name, options=[*options, {"say": "我不确定", "to": "balance-dropped", "unsure": True}])


def test_triage_ends_at_symptoms_and_at_no_loss() -> None:
    assert rules_broken(triage=[question("one", "two", "no-loss"), question("two", "balance-dropped")]) == []


def test_every_question_has_a_way_for_the_unsure() -> None:
    bare = a_question(options=[{"say": "一", "to": "balance-dropped"}, {"say": "二", "to": "no-loss"}])
    assert rules_broken(triage=[bare]) == ["triage-unsure"]


def test_triage_does_not_come_back_to_a_question() -> None:
    assert "triage-cycle" in rules_broken(triage=[question("one", "two"), question("two", "one")])


def test_triage_asks_six_questions_at_most() -> None:
    names = [f"q{number}" for number in range(1, 8)]
    chain = [question(name, after) for name, after in zip(names, [*names[1:], "no-loss"], strict=True)]
    assert "triage-too-long" in rules_broken(triage=chain)
    assert rules_broken(triage=[*chain[1:-1], question("q7", "no-loss")]) == []


def test_every_question_is_reached() -> None:
    assert rules_broken(triage=[question("one", "no-loss"), question("lost", "no-loss")]) == ["triage-unreached"]


def test_dates_of_a_record_are_in_order() -> None:
    assert rules_broken(sources=[a_source(next_check="2026-11-01")]) == ["date-order"]
    assert rules_broken(symptoms=[a_symptom(next_review="2026-10-01")]) == ["date-order"]


def test_an_overdue_check_never_stops_a_build() -> None:
    assert rules_broken(sources=[a_source(checked="2020-01-01", next_check="2020-06-01")]) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ({"text": "法律这样写。", "claim": "law", "source": "a-law"}, None),
        ({"text": "法律这样写。", "claim": "law"}, "law-without-source"),
        ({"text": "我们这样想。", "claim": "advice"}, None),
        ({"text": "我们这样想。", "claim": "advice", "source": "a-law"}, "source-without-law"),
        ({"text": "没说依据。", "source": "a-law"}, "source-without-law"),
    ],
)
def test_law_names_its_source_and_nothing_else_does(line: dict[str, Any], rule: str | None) -> None:
    assert rules_broken(glossary=[a_term(meaning=[line])]) == ([rule] if rule else [])


def test_a_deadline_of_law_names_its_source() -> None:
    assert rules_broken(deadlines=[a_deadline()]) == []
    assert rules_broken(deadlines=[a_deadline(claim="law")]) == ["law-without-source"]
