"""Weight of the pages, as a host with gzip sends them: what a slow phone pays before it can read.

What a page fetches is read from its head; `tests/browser/test_requests.py` holds that a browser fetches just that.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.assets import Assets
from tests.site.weight import KB, Load, weight

OWN_JS = 30 * KB
CSS = 15 * KB  # own styles and what is kept of the theme's together
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


@pytest.fixture(scope="module")
def loads(built_site: Path) -> dict[str, Load]:
    """Every page of the site by its address; never empty."""
    found = {f"{page.parent.relative_to(built_site)}/": Load(page) for page in built_site.rglob("index.html")}
    assert len(found) > 90
    return found


def too_heavy(loads: dict[str, Load], size: int, requests: int) -> list[str]:
    """Pages above a limit, with their figures."""
    return [
        f"{address}: {load.bytes} bytes, {load.requests} requests"
        for address, load in loads.items()
        if load.bytes > size or load.requests > requests
    ]


def test_no_page_is_heavier_than_its_budget(loads: dict[str, Load]) -> None:
    assert too_heavy(loads, *ANY_PAGE) == []


def test_the_first_page_is_light(loads: dict[str, Load]) -> None:
    assert too_heavy({"/": loads["./"]}, *FIRST_PAGE) == []


def test_code_and_styles_stay_small_on_every_page(loads: dict[str, Load]) -> None:
    heavy = [a for a, load in loads.items() if load.weight_of(".js") > OWN_JS or load.weight_of(".css") > CSS]
    assert heavy == []
    assert all(load.weight_of(".js") and load.weight_of(".css") for load in loads.values()), "nothing was weighed"


@pytest.mark.parametrize(("pattern", "limit"), HTML_LIMITS)
def test_the_html_of_a_kind_of_page_stays_small(built_site: Path, pattern: str, limit: int) -> None:
    pages = list(built_site.glob(f"{pattern}index.html"))
    assert pages
    assert {page.parent.name: size for page in pages if (size := weight(page)) > limit} == {}


IMPORT = re.compile(r"""^(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?["'](\.[^"']+)["']""", re.MULTILINE)


def imported(module: Path) -> set[Path]:
    """The modules that a published module imports by itself."""
    return {(module.parent / found).resolve() for found in IMPORT.findall(module.read_text("utf-8"))}


def beyond(module: Path) -> set[Path]:
    """What its imports import, at any depth, and it does not name itself."""
    near = imported(module)
    seen, waiting = set(near), list(near)
    while waiting:
        fresh = imported(waiting.pop()) - seen
        seen |= fresh
        waiting += fresh
    return seen - near - {module}


def test_no_chain_of_imports_is_longer_than_two(root: Path, built_site: Path) -> None:
    """A module that is fetched by name names all it needs: one round for it, one for the rest."""
    entries = Assets(root / "docs", {}).entries
    assert {"search/worker.js", "elements/case.js", "case/written.js"} <= entries
    folder = next(built_site.glob("assets/guide-*")).resolve()
    assert imported(folder / "search/worker.js")
    assert {entry: late for entry in entries if (late := beyond(folder / entry))} == {}
