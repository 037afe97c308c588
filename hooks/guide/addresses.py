"""Where every record lives on the site, and relative links between pages."""

from __future__ import annotations

import posixpath
from typing import Any

from guide.loading import Guide, NoSuchRecordError
from guide.model.base import FIXED_PAGES
from guide.model.words import Retired

# kind → folder of its pages; an anchor on one page where the kind has no page of its own.
FOLDERS = {
    "symptoms": "symptoms/{id}/",
    "causes": "causes/{id}/",
    "steps": "steps/{id}/",
    "letters": "letters/{id}/",
    "checklists": "checklists/{id}/",
    "prevention": "prevention/{id}/",
    "channels": "channels/#{id}",
    "glossary": "glossary/#{id}",
    "sources": "sources/#{id}",
    "refusals": "refused/#{id}",
    "platform_duties": "platforms/#{id}",
    "evidence": "checklists/#{id}",
}

PAGE_KINDS = ("symptoms", "causes", "steps", "letters", "checklists", "prevention")


def address(kind: str, record_id: str) -> str:
    """The address of a record from the site's root, without a leading slash. Raises KeyError for a kind without."""
    return FOLDERS[kind].format(id=record_id)


def relative(target: str, base: str) -> str:
    """`target` as a link from the page at `base` (both from the root, folders end with a slash)."""
    path, hash_, anchor = target.partition("#")
    if hash_ and path == base:
        return f"#{anchor}"
    link = posixpath.relpath("/" + path, "/" + base)
    if link == ".":
        link = "./"
    elif path.endswith("/") or path == "":
        link += "/"
    return f"{link}{hash_}{anchor}"


def destination(guide: Guide, wanted: str) -> tuple[str, str]:
    """Address and title of whatever `wanted` names: a record of any linked kind or a fixed page.

    A retired id gives what stands instead. Raises NoSuchRecordError where nothing has that id: the rules
    refuse it in the data, so a template names it.
    """
    if wanted in FIXED_PAGES:
        return FIXED_PAGES[wanted]
    wanted = guide.current(wanted)
    if wanted not in guide.places:
        raise NoSuchRecordError("*", wanted)
    kind = guide.places[wanted].kind
    record: Any = guide.find(kind, wanted)
    title = getattr(record, "title", None) or getattr(record, "term", None)
    if kind == "sections":
        return f"{FIXED_PAGES[record.page][0]}#{wanted}", str(title)
    return address(kind, wanted), str(title)


def former_address(guide: Guide, record: Retired) -> str:
    """Where a retired record lived: beside what stands instead, under its own old id."""
    folder = destination(guide, record.instead)[0].partition("#")[0]
    if guide.places.get(record.instead) and guide.places[record.instead].kind in PAGE_KINDS:
        folder = folder.removesuffix(f"{record.instead}/")
    return f"{folder}{record.id}/"
