"""A folder for what a tool makes on its way, on the same disk as the project and gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_folder(root: Path, name: str) -> Iterator[Path]:
    """A new folder below `.cache` of the project, whose name begins with `name`."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=cache) as folder:
        yield Path(folder)
