"""Rules on what a letter becomes: alternatives, lengths, and words that do not belong into a message."""

from __future__ import annotations

from typing import Any

import pytest

from guide.letter_lengths import longest
from guide.letters import letter_view
from tests.core.factories import (
    a_choice_field,
    a_count_field,
    a_field,
    a_letter,
    a_letter_of,
    a_sentence,
    a_symptom,
    guide_of,
    problems_of,
    rules_broken,
)

REMEDIES = [{"id": "refund", "label": "退钱"}, {"id": "reissue", "label": "补发"}]


def letters_broken(*sentences: dict[str, Any], **changes: Any) -> list[str]:
    return rules_broken(letters=[a_letter_of(*sentences, **changes)], remedies=REMEDIES)


def test_two_halves_of_an_alternative_stand_in_turn() -> None:
    with_balance = {"text": "现在{balance_now}钻。", "if": "balance_now", "required": True}
    without = {"text": "余额还看不到。", "unless": "balance_now", "required": True}
    assert letters_broken(with_balance, without) == []


def test_a_required_gap_beside_its_alternative_would_show_both() -> None:
    with_balance = {"text": "现在{balance_now}钻。", "required": True}
    without = {"text": "余额还看不到。", "unless": "balance_now", "required": True}
    assert letters_broken(with_balance, without) == ["both-stand"]


def test_a_required_half_without_the_other_half_leaves_nothing() -> None:
    assert letters_broken({"text": "现在{balance_now}钻。", "if": "balance_now", "required": True}) == ["none-stands"]


def test_a_conditional_sentence_beside_one_that_always_stands_is_fine() -> None:
    assert letters_broken(a_sentence(), {"text": "现在{balance_now}钻。", "if": "balance_now", "required": True}) == []


def test_a_choice_needs_a_sentence_for_each_answer_and_for_silence() -> None:
    own = {"text": "我自己用。", "if": "purpose.self", "required": True}
    resale = {"text": "我转卖。", "if": "purpose.resale", "required": True}
    silent = {"text": "我买了钻。", "unless": "purpose", "required": True}
    assert letters_broken(own, resale, silent) == []
    [problem] = problems_of(letters=[a_letter_of(own, resale)])
    assert problem.rule == "none-stands"
    assert "没有 purpose" in problem.message
    [problem] = problems_of(letters=[a_letter_of(own, {**resale, "if": "purpose.resale", "required": False})])
    assert "purpose.resale" in problem.message


def test_each_remedy_of_a_letter_has_its_request() -> None:
    refund = {"text": "请退钱。", "if": "remedy.refund", "required": True}
    reissue = {"text": "请补发。", "if": "remedy.reissue", "required": True}
    assert letters_broken(refund, reissue, remedies=["refund", "reissue"]) == []
    assert letters_broken(refund, remedies=["refund", "reissue"]) == ["none-stands"]


def test_a_borrowed_request_is_judged_with_the_remedies_of_the_letter_that_borrows_it() -> None:
    request = {"id": "request", "sentences": [{"text": "请退钱。", "if": "remedy.refund", "required": True}]}
    lender = a_letter(id="skeleton", abstract=True, formats=[{"kind": "chat", "parts": [request]}])
    borrowed = [{"kind": "chat", "parts": [{"use": "request"}]}]
    one = a_letter(formats=borrowed, remedies=["refund"])
    two = a_letter(formats=borrowed, remedies=["refund", "reissue"])
    assert rules_broken(letters=[lender, one], remedies=REMEDIES) == []
    assert rules_broken(letters=[lender, two], remedies=REMEDIES) == ["none-stands"]


def length_of(*sentences: dict[str, Any], **part: Any) -> int:
    letter = a_letter(formats=[{"kind": "email", "parts": [{"sentences": list(sentences), **part}]}])
    guide = guide_of(letters=[letter], remedies=REMEDIES)
    return longest(guide, letter_view(guide, guide["letters"][0]).formats[0].parts)


def test_a_length_counts_the_words_with_the_example_put_in() -> None:
    assert length_of(a_sentence(text="账号{account}。")) == len("账号a1024。")


def test_of_two_alternatives_the_longer_one_counts() -> None:
    short = {"text": "短。", "if": "balance_now", "required": True}
    long = {"text": "这一句要长得多。", "unless": "balance_now", "required": True}
    assert length_of(short, long) == len("这一句要长得多。")


