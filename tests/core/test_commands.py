"""`python -m guide`: what each command prints and with what it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from guide import __main__ as commands
from guide.problems import GuideError
from tests.core.factories import a_guide, a_source, a_term, text_of

ROOT = Path(__file__).resolve().parents[2]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "_data" / "guide.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text_of(a_guide()), "utf-8")
    return path


def run(data: Path, *arguments: str) -> int:
    return commands.main(["--data", str(data), *arguments])


def test_check_of_a_sound_file_ends_well(data: Path, capsys: Captured) -> None:
    assert run(data, "check") == 0
    assert "没有问题" in capsys.readouterr().out


def test_check_prints_every_problem_with_its_place_and_ends_badly(data: Path, capsys: Captured) -> None:
    data.write_text(text_of(a_guide(glossary=[a_term(short=1), a_term(id="second", term=2)])), "utf-8")
    assert run(data, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["docs/_data/guide.yml"] * 2
    assert lines[-1] == "共 2 处问题，站点未生成。"


def test_outline_lists_kind_id_and_title(data: Path, capsys: Captured) -> None:
    assert run(data, "outline") == 0
    assert any(line.split()[1:] == ["glossary", "ledger", "账户明细"] for line in capsys.readouterr().out.splitlines())


def test_outline_shows_the_line_of_a_record_and_the_group_of_a_symptom(data: Path, capsys: Captured) -> None:
    run(data, "outline")
    [row] = [line.split() for line in capsys.readouterr().out.splitlines() if " balance-dropped " in line]
    assert "- id: balance-dropped" in data.read_text("utf-8").splitlines()[int(row[0]) - 1]
    assert row[-1] == "原来有的没了"


def test_find_prints_the_record_and_what_refers_to_it(data: Path, capsys: Captured) -> None:
    assert run(data, "find", "a-law") == 0
    out = capsys.readouterr().out
    assert "  - id: a-law" in out
    assert 'quote: "应当说明。"' in out
    assert "symptoms balance-dropped" in out.partition("←")[2]


def test_find_of_nothing_ends_badly(data: Path, capsys: Captured) -> None:
    assert run(data, "find", "nowhere") == 1
    assert "nowhere" in capsys.readouterr().out


def test_schema_is_written_beside_the_data(data: Path) -> None:
    assert run(data, "schema") == 0
    schema = json.loads(data.with_name("guide.schema.json").read_text("utf-8"))
    assert schema["$defs"]["id-symptoms"]["enum"] == ["balance-dropped"]


def test_fix_text_writes_the_file_and_says_how_much(data: Path, capsys: Captured) -> None:
    data.write_text(text_of(a_guide(glossary=[a_term(meaning=["先看,再问。"])])), "utf-8")
    assert run(data, "fix-text") == 0
    assert "1 处" in capsys.readouterr().out
    assert "先看，再问。" in data.read_text("utf-8")


def test_fix_text_leaves_a_file_alone_that_cannot_be_read(data: Path) -> None:
    text = text_of(a_guide()) + "  - broken: [\n"
    data.write_text(text, "utf-8")
    assert run(data, "fix-text") == 1
    assert data.read_text("utf-8") == text


@pytest.mark.parametrize(("next_check", "code"), [("2999-01-01", 0), ("2020-01-01", 1)])
def test_review_ends_badly_where_anything_is_overdue(data: Path, capsys: Captured, next_check: str, code: int) -> None:
    fresh = {"checked": "2019-01-01", "next_check": next_check}
    guide = a_guide(sources=[a_source(**fresh)])
    for kind in ("symptoms", "causes", "letters"):
        guide[kind] = [{**record, "reviewed": "2019-01-01", "next_review": "2999-01-01"} for record in guide[kind]]
    data.write_text(text_of(guide), "utf-8")
    assert run(data, "review") == code
    assert ("已过期 sources a-law" in capsys.readouterr().out) == bool(code)


def test_a_sample_is_the_same_for_the_same_seed(data: Path, capsys: Captured) -> None:
    lines = [{"text": f"第{number}句。", "claim": "law", "source": "a-law"} for number in range(40)]
    data.write_text(text_of(a_guide(glossary=[a_term(meaning=lines)])), "utf-8")
    printed = []
    for seed in ("1", "1", "2"):
        assert run(data, "sample", "--seed", seed) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] != printed[2]
    assert len(printed[0].splitlines()) == 20


def test_every_other_command_refuses_a_broken_file_with_all_its_problems(data: Path) -> None:
    data.write_text(text_of(a_guide(glossary=[a_term(short=1)])), "utf-8")
    for arguments in (["outline"], ["find", "ledger"], ["schema"], ["review"], ["sample", "--seed", "1"]):
        with pytest.raises(GuideError) as caught:
            run(data, *arguments)
        assert len(caught.value.problems) == 1


def test_a_file_that_is_not_there_or_not_utf8_is_told_as_one_mistake(data: Path, capsys: Captured) -> None:
    text = data.read_text("utf-8")
    place = text[: re.search("[一-鿿]", text).start()].split("\n")  # type: ignore[union-attr]
    data.write_bytes(text.encode("gb18030"))
    assert run(data, "check") == 1
    assert f"guide.yml:{len(place)}:{len(place[-1]) + 1} not-utf8" in capsys.readouterr().out
    data.unlink()
    assert run(data, "check") == 1
    assert "guide.yml:1:1 no-file" in capsys.readouterr().out
    with pytest.raises(GuideError):
        run(data, "fix-text")


def test_build_writes_the_same_pages_for_any_generator(tmp_path: Path, capsys: Captured) -> None:
    data = tmp_path / "docs" / "_data" / "guide.yml"
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    assert run(data, "build", "--out", str(tmp_path / "out")) == 0
    written = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert {"symptoms/expired.md", "letters/chase-24h.md", "guide.json", "guide.schema.json"} <= written
    assert "<!-- guide:" not in (tmp_path / "out" / "glossary" / "index.md").read_text("utf-8")
    assert 'id="term-ledger"' in (tmp_path / "out" / "glossary" / "index.md").read_text("utf-8")
    [entry] = (tmp_path / "out").glob("assets/guide-*/index.js")
    assert (entry.parent / "elements" / "letter.js").exists()
    assert f"{len(written)} files" in capsys.readouterr().out


def test_no_command_at_all_is_a_call_that_makes_no_sense(data: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        run(data)
    assert caught.value.code == 2
