"""A list says nothing twice: the reader would see the same line, or the same door, again."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.nodes import Node
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `named-twice`, at the second."""
    for place in guide.rows:
        for entry in _repeated(place.node):
            say = f"{entry.value} 在这个列表里写了两遍，请删掉一处"
            yield Problem(entry.line, entry.column, "named-twice", place.record_id, say)


def _repeated(node: Node) -> Iterator[Node]:
    """Entries of the lists below a node that stand in the same list before; phrases have a rule of their own."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if key != "phrases":
                yield from _repeated(child)
    elif isinstance(node.value, list):
        seen = set()
        for entry in node.value:
            if isinstance(entry.value, str):
                if entry.value in seen:
                    yield entry
                seen.add(entry.value)
            else:
                yield from _repeated(entry)
