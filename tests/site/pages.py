"""The built site as parsed pages, for tests that read what a browser would get."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib

HANZI = re.compile("[\u3400-\u9fff]")
Element = Any
"""An element of the parsed tree; names are without namespace."""


@dataclass(frozen=True)
class BuiltPage:
    """`url` is the address from the site's root without a leading slash (`symptoms/expired/`)."""

    url: str
    html: str
    root: Element
    errors: tuple[str, ...]

    @property
    def article(self) -> Element:
        """The page's one article; the page for what is not there has none and gives its main part."""
        article = next(self.root.iter("article"), None)
        return article if article is not None else next(self.root.iter("main"))

    def blocks(self, name: str) -> list[Element]:
        """Elements with `data-guide="name"`, in the order of the page."""
        return [element for element in elements(self.root) if element.get("data-guide") == name]


@cache
def read_site(site: Path) -> dict[str, BuiltPage]:
    """Every page of the site by its address; 404.html under its own name."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        html = path.read_text("utf-8")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(html)
        errors = tuple(f"{position}: {code}" for position, code, _data in parser.errors)
        found[url] = BuiltPage(url, html, root, errors)
    return found


def elements(root: Element) -> Iterator[Element]:
    """The element and all below it, without comments and without what templates hold for scripts."""
    if isinstance(root.tag, str):
        yield root
        for child in root if root.tag != "template" else ():
            yield from elements(child)


def text_of(element: Element, left_out: Callable[[Element], bool] = lambda _element: False) -> str:
    """The text below an element as it stands in the page, without the elements that are left out."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template") or left_out(element):
        return ""
    return (element.text or "") + "".join(text_of(child, left_out) + (child.tail or "") for child in element)


def hanzi(element: Element, left_out: Callable[[Element], bool] = lambda _element: False) -> int:
    """How many Chinese characters stand below an element."""
    return len(HANZI.findall(text_of(element, left_out)))


def has_class(element: Element, *names: str) -> bool:
    """Whether the element carries one of these classes."""
    return not set(names).isdisjoint((element.get("class") or "").split())


def target_of(page: BuiltPage, link: str) -> tuple[str, str]:
    """Page address (from the root, folders end with a slash) and anchor that a relative link leads to."""
    parts = urlsplit(urljoin(f"http://site/{page.url}", link))
    return unquote(parts.path.lstrip("/")), unquote(parts.fragment)


def is_internal(link: str) -> bool:
    """Whether a link stays on the site."""
    return not urlsplit(link).scheme and not link.startswith("//")
