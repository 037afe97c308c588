"""Jinja over the data: strict, autoescaped, relative links from the page being rendered.

Templates own all markup. Headings are the only Markdown they write, through a filter that escapes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guide.addresses import destination, relative
from guide.facts_in_text import stated_facts
from guide.letters import letter_view, message_view
from guide.loading import Guide, NoSuchRecordError
from guide.model.articles import LASTS_LABELS
from guide.model.base import CLAIM_LABELS, FIXED_PAGES
from guide.model.letters import FORMAT_LABELS, STAGE_LABELS
from guide.model.symptoms import URGENCY_LABELS, Group
from guide.problems import GuideError, Problem
from guide.ticks import words

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~=:&\"'$^])")
_BLANK_LINES = re.compile(r"\n\s*\n")


def heading(text: str) -> Markup:
    """Text as Markdown that shows itself and nothing else."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(re.sub(r"([\\`*_{}\[\]()#+.!|~=:\"'$^-])", r"\\\1", escaped))


class Renderer:
    """Renders pages and blocks of one guide from the templates in `folder`; `figures` are name → text."""

    def __init__(
        self,
        guide: Guide,
        folder: Path,
        figures: dict[str, str] | None = None,
    ) -> None:
        self.guide = guide
        self.figures = figures or {}
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["heading"] = heading
        self.environment.tests["states_fact"] = lambda text: bool(stated_facts(text))
        self.environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False)
        self.environment.globals.update(self._vocabulary())

    def _vocabulary(self) -> dict[str, Any]:
        """What every template may use."""
        guide = self.guide
        return {
            "guide": guide,
            "claim_labels": CLAIM_LABELS,
            "lasts_labels": LASTS_LABELS,
            "lasts_order": list(LASTS_LABELS),
            "urgency_labels": URGENCY_LABELS,
            "format_labels": FORMAT_LABELS,
            "stage_labels": STAGE_LABELS,
            "groups": list(Group.__args__),  # type: ignore[attr-defined]
            "fixed_pages": FIXED_PAGES,
            "figures": self.figures,
            "page_of": lambda url: next(name for name, (path, _) in FIXED_PAGES.items() if path == url),
            "find": guide.find,
            "title_of": lambda wanted: destination(guide, wanted)[1],
            "tick_words": lambda tick: words(guide, tick),
            "letter_view": lambda letter: letter_view(guide, letter),
            "message_view": lambda owner, sentences: message_view(guide, owner, sentences),
        }

    def page(self, kind: str, record: Any, url: str) -> str:
        """One record's page: front matter, headings in Markdown, everything else HTML.

        Raises GuideError, as `block` does, where a template names a record that the data does not hold.
        """
        return self._render(f"{kind}.md", url, record=record, line=self.guide.places[record.id].node.line)

    def block(self, name: str, url: str) -> str:
        """One block for a hand-written page, without blank lines (they would end an HTML block)."""
        return _BLANK_LINES.sub("\n", self._render(f"blocks/{name}.html", url))

    def _render(self, template: str, url: str, **values: Any) -> str:
        def link(wanted: str) -> str:
            return relative(destination(self.guide, wanted)[0], url)

        def at(path: str) -> str:
            return relative(path, url)

        try:
            return self.environment.get_template(template).render(url=url, link=link, at=at, **values)
        except NoSuchRecordError as error:
            raise GuideError([_named_in_a_template(template, str(error.args[1]))]) from error


def _named_in_a_template(template: str, wanted: str) -> Problem:
    """A record that markup counts on is gone from the data."""
    where = f"模板 overrides/guide/{template} 里写着 {wanted}，数据里没有了"
    mend = "改了名字的，请在 retired 里写一条；不要了的，请把模板里的也删掉"
    return Problem(1, 1, "named-in-a-template", "", f"{where}。{mend}")
