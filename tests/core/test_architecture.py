"""The shape of the code, held by tests instead of by a page that nobody reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.build import Site, prepare
from guide.model import KINDS

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "hooks" / "guide"
ADAPTER = ROOT / "hooks" / "mkdocs_hooks.py"
BROWSER = ROOT / "docs" / "assets" / "guide"
OVERRIDES = ROOT / "overrides"
PYTHON = [*sorted(CORE.rglob("*.py")), ADAPTER]
SCRIPTS = [path for path in sorted(BROWSER.rglob("*.js")) if "vendor" not in path.parts]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=name_of)
def test_the_core_knows_neither_mkdocs_nor_material(path: Path) -> None:
    for module in imports(path):
        assert module.split(".")[0] not in ("mkdocs", "material", "properdocs", "pymdownx", "markdown"), module


def test_the_core_is_not_empty() -> None:
    assert len(PYTHON) > 30
    assert len(SCRIPTS) > 10


def test_the_adapter_is_the_only_one_that_knows_mkdocs() -> None:
    assert any(module.startswith("mkdocs") for module in imports(ADAPTER))
    assert {module.split(".")[0] for module in imports(ADAPTER)} <= {
        "__future__",
        "collections",
        "contextlib",
        "logging",
        "pathlib",
        "typing",
        "mkdocs",
        "guide",
    }


def test_the_adapter_holds_no_rule() -> None:
    """It names no kind of record, searches no text, and each of its functions is a short translation."""
    tree = ast.parse(ADAPTER.read_text("utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not words & set(KINDS)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert max(function.end_lineno - function.lineno for function in functions if function.end_lineno) <= 20


# Patterns that read HTML which templates and theme have written.
READERS = {f"hooks/guide/{name}.py" for name in ("assets", "build", "finished", "security", "structured_data")}
TAG = re.compile(r"</?[a-zA-Z][\w-]*[\s/>]")


def literals(path: Path) -> Iterator[str]:
    """String constants of a module, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_no_html_is_written_in_python(path: Path) -> None:
    for text in literals(path):
        assert not TAG.search(text) or name_of(path) in READERS, text


TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<pattern>(?<=[(,=:\[!&|?{};\n])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/)""",
    re.DOTALL,
)


def without_comments(text: str) -> str:
    """JavaScript without its comments; what looks like one inside a string or a pattern stays."""
    return TOKEN.sub(lambda match: "" if match["comment"] else match[0], text)


def test_comments_are_told_from_strings_and_patterns() -> None:
    code = 'a = "/* no */"; // yes\nb = /[/"]*\\/\\/x/; /* yes\nyes */ c = `//no`;\n'
    assert without_comments(code) == 'a = "/* no */"; \nb = /[/"]*\\/\\/x/;  c = `//no`;\n'


def hit(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[0] if found else None


STORAGE = re.compile(r"localStorage|sessionStorage|indexedDB|\.cookie\b|cookieStore|\bcaches\b|window\.name")


def test_only_the_reader_module_names_a_storage_api() -> None:
    naming = {path.name for path in SCRIPTS if STORAGE.search(without_comments(path.read_text("utf-8")))}
    assert naming == {"reader.js"}


DANGEROUS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|setHTMLUnsafe|parseHTMLUnsafe"
    r"|createContextualFragment|setAttribute\(\s*[\"'](?:style|on\w+)[\"']|javascript:|setTimeout\(\s*[\"'`]"
)


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_own_scripts_never_turn_text_into_markup_or_code(path: Path) -> None:
    assert hit(DANGEROUS, without_comments(path.read_text("utf-8"))) is None


SENDING = re.compile(r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|https?://(?!www\.w3\.org/2000/svg)")


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_own_scripts_send_nothing_and_name_no_other_host(path: Path) -> None:
    assert hit(SENDING, without_comments(path.read_text("utf-8"))) is None


def test_scripts_are_plain_modules() -> None:
    assert not list(BROWSER.rglob("*.mjs"))
    for path in SCRIPTS:
        for wanted in re.findall(
            r"""^(?:import|export)[^"'\n]*?from\s+["']([^"']+)["']""", path.read_text("utf-8"), re.MULTILINE
        ):
            assert wanted.startswith("."), f"{name_of(path)} imports {wanted}"
            assert wanted.endswith(".js"), f"{name_of(path)} imports {wanted}"
            assert (path.parent / wanted).resolve().is_file(), f"{name_of(path)} imports {wanted}"


JINJA = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
STYLE = re.compile(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\b(?:src|type)=)|<style|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", sorted([*OVERRIDES.rglob("*.html"), *OVERRIDES.rglob("*.md")]), ids=name_of)
def test_templates_hold_nothing_that_the_policy_forbids(path: Path) -> None:
    assert hit(STYLE, JINJA.sub("", path.read_text("utf-8"))) is None


def test_every_file_of_the_overrides_is_a_template() -> None:
    """Anything else would be published."""
    assert {path.suffix for path in OVERRIDES.rglob("*") if path.is_file()} == {".html", ".md"}


@pytest.fixture(scope="module")
def site() -> Site:
    return prepare(ROOT / "docs", OVERRIDES)


def test_every_template_of_the_guide_is_rendered_by_some_page(site: Site) -> None:
    """Pages and blocks are rendered with the real data; what they pull in is followed in the templates' own text."""
    pages = [page.text for page in site.pages() if page.path.endswith(".md")]
    assert pages
    asked = {
        f"blocks/{name}.html"
        for path in (ROOT / "docs").rglob("*.md")
        for name in BLOCK.findall(path.read_text("utf-8"))
    }
    rendered = {f"{page.path.split('/')[0]}.md" for page in site.pages() if page.path.endswith(".md")} | asked
    rendered |= {"retired.md"}  # waits for the first id that is renamed; test_build.py renders one
    for name in sorted(asked):
        assert site.renderer.block(name.removeprefix("blocks/").removesuffix(".html"), "symptoms/").strip(), name
    folder = OVERRIDES / "guide"
    waiting = list(rendered)
    while waiting:
        for inner in PULLED.findall((folder / waiting.pop()).read_text("utf-8")):
            if inner not in rendered:
                rendered.add(inner)
                waiting.append(inner)
    theme = "".join(path.read_text("utf-8") for path in OVERRIDES.rglob("*.html"))
    rendered |= {name.removeprefix("guide/") for name in PULLED.findall(theme) if name.startswith("guide/")}
    assert {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} == rendered


BLOCK = re.compile(r"<!-- guide: ([a-z-]+) -->")
PULLED = re.compile(r"""{%-?\s*(?:import|include|extends|from)\s+["']([^"']+)["']""")
