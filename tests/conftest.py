"""Fixtures for every test: one strict build of the site a run, one server a worker, a fixed today."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guide.loading import Guide, load_text
from guide.problems import DATA_FILE
from tests.browser.fixtures import browser, desktop, no_script, phone, troubles, visitor
from tests.no_skips import (
    pytest_collectreport,
    pytest_runtest_logreport,
    pytest_sessionfinish,
    pytest_terminal_summary,
)
from tests.site_server import serve
from tools import stage

__all__ = [
    "browser",
    "desktop",
    "no_script",
    "phone",
    "pytest_collectreport",
    "pytest_runtest_logreport",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "troubles",
    "visitor",
]

ROOT = Path(__file__).resolve().parent.parent

# The day the whole run takes for today, in Python and in the browser.
TODAY = "2026-11-22"
os.environ["GUIDE_TODAY"] = TODAY


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def guide(root: Path) -> Guide:
    """The real data, which must be free of problems."""
    loaded, problems = load_text((root / DATA_FILE).read_text("utf-8"))
    assert not problems
    return loaded


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strictly built site, read only. Built once a run: the first worker builds, the others wait.

    GUIDE_SITE=DIR names a site that was built already.
    """
    given = os.environ.get("GUIDE_SITE")
    if given:
        return Path(given)
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site = shared / "site"
    with (shared / "site.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not site.exists() and stage.build(ROOT, site) != 0:
            pytest.fail("the strict build failed: see its messages above")
    return site


@pytest.fixture(scope="session")
def built_pages(built_site: Path) -> list[Path]:
    """Every HTML file of the built site, sorted. Never empty."""
    pages = sorted(built_site.rglob("*.html"))
    assert pages, "the build wrote no page"
    return pages


def site_prefix(sitemap: str) -> str:
    """The path the site was built to stand under, such as "/" or "/guide/". The 404 page relies on it."""
    addresses: list[str] = re.findall(r"<loc>(.*?)</loc>", sitemap)
    return urlsplit(min(addresses, key=len)).path


@pytest.fixture(scope="session")
def base_url(built_site: Path) -> Iterator[str]:
    """The address of the built site's home page, served on a free loopback port."""
    prefix = site_prefix((built_site / "sitemap.xml").read_text(encoding="utf-8"))
    with serve(built_site, prefix) as address:
        yield address
