"""Times pages in a slowed browser beside stock Material with the same text. `make bench-speed` runs it.

Simulated slow 4G (1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms) and a processor slowed four times; a fresh profile for
each load; both sites from one small server that sends gzip, ours and stock in turn so that a busy minute hits both,
the median of five. Stock is the theme as it comes, with its search, on the same Markdown; where the packages of
`make bench` are installed its search knows Chinese words.

Printed as a Markdown table: first and largest contentful paint, the time in which long tasks block the page, how
far things shift, when the last byte came, and what was sent.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.site_server import SiteHandler, serve
from tools import bench, stage
from tools.browser import LAUNCH_FLAGS, ensure
from tools.folders import temporary_folder

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"home": "", "symptom": "symptoms/paid-not-credited/", "letter": "letters/restore-missing/"}
ROUNDS = 5
PHONE: ViewportSize = {"width": 360, "height": 640}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}  # ms, bytes/s
SLOWED = 4
SETTLE_MS = 3000  # after the last request; long tasks of late scripts count

OBSERVE = """
globalThis.seen = { fcp: 0, lcp: 0, shift: 0, tasks: [] };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("paint", (each) => { if (each.name === "first-contentful-paint") seen.fcp = each.startTime; });
watch("largest-contentful-paint", (each) => { seen.lcp = each.startTime; });
watch("layout-shift", (each) => { if (!each.hadRecentInput) seen.shift += each.value; });
watch("longtask", (each) => { seen.tasks.push([each.startTime, each.duration]); });
"""
READ = """() => {
  const after = seen.tasks.filter(([start, length]) => start + length > seen.fcp);
  const blocking = ([start, length]) => Math.max(0, length - 50 - Math.max(0, seen.fcp - start));
  return [seen.fcp, seen.lcp, after.map(blocking).reduce((sum, each) => sum + each, 0), seen.shift];
}"""


@cache
def packed(file: Path) -> bytes:
    """A file's bytes as gzip sends them."""
    return gzip.compress(file.read_bytes(), mtime=0)


class GzipHandler(SiteHandler):
    """The small server, sending gzip."""

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        """Answers with the packed file; an unknown address gets what the plain server says."""
        file = Path(self.translate_path(self.path.split("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_page_not_found()
            return
        body = packed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass(frozen=True)
class Load:
    """One load: times in milliseconds since navigation, shift without unit, bytes as sent with headers."""

    first: float
    largest: float
    blocked: float
    shift: float
    last_byte: float
    size: float
    requests: float


FIELDS = tuple(Load.__dataclass_fields__)


@dataclass
class Traffic:
    """Requests, bytes and the time of the last byte, as the browser's own protocol tells them."""

    requests: int = 0
    size: float = 0
    begun: float = 0
    ended: float = 0

    def listen(self, session: CDPSession) -> None:
        """Counts from now on."""
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, Any]) -> None:
        self.requests += event["request"]["url"].startswith("http")
        self.begun = self.begun or event["timestamp"]

    def _finished(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]
        self.ended = event["timestamp"]


def load(browser: Browser, address: str) -> Load:
    """Opens an address in a fresh, slowed profile and waits until nothing more happens."""
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN", service_workers="block")
    context.add_init_script(OBSERVE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    traffic = Traffic()
    traffic.listen(session)
    page.goto(address, wait_until="networkidle", timeout=60_000)
    page.wait_for_timeout(SETTLE_MS)
    first, largest, blocked, shift = page.evaluate(READ)
    context.close()
    last = (traffic.ended - traffic.begun) * 1000
    return Load(first, largest, blocked, shift, last, traffic.size, traffic.requests)


def median(loads: list[Load]) -> Load:
    """The median of each figure by itself."""
    return Load(**{name: statistics.median(getattr(each, name) for each in loads) for name in FIELDS})


def measured(
    browser: Browser, sites: dict[str, str], pages: dict[str, str], rounds: int
) -> dict[tuple[str, str], Load]:
    """(page, site) → medians; `sites` gives home addresses. One site after the other for each page and round."""
    taken: dict[tuple[str, str], list[Load]] = {}
    for _ in range(rounds):
        for page, address in pages.items():
            for site, base in sites.items():
                taken.setdefault((page, site), []).append(load(browser, base + address))
    return {key: median(loads) for key, loads in taken.items()}


def table(results: dict[tuple[str, str], Load]) -> Iterator[str]:
    """The Markdown table, line by line."""
    yield "| Page | Site | First paint | Largest paint | Blocked | Shift | Last byte | Sent | Requests |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|"
    for (page, site), each in results.items():
        times = f"{each.first:.0f} ms | {each.largest:.0f} ms | {each.blocked:.0f} ms | {each.shift:.3f}"
        sent = f"{each.last_byte:.0f} ms | {each.size / 1024:.0f} KB | {each.requests:.0f}"
        yield f"| {page} | {site} | {times} | {sent} |"


def keep(results: dict[tuple[str, str], Load]) -> None:
    """Leaves the medians where `make figures` looks for them: page → site → figure."""
    kept = {page: {site: vars(each) for (other, site), each in results.items() if other == page} for page, _ in results}
    (ROOT / ".cache" / "speed.json").write_text(json.dumps(kept), encoding="utf-8")


def build_sites(scratch: Path) -> dict[str, Path]:
    """Builds ours and stock below `scratch`. Raises CalledProcessError."""
    equipped = bench.BENCH_BIN / "python"
    stock = bench.stock("stock", bench.write_markdown(scratch), "[search]")
    python = str(equipped) if equipped.exists() else sys.executable
    for out, command in {"ours": stage.mkdocs_command(scratch / "ours"), "stock": [python, *stock.command[1:]]}.items():
        named = command if out == "ours" else [*command, "--site-dir", str(scratch / out)]
        subprocess.run(named, cwd=ROOT, env=stage.build_environment(ROOT), check=True, capture_output=True)
    if python != str(equipped):
        print("Stock search without Chinese words: run `make bench` once for them.", file=sys.stderr)
    return {"ours": scratch / "ours", "stock": scratch / "stock"}


def run(scratch: Path) -> None:
    """Builds, loads, prints."""
    folders = build_sites(scratch)
    with (
        serve(folders["ours"], handler=GzipHandler) as ours,
        serve(folders["stock"], handler=GzipHandler) as stock,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=ensure(), args=list(LAUNCH_FLAGS))
        results = measured(browser, {"ours": ours, "stock": stock}, PAGES, ROUNDS)
        browser.close()
    keep(results)
    for line in table(results):
        print(line)


def main() -> int:
    """Prints the table; 1 where a build fails."""
    with temporary_folder(ROOT, "speed") as folder:
        try:
            run(folder)
        except subprocess.CalledProcessError as error:
            print(f"{error}\n{error.stderr or b''!r}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
