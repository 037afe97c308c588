"""The comparison of speed: both sites go through the same, and the figures are what they say."""

from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser

from tests.site_server import serve
from tools.bench_speed import GzipHandler, Load, load, median, table

PAGE = """<!doctype html><title>a</title><link rel="icon" href="data:,"><p id="a">one</p><script>
setTimeout(() => {
  document.querySelector("#a").style.marginTop = "300px";
  const begun = performance.now();
  while (performance.now() < begun + 200);
}, 600);
</script>"""


def test_pages_are_sent_packed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with serve(tmp_path, handler=GzipHandler) as home, urllib.request.urlopen(home) as reply:
        assert reply.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(reply.read()).decode() == PAGE


def test_paint_blocking_shift_and_bytes_are_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with serve(tmp_path, handler=GzipHandler) as home:
        found = load(browser, home)
    assert 150 <= found.first <= found.largest
    assert found.blocked >= 100
    assert found.shift > 0
    assert found.requests == 1
    assert 0 < found.size < 1000
    assert found.last_byte >= 150


def test_each_figure_has_its_own_median() -> None:
    loads = [Load(1, 9, 0, 0, 5, 5, 1), Load(2, 8, 0, 0, 5, 5, 1), Load(3, 1, 0, 0.5, 5, 5, 1)]
    assert median(loads) == Load(2, 8, 0, 0, 5, 5, 1)


def test_the_table_names_page_and_site() -> None:
    lines = list(table({("home", "ours"): Load(1, 2, 3, 0.0044, 5, 2048, 7)}))
    assert lines[-1] == "| home | ours | 1 ms | 2 ms | 3 ms | 0.004 | 5 ms | 2 KB | 7 |"
    assert len({line.count("|") for line in lines}) == 1
