"""Fixtures of the browser tests: one Chromium a worker, a fresh profile a test, troubles fail.

The conftest of all tests takes them in, because the stories in `tests/personas/` need the same browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.harness import DESKTOP, PHONE, Troubles, Visitor
from tools.browser import LAUNCH_FLAGS, NoBrowserError, installed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker. Fails, never skips, where there is none."""
    with sync_playwright() as playwright:
        try:
            path = installed() or playwright.chromium.executable_path
        except NoBrowserError as error:
            pytest.fail(str(error))
        chromium = playwright.chromium.launch(executable_path=path, args=list(LAUNCH_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def troubles(base_url: str) -> Iterator[Troubles]:
    """What went wrong on the pages of this test; anything left at its end fails it."""
    parts = urlsplit(base_url)
    noted = Troubles(origin=f"{parts.scheme}://{parts.netloc}/")
    yield noted
    assert not noted.found, "\n".join(noted.found)


@pytest.fixture
def visitor(browser: Browser, base_url: str, troubles: Troubles) -> Iterator[Visitor]:
    """Opens pages as different readers would."""
    guest = Visitor(browser, base_url, troubles)
    yield guest
    guest.close()


@pytest.fixture
def phone(visitor: Visitor) -> Page:
    """An empty page of a phone: 360 x 640, touch."""
    return visitor.page(viewport=PHONE)


@pytest.fixture
def desktop(visitor: Visitor) -> Page:
    """An empty page of a desk: 1280 x 800, mouse and keyboard."""
    return visitor.page(viewport=DESKTOP)


@pytest.fixture
def no_script(visitor: Visitor) -> Page:
    """An empty page of a phone whose browser runs no script."""
    return visitor.page(viewport=PHONE, script=False)
