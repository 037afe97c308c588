"""Chinese is written with full-width punctuation; the message shows the mended line, `make fix-text` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.fixing import half_width
from guide.loading import Guide
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `half-width`."""
    for owner, path, _text, right in half_width(guide):
        message = f"中文要用全角标点，字间不留空格。请改成：{right}（make fix-text 会一次改好）"
        yield guide.problem(owner, path, "half-width", message)
