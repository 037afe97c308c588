"""What a host has to send: what a page cannot say itself, and for how long a copy is good."""

from __future__ import annotations

from guide.hosting import EVERYWHERE, HEADERS, NAMED_BY_CONTENT, header_file, read_header_file, robots, rules
from guide.security import policy


def test_headers_say_what_a_page_cannot() -> None:
    text = header_file(policy([]))
    assert "frame-ancestors 'none'" in text
    for name in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"):
        assert f"{name}: {HEADERS[name]}" in text


def test_only_what_is_named_by_its_content_is_kept_for_long() -> None:
    found = rules(policy([]))
    assert "Cache-Control" not in found[EVERYWHERE]
    assert {pattern for pattern, headers in found.items() if "Cache-Control" in headers} == set(NAMED_BY_CONTENT)


def test_the_file_is_read_back_as_it_was_meant() -> None:
    text = policy(["'sha256-abc='"])
    assert read_header_file(header_file(text)) == rules(text)


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots("https://guide.example/a/").endswith("Sitemap: https://guide.example/a/sitemap.xml\n")
