"""Every link, picture, script and anchor of the built site leads somewhere; MkDocs never looks at raw HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.pages import BuiltPage, elements, is_internal, target_of

FOLLOWED = ("href", "src", "action", "data-href")


def references(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """Attribute and value of everything on the page that points somewhere."""
    for element in elements(page.root):
        for name in FOLLOWED:
            value = element.get(name)
            if value is not None and element.get("rel") not in ("canonical", "alternate"):
                yield name, value


def test_every_internal_link_leads_to_a_file(pages: dict[str, BuiltPage], built_site: Path) -> None:
    seen = 0
    for page in pages.values():
        for name, value in references(page):
            if not is_internal(value) or page.url == "404.html":
                continue
            url, _anchor = target_of(page, value)
            assert (built_site / url).is_file() or (built_site / url / "index.html").is_file(), (
                f"{page.url}: {name}={value}"
            )
            seen += 1
    assert seen > 1000


def test_every_anchor_is_there(pages: dict[str, BuiltPage]) -> None:
    ids = {url: {element.get("id") for element in elements(page.root)} for url, page in pages.items()}
    seen = 0
    for page in pages.values():
        for _name, value in references(page):
            url, anchor = target_of(page, value)
            if is_internal(value) and anchor and url in ids and page.url != "404.html":
                assert anchor in ids[url], f"{page.url}: {value}"
                seen += 1
    assert seen > 300


def test_links_of_the_page_for_what_is_not_there_work_from_any_depth(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    for _name, value in references(pages["404.html"]):
        if is_internal(value) and not value.startswith("#"):
            assert value.startswith("/"), value
            path = urlsplit(value).path.lstrip("/")
            assert (built_site / path).is_file() or (built_site / path / "index.html").is_file(), value


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for element in elements(page.root):
            loaded = element.get("src") or (element.get("href") if element.tag == "link" else None)
            if loaded and element.get("rel") not in ("canonical", "alternate"):
                assert is_internal(loaded), f"{page.url}: {element.tag} {loaded}"


def test_links_to_elsewhere_are_those_of_the_data(pages: dict[str, BuiltPage], built_site: Path) -> None:
    data = json.loads((built_site / "guide.json").read_text("utf-8"))
    given = {source.get("url") for source in data["sources"]}
    given |= {entry["value"] for channel in data["channels"] for entry in channel.get("address", [])}
    for page in pages.values():
        for element in elements(page.root):
            href = element.get("href") if element.tag == "a" else None
            if href and not is_internal(href) and urlsplit(href).scheme != "tel":
                assert href in given, f"{page.url}: {href}"


def test_no_page_stands_alone(pages: dict[str, BuiltPage]) -> None:
    linked = {
        target_of(page, value)[0]
        for page in pages.values()
        for name, value in references(page)
        if name == "href" and is_internal(value)
    }
    assert set(pages) - linked <= {"404.html"}
