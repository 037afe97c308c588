"""The rules of the data file, one module a rule.

A rule takes the guide and yields problems; it never prints and never raises. It sees only records that
passed the model, so one mistake is told once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from guide.checks import (
    abstract_letters,
    banned_words,
    claims,
    closed,
    dates,
    do_not_lines,
    do_not_say,
    fields,
    layout,
    letter_alternatives,
    letter_facts,
    letter_lengths,
    letter_parts,
    line_lengths,
    medium_sources,
    message_words,
    one_word,
    phrases_once,
    punctuation,
    quick_messages,
    references,
    refusals,
    symptom_needs,
    ticks,
    triage_graph,
    twice,
    unmarked_claims,
)
from guide.loading import Guide, load_text, read_text
from guide.problems import GuideError, Problem

Rule = Callable[[Guide], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    layout.check,
    references.check,
    twice.check,
    abstract_letters.check,
    claims.check,
    closed.check,
    unmarked_claims.check,
    medium_sources.check,
    dates.check,
    ticks.check,
    refusals.check,
    fields.check,
    letter_parts.check,
    letter_facts.check,
    letter_alternatives.check,
    letter_lengths.check,
    triage_graph.check,
    symptom_needs.check,
    phrases_once.check,
    line_lengths.check,
    do_not_lines.check,
    quick_messages.check,
    message_words.check,
    banned_words.check,
    punctuation.check,
    one_word.check,
    do_not_say.check,
)


def run(guide: Guide) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in RULES for problem in rule(guide)]


def examine(path: Path) -> tuple[Guide, list[Problem]]:
    """The guide at `path` with every problem of its file, its text, its records and its rules."""
    try:
        return examine_text(read_text(path))
    except GuideError as error:
        return Guide(""), error.problems


def examine_text(text: str) -> tuple[Guide, list[Problem]]:
    """Like `examine`, for a data file given as text. A line that cannot be read is judged by no rule."""
    guide, problems = load_text(text)
    unread = {problem.line for problem in problems}
    return guide, sorted({*problems, *(each for each in run(guide) if each.line not in unread)})
