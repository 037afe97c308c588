"""Draws the graph of 帮我判断 for editors: as text for the terminal, or as Mermaid for programs that show it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.words import TriageOption, TriageQuestion


def text(guide: Guide) -> str:
    """Every question with its answers and where each leads, `（第 N 题）` being the latest place it can have."""
    latest = _latest(guide["triage"])
    return "\n\n".join("\n".join(_rows(guide, question, latest[question.id])) for question in guide["triage"])


def _rows(guide: Guide, question: TriageQuestion, place: int) -> Iterator[str]:
    yield f"{question.id}（第 {place} 题）{question.ask}"
    for option in question.options:
        yield f"  {'？' if option.unsure else '·'} {option.say} → {option.to}{_title(guide, option)}"


def _title(guide: Guide, option: TriageOption) -> str:
    titles = {symptom.id: f"「{symptom.title}」" for symptom in guide["symptoms"]}
    return titles.get(option.to, "")


def _latest(questions: list[TriageQuestion]) -> dict[str, int]:
    """For each question the latest place on any way, counted from 1; 0 where no way leads to it.

    The rules have refused graphs with a cycle before.
    """
    by_id = {question.id: question for question in questions}
    latest = dict.fromkeys(by_id, 0)

    def walk(at: str, place: int) -> None:
        if at not in by_id or place <= latest[at]:
            return
        latest[at] = place
        for option in by_id[at].options:
            walk(option.to, place + 1)

    if questions:
        walk(questions[0].id, 1)
    return latest


def mermaid(guide: Guide) -> str:
    """The graph as a Mermaid flowchart; questions are boxes, ends are rounded."""
    rows = ["flowchart LR"]
    for question in guide["triage"]:
        rows.append(f'  {question.id}["{_quoted(question.ask)}"]')
        rows += [f'  {question.id} -->|"{_quoted(option.say)}"| {_end(guide, option)}' for option in question.options]
    return "\n".join(rows)


def _end(guide: Guide, option: TriageOption) -> str:
    if any(question.id == option.to for question in guide["triage"]):
        return option.to
    return f'{option.to}(["{_quoted(_title(guide, option) or option.to)}"])'


def _quoted(words: str) -> str:
    """Words that Mermaid takes as they are inside double quotes."""
    return words.replace("#", "#35;").replace('"', "#quot;")
