"""What search engines and chat programs are told of a page: its address, its words, its steps, when it was read again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.site.pages import BuiltPage, Element, elements, text_of

NOT_FOUND = "404.html"


def told(page: BuiltPage) -> dict[str, str]:
    """What the head says by name or property."""
    named = [(each.get("property") or each.get("name"), each) for each in elements(page.root) if each.tag == "meta"]
    return {name: each.get("content") for name, each in named if name}


def head(page: BuiltPage, tag: str) -> list[Element]:
    return [each for each in elements(page.root) if each.tag == tag]


@pytest.fixture
def listed(built_site: Path) -> list[str]:
    """The addresses in the sitemap."""
    return re.findall("<loc>(.*?)</loc>", (built_site / "sitemap.xml").read_text("utf-8"))


@pytest.fixture
def home(listed: list[str]) -> str:
    """The address under which the site is built."""
    return min(listed, key=len)


def test_the_sitemap_lists_every_page_that_wants_to_be_found_and_no_other(
    pages: dict[str, BuiltPage], listed: list[str], home: str
) -> None:
    wanted = [home + url for url, page in pages.items() if url != NOT_FOUND and "robots" not in told(page)]
    assert sorted(listed) == sorted(wanted)
    assert {url for url, page in pages.items() if told(page).get("robots")} == {"components/"}


def test_the_sitemap_says_when_a_page_was_last_read_against_its_sources(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    seen = 0
    for url, page in pages.items():
        reviewed = [each.get("datetime") for each in page.blocks("checked")]
        if url.startswith("symptoms/") and reviewed:
            assert re.search(rf"/{url}</loc>\s*<lastmod>{reviewed[0]}</lastmod>", sitemap), url
            seen += 1
    assert seen == 37


def test_a_page_names_its_own_address_and_what_stands_on_its_card(
    pages: dict[str, BuiltPage], built_site: Path, home: str
) -> None:
    for url, page in pages.items():
        if url == NOT_FOUND:
            continue
        [own] = [each.get("href") for each in head(page, "link") if each.get("rel") == "canonical"]
        card = told(page)
        assert own == card["og:url"] == home + url
        assert card["og:title"] and card["og:description"] == card["description"], url
        assert (built_site / card["og:image"].removeprefix(home)).is_file(), url


def test_the_title_of_a_trouble_asks_what_to_do(pages: dict[str, BuiltPage]) -> None:
    for url, page in pages.items():
        if url.startswith("symptoms/") and url != "symptoms/":
            [title] = [text_of(each) for each in head(page, "title")]
            [heading] = [text_of(each) for each in head(page, "h1")]
            assert title.startswith(f"{heading.strip()}怎么办"), url


def test_the_steps_told_to_search_engines_are_those_on_the_page(pages: dict[str, BuiltPage]) -> None:
    seen = 0
    for url, page in pages.items():
        for script in head(page, "script"):
            if script.get("type") != "application/ld+json":
                continue
            steps = json.loads(script.text)["step"]
            shown = "".join(text_of(page.article).split())
            assert steps
            assert [step["text"] for step in steps if "".join(step["text"].split()) not in shown] == [], url
            seen += 1
    assert seen > 40
