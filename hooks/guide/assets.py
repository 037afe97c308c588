"""Own browser code: published as one folder under a name that changes with its content.

Modules and styles are written with comments for those who read them and published without, because a slow phone
pays for every byte. Of modules only comments that fill whole lines and casts (`/** @type … */`) go: that needs no
grammar of the language to be safe.

`modules.json` maps an element's tag to its module; a page loads only what it holds. Whatever a page or a module
fetches by name (an element, a worker, a part for later) also names, as its last lines, what its imports import: so
the browser learns of all of it at once, not one layer after the other.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from functools import cached_property
from pathlib import Path, PurePosixPath

SOURCE = "assets/guide/"
_IMPORT = re.compile(r"""^(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)
_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n|^\n", re.MULTILINE)
_CAST = re.compile(r"/\*\* @type \{[^*\n]*\} \*/ ?")
_FETCH = re.compile(r"""(?:\bimport\(|new URL\()["'](\.{0,2}/?[\w./-]+\.js)["']""")
_STYLE_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_STYLES = "css/"
_VENDOR = "vendor/"
_TABLE = "modules.json"
_STYLESHEET = "guide.css"


class Assets:
    """The folder `docs/assets/guide/` as it will be published; `made` are files made from the data (name → text)."""

    def __init__(self, docs_dir: Path, made: dict[str, str]) -> None:
        self.folder = docs_dir / SOURCE
        self.made = made

    @staticmethod
    def owns(uri: str) -> bool:
        """Whether a source file (address relative to the docs folder) belongs to the own browser code."""
        return uri.startswith(SOURCE)

    @cached_property
    def contents(self) -> dict[str, bytes]:
        """Name inside the folder → what is published under it."""
        made = {_STYLESHEET: self._stylesheet(), **self.made}
        found = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        kept = {name: path for name, path in found.items() if name != _TABLE and not name.startswith(_STYLES)}
        read = {name: self._as_published(name, path.read_bytes()) for name, path in kept.items()}
        return dict(sorted({**read, **{name: text.encode() for name, text in made.items()}}.items()))

    @cached_property
    def base(self) -> str:
        """The published folder, such as `assets/guide-1a2b3c4d`, without a slash at the end."""
        digest = hashlib.sha256()
        for name, content in self.contents.items():
            digest.update(name.encode() + content)
        return f"assets/guide-{digest.hexdigest()[:8]}"

    @property
    def stylesheet(self) -> str:
        """The address of the own styles."""
        return f"{self.base}/{_STYLESHEET}"

    def published(self) -> dict[str, bytes]:
        """Address → content of every file of the folder."""
        return {f"{self.base}/{name}": content for name, content in self.contents.items()}

    def _as_published(self, name: str, content: bytes) -> bytes:
        """Own modules without comments; vendored ones stay as they came, for their checksums are recorded."""
        if not name.endswith(".js") or name.startswith(_VENDOR):
            return content
        text = _CAST.sub("", _COMMENT_LINES.sub("", content.decode()))
        return (text + self._further(name)).encode() if name in self.entries else text.encode()

    def _further(self, entry: str) -> str:
        """Import lines for what the imports of an entry import, nearest first."""
        own = self.imports(entry)
        further = [module for module in self.closure(entry) if module not in own and module != entry]
        return "".join(f'import "{_relative(entry, module)}";\n' for module in further)

    @cached_property
    def entries(self) -> frozenset[str]:
        """Modules that are fetched by name: those of elements, workers, and parts fetched when they are needed."""
        fetched = {
            _resolve(name, relative)
            for name, text in self._sources.items()
            for relative in _FETCH.findall(_COMMENT_LINES.sub("", text))
        }
        return frozenset({*self.table.values(), *(fetched & self._sources.keys())})

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Name → text of every own module as it was written."""
        found = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*.js")}
        return {name: path.read_text("utf-8") for name, path in found.items() if not name.startswith(_VENDOR)}

    def _stylesheet(self) -> str:
        """All of `css/*.css` in the order of their names, as one file without comments."""
        texts = [path.read_text("utf-8") for path in sorted((self.folder / _STYLES).glob("*.css"))]
        return _STYLE_COMMENT.sub("", "\n".join(texts))

    @cached_property
    def table(self) -> dict[str, str]:
        """Element tag → module path inside the folder."""
        table: dict[str, str] = json.loads((self.folder / _TABLE).read_text("utf-8"))
        return table

    def modules_for(self, html: str) -> list[dict[str, str]]:
        """The modules a page needs: `{"href": …, "element": tags or ""}`, modules of elements first."""
        tags: dict[str, list[str]] = {}
        for tag, module in self.table.items():
            if re.search(rf"<{tag}\b(?!-)", html):
                tags.setdefault(module, []).append(tag)
        needed = {module: " ".join(names) for module, names in tags.items()}
        for module in list(needed):
            for dependency in self.closure(module):
                needed.setdefault(dependency, "")
        return [{"href": f"{self.base}/{module}", "element": names} for module, names in needed.items()]

    def closure(self, module: str) -> list[str]:
        """What a module imports, directly or not, by its static imports."""
        found: list[str] = []
        waiting = [module]
        while waiting:
            for target in self.imports(waiting.pop(0)):
                if target not in found:
                    found.append(target)
                    waiting.append(target)
        return found

    def imports(self, module: str) -> list[str]:
        """What a module imports by itself; a vendored one imports nothing."""
        return [_resolve(module, relative) for relative in _IMPORT.findall(self._sources.get(module, ""))]


def _resolve(module: str, relative: str) -> str:
    """The path of an import such as `../reader.js` seen from `elements/letter.js`."""
    parts: list[str] = list(PurePosixPath(module).parent.parts)
    for step in PurePosixPath(relative).parts:
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _relative(module: str, target: str) -> str:
    """The address of `target` in an import of `module`; the opposite of `_resolve`."""
    path = posixpath.relpath(target, posixpath.dirname(module) or ".")
    return path if path.startswith("../") else f"./{path}"
