"""No text of the data is ever taken for Markdown or HTML: each stands on the built page as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from mkdocs.config import load_config

from guide.build import Site
from guide.checks import examine
from guide.loading import load_text
from guide.model import KINDS
from guide.rendering import heading
from tests.core.factories import text_of
from tests.core.filled import Filled

ROOT = Path(__file__).resolve().parents[2]
WILD = "* _ # [x](y) < & 12. `c`"
SHORT = "*_#[<&`"
ROOM = 30  # characters below which the short form is used

# Texts that no page shows, with the reason. Nothing else may be missing, and nothing here may be shown after all.
NOT_SHOWN: dict[str, str] = {
    "phrases": "what readers type, for the search alone",
    "words": "lists of the browser's rules and of the search",
    "prefixes": "lists of the browser's rules",
    "unless": "lists of the browser's rules",
    "allow": "a list for the calm check",
    "tone": "put in by the browser when it is needed",
    "guard": "put in by the browser when it is needed",
    "excludes": "for authors",
    "holidays": "named as source beside the dates by the browser",
    "causes/short": "for authors",
    "prevention/short": "for authors",
}
# Two guides show what excludes each other.
TWO_GUIDES: tuple[dict[tuple[str, ...], Any], ...] = (
    {
        ("fields", "type"): "choice",
        ("fields", "example"): "an-option",
        ("fields", "unit"): None,
        ("symptoms", "no_message"): None,
    },
    {("fields", "type"): "text", ("symptoms", "quick_message"): None, ("fields", "options"): None},
)


def words(number: int, room: int | None) -> str:
    return f"{WILD} 第{number}句" if room is None or room >= ROOM else f"{SHORT}{number}"


def named_by_templates() -> dict[str, list[str]]:
    """Kind → ids that stand in a template, for kinds of which any does, and those of pages with fixed addresses."""
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*") if path.is_file())
    real = examine(ROOT / "docs" / "_data" / "guide.yml")[0].ids
    quoted = {kind: [each for each in real[kind] if f'"{each}"' in templates] for kind in KINDS}
    assert quoted["symptoms"]
    fixed = {kind: real[kind] for kind in ("causes", "steps", "prevention")}
    return {kind: ids for kind, ids in quoted.items() if ids} | fixed


@pytest.fixture(scope="module", params=TWO_GUIDES, ids=["with messages", "without"])
def filled(request: pytest.FixtureRequest) -> Filled:
    """Records of every kind; of those that templates name, each."""
    return Filled(words, named_by_templates(), request.param)


@pytest.fixture(scope="module")
def pages(filled: Filled) -> dict[str, str]:
    """Path → HTML of every generated page and of every page written by hand, through the site's own Markdown."""
    guide, problems = load_text(text_of(filled.guide()))
    assert not problems, "\n".join(map(str, problems))
    site = Site(guide, ROOT / "docs", ROOT / "overrides")
    sources = {page.path: page.text for page in site.pages() if page.path.endswith(".md")}
    for path in sorted((ROOT / "docs").rglob("index.md")):
        url = path.parent.relative_to(ROOT / "docs").as_posix()
        if url == "components":
            continue  # shows pieces to those who build the site, and needs real records to show
        sources[f"by-hand/{url}"] = site.expand(path.read_text("utf-8"), "" if url == "." else f"{url}/")
    config = load_config(str(ROOT / "mkdocs.yml"))
    reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return {path: reader.reset().convert(body_of(text)) for path, text in sources.items()}


def body_of(source: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", source, count=1, flags=re.DOTALL)


def shown(html: str) -> Iterator[str]:
    """Text nodes and the attributes that are read out or shown."""
    root = html5lib.parse(f"<!doctype html><title>t</title><body>{html}</body>", namespaceHTMLElements=False)
    for element in root.iter():
        yield element.text or ""
        yield element.tail or ""
        yield from (element.get(name, "") for name in ("aria-label", "placeholder", "content", "value"))


def test_every_text_stands_on_a_page_as_it_was_written(pages: dict[str, str], filled: Filled) -> None:
    seen = "\n".join(text for html in pages.values() for text in shown(html))
    missing = {
        "/".join(path): [text for text in texts if text not in seen][:2]
        for path, texts in filled.texts.items()
        if not all(text in seen for text in texts) and not kept_back(path)
    }
    assert not missing, "\n".join(f"{path}: {texts}" for path, texts in missing.items())


def test_what_is_said_to_be_kept_back_is_on_no_page(pages: dict[str, str], filled: Filled) -> None:
    seen = "\n".join(text for html in pages.values() for text in shown(html))
    for path, texts in filled.texts.items():
        assert not (kept_back(path) and any(text in seen for text in texts)), path


def kept_back(path: tuple[str, ...]) -> bool:
    return any(each in path or each == "/".join(path) for each in NOT_SHOWN)


def test_titles_and_descriptions_survive_the_front_matter(filled: Filled) -> None:
    guide, _ = load_text(text_of(filled.guide()))
    for page in Site(guide, ROOT / "docs", ROOT / "overrides").pages():
        if page.path.startswith("symptoms/"):
            record = guide.find("symptoms", Path(page.path).stem)
            meta = yaml.safe_load(page.text.split("---")[1])
            assert meta["title"] == f"{record.title}怎么办"
            assert record.bottom_line in meta["description"]


@pytest.mark.parametrize(
    "text", [WILD, SHORT, "1. 一", "- 二", "### 三", "四 {#id .class}", "|五|", "&lt;六&gt;", "\\*七\\*"]
)
def test_a_heading_shows_itself_and_nothing_else(text: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    html = markdown.markdown(
        f"# {heading(text)}", extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )
    [found] = html5lib.parse(html, namespaceHTMLElements=False).iter("h1")
    assert "".join(found.itertext()) == text
