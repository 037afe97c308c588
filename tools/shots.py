"""Takes pictures of the built site to be looked at: every kind of page, phone and desk, light and dark.

    python tools/shots.py [--site DIR]    into shots/, which git ignores
    python tools/shots.py --share         draws docs/assets/share.png from tools/share.html
    python tools/shots.py --readme        takes the README's pictures into docs/_notes/pictures/, which is not published

Pictures are whole pages, named `kind-width-scheme.png`. Needs a site built by tools/stage.py.
"""

from __future__ import annotations

import argparse
import base64
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.site_server import serve
from tools.browser import LAUNCH_FLAGS, ensure

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "shots"

# One address for each kind of page; the browser tests go through them too.
KINDS = {
    "home": "",
    "symptoms": "symptoms/",
    "symptom": "symptoms/paid-not-credited/",
    "symptom-scam": "symptoms/fake-support/",
    "symptom-minor": "symptoms/minor-purchase/",
    "triage": "triage/",
    "letters": "letters/",
    "letter": "letters/restore-missing/",
    "case": "case/",
    "channels": "channels/",
    "steps": "steps/",
    "step": "steps/verify/",
    "reconcile": "reconcile/",
    "checklists": "checklists/",
    "checklist": "checklists/first-hour/",
    "causes": "causes/",
    "cause": "causes/platform-fault/",
    "prevention": "prevention/",
    "prevention-page": "prevention/rules/",
    "sources": "sources/",
    "glossary": "glossary/",
    "platforms": "platforms/",
    "refused": "refused/",
    "help-now": "help-now/",
    "about": "about/",
    "components": "components/",
    "not-found": "404.html",
}
WIDTHS = {360: 640, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# What the README shows, named `device-kind`: the first screen of a phone and of a desk.
README_PICTURES = ROOT / "docs" / "_notes" / "pictures"
PHONE = ViewportSize(width=360, height=720)
DESK = ViewportSize(width=1280, height=800)
SHOWN = {"phone-home": PHONE, "phone-symptom": PHONE, "phone-letter": PHONE, "desk-symptom": DESK}


def pictures(browser: Browser, base: str) -> int:
    """Takes every picture into `OUT` and returns how many."""
    taken = 0
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                base_url=base, viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN"
            )
            for kind, address in KINDS.items():
                page = context.new_page()
                page.goto(address or "./")
                page.wait_for_selector("html[data-guide-ready]", state="attached")
                page.screenshot(path=OUT / f"{kind}-{width}-{scheme}.png", full_page=True)
                page.close()
                taken += 1
            context.close()
    return taken


def readme(browser: Browser, base: str) -> int:
    """Takes the README's pictures as WebP, which only the browser's own protocol writes; returns their bytes."""
    README_PICTURES.mkdir(exist_ok=True)
    size = 0
    for name, viewport in SHOWN.items():
        scale = 2 if viewport is PHONE else 1
        page = browser.new_page(base_url=base, viewport=viewport, device_scale_factor=scale, locale="zh-CN")
        page.goto(KINDS[name.partition("-")[2]] or "./")
        page.wait_for_selector("html[data-guide-ready]", state="attached")
        session = page.context.new_cdp_session(page)
        taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 75})
        size += (README_PICTURES / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))
        page.close()
    return size


def share(browser: Browser) -> Path:
    """Draws the picture beside shared links and returns where it is."""
    target = ROOT / "docs" / "assets" / "share.png"
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    page.goto((ROOT / "tools" / "share.html").as_uri())
    page.screenshot(path=target)
    return target


def main() -> int:
    """Returns 0, or 2 where there is no site to look at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--share", action="store_true", help="draw the share picture instead")
    parser.add_argument("--readme", action="store_true", help="take the README's pictures instead")
    options = parser.parse_args()
    if not options.share and not (options.site / "index.html").exists():
        print(f"No site in {options.site}: run `make build` first. 先运行 make build。", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=list(LAUNCH_FLAGS))
        if options.share:
            print(share(browser))
            return 0
        OUT.mkdir(exist_ok=True)
        with serve(options.site) as base:
            if options.readme:
                print(f"{readme(browser, base)} bytes of pictures in {README_PICTURES}")
                return 0
            print(f"{pictures(browser, base)} pictures in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
