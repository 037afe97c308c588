"""Installs what a make target needs, once: a virtual environment with hash-checked packages.

    python tools/setup.py build|dev|bench|audit

A copy of the lock file inside the environment is the stamp: while the two are equal nothing is
installed again, whatever the clocks of the files say. `make figures` reads the recorded seconds.
Only the standard library is used, since nothing is installed yet when this runs.
"""

from __future__ import annotations

import fcntl
import filecmp
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Kind:
    """One set of packages: its lock file and the environment it lives in."""

    lock: str
    venv: str


KINDS = {
    "build": Kind("requirements.txt", ".venv"),
    "dev": Kind("requirements-dev.txt", ".venv"),
    "bench": Kind("requirements-bench.txt", ".cache/bench-venv"),
    "audit": Kind("requirements-audit.txt", ".cache/audit-venv"),
}
# The set in the key is a part of the set in the value: an installed value satisfies the key.
CONTAINED_IN = {"build": "dev"}


def stamp(root: Path, name: str) -> Path:
    """The copy of the lock file that says what is installed."""
    return root / KINDS[name].venv / f".installed-{name}"


def is_installed(root: Path, name: str) -> bool:
    """True when the environment works and holds exactly what the lock file asks for."""
    python = root / KINDS[name].venv / "bin" / "python"
    mark = stamp(root, name)
    return python.exists() and mark.exists() and filecmp.cmp(mark, root / KINDS[name].lock, shallow=False)


@contextmanager
def only_one(root: Path, name: str) -> Iterator[None]:
    """Lets two set-ups of the same environment run one after the other."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / f"setup-{Path(KINDS[name].venv).name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def make_venv(venv: Path) -> None:
    """Makes the environment, or makes it anew where its Python has gone."""
    if not (venv / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)


def install(root: Path, name: str) -> None:
    """Installs one hash-checked lock file and leaves the stamp. Raises CalledProcessError."""
    kind = KINDS[name]
    venv, lock, mark = root / kind.venv, root / kind.lock, stamp(root, name)
    mark.unlink(missing_ok=True)
    make_venv(venv)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "-qq"]
    subprocess.run([*pip, "install", "--only-binary=:all:", "--require-hashes", "-r", str(lock)], check=True)
    shutil.copyfile(lock, mark)


def record(root: Path, name: str, seconds: float) -> None:
    """Keeps how long a set-up took, for `make figures`."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    (cache / f"setup-{name}.seconds").write_text(f"{seconds:.1f}\n", encoding="utf-8")


def ready(root: Path, name: str) -> bool:
    """True when the named set, or a larger one that contains it, is installed."""
    wider = CONTAINED_IN.get(name)
    return is_installed(root, name) or (wider is not None and is_installed(root, wider))


def set_up(root: Path, name: str) -> None:
    """Brings one set of packages in, unless it is there already."""
    if ready(root, name):
        return
    with only_one(root, name):
        if ready(root, name):
            return
        print(f"Setting up {KINDS[name].venv} from {KINDS[name].lock} …", flush=True)
        started = time.monotonic()
        install(root, name)
        record(root, name, time.monotonic() - started)


def main(arguments: list[str]) -> int:
    """Returns 0 when all named sets are installed, 1 after a failed installation."""
    try:
        for name in arguments:
            set_up(ROOT, name)
    except subprocess.CalledProcessError as error:
        print(f"Set-up failed ({error.cmd[-1]}). 安装依赖失败，请看上面的提示后重试。", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
