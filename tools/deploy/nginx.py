"""Writes the configuration of nginx for a built site.

    python tools/deploy/nginx.py SITE [--listen 80] [--name guide.example] [--root DIR] [--brotli]

Headers come from the `_headers` that the build wrote, so every host sends the same.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from guide.hosting import EVERYWHERE, Rules, read_header_file

TEMPLATE = Path(__file__).with_name("nginx.conf.template")

# A page and whatever else keeps its address: fresh within minutes of a correction.
PAGES_KEPT = "public, max-age=300"


def quoted(value: str) -> str:
    """A value as nginx takes it literally. Raises ValueError where it would be a variable or end the line."""
    if "$" in value or "\n" in value:
        raise ValueError(f"nginx would not send this as it stands: {value}")
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def header_lines(rules: Rules) -> str:
    """What is sent with every answer, errors included."""
    return "".join(
        f"    add_header {name} {quoted(value)} always;\n" for name, value in rules[EVERYWHERE].items()
    ).rstrip("\n")


def kept_lines(rules: Rules) -> str:
    """Which addresses may be kept for how long, as entries of a map over the address."""
    kept = {pattern: headers["Cache-Control"] for pattern, headers in rules.items() if "Cache-Control" in headers}
    starts = {pattern.removesuffix("*"): value for pattern, value in kept.items()}
    return "\n".join(f'    "~^{start}" {quoted(value)};' for start, value in starts.items())


def configuration(rules: Rules, *, listen: str, name: str, root: str, brotli: bool = False) -> str:
    """The template with its gaps filled. `rules` as `guide.hosting.read_header_file` gives them."""
    gaps = {
        "@PAGES_KEPT@": PAGES_KEPT,
        "@KEPT@": kept_lines(rules),
        "@HEADERS@": header_lines(rules),
        "@BROTLI@": "brotli_static on;" if brotli else "# brotli_static on;  # where nginx has that module",
        "@LISTEN@": listen,
        "@NAME@": name,
        "@ROOT@": root,
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for gap, value in gaps.items():
        text = text.replace(gap, value)
    return text


def for_site(
    site: Path, *, listen: str = "80", name: str = "_", root: str = "/srv/guide/site", brotli: bool = False
) -> str:
    """The configuration for one built site."""
    rules = read_header_file((site / "_headers").read_text(encoding="utf-8"))
    return configuration(rules, listen=listen, name=name, root=root, brotli=brotli)


def main(arguments: list[str]) -> int:
    """Prints the configuration."""
    parser = argparse.ArgumentParser(description="Print the configuration of nginx for a built site.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--listen", default="80")
    parser.add_argument("--name", default="_")
    parser.add_argument("--root", default="/srv/guide/site")
    parser.add_argument("--brotli", action="store_true", help="nginx has the module brotli_static")
    options = parser.parse_args(arguments)
    told = {"listen": options.listen, "name": options.name, "root": options.root, "brotli": options.brotli}
    sys.stdout.write(for_site(options.site, **told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
