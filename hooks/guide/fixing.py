"""`make fix-text`: writes full-width punctuation into the data file where the rule `half-width` asks for it.

Only the characters of the texts themselves change; layout, comments and official quotes stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from guide.loading import Guide
from guide.model.walk import Path
from guide.wording import mended

VERBATIM = frozenset(["quote", "example"])  # an official text, and what a reader would type


def half_width(guide: Guide) -> Iterator[tuple[str, Path, str, str]]:
    """Id of the record, path, text and mended text of everything that is not written as Chinese is."""
    for record, path, text in guide.shown:
        right = mended(text)
        if right != text and path[-1] not in VERBATIM:
            yield record.id, path, text, right


def fixed(guide: Guide) -> tuple[str, int]:
    """The data file's text with every such place mended, and how many there were."""
    rows = guide.text.split("\n")
    count = 0
    for owner, path, text, right in half_width(guide):
        node = guide.places[owner].node.at(path)
        _mend(rows, node.line - 1, node.column - 1, text, right)
        count += 1
    return "\n".join(rows), count


def _mend(rows: list[str], line: int, column: int, text: str, right: str) -> None:
    """Mend the scalar that begins at this place (both from 0)."""
    head, value = rows[line][:column], rows[line][column:]
    if value.startswith('"'):
        rows[line] = head + json.dumps(right, ensure_ascii=False)
    elif value.startswith("'"):
        rows[line] = head + "'" + right.replace("'", "''") + "'"
    elif value.startswith(text):
        rows[line] = head + right + value[len(text) :]
    else:
        first = line + value.startswith(("|", ">"))
        for place in (line, *_continued(rows, line)):
            if place >= first:
                start = column if place == line else 0
                rows[place] = rows[place][:start] + _keeping_indent(rows[place][start:])


def _continued(rows: list[str], line: int) -> Iterator[int]:
    """The lines that go on with a value: blank ones, and those indented deeper than the line it begins on."""
    indent = _indent(rows[line])
    for place in range(line + 1, len(rows)):
        if rows[place].strip() and _indent(rows[place]) <= indent:
            return
        yield place


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _keeping_indent(row: str) -> str:
    bare = row.lstrip(" ")
    return row[: len(row) - len(bare)] + mended(bare)
