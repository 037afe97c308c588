"""The project's own lint rules find what they name, and only in the code that is shipped."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

REFUSED = {
    "class A { x = 1; }": "es2020",
    "class A { #x() {} }": "es2020",
    "class A { static { go(); } }": "es2020",
    "a ??= 1;": "es2020",
    "a ||= 1;": "es2020",
    "const a = await go(); use(a);": "es2020",
    "await go();": "es2020",
    "use(/(?<!a)b/);": "es2020",
    "a.innerHTML = b;": "no-markup-strings",
    "a['outerHTML'] = b;": "no-markup-strings",
    "a.insertAdjacentHTML('beforeend', b);": "no-markup-strings",
    "frame.srcdoc = b;": "no-markup-strings",
    "document.write(b);": "no-markup-strings",
    "document.writeln(b);": "no-markup-strings",
    "eval(b);": "no-markup-strings",
    "new Function(b);": "no-markup-strings",
    "a.setAttribute('style', b);": "no-markup-strings",
    "localStorage.getItem('a');": "one-storage-module",
    "window['sessionStorage'].clear();": "one-storage-module",
    "document.cookie = 'a';": "one-storage-module",
    "navigator.sendBeacon(a);": "no-sending",
    "new XMLHttpRequest();": "no-sending",
    "new WebSocket(a);": "no-sending",
}

ALLOWED = """
/** @param {HTMLElement} element */
export async function show(element) {
  const found = element?.dataset.query ?? "";
  element.textContent = found;
  element.style.setProperty("--width", "1");
  const { go } = await import("./go.js");
  go(document.createElement("p"));
}
"""


def complaints(root: Path, folder: Path, source: str, name: str = "a.js") -> list[str]:
    """The codes of the project's own rules that one file breaks."""
    shipped = folder / "docs" / "assets" / "guide"
    shipped.mkdir(parents=True, exist_ok=True)
    (shipped / name).write_text(source, encoding="utf-8")
    command = [str(root / ".venv" / "bin" / "deno"), "lint", "--json", "--config", str(root / "deno.json")]
    settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run(
        [*command, str(shipped / name)], cwd=root, env=settings, capture_output=True, text=True, check=False
    )
    codes = [found["code"] for found in json.loads(done.stdout)["diagnostics"]]
    return [code.removeprefix("guide/") for code in codes if code.startswith("guide/")]


@pytest.mark.parametrize("source", sorted(REFUSED))
def test_refused_in_the_shipped_code(root: Path, tmp_path: Path, source: str) -> None:
    assert REFUSED[source] in complaints(root, tmp_path, source)


def test_plain_code_is_not_complained_about(root: Path, tmp_path: Path) -> None:
    assert complaints(root, tmp_path, ALLOWED) == []


def test_the_one_storage_module_may_name_storage(root: Path, tmp_path: Path) -> None:
    assert complaints(root, tmp_path, "localStorage.getItem('a');", name="reader.js") == []


def test_every_rule_is_tried(root: Path) -> None:
    source = (root / "tools" / "lint_rules.js").read_text(encoding="utf-8")
    for rule in set(REFUSED.values()):
        assert f'"{rule}":' in source
    assert source.count("forBrowserCode(") - 1 == len(set(REFUSED.values()))
