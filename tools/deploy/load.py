"""How many requests a second one nginx answers on loopback, and how many it gets wrong.

    python tools/deploy/load.py SITE [SECONDS]

Readers open pages and what pages load, over connections that stay open, at once. Asker and nginx share the
machine, so the figure is a floor. `make bench-nginx` runs this for ten seconds.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools import stage
from tools.deploy import loopback

LOADED = ("assets/style-*.css", "assets/guide-*/index.js", "assets/guide-*/search.json")
READERS = 32
SECONDS = 10.0
LONGEST = 20.0
ANSWER = 10.0


@dataclass
class Tally:
    """What all readers together met."""

    errors: int = 0
    sent: int = 0
    seconds: list[float] = field(default_factory=list)


def addresses(site: Path) -> list[str]:
    """What a visit asks for: every page in turn, the stylesheet, the script, the search index."""
    pages = sorted(
        f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/") for path in site.rglob("index.html")
    )
    loaded = [path for name in LOADED for path in site.glob(name)]
    return pages + [f"/{path.relative_to(site).as_posix()}" for path in loaded]


@dataclass
class Answer:
    """What came back: whether it was whole and meant, how many bytes, and whether the connection stays."""

    good: bool
    size: int
    stays: bool


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> Answer:
    """One request. Raises what a broken connection or an answer without length raises."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: guide\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.split("content-length: ")[1].split("\r\n")[0])
    await reader.readexactly(length)
    return Answer(head.startswith("http/1.1 200 "), len(head) + length, "\r\nconnection: close" not in head)


async def one_connection(port: int, paths: Iterator[str], until: float, tally: Tally) -> None:
    """Asks for one address after the other until the time is up or nginx wants a fresh connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    stays = True
    while stays and time.monotonic() < until:
        started = time.monotonic()
        answer = await asyncio.wait_for(ask(reader, writer, next(paths)), ANSWER)
        tally.seconds.append(time.monotonic() - started)
        tally.sent += answer.size
        tally.errors += not answer.good
        stays = answer.stays
    writer.close()


async def read_on(port: int, paths: list[str], until: float, tally: Tally) -> None:
    """One reader, who goes round the addresses until the time is up."""
    turns = itertools.cycle(paths)
    while time.monotonic() < until:
        try:
            await one_connection(port, turns, until, tally)
        except (OSError, EOFError, IndexError, ValueError, TimeoutError):
            tally.errors += 1


async def load(port: int, paths: list[str], seconds: float) -> Tally:
    """All readers at once, each beginning somewhere else."""
    tally = Tally()
    until = time.monotonic() + seconds
    starts = [len(paths) * number // READERS for number in range(READERS)]
    await asyncio.gather(*(read_on(port, paths[start:] + paths[:start], until, tally) for start in starts))
    return tally


def figures(tally: Tally, seconds: float) -> dict[str, float]:
    """What `make figures` shows: requests and megabytes a second, errors, milliseconds of the 99th of 100."""
    slowest = statistics.quantiles(tally.seconds, n=100)[98] * 1000 if len(tally.seconds) > 1 else 0.0
    return {
        "seconds": seconds,
        "requests_a_second": round(len(tally.seconds) / seconds),
        "megabytes_a_second": round(tally.sent / seconds / 1e6, 1),
        "errors": tally.errors,
        "milliseconds_99": round(slowest),
    }


def report(found: dict[str, float]) -> str:
    """The figures in one line."""
    return (
        f"{platform.system()}, {os.cpu_count()} cores shared with the asker, {READERS} readers,"
        f" {found['seconds']:.0f} s: {found['requests_a_second']:,} requests a second, {found['errors']} errors,"
        f" {found['megabytes_a_second']} MB a second, 99 of 100 within {found['milliseconds_99']} ms"
    )


def keep(found: dict[str, float]) -> None:
    """Leaves the figures where `make figures` looks for them."""
    kept = stage.ROOT / ".cache" / "load.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(found), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Prints the figures; 1 where anything went wrong or there is no nginx."""
    site = Path(arguments[0])
    seconds = min(float(arguments[1]) if len(arguments) > 1 else SECONDS, LONGEST)
    with tempfile.TemporaryDirectory(prefix="nginx-load-") as scratch:
        try:
            with loopback.serving(site, Path(scratch)) as port:
                tally = asyncio.run(load(port, addresses(site), seconds))
        except loopback.NoNginxError as error:
            print(error, file=sys.stderr)
            return 1
    found = figures(tally, seconds)
    keep(found)
    print(report(found))
    return int(tally.errors > 0 or not tally.seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
