"""Text to validated records: ids, what is kept of a broken file, and that nothing ends in a traceback."""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.checks import examine_text
from guide.loading import load_text
from guide.model import KINDS
from guide.problems import GuideError
from tests.core.factories import a_guide, a_letter, a_sentence, a_source, a_symptom, a_term, problems_of, text_of

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "docs" / "_data" / "guide.yml"


def test_the_factory_makes_a_guide_without_a_mistake() -> None:
    assert problems_of() == []


def test_records_keep_the_order_of_the_file() -> None:
    guide, _ = load_text(text_of({"glossary": [a_term(id="b"), a_term(id="a")]}))
    assert [term.id for term in guide["glossary"]] == ["b", "a"]


def test_ids_of_broken_records_still_count() -> None:
    guide, _ = load_text(text_of({"glossary": [a_term(id="broken", short=1), a_term(id="whole")]}))
    assert guide.ids["glossary"] == ["broken", "whole"]
    assert [term.id for term in guide["glossary"]] == ["whole"]


def test_a_reference_to_a_broken_record_is_no_mistake_of_its_own() -> None:
    broken = a_source(confidence="perhaps")
    assert [problem.rule for problem in problems_of(sources=[broken])] == ["literal-error"]


def test_ids_of_ticks_and_letter_parts_are_known_and_unique() -> None:
    parts = [{"id": "opening", "sentences": [a_sentence()]}]
    letter = a_letter(formats=[{"kind": "chat", "parts": parts}])
    guide, _ = load_text(text_of(a_guide(letters=[letter])))
    assert "opening" in guide.ids["parts"]
    assert "balance-dropped-look" in guide.ids["items"]
    twice = a_symptom(id="opening")
    _, problems = load_text(text_of(a_guide(symptoms=[a_symptom(), twice], letters=[letter])))
    assert [problem.rule for problem in problems] == ["duplicate-id"]


MISTAKES: dict[str, tuple[str, str]] = {
    "unknown-key": ("    term: 词1\n", "    term: 词1\n    colour: 蓝\n"),
    "missing-key": ("    term: 词2\n", ""),
    "string-type": ("    term: 词3\n", "    term: 3\n"),
    "unknown-reference": ("        source: a-law\n", "        source: no-such-law\n"),
    "duplicate-id": ("  - id: term-5\n", "  - id: term-1\n"),
    "duplicate-key": ("    term: 词6\n", "    term: 词6\n    term: 词6\n"),
    "empty-list": ("    meaning:\n      - 意思7。\n", "    meaning: []\n"),
    "unquoted-number": ("    term: 词8\n", "    term: 010\n"),
    "unquoted-time": ("    term: 词9\n", "    term: 12:30\n"),
    "tab": ("    term: 词10\n", "    term:\t词10\n"),
    "gap-without-field": ("{account}", "{acount}"),
    "anchor": ("    term: 词12\n", "    term: &name 词12\n"),
    "date-order": ('    next_check: "2027-05-01"', '    next_check: "2026-05-01"'),
    "unquoted-word": ("    term: 词14\n", "    term: no\n"),
    "unquoted-date": ("    term: 词15\n", "    term: 2026-11-22\n"),
    "alias": ("    term: 词16\n", "    term: *name\n"),
    "merge-key": ("    term: 词17\n", "    <<: *name\n"),
    "flow-style": ("    meaning:\n      - 意思18。\n", "    meaning: [意思18。]\n"),
}


def twenty_terms() -> str:
    """A file whose terms can each be spoilt in their own way."""
    terms = [a_term(id=f"term-{number}", term=f"词{number}", meaning=[f"意思{number}。"]) for number in range(1, 20)]
    terms[3]["meaning"] = [{"text": "平台要说明。", "claim": "law", "source": "a-law"}]
    terms[0]["short"] = "只用一次"
    text = text_of(a_guide(glossary=terms))
    return re.sub(r'^(\s*(?:- )?(?:\w+: )?)"([^"0-9][^"]*)"$', r"\1\2", text, flags=re.MULTILINE)


def test_all_mistakes_that_yaml_survives_are_told_together_each_on_its_line() -> None:
    text = twenty_terms()
    assert examine_text(text)[1] == []
    for before, after in MISTAKES.values():
        assert before in text, before
        text = text.replace(before, after, 1)
    _, problems = examine_text(text)
    assert sorted(problem.rule for problem in problems) == sorted(MISTAKES)
    rows = text.split("\n")
    for problem in problems:
        after = MISTAKES[problem.rule][1]
        told = rows[problem.line - 1]
        assert problem.rule == "missing-key" or any(part and part in told + "\n" for part in after.split("\n")), problem


def test_the_report_counts_its_lines() -> None:
    _, problems = examine_text(text_of(a_guide(glossary=[a_term(short=1), a_term(id="b", term=2)])))
    lines = str(GuideError(problems)).splitlines()
    assert len(lines) == len(problems) + 1
    assert lines[-1].startswith(f"共 {len(problems)} 处问题")
    assert all(re.match(r"docs/_data/guide\.yml:\d+:\d+ [a-z-]+ ", line) for line in lines[:-1])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    _, problems = examine_text(text)
    assert problems
    assert str(GuideError(problems)).encode()


YAML_PIECES = ["- ", "id: x", "\n", "  ", "    ", ": ", '"', "'", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!int "]
YAML_PIECES += ["|", ">-", "? ", "# ", "---\n", "...\n", "%YAML 1.1\n", "010", "no", "\t", "glossary:\n", "{account}"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(YAML_PIECES), max_size=40).map("".join))
def test_no_heap_of_yaml_ends_in_a_traceback(text: str) -> None:
    _, problems = examine_text(text)
    assert problems


KEYS = st.sampled_from(["id", "title", "text", "formats"])
PLAIN_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["x", "law", "2026-11-22"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "to", "claim"]), inner),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(["id", "title", "text", "formats"]), PLAIN_VALUES)
)
def test_no_record_of_any_kind_ends_in_a_traceback(kind: str, record: dict[str, object]) -> None:
    text = yaml.safe_dump({kind: [record]}, allow_unicode=True)
    _, problems = examine_text(text)
    assert problems


def test_no_mutation_of_the_real_file_ends_in_a_traceback() -> None:
    """Each row of a sample of the real file is cut, doubled, moved or spoilt; the file stays small to stay fast."""
    rows = sampled_records(REAL.read_text("utf-8"), every=20)
    dice = random.Random("guide")
    for _ in range(40):
        _, problems = examine_text("\n".join(mutated(rows, dice)))
        assert str(GuideError(problems)).encode()


def sampled_records(text: str, every: int) -> list[str]:
    """Every `every`-th record of each kind, with the kinds' own lines."""
    head, *blocks = re.split(r"(?m)^(?=# region )", text)
    rows = head.split("\n")
    for block in blocks:
        first, *records = re.split(r"(?m)^(?=  - id: )", block)
        rows += (first + "".join(records[::every])).split("\n")
    return rows


def mutated(rows: list[str], dice: random.Random) -> list[str]:
    changed = list(rows)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(changed))
        row = changed[place]
        cut = dice.randrange(len(row) + 1)
        changed[place] = dice.choice(
            [
                "",
                row + "\n" + row,
                row[:cut],
                row[cut:],
                row[:cut] + dice.choice("\"'[]{}&*!|>%@`:#-\t\x00\u2028，") + row[cut:],
                " " + row,
                row.replace("- ", "", 1),
                row.split(":")[0] + ":",
            ]
        )
    return changed
