"""What browser tests share: pages that note every trouble, blocked storage, a fixed day, axe."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict, Unpack

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js"

PATIENCE_MS = 10_000

PHONE: ViewportSize = {"width": 360, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}

# Morning of the fixed day in China; from there the clock runs on.
NOW = "2026-11-22T10:00:00+08:00"

# As in a browser that forbids cookies: the mere mention of either store throws.
BLOCK_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
}
"""

START_CLOCK = """
{
  const shift = Date.parse("%s") - Date.now();
  const now = () => RealDate.now() + shift;
  const RealDate = Date;
  window.Date = new Proxy(RealDate, {
    construct: (real, given, made) => Reflect.construct(real, given.length ? given : [now()], made),
    apply: () => new RealDate(now()).toString(),
    get: (real, name) => name === "now" ? now : Reflect.get(real, name),
  });
}
"""

RUN_AXE = """
async (only) => {
  const chosen = only ? { runOnly: [only] } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...chosen });
  const where = (nodes) => nodes.map((node) => node.target.join(" "));
  return violations.map(({ id, help, nodes }) => ({ id, help, where: where(nodes) }));
}
"""


class Reader(TypedDict, total=False):
    """How a reader comes to the site. Everything left out is that of a phone with script.

    `touch` defaults to phones only; `storage="blocked"` makes both getters throw; `now` is where the
    page's clock starts (ISO time with offset), None for the real one; `agent` is the user agent, such as that
    of an in-app browser.
    """

    viewport: ViewportSize
    touch: bool
    script: bool
    storage: Literal["open", "blocked"]
    scheme: Literal["light", "dark"]
    now: str | None
    agent: str


@dataclass
class Troubles:
    """What went wrong on the pages of one test: script errors, console errors, foreign requests.

    Whatever stands here at the end of a test fails it. A test that provokes a trouble takes it out
    with `expect`.
    """

    origin: str
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listens to all pages and workers of a context."""
        context.on("weberror", lambda error: self.found.append(f"page error: {error.error}"))
        context.on("console", self._console)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self.found.append(f"foreign request: {request.url}")

    def expect(self, pattern: str) -> list[str]:
        """Takes out the troubles that match and returns them. Fails when there is none."""
        taken = [trouble for trouble in self.found if re.search(pattern, trouble)]
        assert taken, f"expected a trouble like {pattern!r}, found {self.found}"
        self.found = [trouble for trouble in self.found if trouble not in taken]
        return taken


@dataclass
class Visitor:
    """Opens pages the way different readers would. One a test; every call is a fresh profile.

    Example: `page = visitor.open("/symptoms/expired/", script=False)`.
    """

    browser: Browser
    base_url: str
    troubles: Troubles
    contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, **reader: Unpack[Reader]) -> Page:
        """An empty page in a fresh profile, watched for troubles."""
        viewport = reader.get("viewport", PHONE)
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport=viewport,
            has_touch=reader.get("touch", viewport["width"] < 700),
            java_script_enabled=reader.get("script", True),
            color_scheme=reader.get("scheme", "light"),
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            user_agent=reader.get("agent"),
            service_workers="block",
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        for source in start_scripts(reader):
            context.add_init_script(source)
        self.troubles.watch(context)
        return context.new_page()

    def open(self, address: str = "/", **reader: Unpack[Reader]) -> Page:
        """Opens an address such as "/symptoms/expired/" in a fresh profile and waits for its elements."""
        return go(self.page(**reader), address, wait=reader.get("script", True))

    def close(self) -> None:
        """Closes all profiles."""
        for context in self.contexts:
            context.close()


def start_scripts(reader: Reader) -> list[str]:
    """What runs in every page before its own scripts."""
    now = reader.get("now", NOW)
    clock = [START_CLOCK % now] if now else []
    return clock + ([BLOCK_STORAGE] if reader.get("storage") == "blocked" else [])


def go(page: Page, address: str, *, wait: bool = True) -> Page:
    """Opens an address below the site's home and waits until the page's own elements work."""
    page.goto(address.lstrip("/") or "./")
    if wait:
        page.wait_for_selector("html[data-guide-ready]", state="attached")
    return page


@cache
def axe_source() -> str:
    """The vendored axe, half a megabyte."""
    return AXE.read_text(encoding="utf-8")


def axe(page: Page, only: str = "") -> None:
    """Asserts that axe finds nothing on the page as it stands, best practices included; `only` names one rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    violations = page.evaluate(RUN_AXE, only)
    assert not violations, "\n".join(f"{v['id']}: {v['help']} {v['where']}" for v in violations)
