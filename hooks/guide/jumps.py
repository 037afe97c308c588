"""The headings of a finished page, for the way down beside it on wide screens."""

from __future__ import annotations

import re

_HEADING = re.compile(r"""<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>""", re.DOTALL)
_ASIDE = re.compile(r"<small>.*?</small>|<[^>]+>", re.DOTALL)


def jumps(html: str) -> list[tuple[str, str]]:
    """`(anchor, words)` of every second-level heading with an id, in reading order; `<small>` is left out."""
    return [(anchor, _ASIDE.sub("", words).strip()) for anchor, words in _HEADING.findall(html)]
