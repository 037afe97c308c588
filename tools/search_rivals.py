"""Asks three searches the same questions in a real browser. `make search-report` runs it on the built site.

    python tools/search_rivals.py SITE

The three: the search of the built site; the stock theme's, with Chinese cut into words by jieba; and Pagefind
extended. The rivals get the same pages as plain Markdown, and every symptom's phrases besides as a paragraph on its
page, so that all three know the same words and only the searching differs. The table is printed and written between
its marks in README.md; after it every query that a search does not answer with the right page first.
"""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import bench, stage
from tools.browser import LAUNCH_FLAGS, ensure
from tools.folders import temporary_folder
from tools.readme import between_marks

ROOT = Path(__file__).resolve().parent.parent
BENCH_PYTHON = ROOT / ".cache" / "bench-venv" / "bin" / "python"
DENO = Path(sys.executable).parent / "deno"
BEGIN, END = "<!-- search-report: begin -->\n", "<!-- search-report: end -->\n"
STOCK_SEARCH = "[search: {lang: [zh, en]}]"

# Every script is handed the queries and gives back, for each, the addresses found, best first.
ASK_OURS = """
async ([folder, queries]) => {
  const { buildIndex, search } = await import(`/ours/assets/${folder}/search/rank.js`);
  const index = buildIndex(await (await fetch(`/ours/assets/${folder}/search.json`)).json());
  return queries.map((query) => search(index, query, 20).results.map((one) => one.url));
}
"""
ASK_PAGEFIND = """
async ([folder, queries]) => {
  const pagefind = await import(`/stock/${folder}/pagefind.js`);
  await pagefind.init();
  const answers = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    answers.push((await Promise.all(results.slice(0, 20).map((one) => one.data()))).map((one) => one.url));
  }
  return answers;
}
"""
# The theme's box listens to keyup; what its worker answers is noted on the way to the page.
NOTE_ANSWERS = """
window.noted = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => data.type === 3 && window.noted.push(data.data.items));
  }
};
"""
ASK_STOCK = """
async ([, queries]) => {
  const box = document.querySelector("input[data-md-component=search-query]");
  const type = async (text) => {
    window.noted.length = 0;
    box.value = text;
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    for (let turn = 0; turn < 300 && !window.noted.length; turn += 1) await new Promise((go) => setTimeout(go, 10));
    return window.noted.at(-1);
  };
  box.focus();
  for (let turn = 0; turn < 20 && !(await type("会员" + "了".repeat(turn))); turn += 1);
  const answers = [];
  for (const query of queries) {
    const found = await type(query);
    answers.push(found ? found.map(([page]) => page.location) : null);
  }
  return answers;
}
"""


def queries_of(folder: Path) -> list[str]:
    """Every labelled query that a symptom answers, each once."""
    files = [path for path in sorted(folder.glob("*queries.tsv")) if not path.name.startswith("negative")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
    return list(dict.fromkeys(line.split("\t")[0] for line in lines))


def add_phrases(docs: Path, data: dict[str, Any]) -> None:
    """Writes every symptom's phrases as one more paragraph on its page. Raises OSError where a page is missing."""
    for entry in data["entries"]:
        if entry["group"] == "symptoms":
            page = docs / f"{entry['url'].rstrip('/')}.md"
            page.write_text(f"{page.read_text('utf-8')}\n\n<p>{'。'.join(entry['texts'])}</p>\n", "utf-8")


def build_rivals(scratch: Path, data: dict[str, Any]) -> None:
    """The stock theme's site at `scratch/stock`, Pagefind's index in its folder `pagefind`."""
    docs = bench.write_markdown(scratch)
    add_phrases(docs, data)
    contender = bench.stock("stock", docs, STOCK_SEARCH)
    site = scratch / "stock"
    settings = stage.build_environment(ROOT)
    command = [str(BENCH_PYTHON), *contender.command[1:], "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True)
    subprocess.run([str(BENCH_PYTHON), "-m", "pagefind", "--site", str(site)], check=True, capture_output=True)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing on the terminal."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address while the block runs."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def asked(browser: Browser, page_address: str, script: str, folder: str, queries: list[str]) -> list[list[str] | None]:
    """What one search finds for every query: addresses, best first; None where it never answered."""
    page = browser.new_page()
    page.add_init_script(NOTE_ANSWERS)
    page.goto(page_address)
    page.set_default_timeout(0)
    found: list[list[str] | None] = page.evaluate(script, [folder, queries])
    page.close()
    return found


def answers_of(scratch: Path, folder: str, queries: list[str]) -> dict[str, list[list[str] | None]]:
    """Search → what it finds for every query, all in one browser."""
    (scratch / "blank.html").write_text("<!doctype html><title>Blank</title>", "utf-8")
    with served(scratch) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=list(LAUNCH_FLAGS))
        blank = f"{address}/blank.html"
        found = {
            "this search": asked(browser, blank, ASK_OURS, folder, queries),
            "stock Material, jieba": asked(browser, f"{address}/stock/about/", ASK_STOCK, "", queries),
            "Pagefind extended": asked(browser, blank, ASK_PAGEFIND, "pagefind", queries),
        }
        browser.close()
    return found


def reported(scratch: Path, queries: list[str], found: dict[str, list[list[str] | None]]) -> tuple[str, str]:
    """The table, and the misses of every search, as tests/search/rivals.js makes them."""
    kept = scratch / "answers.json"
    kept.write_text(json.dumps({"queries": queries, "found": found}, ensure_ascii=False), "utf-8")
    command = [str(DENO), "run", "--no-remote", "--allow-read", "tests/search/rivals.js", str(kept)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    table, misses = done.stdout.split("\n\n", 1)
    return table + "\n", misses


def main(site: Path) -> int:
    """Prints the comparison and writes its table into README.md; 1 where something it needs fails."""
    (code,) = site.glob("assets/guide-*")
    data = json.loads((code / "search.json").read_text("utf-8"))
    queries = queries_of(ROOT / "tests" / "search")
    with temporary_folder(ROOT, "rivals") as folder:
        (folder / "ours").symlink_to(site.resolve())
        try:
            build_rivals(folder, data)
            table, misses = reported(folder, queries, answers_of(folder, code.name, queries))
        except subprocess.CalledProcessError as error:
            print(f"{error}\n{error.stderr or b''!r}", file=sys.stderr)
            return 1
    readme = ROOT / "README.md"
    readme.write_text(between_marks(readme.read_text("utf-8"), BEGIN, END, table), "utf-8")
    print(f"{table}\n{misses}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
