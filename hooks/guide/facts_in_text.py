"""Which sentences state a fact that must say what it rests on: day counts, amounts, phone numbers, rights.

The rules use it on the data, the templates on names that hold such a fact (超过 24 小时，请问进度).
"""

from __future__ import annotations

import re

_DIGITS = r"(?<![\d第令.])\d+(?:\.\d+)?"
_NUMERALS = "(?<!第)[二两三四五六七八九十半百]+"
_ONE = "(?<=[过隔满等])一"  # 过一天再看 is a count; 同一天 and 那一天 are not
_UNIT = "(?:个?工作日|个自然日|[天日](?![期子])|个?小时|分钟|个月|周(?![末围期])|个?星期|年(?![费卡纪级代]))"
DAY_COUNT = re.compile(rf"(?:{_DIGITS} ?|{_NUMERALS}|{_ONE}){_UNIT}")
_CALENDAR = re.compile(
    r"\d{4} ?年(?: ?\d+ ?月)?(?: ?\d+ ?日)?|\d+ ?月 ?\d+ ?日|[一二三四五六七八九十]+月[一二三四五六七八九十]+日"
)
AMOUNT = re.compile(r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千万]{2,}|[二三五六七八九十]) ?(?:元|块钱|万元|倍)")
PHONE = re.compile(r"(?<![\w第.])(?:1[12][0-9]|1[02-9]\d{3}|9[0-9]{4}|400-?\d{3}-?\d{4})(?![\w年月日号元钻])", re.ASCII)
RIGHT = re.compile(
    "可以要求|可以请求|可以主张|可以提出(?:它|这一条)?不算|可以撤销|可以解除|(?<!没)有权(?!威)|无权|不予受理"
)


def stated_facts(text: str) -> list[str]:
    """The day counts, amounts, phone numbers and rights in a text, in no order; dates are none of them."""
    plain = _CALENDAR.sub("", text)
    return [match[0] for pattern in (DAY_COUNT, AMOUNT, PHONE, RIGHT) for match in pattern.finditer(plain)]
