"""The words of a tickable line, wherever they stand: its own, its evidence's, or those of the item it shares."""

from __future__ import annotations

from guide.loading import Guide
from guide.model.base import Tick


def words(guide: Guide, tick: Tick) -> str:
    """What the line says on its page. Raises KeyError where it shares an item that stands nowhere."""
    if tick.text:
        return tick.text
    if tick.evidence:
        capture: str = guide.find("evidence", tick.evidence).capture
        return capture
    return _owned(guide, tick.use or "")


def _owned(guide: Guide, wanted: str) -> str:
    for record in [*guide["symptoms"], *guide["checklists"]]:
        for tick in getattr(record, "do_now", None) or getattr(record, "items", []):
            if tick.id == wanted:
                return str(tick.text)
    raise KeyError(wanted)
