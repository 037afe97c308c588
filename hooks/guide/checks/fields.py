"""Fields are form controls: their ids must not hide a form's own members, their examples must fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.loading import Guide
from guide.problems import Problem

# Members of HTMLFormElement and Element that a control of the same name would hide.
FORM_MEMBERS = frozenset(
    [
        "acceptCharset",
        "action",
        "attributes",
        "autocomplete",
        "children",
        "className",
        "closest",
        "elements",
        "encoding",
        "enctype",
        "form",
        "format",
        "hidden",
        "id",
        "innerText",
        "item",
        "lang",
        "length",
        "method",
        "name",
        "nodeName",
        "noValidate",
        "parentNode",
        "rel",
        "remedy",
        "reset",
        "role",
        "style",
        "submit",
        "tagName",
        "target",
        "textContent",
        "title",
        "translate",
    ]
)

EXAMPLES = {
    "datetime": (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"), "2026-11-21T14:30"),
    "date": (re.compile(r"\d{4}-\d\d-\d\d"), "2026-11-21"),
    "count": (re.compile(r"\d+"), "100"),
    "amount": (re.compile(r"\d+(\.\d{1,2})?"), "30"),
}


def check(guide: Guide) -> Iterator[Problem]:
    """Yield `form-member`, `choice-options`, `example-shape`."""
    for field in guide["fields"]:
        if field.id in FORM_MEMBERS:
            yield guide.problem(field.id, ("id",), "form-member", f"{field.id} 是表单自己的名字，请换一个")
        yield from _options(guide, field)
        shape = EXAMPLES.get(field.type)
        if shape and not shape[0].fullmatch(field.example):
            yield guide.problem(
                field.id, ("example",), "example-shape", f'{field.type} 的例子要像 "{shape[1]}"，请改正'
            )


def _options(guide: Guide, field: object) -> Iterator[Problem]:
    kind, options = getattr(field, "type"), getattr(field, "options")  # noqa: B009
    record, example = getattr(field, "id"), getattr(field, "example")  # noqa: B009
    if (kind == "choice") != bool(options):
        yield guide.problem(record, ("type",), "choice-options", "choice 要有 options，别的类型不能有")
    if options and example not in [option.id for option in options]:
        yield guide.problem(record, ("example",), "example-shape", "choice 的例子要是一个选项的 id，请改正")
