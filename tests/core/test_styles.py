"""What is kept of the theme's stylesheet: all that can match something, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.styles import Names, can_match, dress, matching, rules, split, without_unread


def kept(css: str, *texts: str) -> str:
    return "".join(map(str, matching(css, Names(texts))))


def test_rules_are_told_apart_and_written_back_as_they_were() -> None:
    css = '@charset "U;{8}";a{b:url("x}{;")}@media print{.c{d:e}.f{g:h}}@import url(a;b.css);'
    assert "".join(map(str, rules(css))) == css
    assert [rule.head for rule in rules(css)] == ['@charset "U;{8}"', "a", "@media print", "@import url(a;b.css)"]


def test_the_theme_is_read_whole(root: Path) -> None:
    [theme] = root.glob(".venv/lib/python3*/site-packages/material/templates/assets/stylesheets/main.*.min.css")
    css = theme.read_text("utf-8").strip()
    assert "".join(map(str, rules(css))) == css
    assert len(list(rules(css))) > 500


def test_separators_in_brackets_and_strings_do_not_count() -> None:
    assert split(':is(a,b) c,d[e=","],f\\,g', ",") == [":is(a,b) c", 'd[e=","]', "f\\,g"]


# Came to Safari after 15.0: a whole rule is dropped there unless it stands behind @supports.
TOO_NEW = re.compile(r":has\(|&|@layer|@container|@property|color-mix\(|oklch\(|light-dark\(|\d[dsl]v[hw]\b|subgrid")


def without_feature_tests(css: str) -> str:
    return "".join(
        f"{rule.head}{{{without_feature_tests(rule.body)}}}"
        if rule.head.startswith("@media") and rule.body
        else str(rule)
        for rule in rules(css)
        if not rule.head.startswith("@supports")
    )


def test_what_phones_of_2021_cannot_read_stands_behind_a_feature_test(root: Path) -> None:
    sources = sorted((root / "docs/assets/guide/css").glob("*.css"))
    assert len(sources) > 5
    for path in sources:
        css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert TOO_NEW.findall(without_feature_tests(css)) == [], path.name
    assert TOO_NEW.search(without_feature_tests("@media print{a:has(b){c:d}}"))


@pytest.mark.parametrize(
    ("selector", "there"),
    [
        (".md-a", True),
        (".md-a>p", True),
        ("p:not(.md-gone)", True),
        (":is(.md-gone,.md-a)", True),
        (":is(:not(.md-gone:is(b)),.md-a)", True),
        ("[data-x=gone]", True),
        ('p[title="].md-gone"]', True),
        (".md-a::before", True),
        ("*", True),
        ("tbody", True),
        (".md-a--much", True),
        (".md-gone", False),
        (".md-a .md-gone", False),
        ("p:hover .md-gone", False),
        ("#gone", False),
        ("p>blockquote", False),
        (".md-gone:not(.md-a)", False),
    ],
)
def test_a_selector_goes_only_where_it_asks_for_what_is_nowhere(selector: str, there: bool) -> None:
    names = Names(['<p class="md-a">', "node.className = `md-a--${much}`"])
    assert can_match(selector, names) == there


def test_a_rule_keeps_the_selectors_that_can_match_and_a_group_without_rules_goes() -> None:
    css = ".a,.b{c:d}@media print{.b{c:d}}@media screen{.a{c:d}}"
    assert kept(css, 'class="a"') == ".a{c:d}@media screen{.a{c:d}}"


def test_properties_and_animations_that_nothing_reads_go() -> None:
    css = (
        ":root{--a:1;--b:var(--c);--c:2;--d:url('x;y')}"
        "@keyframes run{to{e:f}}@keyframes rest{to{e:f}}p{g:var(--a);animation:run}"
    )
    own = "q{g:var(--d)}"
    assert without_unread(css, own) == ":root{--a:1;--d:url('x;y')}@keyframes run{to{e:f}}p{g:var(--a);animation:run}"


def test_every_page_gets_one_stylesheet_whose_name_follows_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "stylesheets"
    folder.mkdir(parents=True)
    theme, own = folder / "main.12345678.min.css", tmp_path / "assets" / "own.css"
    theme.write_text("p{a:b}.gone{a:b}", "utf-8")
    own.write_text("q{c:d}", "utf-8")
    (tmp_path / "index.html").write_text('<link href="assets/own.css"><p>', "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<link href="../assets/own.css"><p>', "utf-8")
    address = dress(tmp_path, "assets/own.css")
    assert (tmp_path / address).read_text("utf-8") == "p{a:b}q{c:d}"
    assert f'"{address}"' in (tmp_path / "index.html").read_text("utf-8")
    assert f'"../{address}"' in (tmp_path / "a" / "index.html").read_text("utf-8")
    assert not theme.exists()
    assert not own.exists()
