"""One stylesheet for every page: what the theme's has for elements that can exist here, then the own one.

The theme styles far more than this site holds. A rule is left out only where it cannot match: its selector asks
for a class, an id or an element whose name stands nowhere in the finished pages and published scripts. A name that
ends with `-` or `_` may be the beginning of one that a script puts together, so all names that begin with it count
as present. Custom properties go where nothing reads them, animations where nothing runs them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

THEME_STYLES = "assets/stylesheets/main.*.min.css"

_TOKEN = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|/\*.*?\*/|[{};]""", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_-][\w-]*")
_ATTRIBUTE = re.compile(r"""\[(?:"[^"]*"|'[^']*'|[^\]])*\]""")
_BRACKETS = re.compile(r"\([^()]*\)")
_PSEUDO = re.compile(r"::?[\w-]+")
_NAMED = re.compile(r"[.#]((?:\\.|[\w-])+)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([A-Za-z][\w-]*)")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_IMPLIED = frozenset(("html", "head", "body", "tbody", "colgroup", "from", "to"))
_GROUPS = ("@media", "@supports", "@layer", "@container")


@dataclass(frozen=True)
class Rule:
    """A block of a stylesheet: what stands before its brace, and the text between its braces."""

    head: str
    body: str | None

    def __str__(self) -> str:
        return f"{self.head};" if self.body is None else f"{self.head}{{{self.body}}}"


def rules(css: str) -> Iterator[Rule]:
    """The top-level rules of a stylesheet; one without a block, such as `@charset`, has the body None."""
    depth, begun, opened = 0, 0, 0
    for match in _TOKEN.finditer(css):
        token, at = match[0], match.start()
        if token == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif token == "}":
            depth -= 1
            if depth == 0:
                yield Rule(css[begun:opened].strip(), css[opened + 1 : at])
                begun = at + 1
        elif token == ";" and depth == 0:
            yield Rule(css[begun:at].strip(), None)
            begun = at + 1


def split(text: str, separator: str) -> list[str]:
    """The parts of a selector list or of declarations; separators in brackets and strings do not count."""
    parts, depth, begun = [], 0, 0
    for match in re.finditer(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[()\[\]]|""" + re.escape(separator), text):
        if match[0] in ("(", "["):
            depth += 1
        elif match[0] in (")", "]"):
            depth -= 1
        elif match[0] == separator and depth == 0:
            parts.append(text[begun : match.start()])
            begun = match.end()
    return [part for part in (*parts, text[begun:]) if part.strip()]


class Names:
    """Every word of the finished pages and scripts: no class, id or element can have another name."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words = set(_IMPLIED).union(*(_WORD.findall(text) for text in texts))
        self.beginnings = tuple(word for word in self.words if word[-1] in "-_" and word.strip("-_"))

    def __contains__(self, name: str) -> bool:
        plain = name.replace("\\", "")
        return plain in self.words or plain.startswith(self.beginnings) or not _WORD.fullmatch(plain)


def can_match(selector: str, names: Names) -> bool:
    """Whether all classes, ids and elements that a selector asks for could exist; what is in brackets is not asked."""
    plain, more = _ATTRIBUTE.sub("", selector), 1
    while more:
        plain, more = _BRACKETS.subn("", plain)
    asked = [*_NAMED.findall(plain), *_ELEMENT.findall(_NAMED.sub("", _PSEUDO.sub("", plain)))]
    return all(name in names for name in asked)


def matching(css: str, names: Names) -> Iterator[Rule]:
    """The rules that can match, without the selectors that cannot."""
    for rule in rules(css):
        if rule.body is not None and rule.head.startswith(_GROUPS):
            inner = "".join(map(str, matching(rule.body, names)))
            if inner:
                yield Rule(rule.head, inner)
        elif rule.body is None or rule.head.startswith("@"):
            yield rule
        else:
            kept = [each for each in split(rule.head, ",") if can_match(each, names)]
            if kept:
                yield Rule(",".join(kept), rule.body)


def without_unread(css: str, own: str) -> str:
    """The stylesheet without custom properties that neither it nor `own` reads, and without animations nobody runs."""
    while True:
        shorter = "".join(map(str, _read(css, set(_READ.findall(css + own)), own)))
        if shorter == css:
            return css
        css = shorter


def _read(css: str, read: set[str], own: str) -> Iterator[Rule]:
    for rule in rules(css):
        if rule.body is not None and rule.head.startswith(_GROUPS):
            inner = "".join(map(str, _read(rule.body, read, own)))
            if inner:
                yield Rule(rule.head, inner)
        elif rule.head.startswith(("@keyframes", "@-webkit-keyframes")):
            if len(re.findall(rf"\b{re.escape(rule.head.split()[-1])}\b", css + own)) > css.count(rule.head):
                yield rule
        elif rule.body is None or rule.head.startswith("@"):
            yield rule
        else:
            kept = [each for each in split(rule.body, ";") if _is_read(each, read)]
            if kept:
                yield Rule(rule.head, ";".join(kept))


def _is_read(declaration: str, read: set[str]) -> bool:
    name = declaration.split(":", 1)[0].strip()
    return not name.startswith("--") or name in read


def dress(site: Path, own: str) -> str:
    """Give all pages below `site` one stylesheet in place of `own` (its address) and the theme's; returns its address.

    Both sources go: nothing loads them any more. Raises StopIteration where the theme brought no stylesheet.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    scripts = (path.read_text("utf-8") for path in sorted(site.rglob("*.js")))
    sources = [next(site.glob(THEME_STYLES)), site / own]
    theme, ours = (source.read_text("utf-8") for source in sources)
    kept = "".join(map(str, matching(theme, Names((*pages.values(), *scripts)))))
    text = without_unread(kept, ours) + ours
    address = f"assets/style-{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (site / address).write_text(text, "utf-8")
    for path, html in pages.items():
        path.write_text(html.replace(own, address), "utf-8")
    for source in sources:
        source.unlink()
    return address
