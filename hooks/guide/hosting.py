"""What a host has to send with the files: headers, and how long a copy may be kept.

One truth for every host: static hosts read it as the file `_headers`, `tools/deploy/nginx.py` reads that file back.
"""

from __future__ import annotations

# What only a header can say.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

EVERYWHERE = "/*"

# These names change with what they name, so a copy is good for ever. All else is asked for again soon:
# advice that was mended must not stand for long in a phone.
NAMED_BY_CONTENT = ("/assets/guide-*", "/assets/style-*")
FOR_EVER = "public, max-age=31536000, immutable"

Rules = dict[str, dict[str, str]]


def rules(policy: str) -> Rules:
    """Pattern of addresses → header → value, for a site whose pages carry `policy`."""
    everywhere = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **HEADERS}
    return {EVERYWHERE: everywhere, **{pattern: {"Cache-Control": FOR_EVER} for pattern in NAMED_BY_CONTENT}}


def header_file(policy: str) -> str:
    """The rules in the form static hosts read: a pattern on a line, its headers indented below."""
    blocks = ((f"{pattern}\n", headers.items()) for pattern, headers in rules(policy).items())
    return "".join(start + "".join(f"  {name}: {value}\n" for name, value in lines) for start, lines in blocks)


def read_header_file(text: str) -> Rules:
    """The rules of a file that `header_file` wrote."""
    found: Rules = {}
    pattern = ""
    for line in text.splitlines():
        if line.startswith(" "):
            name, value = line.strip().split(": ", 1)
            found[pattern][name] = value
        else:
            pattern = line
            found[pattern] = {}
    return found


def robots(site_url: str) -> str:
    """robots.txt: everything may be read; the sitemap's address under `site_url`."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
