"""Words as a reader sees them: counting Chinese characters, and punctuation as Chinese is written.

Knows nothing of records; the rules in `checks/` and `make fix-text` use it.
"""

from __future__ import annotations

import re

HANZI = re.compile("[\u3400-\u9fff]")
_WIDE = "\u3000-\u303f\u3400-\u9fff\uff01-\uff60\u2018-\u201d\u2026\u2014"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = re.compile(rf"(?<=[{_WIDE}]) ?[,;:?!]|[,;:?!] ?(?=[{_WIDE}])")
_STOP = re.compile(rf"(?<=[{_WIDE}])\.(?=[{_WIDE}\s]|$)")
_DOTS = re.compile(rf"(?<=[{_WIDE}])\.{{3,}}|\.{{3,}}(?=[{_WIDE}])|(?<!…)…(?!…)")
_BRACKETS = re.compile(rf"\(([^()]*[{_WIDE}][^()]*)\)|(?<=[{_WIDE}]) ?\(([^()]*)\)|\(([^()]*)\) ?(?=[{_WIDE}])")
_QUOTES = re.compile(rf"\"([^\"]*[{_WIDE}][^\"]*)\"|(?<=[{_WIDE}])\"([^\"]*)\"|\"([^\"]*)\"(?=[{_WIDE}])")
_GAP = re.compile(rf"(?<=[{_WIDE}]) +(?=[{_WIDE}])")


def hanzi(text: str) -> int:
    """How many Chinese characters the text has; punctuation, digits and Latin letters do not count."""
    return len(HANZI.findall(text))


def mended(text: str) -> str:
    """The text with full-width punctuation where Chinese stands beside it; other text comes back as it was."""
    while (right := _mended_once(text)) != text:
        text = right
    return text


def _mended_once(text: str) -> str:
    """One pass; a mark may only be seen once the one beside it is mended."""
    text = _DOTS.sub("……", text)
    text = _STOP.sub("。", text)
    text = _QUOTES.sub(lambda match: f"“{_inner(match)}”", text)
    text = _BRACKETS.sub(lambda match: f"（{_inner(match)}）", text)
    text = _MARK.sub(lambda match: _MARKS[match[0].strip()], text)
    return _GAP.sub("", text)


def _inner(match: re.Match[str]) -> str:
    """The group that matched, of a pattern with one group for each way to match."""
    return next(group for group in match.groups() if group is not None)
