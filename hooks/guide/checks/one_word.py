"""The same thing has the same name on every page, so that a reader finds it again in their own app."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem
from guide.voice import our_words

# Another name → the one we use. Names that a platform may show stand in 有的叫…, which is allowed.
NAMES = {
    "诉求": "请求",
    "凭证": "付款记录",
    "截屏": "截图",
    "屏幕录制": "录屏",
    "录像": "录屏",
    "工单号": "工单编号",
    "订单编号": "订单号",
    "商家单号": "商户单号",
    "交易明细": "账户明细",
    "收支明细": "账户明细",
    "资金流水": "账户明细",
    "权益": "买到的东西",
}
_PATTERN = re.compile("|".join(NAMES))
_QUOTED = re.compile(
    "[“《「][^”》」]*[”》」]|消费者权益保护法|会员权益|= 权益清单|账户明细，有的叫.*|可能叫.*|、叫.*|，叫.*"
)


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `other-name`."""
    for owner, path, text in our_words(guide):
        found = _PATTERN.search(text) and _PATTERN.search(_QUOTED.sub("", text))
        if found:
            say = f"“{found[0]}”在别处叫“{NAMES[found[0]]}”，请用同一个词"
            yield guide.problem(owner, path, "other-name", say)
