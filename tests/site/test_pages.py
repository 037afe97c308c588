"""Every record has its place on the site, every list is whole, and nothing else lies in its folders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guide.addresses import FOLDERS, PAGE_KINDS, address, former_address
from guide.loading import Guide
from guide.model.base import FIXED_PAGES
from tests.site.pages import BuiltPage, Element, elements, is_internal, target_of, text_of


def shown_records(guide: Guide, kind: str) -> Iterator[str]:
    """Ids of the records that have a place of their own; what is no trouble at all is only told apart by the search."""
    for record in guide[kind]:
        if not getattr(record, "abstract", False) and getattr(record, "kind", "wrongful") == "wrongful":
            yield record.id


def anchors(page: BuiltPage) -> set[str]:
    return {element.get("id") for element in elements(page.root) if element.get("id")}


def links(page: BuiltPage) -> set[tuple[str, str]]:
    hrefs = [element.get("href") for element in elements(page.article) if element.tag == "a"]
    return {target_of(page, href) for href in hrefs if href and is_internal(href)}


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_every_record_has_its_page_and_the_folder_holds_no_other(
    kind: str, pages: dict[str, BuiltPage], guide: Guide
) -> None:
    wanted = {address(kind, each) for each in shown_records(guide, kind)}
    gone = {former_address(guide, record) for record in guide["retired"]}
    folder = FOLDERS[kind].partition("{")[0]
    assert wanted
    assert {url for url in pages if url.startswith(folder) and url != folder} - gone == wanted
    assert gone <= set(pages)


@pytest.mark.parametrize("kind", [kind for kind in FOLDERS if kind not in PAGE_KINDS])
def test_every_record_without_a_page_has_its_anchor(kind: str, pages: dict[str, BuiltPage], guide: Guide) -> None:
    ids = list(shown_records(guide, kind))
    assert ids
    for each in ids:
        url, _, anchor = address(kind, each).partition("#")
        assert anchor in anchors(pages[url]), f"{kind} {each}"


def test_every_section_of_a_page_stands_on_it(pages: dict[str, BuiltPage], guide: Guide) -> None:
    assert guide["sections"]
    for section in guide["sections"]:
        assert section.id in anchors(pages[FIXED_PAGES[section.page][0]]), section.id


def test_every_fixed_page_is_there(pages: dict[str, BuiltPage]) -> None:
    assert {name for name, (url, _title) in FIXED_PAGES.items() if url not in pages} == set()


LISTS = {
    "symptoms/": "symptoms",
    "letters/": "letters",
    "causes/": "causes",
    "steps/": "steps",
    "checklists/": "checklists",
    "prevention/": "prevention",
}


@pytest.mark.parametrize("url", LISTS)
def test_every_list_links_all_its_records(url: str, pages: dict[str, BuiltPage], guide: Guide) -> None:
    wanted = {address(LISTS[url], each) for each in shown_records(guide, LISTS[url])}
    assert wanted
    assert wanted <= {target for target, _anchor in links(pages[url])}


# kind → how many there must be at least, and at most.
COUNTS = {
    "symptoms": (37, 80),
    "causes": (4, 4),
    "steps": (4, 4),
    "prevention": (3, 3),
    "checklists": (8, 40),
    "evidence": (20, 80),
    "glossary": (25, 120),
    "letters": (33, 60),  # 31 purposes, the written demand, and the skeleton that lends its parts
    "channels": (10, 40),
    "sources": (100, 180),
    "replies": (7, 7),
    "platform_duties": (10, 40),
    "deadlines": (5, 30),
    "tone": (10, 100),
    "guard": (5, 5),
    "concepts": (40, 200),
}


@pytest.mark.parametrize("kind", COUNTS)
def test_no_kind_has_shrunk(kind: str, guide: Guide) -> None:
    least, most = COUNTS[kind]
    assert least <= len(guide[kind]) <= most, f"{kind}: meant? Then write the new bounds into COUNTS"


def visible(element: Element) -> Iterator[Element]:
    """The element and all below it that is shown from the start; a named list may be filled by its script."""
    by_script = element.get("data-guide") and element.tag in ("ul", "ol")
    if element.get("hidden") is None and not by_script:
        yield element
        for child in element:
            if isinstance(child.tag, str) and child.tag != "template":
                yield from visible(child)


def test_no_list_on_any_page_is_empty(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for element in visible(page.article):
            if element.tag in ("ul", "ol", "dl", "table", "section", "details") and not text_of(element).strip():
                filled = [child.tag for child in elements(element) if child.tag in ("input", "textarea", "svg")]
                assert filled, f"{page.url}: an empty {element.tag} {dict(element.attrib)}"


def test_every_group_of_troubles_is_listed_with_its_pages(pages: dict[str, BuiltPage], guide: Guide) -> None:
    headings = [text_of(element) for element in elements(pages["symptoms/"].article) if element.tag == "h2"]
    groups = list(dict.fromkeys(symptom.group for symptom in guide["symptoms"]))
    assert len(groups) == 7
    for group in groups:
        assert any(group in heading for heading in headings), group
