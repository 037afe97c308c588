"""The site as plain values: which pages there are, and that a block stands where a page asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.addresses import destination, former_address
from guide.build import Site, prepare
from guide.problems import GuideError
from tests.core.factories import Plain, a_guide, a_letter, a_term, guide_of, text_of

ROOT = Path(__file__).resolve().parents[2]
OVERRIDES = ROOT / "overrides"


def site_of(**kinds: list[Plain]) -> Site:
    return Site(guide_of(**kinds), ROOT / "docs", OVERRIDES)


def test_every_record_with_a_page_gets_one_and_the_data_are_published() -> None:
    paths = [page.path for page in site_of().pages()]
    assert paths == [
        "symptoms/balance-dropped.md",
        "causes/user-action.md",
        "letters/restore-missing.md",
        "guide.json",
        "guide.schema.json",
    ]


def test_an_abstract_letter_has_no_page() -> None:
    lender = a_letter(id="skeleton", abstract=True)
    assert "letters/skeleton.md" not in [page.path for page in site_of(letters=[a_letter(), lender]).pages()]


@pytest.mark.parametrize(
    ("instead", "path"),
    [
        ("balance-dropped", "symptoms/old-name.md"),
        ("restore-missing", "letters/old-name.md"),
        ("ledger", "glossary/old-name.md"),
        ("letters", "letters/old-name.md"),
    ],
)
def test_a_retired_id_keeps_a_page_that_says_where_it_went(instead: str, path: str) -> None:
    retired = [{"id": "old-name", "since": "2026-11-01", "instead": instead}]
    site = site_of(retired=retired)
    [page] = [page for page in site.pages() if "old-name" in page.path]
    assert page.path == path == former_address(site.guide, site.guide["retired"][0]).rstrip("/") + ".md"
    assert "改了名字" in page.text
    assert "\nrobots: noindex\n" in page.text
    assert 'href="' in page.text


def test_the_pages_tell_the_browser_what_stands_instead_of_a_retired_id() -> None:
    retired = [{"id": "old-name", "since": "2026-11-01", "instead": "balance-dropped"}]
    assert site_of(retired=retired).theme_values()["retired"] == {"old-name": "balance-dropped"}


def test_what_names_a_retired_id_gets_what_stands_instead() -> None:
    guide = site_of(retired=[{"id": "old-name", "since": "2026-11-01", "instead": "balance-dropped"}]).guide
    assert guide.find("symptoms", "old-name").id == "balance-dropped"
    assert destination(guide, "old-name") == destination(guide, "balance-dropped")


def test_a_record_that_a_template_names_and_the_data_lack_is_told_with_the_template() -> None:
    with pytest.raises(GuideError) as caught:
        site_of().expand("<!-- guide: reconcile -->", "reconcile/")
    [problem] = caught.value.problems
    assert "overrides/guide/blocks/reconcile.html" in problem.message
    assert "paid-not-credited" in problem.message


def test_a_block_stands_where_a_page_asks_for_it() -> None:
    site = site_of(glossary=[a_term(term="账户明细")])
    text = site.expand("# 词\n\n<!-- guide: glossary -->\n\n完", "glossary/")
    assert text.startswith("# 词\n\n<")
    assert text.endswith("\n\n完")
    assert "账户明细" in text
    assert "\n\n" not in text.removeprefix("# 词\n\n").removesuffix("\n\n完"), "a blank line would end the block"


def test_data_with_a_mistake_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    data = tmp_path / "_data" / "guide.yml"
    data.parent.mkdir()
    data.write_text(text_of(a_guide(glossary=[a_term(short=1)])), "utf-8")
    with pytest.raises(GuideError) as caught:
        prepare(tmp_path, OVERRIDES)
    assert [problem.rule for problem in caught.value.problems] == ["string-type"]


def test_two_makings_of_the_same_data_are_the_same() -> None:
    first, second = (list(site_of().pages()) for _ in range(2))
    assert first == second
