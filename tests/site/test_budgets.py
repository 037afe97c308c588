"""Weight of the pages, as a host with gzip sends them: what a slow phone pays before it can read."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

KB = 1024
OWN_JS = 30 * KB
OWN_CSS = 15 * KB
ANY_PAGE = (120 * KB, 18)  # bytes, requests
FIRST_PAGE = (90 * KB, 11)
HTML_LIMITS = [
    ("symptoms/*/", 12 * KB),
    ("letters/*/", 12 * KB),
    ("checklists/*/", 12 * KB),
    ("steps/*/", 12 * KB),
    ("causes/*/", 12 * KB),
    ("sources/", 45 * KB),
    ("glossary/", 20 * KB),
    ("symptoms/", 20 * KB),
    ("letters/", 20 * KB),
]

_REFERENCE = re.compile(r'(?:href|src)="([^"#?:]+\.(?:css|js|svg))"')


def weight(file: Path) -> int:
    """Bytes of a file as gzip sends it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


@dataclass
class Load:
    """What a browser fetches for one page before the reader does anything."""

    page: Path

    @property
    def files(self) -> set[Path]:
        text = self.page.read_text("utf-8")
        return {(self.page.parent / found).resolve() for found in _REFERENCE.findall(text)}

    @property
    def bytes(self) -> int:
        return weight(self.page) + sum(weight(file) for file in self.files)

    @property
    def requests(self) -> int:
        return 1 + len(self.files)

    def own(self, suffix: str) -> int:
        """Bytes of our own files of one kind."""
        return sum(weight(file) for file in self.files if file.suffix == suffix and "/guide-" in file.as_posix())


@pytest.fixture(scope="module")
def loads(built_site: Path) -> dict[str, Load]:
    """Every page of the site by its address; never empty."""
    found = {f"{page.parent.relative_to(built_site)}/": Load(page) for page in built_site.rglob("index.html")}
    assert len(found) > 90
    return found


def too_heavy(loads: dict[str, Load], size: int, requests: int) -> list[str]:
    return [
        f"{address}: {load.bytes} bytes, {load.requests} requests"
        for address, load in loads.items()
        if load.bytes > size or load.requests > requests
    ]


def test_no_page_is_heavier_than_its_budget(loads: dict[str, Load]) -> None:
    assert too_heavy(loads, *ANY_PAGE) == []


def test_the_first_page_is_light(loads: dict[str, Load]) -> None:
    assert too_heavy({"/": loads["./"]}, *FIRST_PAGE) == []


def test_own_code_and_styles_stay_small_on_every_page(loads: dict[str, Load]) -> None:
    heavy = [a for a, load in loads.items() if load.own(".js") > OWN_JS or load.own(".css") > OWN_CSS]
    assert heavy == []


@pytest.mark.parametrize(("pattern", "limit"), HTML_LIMITS)
def test_the_html_of_a_kind_of_page_stays_small(built_site: Path, pattern: str, limit: int) -> None:
    pages = list(built_site.glob(f"{pattern}index.html"))
    assert pages
    assert {page.parent.name: size for page in pages if (size := weight(page)) > limit} == {}
