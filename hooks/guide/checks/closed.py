"""Nothing rests on a law that has been repealed.

`closed_on` is written when it has happened; the rule does not wait for a day, so that no build fails overnight.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model import KINDS
from guide.model.walk import references
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `closed` for every line that still names such a source."""
    closed = {source.id: source.closed_on for source in guide["sources"] if source.closed_on}
    for place in guide.rows if closed else ():
        for node, wanted, _marker in references(KINDS[place.kind], place.node):
            if wanted in closed:
                say = f"{wanted} 从 {closed[wanted]} 起失效了，请换一个依据，或删掉这一行"
                yield Problem(node.line, node.column, "closed", place.record_id, say)
