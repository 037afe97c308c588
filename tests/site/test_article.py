"""The article that the guide grows from: everything it says is here, in our own words.

`tests/coverage.tsv` ties each statement to a page and a phrase that stands there. `tests/article-runs.txt`
holds hashes of the article's runs of 16 characters (punctuation and spaces dropped), not the article:
`python -m tests.site.article_runs ARTICLE` writes it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.site.article_runs import FILE, RUN, bare, hashes
from tests.site.pages import BuiltPage, Element, elements, text_of

TESTS = Path(__file__).resolve().parents[1]
OPEN = "open"
MOST_OPEN = 0  # rows that wait for a page; may only fall
SHORTEST_PHRASE = 6


@dataclass(frozen=True)
class Row:
    """Where one statement of the article is said."""

    statement: str
    address: str
    phrase: str


def rows() -> list[Row]:
    with (TESTS / "coverage.tsv").open(encoding="utf-8", newline="") as file:
        return [Row(*each) for each in list(csv.reader(file, delimiter="\t"))[1:]]


def statements() -> list[str]:
    lines = (TESTS / "source-statements.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line]


def test_every_statement_of_the_article_has_its_row() -> None:
    assert len(statements()) > 45
    assert [row.statement for row in rows()] == statements()


def test_every_statement_is_said_on_the_page_that_its_row_names(pages: dict[str, BuiltPage]) -> None:
    for row in rows():
        if row.address != OPEN:
            assert len(row.phrase) >= SHORTEST_PHRASE, row
            assert row.phrase in text_of(pages[row.address.strip("/") + "/"].article), row


def test_the_number_of_open_rows_only_falls() -> None:
    assert sum(row.address == OPEN for row in rows()) == MOST_OPEN


def quoted(element: Element) -> bool:
    """Quoted law is not ours to reword."""
    return bool(element.tag == "blockquote")


def test_the_hashes_are_those_of_an_article() -> None:
    known = FILE.read_text("utf-8").split()
    assert len(known) > 1500
    assert all(len(each) == 12 for each in known)
    assert known == sorted(set(known))


def test_a_borrowed_run_would_be_found() -> None:
    text = "这句话正好有很多很多个字，用来看看哈希。"
    assert len(list(hashes(text))) == len(bare(text)) - RUN + 1
    assert set(hashes(text)) == set(hashes(text.replace("，", " , ").replace("。", "")))


def test_no_run_of_16_characters_is_the_articles(pages: dict[str, BuiltPage]) -> None:
    known = set(FILE.read_text("utf-8").split())
    for page in pages.values():
        texts = [text_of(page.article, quoted)]
        for element in elements(page.root):
            texts += [element.get(name) or "" for name in ("content", "aria-label", "title", "placeholder")]
        for text in texts:
            plain = bare(text)
            for place, each in enumerate(hashes(text)):
                assert each not in known, f"{page.url}: {plain[place : place + RUN]}"
