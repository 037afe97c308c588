"""Browser modules as they are published: without the comments that fill whole lines, and nothing else changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from guide.assets import Assets


@pytest.fixture(scope="module")
def published(root: Path) -> dict[str, str]:
    """Published address inside the folder → text of every own module."""
    assets = Assets(root / "docs", {})
    names = {name: name.removeprefix(f"{assets.base}/") for name in assets.published()}
    own = {short: full for full, short in names.items() if short.endswith(".js") and not short.startswith("vendor/")}
    assert len(own) > 20
    return {short: assets.published()[full].decode() for short, full in own.items()}


COMMENT = re.compile(r"^\s*(?://|/\*|\*[ /])")


def test_no_line_of_comment_is_left(published: dict[str, str]) -> None:
    left = {name for name, text in published.items() for line in text.split("\n") if COMMENT.match(line)}
    assert left == set()


FURTHER = re.compile(r"""(?:import "\.[^"]+";\n)*\Z""")


def test_what_stays_are_the_written_lines_in_their_order(root: Path, published: dict[str, str]) -> None:
    for name, text in published.items():
        source = (root / "docs/assets/guide" / name).read_text("utf-8")
        written = iter(re.sub(r"/\*\* @type .*?\*/ ?", "", source).split("\n"))
        assert all(line in written for line in FURTHER.sub("", text).rstrip("\n").split("\n")), name


def test_only_modules_that_are_fetched_by_name_name_what_their_imports_import(
    root: Path, published: dict[str, str]
) -> None:
    entries = Assets(root / "docs", {}).entries
    assert {"elements/letter.js", "search/panel.js", "reconcile/worker.js"} <= entries
    named = {name for name, text in published.items() if FURTHER.search(text.rstrip("\n") + "\n")[0]}  # type: ignore[index]
    assert "search/worker.js" in named
    assert named <= entries


def parse_errors(root: Path, folder: Path) -> list[str]:
    """What deno's parser says of the modules in a folder."""
    command = [str(root / ".venv/bin/deno"), "lint", "--json", "--config", str(root / "deno.json"), str(folder)]
    settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
    errors: list[str] = json.loads(done.stdout)["errors"]
    return errors


def test_every_published_module_parses(root: Path, published: dict[str, str], tmp_path: Path) -> None:
    for name, text in published.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert parse_errors(root, tmp_path) == []


def test_the_parser_would_notice_a_broken_module(root: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.js").write_text("export const a = (;", "utf-8")
    assert parse_errors(root, tmp_path) != []
