"""A message to a platform states no cause and quotes no law at first: it says what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.letters import paragraphs
from guide.loading import Guide
from guide.model.letters import Sentence
from guide.model.walk import Path
from guide.problems import Problem
from guide.resolving import resolved

CAUSE = re.compile(
    "故障|漏洞|盗用|被盗|盗号|盗刷|黑客|系统(?:问题|错误|出错)|出错|误扣|错扣|乱扣|吞了|骗|违法|违规|欺诈|侵权|克扣"
)
LAW = re.compile("法第|《|消协|12315|起诉|律师|曝光|报警|投诉你")
_QUOTED = re.compile("“[^”]*”|《[^》]*》")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `cause-in-message` for messages to the platform, `law-in-message` for the first of them."""
    for owner, path, sentence, first in _said_to_the_platform(guide):
        cause = CAUSE.search(_QUOTED.sub("", sentence.text))
        if cause:
            say = f"“{cause[0]}”是原因，读者还不知道，请只写看到的：{sentence.text}"
            yield guide.problem(owner, path, "cause-in-message", say)
        law = LAW.search(sentence.text)
        if law and first:
            say = f"“{law[0]}”：第一次开口不讲法律，也不吓人，请删掉：{sentence.text}"
            yield guide.problem(owner, path, "law-in-message", say)


def _said_to_the_platform(guide: Guide) -> Iterator[tuple[str, Path, Sentence, bool]]:
    """Owner, path and sentence of every message to a platform, and whether it is the first word to it."""
    for symptom in guide["symptoms"]:
        for place, sentence in enumerate(symptom.quick_message.sentences if symptom.quick_message else []):
            yield symptom.id, ("quick_message", "sentences", place, "text"), sentence, True
    letters = [letter for letter in guide["letters"] if not letter.abstract and letter.stage != "outside"]
    for letter, spoken in resolved(letters, lambda each: list(paragraphs(guide, each))):
        for path, sentences in spoken:
            yield from ((letter.id, path, sentence, letter.stage == "first") for sentence in sentences)
