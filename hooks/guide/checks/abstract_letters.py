"""Abstract letters only lend their parts: they have no page, so nothing may lead there."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model import KINDS
from guide.model.walk import references
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `abstract-letter`."""
    abstract = {letter.id for letter in guide["letters"] if letter.abstract}
    for place in guide.rows:
        for node, wanted, _marker in references(KINDS[place.kind], place.node):
            if wanted in abstract:
                say = f"{wanted} 只借出段落，没有自己的页面，请换一封信"
                yield Problem(node.line, node.column, "abstract-letter", place.record_id, say)
