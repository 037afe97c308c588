"""How letters are put together: parts are written once and shared, presets included."""

from __future__ import annotations

from collections.abc import Iterator

from guide.loading import Guide
from guide.model.letters import Letter, Part
from guide.problems import Problem


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `part-source`, `letter-without-use`, `format-twice`."""
    for letter in guide["letters"]:
        kinds = [each.kind for each in letter.formats]
        if len(kinds) != len(set(kinds)):
            yield guide.problem(letter.id, ("formats",), "format-twice", "同一种格式写了两次，请合成一处")
        for number, each in enumerate(letter.formats):
            for index, part in enumerate(each.parts):
                yield from _part(guide, letter, part, ("formats", number, "parts", index))
        if not letter.abstract:
            yield from _for_reader(guide, letter)


def _part(guide: Guide, letter: Letter, part: Part, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if bool(part.use) == bool(part.sentences):
        yield guide.problem(letter.id, path, "part-source", "use 和 sentences 要写一个，只写一个")
    if part.use and part.id:
        yield guide.problem(letter.id, path, "part-source", "借来的段落不能再有 id，请删掉 id")


def _for_reader(guide: Guide, letter: Letter) -> Iterator[Problem]:
    for key in ("when", "not_when", "paste_to"):
        if getattr(letter, key) is None:
            yield guide.problem(letter.id, (), "letter-without-use", f"给读者的信要有 {key}，请补上")
    if not letter.phrases:
        yield guide.problem(letter.id, (), "letter-without-use", "给读者的信要有 phrases，请补上")
