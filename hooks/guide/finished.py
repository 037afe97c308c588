"""What is done with a page when its HTML is there: its headings are read, and empty space is taken out."""

from __future__ import annotations

import re

_HEADING = re.compile(r"""<h2\b([^>]*\bid="([^"]+)"[^>]*)>(.*?)</h2>""", re.DOTALL)
_INDENTATION = re.compile(r"\s*\n\s*")
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


def squeezed(html: str) -> str:
    """The page without the templates' indentation and blank lines. No page holds preformatted text."""
    return _INDENTATION.sub("\n", html)
