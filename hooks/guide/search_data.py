"""What the browser searches: every page that can be found, and the words people use for it.

Only the data speaks here; tokenising and ranking are the browser's (`docs/assets/guide/search/`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from guide.addresses import address
from guide.loading import Guide
from guide.model.base import FIXED_PAGES
from guide.search_tables import tables_for

Entry = dict[str, Any]
"""`{"id", "group", "url", "title", "line", "texts"}`: a page, the line shown under its title, what finds it."""

SUBJECT = "c-subject"
"""The concept whose words are those of this site; a query with one of them is about its troubles."""

GOODS = "c-goods"
"""The concept whose words are what this site's troubles are about, whatever trade's words stand beside."""

ACCUSED = "c-accused"
"""The concept whose words are those of people who were wronged, never of people who ask how to do wrong."""

_HEADING = re.compile(r"^##+ (.+?)(?: *\{#[^}]*\})?$", re.MULTILINE)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
_PHRASES = re.compile(r"^phrases: *(.+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^description: *(.+)$", re.MULTILINE)


def search_json(guide: Guide, docs_dir: Path) -> str:
    """The search data as one line of JSON, the same for the same data."""
    return json.dumps(search_data(guide, docs_dir), ensure_ascii=False, separators=(",", ":")) + "\n"


def search_data(guide: Guide, docs_dir: Path) -> dict[str, Any]:
    """`{"entries", "others", "concepts", "subject", "goods", "accused", "tables"}` as `search/rank.js` reads it."""
    entries = [*record_entries(guide), *page_entries(docs_dir)]
    others = [{"id": each.id, "kind": each.kind, "texts": each.phrases} for each in guide["refusals"]]
    words = {each.id: each.words for each in guide["concepts"]}
    texts = [text for entry in entries for text in (entry["title"], *entry["texts"])]
    texts += [text for other in others for text in other["texts"]]
    texts += [word for each in words.values() for word in each]
    return {
        "entries": entries,
        "others": others,
        "concepts": [each for name, each in words.items() if name not in (SUBJECT, GOODS, ACCUSED)],
        "subject": words.get(SUBJECT, []),
        "goods": words.get(GOODS, []),
        "accused": words.get(ACCUSED, []),
        "tables": tables_for(texts),
    }


def record_entries(guide: Guide) -> Iterator[Entry]:
    """Every record with an address, symptoms first, then what a reader may have done already."""
    for symptom in guide["symptoms"]:
        url = address("symptoms", symptom.id)
        yield _entry(symptom.id, "symptoms", url, symptom.title, symptom.bottom_line, symptom.phrases)
    yield from _done_entries(guide)
    for group, kind, texts_of in _KINDS:
        for record in guide[kind]:
            if getattr(record, "abstract", False):
                continue
            title, line, texts = texts_of(record)
            yield _entry(record.id, group, address(kind, record.id), title, line, texts)


def _entry(entry_id: str, group: str, url: str, title: str, line: str, texts: list[str]) -> Entry:
    return {"id": entry_id, "group": group, "url": url, "title": title, "line": line, "texts": texts}


def _done_entries(guide: Guide) -> Iterator[Entry]:
    """已经…了: the way back of every 不要 that has phrases of its own."""
    for kind in ("symptoms", "causes", "steps", "prevention"):
        for record in guide[kind]:
            for place, each in enumerate(record.do_not, start=1):
                if each.phrases:
                    url = f"{address(kind, record.id)}#dont-{place}"
                    title = f"{record.title}：{each.done}"
                    yield _entry(f"{record.id}-dont-{place}", "done", url, title, each.back, each.phrases)


def _first(lines: Any) -> str:
    """The first of several lines, or nothing."""
    return str(lines[0].text) if lines else ""


def _article(record: Any) -> tuple[str, str, list[str]]:
    return record.title, record.bottom_line, [*record.phrases, *(section.title for section in record.sections)]


def _letter(record: Any) -> tuple[str, str, list[str]]:
    return record.title, _first(record.when), record.phrases


def _checklist(record: Any) -> tuple[str, str, list[str]]:
    return record.title, record.when, record.phrases


def _channel(record: Any) -> tuple[str, str, list[str]]:
    return record.title, _first(record.for_), record.phrases


def _term(record: Any) -> tuple[str, str, list[str]]:
    return record.term, record.short, record.also


_KINDS: tuple[tuple[str, str, Callable[[Any], tuple[str, str, list[str]]]], ...] = (
    ("letters", "letters", _letter),
    ("steps", "steps", _article),
    ("checklists", "checklists", _checklist),
    ("channels", "channels", _channel),
    ("glossary", "glossary", _term),
    ("pages", "causes", _article),
    ("pages", "prevention", _article),
)


def page_entries(docs_dir: Path) -> Iterator[Entry]:
    """The hand-written pages that exist, with their headings and the `phrases` (parted by 、) of their front matter."""
    for name, (url, title) in FIXED_PAGES.items():
        source = docs_dir / url / "index.md"
        if not source.is_file():
            continue
        text = source.read_text("utf-8")
        named, described, phrases = _TITLE.search(text), _DESCRIPTION.search(text), _PHRASES.search(text)
        texts = _HEADING.findall(text) + ([named[1]] if named else []) + (phrases[1].split("、") if phrases else [])
        yield _entry(name, "pages", url, title, described[1] if described else "", texts)
