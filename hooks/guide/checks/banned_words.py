"""Words that promise, guess, shout or flatter have no place; each with the honest uses that are no such thing.

No likelihood, not even by adverb: there is no data behind it. No promise: what the law gives is 可以要求.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.loading import Guide
from guide.model.walk import Path
from guide.problems import Problem
from guide.voice import our_words


@dataclass(frozen=True)
class Ban:
    """A pattern, and what to do instead."""

    rule: str
    pattern: re.Pattern[str]
    mend: str


_LIKELY = "通常|大多|往往|十有八九|常见|少见|多半|经常|大概率|多数|极少|几乎(?:都|没)|一般都|八成|很可能"
_PROMISE = (
    "成功率|挽回率|挽回概率|胜率|必赔|必须赔|包赔|包退|肯定(?:能|会|退|赔)|绝对|百分之百|100 ?%"
    "|(?<!不)一定(?:能|会|退|赔|可以|成)|(?<!不能)(?<!不)保证(?!金)"
)
BANS = (
    Ban("likelihood", re.compile(_LIKELY), "没有可靠的数字，请删掉，或写成“有的…”"),
    Ban("promise", re.compile(_PROMISE), "这里没有人能保证，请写“可以要求”，或写清条件"),
    Ban("percentage", re.compile(r"\d+(?:\.\d+)? ?%|百分之[一二三四五六七八九十]"), "没有可靠的来源，请删掉比例"),
    Ban("shouting", re.compile("[!！]"), "不用感叹号，请换成句号"),
    Ban("chummy", re.compile("(?<![父母双至])亲(?=[，。～]|们)|宝子|家人们|小伙伴"), "请直接称呼“你”"),
    Ban("officialese", re.compile("请知悉|特此|兹有|望周知|敬请"), "请用平常话"),
    Ban("blame", re.compile("你没有仔细|你自己不小心|怪你|谁让你"), "不说读者做错了，请写“规则里可能有条件”这样的话"),
)
QUOTED = re.compile("“[^”]*”")  # what others say, such as a swindler's “包退”
_ANY = re.compile("|".join(ban.pattern.pattern for ban in BANS))


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `likelihood`, `promise`, `percentage`, `shouting`, `chummy`, `officialese`, `blame`."""
    for owner, path, text in our_words(guide):
        if _ANY.search(text):
            yield from _judge(guide, owner, path, QUOTED.sub("", text))


def _judge(guide: Guide, owner: str, path: Path, text: str) -> Iterator[Problem]:
    for ban in BANS:
        found = ban.pattern.search(text)
        if found:
            yield guide.problem(owner, path, ban.rule, f"“{found[0]}”：{ban.mend}")
