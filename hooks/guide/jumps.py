"""The headings of a finished page, for the way down beside it on wide screens."""

from __future__ import annotations

import re

_HEADING = re.compile(r"""<h2\b([^>]*\bid="([^"]+)"[^>]*)>(.*?)</h2>""", re.DOTALL)
_LEFT_OUT = re.compile(r"<small>.*?</small>|<[^>]+>", re.DOTALL)


def jumps(html: str) -> list[tuple[str, str]]:
    """`(anchor, words)` of every second-level heading with an id, in reading order.

    What stands in `<small>` is left out, and so is a heading for readers without script.
    """
    return [
        (anchor, _LEFT_OUT.sub("", words).strip())
        for attributes, anchor, words in _HEADING.findall(html)
        if "data-without-script" not in attributes
    ]
