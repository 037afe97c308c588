"""Hashes of every run of 16 characters of a text, so that borrowed sentences are found without keeping the text.

python -m tests.site.article_runs ARTICLE      writes tests/article-runs.txt
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "article-runs.txt"
RUN = 16
HASH_LENGTH = 12  # hexadecimal digits: by chance one false alarm in a million runs of the site


def bare(text: str) -> str:
    """The text without punctuation and spaces."""
    return "".join(char for char in text if char.isalnum())


def hashes(text: str) -> Iterator[str]:
    """The hash of each run, in the order of the text."""
    plain = bare(text)
    for place in range(len(plain) - RUN + 1):
        yield hashlib.sha256(plain[place : place + RUN].encode()).hexdigest()[:HASH_LENGTH]


if __name__ == "__main__":
    article = Path(sys.argv[1]).read_text("utf-8")
    FILE.write_text("\n".join(sorted(set(hashes(article)))) + "\n", "utf-8")
