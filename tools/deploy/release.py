"""Packs a built site into one archive that is the same, byte for byte, for the same commit.

    python tools/deploy/release.py SITE OUT

OUT gets `guide-<day of the commit>.tar.gz` and `SHA256SUMS` for it. In the archive: `site/` with compressed copies
beside its texts, `nginx.conf`, and a `SHA256SUMS` of every file. Unpack, `sha256sum -c SHA256SUMS`, serve `site/`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import sys
import tarfile
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools import stage
from tools.deploy import nginx, precompress

ROOT = Path(__file__).resolve().parents[2]


def checksums(folder: Path) -> str:
    """`<sha256>  <path>` of every file below a folder, sorted, as `sha256sum -c` reads it."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files)


def lay_out(site: Path, folder: Path) -> None:
    """Everything that the archive will hold, as files."""
    copy = Path(shutil.copytree(site, folder / "site"))
    precompress.precompress(copy, shutil.which("brotli"))
    (folder / "nginx.conf").write_text(nginx.for_site(copy), encoding="utf-8")
    (folder / "SHA256SUMS").write_text(checksums(folder), encoding="utf-8")


def entry(name: str, size: int, epoch: int) -> tarfile.TarInfo:
    """A file of nobody's, changed at `epoch` (seconds since 1970)."""
    made = tarfile.TarInfo(name)
    made.size, made.mtime, made.mode = size, epoch, 0o644
    return made


def packed(folder: Path, name: str, epoch: int) -> bytes:
    """The folder as tar.gz under the top folder `name`: sorted, without owners, with one time for all."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            at = f"{name}/{path.relative_to(folder).as_posix()}"
            archive.addfile(entry(at, len(content), epoch), io.BytesIO(content))
    return gzip.compress(buffer.getvalue(), compresslevel=9, mtime=0)


def write(site: Path, out: Path, epoch: int) -> Path:
    """Packs `site` into the folder `out`; returns the archive. `epoch` is the time of the commit."""
    name = f"guide-{time.strftime('%Y%m%d', time.gmtime(epoch))}"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="release-") as scratch:
        lay_out(site, Path(scratch))
        archive = out / f"{name}.tar.gz"
        archive.write_bytes(packed(Path(scratch), name, epoch))
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    (out / "SHA256SUMS").write_text(f"{digest}  {archive.name}\n", encoding="utf-8")
    return archive


def main(arguments: list[str]) -> int:
    """Says what was packed."""
    site, out = map(Path, arguments)
    epoch = int(stage.build_environment(ROOT)["SOURCE_DATE_EPOCH"])
    archive = write(site, out, epoch)
    print(f"{archive} {archive.stat().st_size:,} bytes")
    print((out / "SHA256SUMS").read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
