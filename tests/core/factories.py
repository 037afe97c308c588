"""Makes small guides for tests: every record has boring defaults, a test names only what it is about.

    text = text_of(a_guide(glossary=[a_term(short="币")]))

Records are plain dicts in the shape of the data file; `text_of` writes them in the file's layout.
"""

from __future__ import annotations

import json
from typing import Any

from guide.checks import examine_text
from guide.checks.layout import FIRST_LINE
from guide.loading import Guide
from guide.model import KINDS
from guide.problems import Problem

Plain = dict[str, Any]
REVIEW = {"reviewed": "2026-11-01", "next_review": "2027-05-01"}


def a_term(**changes: Any) -> Plain:
    return {"id": "ledger", "term": "账户明细", "short": "钻的进出记录", "meaning": ["平台记的账。"], **changes}


def a_source(**changes: Any) -> Plain:
    return {
        "id": "a-law",
        "title": "一部法律",
        "article": "第一条",
        "issuer": "立法机关",
        "in_force_since": "2020-01-01",
        "says": "平台要说清扣钻的原因。",
        "quote": "应当说明。",
        "binds": "平台",
        "confidence": "high",
        "checked": "2026-11-01",
        "next_check": "2027-05-01",
        **changes,
    }


def an_evidence(**changes: Any) -> Plain:
    return {
        "id": "old-balance",
        "title": "减少前的余额",
        "capture": "找出旧截图。",
        "proves": "原来有多少钻。",
        "does_not_prove": "为什么少了。",
        "visible": ["时间", "余额"],
        "how": ["打开相册。"],
        "lasts": "days",
        **changes,
    }


def a_field(**changes: Any) -> Plain:
    return {"id": "account", "label": "平台账号", "type": "text", "example": "a1024", **changes}


def a_count_field(**changes: Any) -> Plain:
    return {"id": "balance_now", "label": "现在的余额", "type": "count", "example": "60", "unit": "钻", **changes}


def a_choice_field(**changes: Any) -> Plain:
    options = [{"id": "self", "label": "自己用"}, {"id": "resale", "label": "转卖"}]
    return {"id": "purpose", "label": "买来做什么", "type": "choice", "example": "self", "options": options, **changes}


def a_sentence(**changes: Any) -> Plain:
    return {"text": "账号{account}少了钻，请帮我核查。", "required": True, **changes}


def a_letter(**changes: Any) -> Plain:
    return {
        "id": "restore-missing",
        "title": "钻变少了，请核查恢复",
        "when": ["账户里的钻少了。"],
        "not_when": ["数目没有变。"],
        "phrases": ["钻少了怎么写申诉"],
        "formats": [{"kind": "chat", "parts": [{"sentences": [a_sentence()]}]}],
        "paste_to": ["发到平台自己的客服窗口。"],
        **REVIEW,
        **changes,
    }


def a_letter_of(*sentences: Plain, **changes: Any) -> Plain:
    """A letter of one chat piece with these sentences."""
    return a_letter(formats=[{"kind": "chat", "parts": [{"sentences": list(sentences)}]}], **changes)


def a_cause(**changes: Any) -> Plain:
    return {
        "id": "user-action",
        "title": "可能是自己点到了",
        "short": "自己点到了",
        "bottom_line": "先查这几处，花时间最少。",
        "phrases": ["是不是我点错了"],
        "sections": [{"title": "查几处", "lines": ["看一眼开关。"]}],
        **REVIEW,
        **changes,
    }


def a_do_not(**changes: Any) -> Plain:
    return {"text": "不要再付一次。多付更难对上。", "done": "已经付了", "back": "两笔都截图。", **changes}


def a_symptom(**changes: Any) -> Plain:
    record_id = changes.get("id", "balance-dropped")
    return {
        "id": record_id,
        "title": "钻突然变少，我没动过",
        "group": "原来有的没了",
        "urgency": "today",
        "bottom_line": "先查清，别慌。",
        "phrases": [f"{record_id}的第{number}种说法" for number in range(1, 26)],
        "signs": {"match": "any", "lines": ["余额比上次少。"], "neighbours": a_pair_of_neighbours()},
        "do_now": [
            {"evidence": "old-balance"},
            {"id": f"{record_id}-look", "text": "打开账户明细，看一眼。"},
            {"id": f"{record_id}-note", "text": "写下时间。"},
        ],
        "quick_message": {"sentences": [a_sentence()], "after": ["记下工单编号。"]},
        "do_not": [a_do_not(text=f"不要{what}。会更难查。") for what in ("再付", "删聊天", "给密码", "多头申诉")],
        "causes": [a_candidate(), a_candidate(title="点到了别的")],
        "next": [{"when": "写全一点", "text": "写工单。", "letter": "restore-missing"}, a_case()],
        "result": ["数量对不对。"],
        "whom": [a_case(), a_case(when="还不行")],
        "end": ["找到了，可以停。", "数目不大，可以停。"],
        "sources": [{"text": "平台要说清原因。", "sources": ["a-law"]}],
        **REVIEW,
        **changes,
    }


