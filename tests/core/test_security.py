"""The policy: strict, the same on every page, with the hashes of inline scripts and nothing looser."""

from __future__ import annotations

from pathlib import Path

from guide.security import PLACEHOLDER, inline_hashes, policy, seal


def test_the_policy_names_no_unsafe_source() -> None:
    text = policy(["'sha256-abc'"])
    assert "unsafe" not in text
    assert text.endswith("script-src 'self' 'sha256-abc'")


def test_only_scripts_that_run_are_hashed() -> None:
    html = """<script>run()</script><script src="a.js"></script><script type="application/json">{}</script>
    <script type="application/ld+json">{}</script><script> </script>"""
    assert len(inline_hashes(html)) == 1


def test_every_page_gets_the_union_of_all_hashes(tmp_path: Path) -> None:
    for name, script in (("a.html", "one()"), ("deep/b.html", "two()")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'<meta content="{PLACEHOLDER}"><script>{script}</script>', "utf-8")
    text = seal(tmp_path)
    assert text.count("sha256-") == 2
    for name in ("a.html", "deep/b.html"):
        assert text in (tmp_path / name).read_text("utf-8")
    assert text in (tmp_path / "_headers").read_text("utf-8")
