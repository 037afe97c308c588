"""The lock files pin and hash everything, for every platform, and say nothing about one machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LOCKS = ("requirements", "requirements-dev", "requirements-bench", "requirements-audit")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+?)(?: ; (.*?))? \\$", re.MULTILINE)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
REASON = re.compile(r"^    # +(?:via )?(?:[a-z0-9._-]+|-[rc] requirements(?:-[a-z]+)?\.(?:in|txt)|via)$")


def pins(root: Path, name: str) -> dict[str, set[str]]:
    """Package → versions (more than one where a marker tells Pythons apart)."""
    text = (root / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for package, version, marker in PIN.findall(text):
        found.setdefault(package, set()).add(f"{version} {marker}".strip())
    assert found
    return found


def asked_for(root: Path, name: str) -> set[str]:
    """The packages that an .in file names itself."""
    text = (root / f"{name}.in").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return {re.split(r"[=<>\[; ]", line)[0].lower() for line in lines if line and not line.startswith("-")}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_hashes_and_reasons_and_nothing_else(root: Path, name: str) -> None:
    """So it holds no host, no option and no path of the machine it was made on."""
    text = (root / f"{name}.txt").read_text(encoding="utf-8")
    strange = [line for line in text.splitlines() if not (PIN.match(line) or HASH.match(line) or REASON.match(line))]
    assert strange == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(root: Path, name: str) -> None:
    text = (root / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    named = [block for block in blocks if block.strip()]
    assert len(named) == len(PIN.findall(text))
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in named)


@pytest.mark.parametrize("name", LOCKS)
def test_whatever_is_asked_for_is_locked(root: Path, name: str) -> None:
    missing = asked_for(root, name) - set(pins(root, name))
    assert not missing, f"run make lock: {missing}"


@pytest.mark.parametrize("name", ["requirements-dev", "requirements-bench"])
def test_the_larger_locks_hold_the_versions_the_site_is_built_with(root: Path, name: str) -> None:
    built_with = pins(root, "requirements")
    larger = pins(root, name)
    assert {package: larger.get(package) for package in built_with} == built_with
