"""The data for other programs: the validated guide as JSON, and the schema that editors complete from."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, create_model
from pydantic import Field as Spec
from pydantic_core import to_json

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
    return to_json(data, indent=1).decode() + "\n"


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
    lists = _name_references(schema)
    for kind in sorted(set().union(*lists.values())):
        lists[f"id-{kind}"] = [kind]
    schema["$defs"] |= {name: _definition(name, its, guide.ids) for name, its in lists.items()}
    schema["additionalProperties"] = False
    schema["title"] = "钻掉了自助指南：数据文件"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _name_references(node: Any) -> dict[str, list[str]]:
    """Let every marked reference point at a definition; gives back name → kinds. Drops titles that only repeat keys."""
    if not isinstance(node, dict):
        node = {"items": node} if isinstance(node, list) else {}
        return {name: kinds for child in node.get("items", []) for name, kinds in _name_references(child).items()}
    if isinstance(node.get("title"), str):
        del node["title"]
    kinds = node.pop("x-reference", None)
    if kinds:
        del node["type"]
        name = "id-" + ("-or-".join(kinds) if len(kinds) < 4 else "of-anything-shown")
        node["$ref"] = f"#/$defs/{name}"
        return {name: kinds}
    return {name: kinds for child in node.values() for name, kinds in _name_references(child).items()}


def _definition(name: str, kinds: list[str], ids: dict[str, list[str]]) -> dict[str, Any]:
    """The ids of one kind as an enum, each list once in the file, or a choice of such lists."""
    if name == f"id-{kinds[0]}":
        return {"type": "string", **({"enum": ids[kinds[0]]} if ids[kinds[0]] else {"maxLength": 0})}
    return {"anyOf": [{"$ref": f"#/$defs/id-{kind}"} for kind in kinds]}
