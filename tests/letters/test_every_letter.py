"""Every letter and quick message of the data, composed by the shipped module with many sets of facts."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from guide.computed import COMPUTED
from guide.letters import LetterView, letter_view, message_view, plain_formats
from guide.loading import Guide
from tests.letters.conftest import RunModule


def every_view(guide: Guide) -> list[LetterView]:
    letters = [letter_view(guide, each) for each in guide["letters"] if not each.abstract]
    messages = [
        message_view(guide, each.id, each.quick_message.sentences) for each in guide["symptoms"] if each.quick_message
    ]
    assert len(letters) >= 32
    assert len(messages) >= 30
    return [*letters, *messages]


def groups(guide: Guide, view: LetterView) -> list[list[str]]:
    """Facts of which a reader can give one only: the options of a choice, the remedies."""
    choices = [[f"{field.id}.{option.id}" for option in field.options] for field in guide["fields"] if field.options]
    return [*choices, [f"remedy.{each.id}" for each in view.remedies]]


def test_no_sentence_stands_without_its_facts_in_any_letter(guide: Guide, run_module: RunModule) -> None:
    letters = [
        {"id": view.id, "formats": plain_formats(view), "groups": groups(guide, view)} for view in every_view(guide)
    ]
    result = run_module("sweep.js", letters)
    assert result["problems"] == []
    assert result["texts"] > 10_000


def test_the_sweep_finds_a_broken_letter(run_module: RunModule) -> None:
    sentence = {"pieces": ["少了", {"name": "amount", "label": "数量"}, "，，请查。"], "required": True}
    broken = {
        "id": "x",
        "groups": [],
        "formats": [{"kind": "chat", "parts": [{"role": "body", "sentences": [sentence]}]}],
    }
    assert "doubled punctuation" in run_module("sweep.js", [broken])["problems"][0]


def required_words(view: LetterView) -> list[str]:
    """The words of the required sentences, a format each."""
    return [
        "".join(each.words for part in form.parts for each in part.sentences if each.source.required)
        for form in view.formats
    ]


def test_the_required_sentences_tell_each_letter_from_every_other(guide: Guide) -> None:
    seen: dict[str, str] = {}
    for view in every_view(guide):
        for words in required_words(view):
            assert words, f"{view.id} has a format without a required sentence"
            assert seen.get(words, view.id) == view.id, f"{view.id} says the same as {seen[words]}"
            seen[words] = view.id


def test_every_gap_leads_to_a_control_of_the_form(guide: Guide) -> None:
    for view in every_view(guide):
        offered = {field.id for field in view.fields}
        for form in view.formats:
            for part in form.parts:
                for name in {name for each in part.sentences for name in each.names()} - {"remedy"}:
                    needs = COMPUTED[name].needs if name in COMPUTED else (name,)
                    assert not needs or offered.intersection(needs), f"{view.id}: {name}"


def test_the_browser_computes_exactly_the_facts_the_data_may_name(root: Path) -> None:
    module = (root / "docs/assets/guide/letter/facts.js").as_uri()
    script = f'import {{ COMPUTE }} from "{module}"; console.log(JSON.stringify(Object.keys(COMPUTE)));'
    settings = {**os.environ, "DENO_DIR": str(root / ".cache" / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    command = [str(root / ".venv/bin/deno"), "eval", script]
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    assert sorted(json.loads(done.stdout)) == sorted(COMPUTED)
