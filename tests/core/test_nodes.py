"""YAML text to nodes: positions, folding, what is refused by name."""

from __future__ import annotations

import pytest

from guide.nodes import Node, read_nodes


def plain(text: str) -> object:
    root, problems = read_nodes(text)
    assert not problems, problems
    assert root is not None
    return root.plain()


def rules(text: str) -> list[str]:
    return [problem.rule for problem in read_nodes(text)[1]]


def test_folded_chinese_lines_are_joined_without_a_space() -> None:
    assert plain("a: >-\n  第一句。\n  第二句。\n") == {"a": "第一句。第二句。"}


def test_a_plain_sentence_over_two_lines_is_joined_without_a_space() -> None:
    assert plain("a: 第一句，\n  还没完。\n") == {"a": "第一句，还没完。"}


def test_folded_latin_words_keep_their_space() -> None:
    assert plain("a: >-\n  one\n  two\n") == {"a": "one two"}


def test_lines_of_a_literal_block_stay_apart() -> None:
    assert plain("a: |-\n  第一行\n  第二行\n") == {"a": "第一行\n第二行"}


def test_only_true_false_and_decimal_integers_are_not_text() -> None:
    assert plain('a: true\nb: false\nc: 24\nd: "24"\ne: 是\n') == {
        "a": True,
        "b": False,
        "c": 24,
        "d": "24",
        "e": "是",
    }


@pytest.mark.parametrize("value", ["010", "0x1F", "1_000", "+7", "9" * 5000])
def test_a_number_that_yaml_would_change_is_refused(value: str) -> None:
    assert rules(f"a: {value}\n") == ["unquoted-number"]


@pytest.mark.parametrize("value", ["yes", "No", "ON", "off", "True"])
def test_a_word_that_yaml_takes_for_true_or_false_is_refused(value: str) -> None:
    assert rules(f"a: {value}\n") == ["unquoted-word"]


@pytest.mark.parametrize("value", ["12:30", "1:02:03"])
def test_a_time_is_refused(value: str) -> None:
    assert rules(f"a: {value}\n") == ["unquoted-time"]


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_an_empty_value_is_refused(value: str) -> None:
    assert rules(f"a: {value}\n") == ["empty-value"]


def test_quoted_values_are_never_refused() -> None:
    assert rules('a: "010"\nb: \'12:30\'\nc: "no"\nd: "2026-11-22"\ne: "~"\n') == []


def test_a_refused_value_is_kept_as_written() -> None:
    root, _problems = read_nodes("a: 010\n")
    assert root is not None
    assert root.plain() == {"a": "010"}


def test_every_trap_of_a_file_is_noted_in_one_reading() -> None:
    assert rules("a: 010\nb: 12:30\nc: no\nd: *x\ne: &y 1\nb: again\n") == [
        "unquoted-number",
        "unquoted-time",
        "unquoted-word",
        "alias",
        "anchor",
        "duplicate-key",
    ]


def test_what_was_noted_before_a_syntax_error_is_kept() -> None:
    assert rules("a: 010\nb: c: d\n") == ["unquoted-number", "yaml-syntax"]


def test_lists_inside_lists_without_end_are_refused() -> None:
    assert "too-deep" in rules("[" * 2000)


def test_a_file_with_a_byte_order_mark_or_old_line_ends_is_told_so() -> None:
    _root, [problem] = read_nodes("\ufeffa: 1\n")
    assert problem.rule == "hidden-character"
    assert "另存为 UTF-8" in problem.message
    assert rules("a: 1\r\n") == ["hidden-character"]


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u00a0", "\u200b", "\u202e", "\x07"])
def test_a_hidden_character_does_not_shift_the_lines_below(mark: str) -> None:
    _root, problems = read_nodes(f"a: 一{mark}二\nb: 010\n")
    assert [(problem.line, problem.rule) for problem in problems] == [(1, "hidden-character"), (2, "unquoted-number")]


def test_a_path_leads_to_the_deepest_node_that_is_there() -> None:
    root, _problems = read_nodes("a:\n  - b: 一\n")
    assert isinstance(root, Node)
    assert root.at(("a", 0, "b")).value == "一"
    assert root.at(("a", 0, "missing")).line == 2
    assert root.at(("a", 7)).line == 2
    assert root.at(("nothing",)) is root
