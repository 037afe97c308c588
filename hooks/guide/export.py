"""The data for other programs: the validated guide as JSON, and the schema that editors complete from."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, create_model
from pydantic import Field as Spec

from guide.computed import COMPUTED
from guide.loading import Guide
from guide.model import KINDS


def guide_json(guide: Guide) -> str:
    """All records by kind, in the order of the file, with the computed facts' names beside them."""
    data: dict[str, Any] = {
        kind: [record.model_dump(by_alias=True, exclude_none=True) for record in records]
        for kind, records in guide.records.items()
        if records
    }
    data["computed"] = [
        {"id": name, "label": fact.label, "needs": list(fact.needs), "example": fact.example}
        for name, fact in COMPUTED.items()
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


# Kinds whose rules run in the browser: it gets the lists, Python keeps no twin of the rules.
BROWSER_LISTS = ("guard", "tone", "holidays")


def lists_json(guide: Guide) -> str:
    """The lists that the browser's rules need, small."""
    data = {
        kind: [record.model_dump(by_alias=True, exclude_none=True) for record in guide[kind]] for kind in BROWSER_LISTS
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def schema_json(guide: Guide) -> str:
    """The JSON schema of the data file; references are enums of the ids that stand in it now."""
    kinds: dict[str, Any] = {kind: (list[model], Spec(default=[])) for kind, model in KINDS.items()}  # type: ignore[valid-type]
    whole: type[BaseModel] = create_model("Guide", **kinds)
    schema = whole.model_json_schema(by_alias=True)
    schema["additionalProperties"] = False
    schema["title"] = "钻掉了自助指南：数据文件"
    _fill_references(schema, guide.ids)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _fill_references(node: Any, ids: dict[str, list[str]]) -> None:
    """Turn every marked reference into an enum of the ids it may name."""
    if isinstance(node, dict):
        kinds = node.pop("x-reference", None)
        if kinds:
            names = [each for kind in kinds for each in ids.get(kind, [])]
            if names:
                node["enum"] = names
        for child in node.values():
            _fill_references(child, ids)
    elif isinstance(node, list):
        for child in node:
            _fill_references(child, ids)
