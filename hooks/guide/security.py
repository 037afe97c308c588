"""The content security policy: written into every page, first in its head, once all pages exist.

Inline scripts, should the theme bring any, are allowed by one site-wide union of hashes, never by
'unsafe-inline'. With none of them the policy holds no hash at all.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from guide.hosting import header_file

PLACEHOLDER = "__GUIDE_POLICY__"
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_DATA_BLOCK = re.compile(r"""type=["']?application/(?:ld\+)?json""")


def policy(hashes: list[str]) -> str:
    """The policy's text for a page's meta element; `hashes` are sources such as `'sha256-…'`."""
    scripts = " ".join(["'self'", *hashes])
    return (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
        f"form-action 'none'; script-src {scripts}"
    )


def inline_hashes(html: str) -> set[str]:
    """Hash sources of the inline scripts that a page would run."""
    found = set()
    for attributes, body in _INLINE.findall(html):
        if body.strip() and not _DATA_BLOCK.search(attributes):
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            found.add(f"'sha256-{digest}'")
    return found


def seal(site: Path) -> str:
    """Put the policy into every page below `site`, write the header file, and give the policy back."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    union = sorted(set().union(*(inline_hashes(text) for text in pages.values())))
    text = policy(union)
    for path, html in pages.items():
        path.write_text(html.replace(PLACEHOLDER, text), "utf-8")
    (site / "_headers").write_text(header_file(text), "utf-8")
    return text
