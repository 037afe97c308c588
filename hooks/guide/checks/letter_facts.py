"""Sentences stand on facts: every gap has a field, every condition a name, and alternatives exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guide.computed import COMPUTED
from guide.model.letters import GAP, Sentence
from guide.problems import Problem

if TYPE_CHECKING:
    from guide.loading import Guide
    from guide.model import Record

ANY_BRACE = re.compile(r"[{}]")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `gap-without-field`, `unknown-condition`, `attest-without-id`, `each-not-list`, `brace`."""
    known = names(guide)
    lists = {field.id for field in guide["fields"] if field.type == "list"}
    for record, path, part in guide.models:
        if isinstance(part, Sentence):
            yield from _sentence(guide, record, path, part, known, lists)


def names(guide: Guide) -> set[str]:
    """Everything `{…}`, `if` and `unless` may name: fields, computed facts, options of choices, remedies."""
    options = {f"{field.id}.{option.id}" for field in guide["fields"] for option in field.options}
    remedies = {f"remedy.{remedy}" for remedy in guide.ids.get("remedies", [])}
    return set(guide.ids.get("fields", [])) | set(COMPUTED) | options | remedies


def _sentence(
    guide: Guide,
    record: Record,
    path: tuple[str | int, ...],
    sentence: Sentence,
    known: set[str],
    lists: set[str],
) -> Iterator[Problem]:
    for gap in GAP.findall(sentence.text):
        if gap not in known:
            yield guide.problem(
                record.id,
                (*path, "text"),
                "gap-without-field",
                f"空格 {{{gap}}} 没有对应的字段，请在 fields 里加上或改名",
            )
    if ANY_BRACE.search(GAP.sub("", sentence.text)):
        yield guide.problem(record.id, (*path, "text"), "brace", "花括号只能用来写 {字段名}，请改正")
    for key, name in (("if", sentence.if_), ("unless", sentence.unless)):
        if name is not None and name not in known:
            yield guide.problem(
                record.id,
                (*path, key),
                "unknown-condition",
                f"{key} 里的 {name} 不是字段、推算值或选项，请改正",
            )
    if sentence.attest and not sentence.id:
        yield guide.problem(record.id, path, "attest-without-id", "要读者勾选的句子要有 id，请补上")
    if sentence.each and sentence.each not in lists:
        yield guide.problem(record.id, (*path, "each"), "each-not-list", f"{sentence.each} 不是列表字段，请改正")