def test_of_many_remedies_only_one_is_asked_for() -> None:
    refund = {"text": "请退钱。", "if": "remedy.refund"}
    reissue = {"text": "请给我补发。", "if": "remedy.reissue"}
    assert length_of(a_sentence(text="您好。"), refund, reissue) == len("您好。请给我补发。")


def test_a_sentence_that_needs_what_another_excludes_does_not_add_up() -> None:
    needs = {"text": "现在{balance_now}钻。"}
    excludes = {"text": "看不到余额，也没有别的记录。", "unless": "balance_now"}
    assert length_of(a_sentence(text="您好。"), needs, excludes) == len("您好。看不到余额，也没有别的记录。")


def test_headings_and_numbers_count_too() -> None:
    assert (
        length_of(a_sentence(text="一。"), heading="发生了什么", numbered=True) == len("发生了什么\n") + len("1. ") + 3
    )


def long_sentence(length: int) -> dict[str, Any]:
    return {"text": "字" * length, "required": True}


@pytest.mark.parametrize(("kind", "limit"), [("chat", 120), ("ticket", 500)])
def test_a_letter_fits_into_its_box(kind: str, limit: int) -> None:
    def broken(length: int) -> list[str]:
        part = {"sentences": [long_sentence(length)]}
        return rules_broken(letters=[a_letter(formats=[{"kind": kind, "parts": [part]}])])

    assert broken(limit) == []
    assert broken(limit + 1) == ["letter-too-long"]


def test_each_chat_piece_has_its_own_limit_and_a_ticket_one_for_all() -> None:
    parts = [{"sentences": [long_sentence(100)]} for _ in range(4)]
    assert rules_broken(letters=[a_letter(formats=[{"kind": "chat", "parts": parts}])]) == []
    parts = [{"sentences": [long_sentence(100)]} for _ in range(5)]
    assert rules_broken(letters=[a_letter(formats=[{"kind": "ticket", "parts": parts}])]) == ["letter-too-long"]


def quick(*sentences: dict[str, Any]) -> list[dict[str, Any]]:
    return [a_symptom(quick_message={"sentences": list(sentences), "after": ["记下工单编号。"]})]


def test_a_quick_message_fits_into_one_chat_line() -> None:
    assert rules_broken(symptoms=quick(long_sentence(120))) == []
    assert rules_broken(symptoms=quick(long_sentence(121))) == ["message-too-long"]


def test_a_quick_message_asks_for_five_facts_at_most() -> None:
    fields = [a_field(), a_count_field(), a_choice_field(), *(a_field(id=f"more_{number}") for number in range(4))]
    gaps = ["{account}", *(f"{{more_{number}}}" for number in range(4))]
    five, six = "".join(gaps), "".join([*gaps, "{balance_now}"])
    assert rules_broken(fields=fields, symptoms=quick({"text": five, "required": True})) == []
    assert rules_broken(fields=fields, symptoms=quick({"text": six, "required": True})) == ["too-many-gaps"]


@pytest.mark.parametrize("words", ["你们系统故障，少了我的钻。", "我的号被盗用了。", "你们误扣了。", "这是骗人。"])
def test_no_cause_is_stated_in_a_message(words: str) -> None:
    assert rules_broken(symptoms=quick(a_sentence(), {"text": words})) == ["cause-in-message"]
    assert letters_broken(a_sentence(), {"text": words}) == ["cause-in-message"]


def test_the_platforms_own_words_may_be_quoted() -> None:
    assert letters_broken(a_sentence(), {"text": "公告写着“系统故障已修复”。"}) == []


def test_a_cause_may_be_named_to_the_police() -> None:
    assert letters_broken(a_sentence(), {"text": "可能遇到了诈骗。"}, stage="outside") == []


def test_the_first_message_quotes_no_law_and_threatens_nobody() -> None:
    assert rules_broken(symptoms=quick(a_sentence(), {"text": "不处理我就投诉你们。"})) == ["law-in-message"]
    law = {"text": "《民法典》这样写。"}
    assert letters_broken(a_sentence(), law) == ["law-in-message"]
    assert letters_broken(a_sentence(), law, stage="follow-up") == []
