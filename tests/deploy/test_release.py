"""One archive of the site: the same bytes each time, whole, and checkable by whoever gets it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools.deploy import release

COMMIT = 1_767_196_800


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """A few real pages, so that packing is quick."""
    site = tmp_path_factory.mktemp("small") / "site"
    for name in ("index.html", "404.html", "_headers", "symptoms/index.html"):
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((built_site / name).read_bytes())
    return site


def aged_copy(site: Path, to: Path) -> Path:
    """The same files with other times, other rights, written in another order."""
    for path in sorted((path for path in site.rglob("*") if path.is_file()), reverse=True):
        target = to / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        target.chmod(0o600)
        os.utime(target, (1_600_000_000, 1_600_000_000))
    return to


def test_the_archive_of_the_same_site_is_the_same_byte_for_byte(small_site: Path, tmp_path: Path) -> None:
    first = release.write(small_site, tmp_path / "a", COMMIT)
    second = release.write(aged_copy(small_site, tmp_path / "copy"), tmp_path / "b", COMMIT)
    assert first.name == second.name == "guide-20251231.tar.gz"
    assert first.read_bytes() == second.read_bytes()


def test_a_changed_page_changes_the_archive(small_site: Path, tmp_path: Path) -> None:
    first = release.write(small_site, tmp_path / "a", COMMIT).read_bytes()
    other = aged_copy(small_site, tmp_path / "copy")
    (other / "index.html").write_text("mended", "utf-8")
    assert release.write(other, tmp_path / "b", COMMIT).read_bytes() != first


def test_checksums_hold_for_the_archive_and_for_every_file_in_it(small_site: Path, tmp_path: Path) -> None:
    archive = release.write(small_site, tmp_path / "out", COMMIT)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert (archive.parent / "SHA256SUMS").read_text("utf-8") == f"{digest}  {archive.name}\n"
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "in", filter="data")
    (inside,) = (tmp_path / "in").iterdir()
    listed = (inside / "SHA256SUMS").read_text("utf-8")
    (inside / "SHA256SUMS").unlink()
    assert release.checksums(inside) == listed
    assert {"nginx.conf", "site/index.html", "site/index.html.gz"} <= {
        line.split("  ")[1] for line in listed.split("\n") if line
    }


def test_the_archive_names_no_person_and_no_machine(small_site: Path, tmp_path: Path) -> None:
    with tarfile.open(release.write(small_site, tmp_path / "out", COMMIT)) as archive:
        for each in archive.getmembers():
            assert (each.uid, each.gid, each.uname, each.gname, each.mtime, each.mode) == (0, 0, "", "", COMMIT, 0o644)


def test_the_program_says_what_it_packed(root: Path, tmp_path: Path, small_site: Path) -> None:
    command = [sys.executable, "tools/deploy/release.py", str(small_site), str(tmp_path)]
    settings = {**os.environ, "SOURCE_DATE_EPOCH": str(COMMIT)}
    said = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=True).stdout
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") in said
