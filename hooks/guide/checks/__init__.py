"""The rules of the data file, one module a rule.

A rule takes the guide and yields problems; it never prints and never raises. It sees only records that
passed the model, so one mistake is told once.
"""

from collections.abc import Callable, Iterator

from guide.checks import (
    claims,
    dates,
    fields,
    layout,
    letter_facts,
    letter_parts,
    references,
    refusals,
    ticks,
    triage_graph,
)
from guide.loading import Guide
from guide.problems import Problem

Rule = Callable[[Guide], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    layout.check,
    references.check,
    claims.check,
    dates.check,
    ticks.check,
    refusals.check,
    fields.check,
    letter_parts.check,
    letter_facts.check,
    triage_graph.check,
)


def run(guide: Guide) -> list[Problem]:
    """Every problem that any rule finds."""
    return [problem for rule in RULES for problem in rule(guide)]