def a_pair_of_neighbours() -> list[Plain]:
    return [{"say": "过期了", "to": "balance-dropped"}, {"say": "没到账", "to": "balance-dropped"}]


def a_candidate(**changes: Any) -> Plain:
    words = {"title": "点到了开关", "looks_like": "明细里有记录。", "not_it": "没有记录。", "who": "你先看。"}
    return {"cause": "user-action", **words, **changes}


def a_case(**changes: Any) -> Plain:
    return {"when": "没人回", "text": "再问一次。", **changes}


def a_checklist(**changes: Any) -> Plain:
    items = [{"id": f"step-{number}", "text": f"看第{number}处。"} for number in range(1, 4)]
    return {
        "id": "first-hour",
        "title": "第一个小时",
        "when": "刚发现的时候。",
        "phrases": ["刚发现先做什么"],
        "items": items,
        "after": ["写申诉。"],
        **REVIEW,
        **changes,
    }


def a_question(**changes: Any) -> Plain:
    options = [
        {"say": "少了", "to": "balance-dropped"},
        {"say": "我不确定", "to": "balance-dropped", "unsure": True},
    ]
    return {"id": "start", "ask": "钻怎么样了？", "options": options, **changes}


def a_refusal(**changes: Any) -> Plain:
    return {
        "id": "forged",
        "kind": "wrongful",
        "title": "做假截图",
        "phrases": ["怎么做假截图"],
        "why": ["这会害到你。"],
        "instead": ["照实写。"],
        **changes,
    }


def a_deadline(**changes: Any) -> Plain:
    return {
        "id": "chase",
        "title": "催一次",
        "from": "submitted",
        "offset": 24,
        "unit": "hours",
        "roll": "none",
        "claim": "advice",
        "say": "过 24 小时可以催",
        **changes,
    }


def a_channel(**changes: Any) -> Plain:
    return {
        "id": "platform-itself",
        "title": "平台自己",
        "order": 1,
        "route": "main",
        "for": ["钻少了。"],
        "not_for": ["诈骗。"],
        "prepare": ["截图。"],
        "waiting": ["看平台规则。"],
        "checked": "2026-11-01",
        "next_check": "2027-05-01",
        **changes,
    }


def a_guide(**kinds: list[Plain]) -> dict[str, list[Plain]]:
    """A small guide that no rule complains about; a kind that is given stands instead of the default."""
    whole: dict[str, list[Plain]] = {
        "causes": [a_cause()],
        "symptoms": [a_symptom()],
        "evidence": [an_evidence()],
        "glossary": [a_term()],
        "fields": [a_field(), a_count_field(), a_choice_field()],
        "letters": [a_letter()],
        "sources": [a_source()],
    }
    return {**whole, **kinds}


def text_of(guide: dict[str, list[Plain]]) -> str:
    """The data file's text, in its layout."""
    blocks = [FIRST_LINE]
    for kind in KINDS:
        if guide.get(kind):
            records = "\n\n".join("\n".join(_rows([record], 2)) for record in guide[kind])
            blocks.append(f"\n# region {kind}\n{kind}:\n{records}\n# endregion")
    return "\n".join(blocks) + "\n"


def _rows(value: Any, indent: int) -> list[str]:
    space = " " * indent
    if isinstance(value, dict):
        return [row for key, child in value.items() for row in _pair(str(key), child, indent)]
    rows: list[str] = []
    for child in value:
        inner = _rows(child, indent + 2) if isinstance(child, dict) else [space + "  " + _scalar(child)]
        rows += [f"{space}- {inner[0].lstrip()}", *inner[1:]]
    return rows


def _pair(key: str, value: Any, indent: int) -> list[str]:
    space = " " * indent
    if isinstance(value, dict | list):
        return [f"{space}{key}:", *_rows(value, indent + 2)]
    return [f"{space}{key}: {_scalar(value, is_id=key == 'id')}"]


def _scalar(value: Any, is_id: bool = False) -> str:
    """JSON's double quotes are YAML's; ids stay bare, as the layout wants them."""
    if isinstance(value, bool | int) or is_id:
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False)


def guide_of(**kinds: list[Plain]) -> Guide:
    """A loaded guide; fails where anything is wrong with it."""
    guide, problems = examine_text(text_of(a_guide(**kinds)))
    assert not problems, "\n".join(map(str, problems))
    return guide


def problems_of(**kinds: list[Plain]) -> list[Problem]:
    """Every problem of such a guide."""
    return examine_text(text_of(a_guide(**kinds)))[1]


def rules_broken(**kinds: list[Plain]) -> list[str]:
    """The names of the rules that such a guide breaks, in the order of the file."""
    return [problem.rule for problem in problems_of(**kinds)]
