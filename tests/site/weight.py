"""What a page of the built site weighs: the files its head names, as a host with gzip sends them."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

KB = 1024
_REFERENCE = re.compile(r'(?:href|src)="([^"#?:]+\.(?:css|js|svg|png|ico|webmanifest))"')


@cache
def weight(file: Path) -> int:
    """Bytes of a file as gzip sends it."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


@dataclass(frozen=True)
class Load:
    """What a browser fetches for one page before the reader does anything; `page` is its HTML file."""

    page: Path

    @property
    def files(self) -> set[Path]:
        """Styles, modules, icon and pictures, as absolute paths."""
        text = self.page.read_text("utf-8")
        return {(self.page.parent / found).resolve() for found in _REFERENCE.findall(text)}

    @property
    def bytes(self) -> int:
        """Of the page and all its files."""
        return weight(self.page) + sum(map(weight, self.files))

    @property
    def requests(self) -> int:
        """The page itself and each of its files."""
        return 1 + len(self.files)

    def weight_of(self, suffix: str) -> int:
        """Bytes of the files of one kind, such as `.js`."""
        return sum(weight(file) for file in self.files if file.suffix == suffix)
