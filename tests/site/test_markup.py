"""The markup of every page: no parse error, the policy first, nothing inline, names that are there once."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.site.pages import BuiltPage, elements, text_of

POLICY = (
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
)


def test_an_html5_parser_finds_no_error(pages: dict[str, BuiltPage]) -> None:
    assert {url: page.errors for url, page in pages.items() if page.errors} == {}


def test_the_policy_is_the_first_thing_in_the_head(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        [head] = [element for element in elements(page.root) if element.tag == "head"]
        first = next(child for child in head if isinstance(child.tag, str))
        assert first.tag == "meta", page.url
        assert first.get("http-equiv") == "Content-Security-Policy", page.url
        content = first.get("content")
        assert all(each in content for each in POLICY), page.url
        assert "unsafe" not in content, page.url
        assert "__" not in content, page.url


def test_every_page_has_the_same_policy(pages: dict[str, BuiltPage]) -> None:
    found = {re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', page.html) for page in pages.values()}
    assert len({match[0] for match in found if match}) == 1


def test_no_script_and_no_style_stands_in_a_page(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for element in elements(page.root):
            assert element.tag != "style", page.url
            assert element.get("style") is None, f"{page.url}: {element.tag} style={element.get('style')}"
            handlers = [name for name in element.attrib if name.startswith("on")]
            assert not handlers, f"{page.url}: {element.tag} {handlers}"
            if element.tag == "script" and not (element.get("type") or "").startswith("application/"):
                assert element.get("src"), f"{page.url}: {text_of(element)[:80]}"


def test_every_id_of_a_page_stands_once(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        twice = [
            name for name, count in Counter(e.get("id") for e in elements(page.root)).items() if name and count > 1
        ]
        assert not twice, f"{page.url}: {twice}"


def test_every_page_has_one_heading_and_they_go_down_in_steps(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        levels = [int(element.tag[1]) for element in elements(page.root) if re.fullmatch("h[1-6]", element.tag)]
        assert levels.count(1) == 1, url
        inside = [int(element.tag[1]) for element in elements(page.article) if re.fullmatch("h[1-6]", element.tag)]
        assert all(after <= before + 1 for before, after in pairwise(inside)), f"{url}: {inside}"


def test_every_page_says_its_language_title_and_description(pages: dict[str, BuiltPage]) -> None:
    titles: Counter[str] = Counter()
    for url, page in pages.items():
        [html] = [element for element in elements(page.root) if element.tag == "html"]
        assert html.get("lang") == "zh", url
        [title] = [text_of(element) for element in elements(page.root) if element.tag == "title"]
        titles[title] += 1
        described = [e.get("content") for e in elements(page.root) if e.get("name") == "description"]
        assert len(described) == 1 or url == "404.html", url
        assert all(len(each) >= 10 for each in described), url
    assert [title for title, count in titles.items() if count > 1] == []


def test_there_is_one_place_where_changes_are_read_out(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        statuses = [element for element in elements(page.root) if element.get("role") == "status"]
        assert len(statuses) == 1, url


def test_every_page_has_one_search_and_one_box_for_its_results(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        parts = Counter(element.get("data-md-component") for element in elements(page.root))
        assert (parts["search-query"], parts["search-result"]) == (1, 1), url


def test_every_control_has_a_name_and_a_label(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        labelled = {element.get("for") for element in elements(page.root) if element.tag == "label"}
        inside = {id(each) for e in elements(page.root) if e.tag == "label" for each in elements(e)}
        for control in elements(page.article):
            if control.tag not in ("input", "textarea", "select") or control.get("type") == "hidden":
                continue
            named = control.get("aria-label") or control.get("aria-labelledby") or id(control) in inside
            assert named or control.get("id") in labelled, f"{url}: {dict(control.attrib)}"


def test_every_picture_has_a_size_and_a_word_for_it(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        for element in elements(page.root):
            if element.tag.endswith("svg") or element.tag == "img":
                assert element.get("width"), f"{url}: {dict(element.attrib)}"
                assert element.get("height"), f"{url}: {dict(element.attrib)}"
            if element.tag == "img":
                assert element.get("alt") is not None, url


@pytest.mark.parametrize("word", ["{{", "{%", "undefined", "None", "__GUIDE"])
def test_nothing_unfinished_is_left_on_a_page(word: str, pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        assert word not in text_of(page.root), url
