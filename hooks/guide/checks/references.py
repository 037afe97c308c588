"""A reference must lead to an id of the right kind that stands in the file, broken records included."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from guide.loading import Guide
from guide.model import KINDS
from guide.model.base import Reference
from guide.model.walk import references
from guide.problems import Problem

SHOWN = 6  # more names than this help nobody in a terminal line


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `unknown-reference` for every id that leads nowhere, but none into a kind that could not be read."""
    for place in guide.rows:
        for node, wanted, marker in references(KINDS[place.kind], place.node):
            known = known_ids(guide, marker)
            if wanted not in known and guide.unread.isdisjoint(marker.kinds):
                message = _moved(wanted, guide.current(wanted)) or _say(wanted, marker, known)
                yield Problem(node.line, node.column, "unknown-reference", place.record_id, message)


def known_ids(guide: Guide, marker: Reference) -> list[str]:
    """All ids the reference may name, in the order of the file."""
    return [each for kind in marker.kinds for each in guide.ids.get(kind, [])]


def _moved(wanted: str, current: str) -> str:
    """What to write where a retired id is still named; empty for any other id."""
    return f"{wanted} 已经停用，现在看 {current}。请改成 {current}" if current != wanted else ""


def _say(wanted: str, marker: Reference, known: list[str]) -> str:
    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    if near:
        return f"引用了不存在的 {wanted}。是不是：{'、'.join(near)}？请改正"
    some = "、".join(known[:SHOWN]) + ("……" if len(known) > SHOWN else "")
    return f"引用了不存在的 {wanted}（{'、'.join(marker.kinds)}）。可用：{some or '还没有'}"
