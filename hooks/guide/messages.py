"""pydantic's complaints in the author's language, each with how to mend it.

A test walks every model and fails when a kind of error it can raise has no entry here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from guide.model.base import ISO_DATE, KEBAB, SNAKE

MESSAGES: dict[str, str] = {
    "missing": "缺少 {name}，请补上",
    "extra_forbidden": "没有 {name} 这个键，请改正拼写或删掉",
    "string_type": "{name} 要写成文字，请加引号或改成一句话",
    "string_too_short": "{name} 是空的，请写上内容，或删掉这一行",
    "string_too_long": "{name} 太长，最多 {max_length} 个字，请改短",
    "string_pattern_mismatch": "{name} 的写法不对（现在是 {input}），要{pattern}，请改正",
    "not_a_date": '{name} 不是真有的日期（现在是 {input}），请改成如 "2026-11-22"',
    "int_type": "{name} 要是一个整数，不加引号",
    "greater_than_equal": "{name} 不能小于 {ge}，请改大",
    "less_than_equal": "{name} 不能大于 {le}，请改小",
    "bool_type": "{name} 请写 true 或 false",
    "list_type": "{name} 要是一个列表，请每行以 - 开头",
    "too_short": "{name} 至少要有 {min_length} 项，现在有 {actual_length} 项，请补上",
    "too_long": "{name} 最多 {max_length} 项，现在有 {actual_length} 项，请减少",
    "literal_error": "{name} 不能是 {input}，请从这些里选：{expected}",
    "model_type": "{name} 要写成“键：值”的样子，请看相邻的记录",
}


PATTERNS: dict[str, str] = {
    KEBAB: "用小写字母和数字，中间用 - 连，例如 balance-dropped",
    SNAKE: "用小写字母和数字，中间用 _ 连，例如 balance_now",
    ISO_DATE: '像 "2026-11-22"',
}
"""What a pattern asks for, in words."""


def chinese(error: dict[str, Any], meant: str | None = None) -> str:
    """One pydantic error (as `ValidationError.errors()` gives it) as a Chinese sentence with its mend.

    `meant` is the key that a misspelt one stands for.
    """
    place = [step for step in error["loc"] if isinstance(step, str)]
    values: dict[str, Any] = dict(error.get("ctx", {}))
    values["name"] = place[-1] if place else "这条记录"
    values["input"] = error.get("input")
    if "expected" in values:
        values["expected"] = "、".join(re.findall("'([^']*)'", str(values["expected"])))
    if "pattern" in values:
        values["pattern"] = PATTERNS[values["pattern"]]
    if meant:
        return f"没有 {values['name']} 这个键，是不是 {meant}？请改正拼写"
    return MESSAGES[error["type"]].format_map(values)


def misspelt(errors: list[dict[str, Any]]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Path of an unknown key → the missing key beside it that it seems to be."""
    for error in errors:
        if error["type"] != "extra_forbidden":
            continue
        *owner, key = error["loc"]
        missing = [each["loc"][-1] for each in errors if each["type"] == "missing" and [*each["loc"][:-1]] == owner]
        near = get_close_matches(str(key), missing, n=1, cutoff=0.6)
        if near:
            yield error["loc"], near[0]
