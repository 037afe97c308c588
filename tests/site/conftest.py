"""Fixtures of the tests over the built site: its pages, parsed once, and the data they came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.addresses import address
from guide.loading import Guide
from tests.site.pages import BuiltPage, read_site


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    """Every page by its address from the root."""
    found = read_site(built_site)
    assert len(found) > 90, "the site has shrunk"
    return found


@pytest.fixture(scope="session")
def symptom_pages(pages: dict[str, BuiltPage], guide: Guide) -> list[BuiltPage]:
    """The pages of the symptoms, without the list of them and what stays of retired ones."""
    return [pages[address("symptoms", symptom.id)] for symptom in guide["symptoms"]]
