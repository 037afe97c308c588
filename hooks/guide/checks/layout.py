"""The file's layout: kinds in order, one region each, records indented alike with a blank line between.

The order is that of `guide.model.KINDS`; `# region symptoms` … `# endregion` let editors fold a kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.loading import Guide
from guide.model import KINDS
from guide.problems import Problem

FIRST_LINE = "# yaml-language-server: $schema=guide.schema.json"
_KIND = re.compile(r"^([a-z_]+):\s*$")
_RECORD = re.compile(r"^( *)- ")
_LITERAL = re.compile(r"^ +(?:- )*(?:([a-z_]+): +)?(\|)[-+0-9]*\s*$")
_ID = re.compile(r"^  - id: [a-z][a-z0-9_-]*$")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `schema-line`, `kind-order`, `region`, `record-layout`, `literal-block`."""
    rows = guide.text.split("\n")
    if rows[0] != FIRST_LINE:
        yield Problem(1, 1, "schema-line", "", f"第一行要是 {FIRST_LINE}")
    yield from _kinds(rows)
    yield from _ends(rows)
    yield from _records(rows)
    yield from _literal_blocks(rows)


def _kinds(rows: list[str]) -> Iterator[Problem]:
    order = list(KINDS)
    last = -1
    for number, row in enumerate(rows, start=1):
        match = _KIND.match(row)
        if not match or match[1] not in KINDS:
            continue
        kind = match[1]
        if order.index(kind) < last:
            yield Problem(number, 1, "kind-order", "", f"{kind} 的位置不对，请移一下。顺序是：{'、'.join(order)}")
        last = max(last, order.index(kind))
        if number < 2 or rows[number - 2] != f"# region {kind}":
            yield Problem(number, 1, "region", "", f"{kind} 上一行要写 # region {kind}")


def _ends(rows: list[str]) -> Iterator[Problem]:
    """A region is closed before the next one opens, and at the end of the file."""
    opened = 0
    for number, row in enumerate([*rows, "# region"], start=1):
        if row.startswith("# region"):
            if opened:
                yield Problem(opened, 1, "region", "", f"第 {opened} 行的 region 没有结束，请在末尾补上 # endregion")
            opened = number
        elif row == "# endregion":
            opened = 0


def _records(rows: list[str]) -> Iterator[Problem]:
    for number, row in enumerate(rows, start=1):
        match = _RECORD.match(row)
        if not match or len(match[1]) > 2:
            continue
        if not _ID.match(row):
            yield Problem(number, 1, "record-layout", "", "记录要写成两个空格加 - id: …，id 不加引号，独占一行")
        elif rows[number - 2] != "" and not _KIND.match(rows[number - 2]):
            yield Problem(number, 1, "record-layout", "", "两条记录之间要空一行")


def _literal_blocks(rows: list[str]) -> Iterator[Problem]:
    """A page has no room for a line break inside a sentence; only an official text is quoted line by line."""
    for number, row in enumerate(rows, start=1):
        match = _LITERAL.match(row)
        if match and match[1] != "quote":
            yield Problem(number, match.start(2) + 1, "literal-block", "", "这里不能用 |。请写成一行，或用 > 折行")
