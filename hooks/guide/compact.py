"""Pages without the templates' indentation and blank lines: bytes that no reader sees."""

from __future__ import annotations

import re

_INDENTATION = re.compile(r"\s*\n\s*")


def compact(html: str) -> str:
    """The page with every run of white space that holds a line break as one line break.

    No page may hold preformatted text; a text to copy keeps its lines, for each ends with a line break.
    """
    return _INDENTATION.sub("\n", html)
