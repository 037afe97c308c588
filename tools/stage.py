"""Builds the site beside the last good one and swaps the two only when the build is whole.

    python tools/stage.py [--out DIR] [--today YYYY-MM-DD]

A build that fails late (a broken link is found after everything is written) or is killed leaves the
old folder untouched. Two builds at once each write a folder of their own; the last to finish stays.
The clock of the build is the time of the commit, so that two builds of one commit are identical.
Only the standard library is used.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Used where there is no commit to ask, such as an unpacked archive: 2026-01-01T00:00:00+08:00.
DATE_WITHOUT_COMMIT = 1_767_196_800

WORKSHOP_PREFIX = ".site-"


def commit_time(root: Path) -> int | None:
    """Seconds since 1970 of the commit checked out at `root`; None outside a repository of its own."""

    def ask(*arguments: str) -> str:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    try:
        if Path(ask("rev-parse", "--show-toplevel")).resolve() != root.resolve():
            return None
        return int(ask("log", "-1", "--format=%ct"))
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


def build_environment(root: Path) -> dict[str, str]:
    """The environment of a build: the clock stands at the commit, notices about the theme are off."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or str(commit_time(root) or DATE_WITHOUT_COMMIT)
    return {**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"}


def mkdocs_command(out: Path) -> list[str]:
    """The strict build. Never with -q, which hides warnings from the counter that strict reads."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder, so that builds begin and swap one after the other."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def is_abandoned(workshop: Path) -> bool:
    """True when no living process holds the lock of a workshop."""
    with (workshop / "lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def sweep(site: Path) -> None:
    """Removes what killed builds left, after putting back a good site caught between two renames."""
    for workshop in site.parent.glob(f"{WORKSHOP_PREFIX}*"):
        if is_abandoned(workshop):
            if (workshop / "old").exists() and not site.exists():
                (workshop / "old").rename(site)
            shutil.rmtree(workshop, ignore_errors=True)


@contextmanager
def open_workshop(site: Path) -> Iterator[tuple[Path, int]]:
    """A new folder next to `site`, and the descriptor of the lock that shows it is in use."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(site.parent):
        sweep(site)
        workshop = Path(tempfile.mkdtemp(prefix=WORKSHOP_PREFIX, dir=site.parent))
        lock = (workshop / "lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield workshop, lock.fileno()
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        lock.close()


def exchange_atomically(new: Path, old: Path) -> bool:
    """Exchanges two folders in one step of the kernel; False where it knows no such step."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(new), os.fsencode(old)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        status = libc.renamex_np(first, second, ctypes.c_uint(2))  # RENAME_SWAP
    elif hasattr(libc, "renameat2"):
        here = ctypes.c_int(-100)  # AT_FDCWD; 2 is RENAME_EXCHANGE
        status = libc.renameat2(here, first, here, second, ctypes.c_uint(2))
    else:
        return False
    return bool(status == 0)


def exchange_by_two_renames(new: Path, old: Path, spare: Path) -> None:
    """Puts `new` in the place of `old`, which goes to `spare` and comes back if the second step fails."""
    old.rename(spare)
    try:
        new.rename(old)
    except OSError:
        spare.rename(old)
        raise


def swap_in(new: Path, site: Path) -> None:
    """Makes `new` the folder `site`. What `site` was stays in the workshop, to be thrown away with it."""
    try:
        new.rename(site)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        if not exchange_atomically(new, site):
            exchange_by_two_renames(new, site, new.parent / "old")


def build(
    root: Path,
    site: Path,
    command: Callable[[Path], list[str]] = mkdocs_command,
    environment: dict[str, str] | None = None,
) -> int:
    """Runs one build of `root` into `site`.

    `command` gives the program that fills the folder it is handed; `environment` is added to it.
    Returns the program's exit status. Anything but 0 leaves `site` as it was.
    """
    with open_workshop(site) as (workshop, lock):
        new = workshop / "new"
        settings = {**build_environment(root), **(environment or {})}
        # The program inherits the lock: if only this process is killed, nobody sweeps under its feet.
        process = subprocess.run(command(new), cwd=root, env=settings, pass_fds=(lock,), check=False)
        if process.returncode == 0:
            with alone_in(site.parent):
                swap_in(new, site)
        return process.returncode


def main(arguments: list[str]) -> int:
    """Command line: returns the build's exit status and says in one line what stands now."""
    parser = argparse.ArgumentParser(description="Build the site and swap it in when it is whole.")
    parser.add_argument("--out", type=Path, default=ROOT / "site")
    parser.add_argument("--today", default=None, help="the day the build takes for today, YYYY-MM-DD")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    today = {"GUIDE_TODAY": options.today} if options.today else None
    status = build(ROOT, options.out.absolute(), environment=today)
    if status == 0:
        print(f"Built {options.out} in {time.monotonic() - started:.1f} s. 已生成。")
    else:
        print(f"Build failed; {options.out} is as it was. 生成失败，原来的网站没有动。", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
