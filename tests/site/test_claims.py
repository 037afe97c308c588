"""Every day count, amount, phone number and right in an article says what it rests on; nothing found wrong is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from guide.addresses import FOLDERS
from guide.checks.do_not_say import HOURS, wrong_statements
from guide.facts_in_text import stated_facts
from guide.loading import Guide
from tests.site.pages import BuiltPage, Element, elements, has_class, is_internal, target_of, text_of

KINDS = {"law", "platform-rule", "advice"}
BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th", "summary", "label", "legend", "section", "div"}
NOT_READ = {"script", "style", "template", "form"}


def unclaimed(element: Element) -> Iterator[str]:
    """The texts below an element that stand in no claim, one for each block, so that no fact is cut apart.

    Forms are left out: a letter and its answers are the reader's words, not a statement of the site. So are measured
    figures: a count such as 122 is no phone number.
    """
    words: list[str] = []
    yield from _gather(element, words)
    yield "".join(words)


def _gather(element: Element, words: list[str]) -> Iterator[str]:
    if element.get("data-claim") is not None or element.get("data-figure") is not None or element.tag in NOT_READ:
        return
    words.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            if child.tag in BLOCKS:
                yield from unclaimed(child)
            else:
                words.append(" ")
                yield from _gather(child, words)
                words.append(" ")
        words.append(child.tail or "")


@pytest.fixture(scope="module")
def names(guide: Guide) -> re.Pattern[str]:
    """Names that hold a number (12315 投诉, 超过 24 小时，请问进度): a name states nothing."""
    named = [record for kind, record in guide.everything() if kind in (*FOLDERS, "sections")]
    held = [getattr(record, key, None) for record in named for key in ("title", "term")]
    held += [other for term in guide["glossary"] for other in term.also]
    found = sorted({name for name in held if name and stated_facts(name)}, key=len, reverse=True)
    assert found
    return re.compile("|".join(map(re.escape, found)))


def test_every_day_count_amount_number_and_right_says_what_it_rests_on(
    pages: dict[str, BuiltPage], names: re.Pattern[str]
) -> None:
    found = [
        f"{url}: {fact} in {' '.join(text.split())[:80]}"
        for url, page in pages.items()
        if url != "components/"  # shows pieces with made-up words to those who build the site
        for text in unclaimed(page.article)
        for fact in stated_facts(names.sub("", text))
    ]
    assert not found, f"{len(found)}\n" + "\n".join(found[:60])


def test_a_claim_is_one_of_three_kinds_and_a_reader_can_tell_which(pages: dict[str, BuiltPage]) -> None:
    seen = set()
    for url, page in pages.items():
        for element in elements(page.root):
            kind = element.get("data-claim")
            if kind is not None:
                assert kind in KINDS, url
                seen.add(kind)
    assert seen == KINDS


def test_law_leads_to_its_source(pages: dict[str, BuiltPage]) -> None:
    seen = 0
    sources = {element.get("id") for element in elements(pages["sources/"].root)}
    for url, page in pages.items():
        for element in elements(page.article):
            if element.get("data-claim") != "law":
                continue
            links = [
                each.get("href") for each in elements(element) if each.tag == "a" and is_internal(each.get("href"))
            ]
            led = [anchor for path, anchor in (target_of(page, link) for link in links) if path == "sources/"]
            assert set(led) & sources, f"{url}: {text_of(element)[:60]}"
            seen += 1
    assert seen > 300


def test_every_source_is_traced_from_a_page_over_its_quote_to_its_record(
    pages: dict[str, BuiltPage], guide: Guide
) -> None:
    cited = {
        target_of(page, link)
        for url, page in pages.items()
        if url != "sources/"
        for link in (each.get("href") for each in elements(page.article) if each.tag == "a")
        if is_internal(link)
    }
    folded = {element.get("id"): element for element in elements(pages["sources/"].article)}
    for source in guide["sources"]:
        assert ("sources/", source.id) in cited, f"{source.id}: no page leans on it"
        words = text_of(folded[source.id])
        for said in (*source.quote.split("\n"), source.says, source.issuer, source.in_force_since or "", source.checked):
            assert said.strip() in words, f"{source.id}: {said}"


def test_a_source_that_was_not_compared_says_so(pages: dict[str, BuiltPage]) -> None:
    folded = [element for element in elements(pages["sources/"].article) if has_class(element, "g-source")]
    assert len(folded) > 100
    assert any("以官方最新公布为准" in text_of(element) for element in folded)


def own_words(page: BuiltPage) -> str:
    """The article without the official texts it quotes and the names of sources; the list of laws is nothing else."""
    return text_of(page.article, lambda element: element.tag == "blockquote" or has_class(element, "g-law", "g-mark"))


def test_nothing_that_was_found_wrong_is_said(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        assert wrong_statements(own_words(page)) == [], url


def test_no_hours_of_a_hotline_are_printed(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        assert not HOURS.search(own_words(page)), url


def test_no_rate_and_no_likelihood_is_told(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        assert not re.search(r"\d ?%|百分之|成功率(?!和)|十有八九|通常|大多|往往", own_words(page)), url


def test_a_right_and_its_limit_stand_on_the_same_page(pages: dict[str, BuiltPage]) -> None:
    """Where 12315 is named as a way, the page says that it mediates, or leads to the page that says so."""
    for url, page in pages.items():
        if url.startswith("symptoms/") and url != "symptoms/" and "12315" in own_words(page):
            links = {target_of(page, each.get("href"))[0] for each in elements(page.article) if each.tag == "a"}
            assert "调解" in own_words(page) or "channels/" in links, url
