"""Where records live, and relative links that work from any depth and under any path."""

from __future__ import annotations

import pytest

from guide.addresses import FOLDERS, PAGE_KINDS, address, destination, relative
from guide.model.base import FIXED_PAGES, LINKED_KINDS
from tests.core.factories import a_symptom, guide_of


@pytest.mark.parametrize(
    ("target", "base", "link"),
    [
        ("symptoms/expired/", "symptoms/balance-dropped/", "../expired/"),
        ("symptoms/", "symptoms/expired/", "../"),
        ("", "symptoms/expired/", "../../"),
        ("letters/chase-24h/", "", "letters/chase-24h/"),
        ("", "", "./"),
        ("sources/#a-law", "symptoms/expired/", "../../sources/#a-law"),
        ("sources/#a-law", "sources/", "#a-law"),
        ("symptoms/expired/", "symptoms/expired/", "./"),
        ("guide.json", "about/", "../guide.json"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, base: str, link: str) -> None:
    assert relative(target, base) == link


def test_pages_of_their_own_end_with_a_slash_and_others_are_anchors() -> None:
    for kind in FOLDERS:
        assert address(kind, "x").endswith("/x/" if kind in PAGE_KINDS else "#x"), kind


def test_every_kind_a_line_may_lead_to_has_an_address() -> None:
    assert set(LINKED_KINDS) - {"sections"} <= set(FOLDERS)


def test_a_destination_is_an_address_with_the_name_a_reader_sees() -> None:
    guide = guide_of(symptoms=[a_symptom(title="钻过期，被清零了")])
    assert destination(guide, "balance-dropped") == ("symptoms/balance-dropped/", "钻过期，被清零了")
    assert destination(guide, "ledger") == ("glossary/#ledger", "账户明细")
    assert destination(guide, "help-now") == FIXED_PAGES["help-now"]
    with pytest.raises(KeyError):
        destination(guide, "nowhere")


def test_a_part_of_a_page_is_an_anchor_on_that_page() -> None:
    section = {"id": "stop-here", "page": "channels", "title": "可以停", "lines": ["可以停。"]}
    assert destination(guide_of(sections=[section]), "stop-here") == ("channels/#stop-here", "可以停")
