"""Finds the Chromium that the browser tests drive, and brings one in where there is none.

    python tools/browser.py        prints its path, after installing it if need be

Order: the variable CHROMIUM, an installed chromium or google-chrome, `apt-get install chromium` as
root on Debian, else Playwright's own download. On Ubuntu `chromium` is a snap that cannot be driven
from everywhere, so Playwright's is taken there.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PROGRAMS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Chinese glyphs too: without them every measured width would be that of an empty box.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")

# Of several lists of features the last one counts: what Playwright switches off has to stand here again.
PLAYWRIGHT_SWITCHES_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)

# Every new window would start these renderers of its own, for an address bar that nobody sees and for
# a page that may come next: half the work of opening a page.
UNSEEN_RENDERERS = ("SpareRendererForSitePerProcess", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup")

# Headless and as root; nothing of its own to download, to sync or to ask.
LAUNCH_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-features=" + ",".join((*PLAYWRIGHT_SWITCHES_OFF, *UNSEEN_RENDERERS)),
)


class NoBrowserError(Exception):
    """No Chromium was found and none could be brought in. The message is one line for the terminal."""


def distribution() -> str:
    """The `ID` of the Linux distribution, such as "debian"; empty elsewhere."""
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def is_snap(command: str) -> bool:
    """True for Ubuntu's chromium, which is a snap or a script that starts one."""
    return distribution() == "ubuntu" and command.startswith("chromium")


def installed() -> str | None:
    """The path of an installed browser, None if there is none. Raises NoBrowserError for a bad CHROMIUM."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoBrowserError(f"CHROMIUM={named} cannot be run. CHROMIUM 指的程序不存在或不能运行。")
        return path
    found = [shutil.which(command) for command in COMMANDS if not is_snap(command)]
    return next((path for path in [*found, *map(shutil.which, MAC_PROGRAMS)] if path), None)


def downloaded() -> str | None:
    """The path of Playwright's own Chromium, None while it has not been downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """The path of the browser to drive, None if there is none yet."""
    return installed() or downloaded()


def install_from_debian() -> None:
    """Installs Debian's chromium. Raises CalledProcessError."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES]):
        subprocess.run(["apt-get", "-qq", *step], check=True, env=settings, stdout=sys.stderr)


def install_from_playwright() -> None:
    """Downloads Playwright's Chromium. Raises CalledProcessError."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if os.geteuid() == 0 and distribution() == "ubuntu":
        command.append("--with-deps")
    subprocess.run(command, check=True, stdout=sys.stderr)


def bring_in() -> None:
    """Installs a browser by the first way that this machine allows. Raises CalledProcessError."""
    if os.geteuid() == 0 and distribution() == "debian" and shutil.which("apt-get"):
        install_from_debian()
    else:
        install_from_playwright()


def ensure() -> str:
    """The path of the browser to drive, installed now if need be. Raises NoBrowserError."""
    path = find()
    if path is None:
        print("Setting up Chromium …", file=sys.stderr, flush=True)
        try:
            bring_in()
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoBrowserError(f"No Chromium: {error}. 没有找到 Chromium，请安装后重试。") from error
        path = find()
    if path is None:
        raise NoBrowserError("No Chromium after the installation. 安装后仍没有找到 Chromium。")
    return path


def main() -> int:
    """Prints the path and returns 0, or one line on what is wrong and 1."""
    try:
        print(ensure())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
