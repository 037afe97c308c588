"""The shipped configuration of nginx says what the built site says; a real nginx is asked by `make bench-nginx`."""

from __future__ import annotations

import fnmatch
import gzip
import re
from pathlib import Path

import pytest

from guide.hosting import EVERYWHERE, read_header_file
from tools.deploy import nginx, precompress


@pytest.fixture
def text(built_site: Path) -> str:
    return nginx.for_site(built_site, name="guide.example")


def test_every_header_of_the_built_site_is_sent_with_errors_too(built_site: Path, text: str) -> None:
    everywhere = read_header_file((built_site / "_headers").read_text("utf-8"))[EVERYWHERE]
    assert len(everywhere) >= 5
    for name, value in everywhere.items():
        assert f'add_header {name} "{value}" always;' in text


def test_no_location_has_headers_of_its_own_which_would_drop_all_others(text: str) -> None:
    locations = re.findall(r"^    location .*?^    }", text, re.MULTILINE | re.DOTALL)
    assert len(locations) >= 4
    assert [block for block in locations if "add_header" in block] == []


def test_no_gap_is_left_open(text: str) -> None:
    assert "@" not in text


def test_nobody_writes_down_who_read_what(text: str) -> None:
    assert "access_log off;" in text
    assert "error_log /dev/null crit;" in text


def test_a_value_that_nginx_would_read_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="nginx would not send"):
        nginx.quoted("default-src $host")
    assert nginx.quoted('a "b"') == '"a \\"b\\""'


def test_whatever_may_be_kept_for_ever_has_its_content_in_its_name(built_site: Path) -> None:
    rules = read_header_file((built_site / "_headers").read_text("utf-8"))
    kept = [pattern for pattern, headers in rules.items() if "immutable" in headers.get("Cache-Control", "")]
    files = [f"/{path.relative_to(built_site).as_posix()}" for path in built_site.rglob("*") if path.is_file()]
    found = [file for file in files for pattern in kept if fnmatch.fnmatch(file, pattern)]
    assert len(found) > 20
    assert [file for file in found if not re.search(r"[-.][0-9a-f]{8}[/.]", file)] == []


def test_no_page_is_kept_for_longer_than_minutes(text: str) -> None:
    seconds = re.search(r'default "public, max-age=(\d+)"', text)
    assert seconds
    assert int(seconds[1]) <= 600


def test_compressed_copies_say_the_same_and_are_the_same_each_time(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("钻少了，先存证据。" * 200, "utf-8")
    (tmp_path / "tiny.txt").write_text("ok", "utf-8")
    assert precompress.precompress(tmp_path)[".gz"] == 1
    copy = tmp_path / "index.html.gz"
    first = copy.read_bytes()
    assert gzip.decompress(first) == page.read_bytes()
    page.touch()
    precompress.precompress(tmp_path)
    assert copy.read_bytes() == first
