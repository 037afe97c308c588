"""The whole site as plain values: read the data, check it, render every page.

`prepare` is what an adapter calls; `Site.pages` is all a generator needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from guide import checks, export, figures
from guide.addresses import PAGE_KINDS, address, former_address
from guide.assets import Assets
from guide.loading import Guide
from guide.model.base import FIXED_PAGES
from guide.problems import GuideError
from guide.rendering import Renderer
from guide.search_data import search_json
from guide.structured_data import structured_data

_BLOCK = re.compile(r"<!-- guide: ([a-z-]+) -->")

# The elements that stand outside every page's own content.
FRAME = "<guide-search"


@dataclass(frozen=True)
class GeneratedPage:
    """A file of the site: `path` below the docs folder, `text` Markdown with HTML blocks, or JSON."""

    path: str
    text: str


@dataclass
class Site:
    """A checked guide with what is needed to render it."""

    guide: Guide
    docs_dir: Path
    overrides: Path

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, read afresh for each build."""
        return Renderer(self.guide, self.overrides / "guide", figures.as_shown(self.docs_dir))

    @cached_property
    def assets(self) -> Assets:
        """Own browser code."""
        files = {
            "lists.json": export.lists_json(self.guide),
            "search.json": search_json(self.guide, self.docs_dir),
        }
        return Assets(self.docs_dir, files)

    def pages(self) -> Iterator[GeneratedPage]:
        """Every generated page, then those that say where something went, then the published data."""
        for kind in PAGE_KINDS:
            for record in self.guide[kind]:
                if getattr(record, "abstract", False):
                    continue
                url = address(kind, record.id)
                text = self.renderer.page(kind, record, url)
                yield GeneratedPage(url.rstrip("/") + ".md", text)
        for record in self.guide["retired"]:
            url = former_address(self.guide, record)
            yield GeneratedPage(url.rstrip("/") + ".md", self.renderer.page("retired", record, url))
        yield GeneratedPage("guide.json", export.guide_json(self.guide))
        yield GeneratedPage("guide.schema.json", export.schema_json(self.guide))

    def written_pages(self) -> Iterator[GeneratedPage]:
        """The pages written by hand with their blocks in place, for a generator that knows no hooks."""
        for path in sorted(self.docs_dir.rglob("*.md")):
            source = path.relative_to(self.docs_dir)
            if not source.parts[0].startswith("_"):
                url = source.as_posix().removesuffix("index.md")
                yield GeneratedPage(source.as_posix(), self.expand(path.read_text("utf-8"), url))

    def expand(self, markdown: str, url: str) -> str:
        """Put the data's blocks where a hand-written page asks for them with `<!-- guide: name -->`."""
        return _BLOCK.sub(lambda match: self.renderer.block(match[1], url), markdown)

    def theme_values(self) -> dict[str, Any]:
        """What the theme's own templates need to know."""
        return {
            "base": self.assets.base,
            "stylesheet": self.assets.stylesheet,
            "pages": FIXED_PAGES,
            "retired": {each.id: each.instead for each in self.guide["retired"]},
            "structured_data": lambda record_id: structured_data(self.guide, record_id),
            "frame_modules": self.assets.modules_for(FRAME),
        }


def prepare(docs_dir: Path, overrides: Path) -> Site:
    """Read and check the data below `docs_dir`. Raises GuideError with every problem at once."""
    guide, problems = checks.examine(docs_dir / "_data" / "guide.yml")
    if problems:
        raise GuideError(problems)
    return Site(guide, docs_dir, overrides)
