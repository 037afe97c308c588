"""The parts of a text that a command writes, between two marks."""

from __future__ import annotations


def between_marks(text: str, begin: str, end: str, part: str) -> str:
    """The text with what stands between the marks replaced. Raises ValueError where a mark is missing."""
    before, rest = text.split(begin)
    _, after = rest.split(end)
    return f"{before}{begin}{part}{end}{after}"
