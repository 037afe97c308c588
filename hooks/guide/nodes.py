"""YAML text to positioned plain nodes, refusing by name what YAML would silently change.

PyYAML keeps the last of two equal keys, reads `010` as 8, `12:30` as 750 and `no` as False, and names
an unclosed quote where the next quote stands. Composing from its events keeps every position and lets
one pass report all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.resolver import Resolver

from guide.problems import Problem

_CJK = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2018-\u201d\u2026\u2014"
_FOLD = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")
_PLAIN_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,11}")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_DEEPEST = 30  # lists and mappings inside each other; the model needs eight
_SAVED_WITH_A_MARK = "是编辑器存的记号。请另存为 UTF-8（不带 BOM）"
_resolver: Any = Resolver()
_STRING = "tag:yaml.org,2002:str"

_TRAPS = {
    "tag:yaml.org,2002:bool": ("unquoted-word", "会被 YAML 读成真或假，请加引号；要写真假，用 true 或 false"),
    "tag:yaml.org,2002:null": ("empty-value", "是空的。请写上内容，或删掉这一行"),
    "tag:yaml.org,2002:timestamp": ("unquoted-date", "会被 YAML 读成日期，请加引号"),
    "tag:yaml.org,2002:float": ("unquoted-number", "会被 YAML 读成小数，请加引号"),
    "tag:yaml.org,2002:merge": ("merge-key", "不能用合并键 <<，请把内容写全"),
}


@dataclass(slots=True)
class Node:
    """A value of the data file with the place where it stands (both count from 1)."""

    line: int
    column: int
    value: str | int | bool | list[Node] | dict[str, Node] | None
    key_line: int = 0
    key_column: int = 0
    incomplete: bool = False
    """Whether a key was left out because it was refused, so that others may only seem to be missing."""

    def plain(self) -> object:
        """The value without positions, as pydantic takes it."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def at(self, path: tuple[str | int, ...]) -> Node:
        """The deepest node that exists along `path`; an error about a missing key points at its owner."""
        node = self
        for step in path:
            children: Any = node.value  # a list takes an index, a mapping a key; anything else ends the walk
            if not isinstance(children, dict | list):
                break
            try:
                node = children[step]  # type: ignore[index]
            except (LookupError, TypeError):
                break
        return node


@dataclass
class Composer:
    """Builds nodes from YAML events and notes every trap on the way."""

    problems: list[Problem] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The lines of the text, to see what stands behind a value."""
    depth: int = 0

    def note(self, mark: Any, rule: str, message: str) -> None:
        """Note a problem at a YAML mark (its line and column count from 0)."""
        self.problems.append(Problem(mark.line + 1, mark.column + 1, rule, "", message))

    def compose(self, events: Iterator[Any]) -> Node | None:
        """The root node, None where there is no document or more than one. Raises yaml.YAMLError as the parser does."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent) and root is None:
                root = self._node(event, events)
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.note(event.start_mark, "second-document", "只能有一份文档，请删掉这一行 ---")
                return None
        return root

    def _node(self, event: Any, events: Iterator[Any]) -> Node:
        """The node that begins with `event`. Raises _TooDeepError."""
        mark = event.start_mark
        node = Node(mark.line + 1, mark.column + 1, None)
        self._refuse_indirection(event)
        if isinstance(event, yaml.ScalarEvent):
            node.value = self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise _TooDeepError(mark)
            node.value = self._sequence(event, events) if _is_sequence(event) else self._mapping(node, events)
            self.depth -= 1
        return node

    def _refuse_indirection(self, event: Any) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self.note(mark, "alias", f"不能用别名 *{event.anchor}，请把内容写全")
        elif getattr(event, "anchor", None):
            self.note(mark, "anchor", f"不能用锚点 &{event.anchor}，请删掉它")
        if getattr(event, "tag", None):
            self.note(mark, "tag", f"不能用标签 {event.tag}，请删掉它")
        if getattr(event, "flow_style", False) and not _is_sequence(event):
            self.note(mark, "flow-style", "不要用花括号，请一行一项写开")

    def _sequence(self, start: Any, events: Iterator[Any]) -> list[Node]:
        children: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            children.append(self._node(event, events))
        if start.flow_style and children:
            self.note(start.start_mark, "flow-style", "不要用方括号，请一行一项写开，每行以 - 开头")
        elif start.flow_style:
            self.note(start.start_mark, "empty-list", "列表是空的，请写上内容，或删掉这一行")
        return children

    def _mapping(self, owner: Node, events: Iterator[Any]) -> dict[str, Node]:
        children: dict[str, Node] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                owner.incomplete = True
                self._skip(event, events, "key", "键要是一个词，请改成普通的键")
            elif event.value == "<<":
                owner.incomplete = True
                self._skip(event, events, *_TRAPS["tag:yaml.org,2002:merge"])
            else:
                self._pair(event, events, children)
        return children

    def _skip(self, key: Any, events: Iterator[Any], rule: str, message: str) -> None:
        """Refuse a key with its value as one mistake, whatever else is wrong inside."""
        known = list(self.problems)
        self._node(key, events)
        self._node(next(events), events)
        self.problems[:] = known
        self.note(key.start_mark, rule, message)

    def _pair(self, event: Any, events: Iterator[Any], children: dict[str, Node]) -> None:
        mark, key = event.start_mark, str(event.value)
        node = self._node(next(events), events)
        node.key_line, node.key_column = mark.line + 1, mark.column + 1
        if key in children:
            first = children[key].key_line
            self.note(mark, "duplicate-key", f"键 {key} 在第 {first} 行已经写过，请删掉一处")
        else:
            children[key] = node

    def _scalar(self, event: Any) -> str | int | bool | None:
        value = str(event.value)
        spans = event.end_mark.line > event.start_mark.line
        if event.style in ("'", '"'):
            if spans:
                self.note(event.start_mark, "unclosed-quote", "引号要在同一行里结束，请补上后面的引号")
            return value
        if not event.style:
            self._refuse_comment(event.end_mark)
            if not event.tag and not spans:
                return self._plain_scalar(event, value)
            return _FOLD.sub("", value)
        return _FOLD.sub("", value) if event.style == ">" else value

    def _refuse_comment(self, end: Any) -> None:
        """A sentence with ` #` in it ends there for YAML, and the rest would be lost in silence."""
        row = self.rows[end.line] if end.line < len(self.rows) else ""
        rest = row[end.column :]
        if rest.lstrip().startswith("#"):
            column = end.column + rest.index("#")
            message = "空格后面的 # 会让 YAML 丢掉后面的字。请删掉空格，或给整句加引号；注释请另起一行"
            self.problems.append(Problem(end.line + 1, column + 1, "comment-behind-text", "", message))

    def _plain_scalar(self, event: Any, value: str) -> str | int | bool | None:
        if value in ("true", "false"):
            return value == "true"
        if _PLAIN_INTEGER.fullmatch(value):
            return int(value)
        tag = _resolver.resolve(yaml.ScalarNode, value, (True, False))
        if tag == _STRING:
            return value
        self.note(event.start_mark, *_trap(tag, value))
        return value


class _TooDeepError(Exception):
    """Lists and mappings lie too deep inside each other; `args[0]` is the YAML mark."""


def _is_sequence(event: Any) -> bool:
    return isinstance(event, yaml.SequenceStartEvent)


def _trap(tag: str, value: str) -> tuple[str, str]:
    """The rule and the message for a plain scalar that YAML would turn into something else."""
    if tag == "tag:yaml.org,2002:int":
        if ":" in value:
            return "unquoted-time", f"{value} 会被读成六十进制数，请加引号"
        if value.startswith(("0", "-0", "+0")):
            return "unquoted-number", f"{value} 会被读成八进制或十六进制数，请加引号"
        return "unquoted-number", f"{value} 会被读成别的数，请加引号"
    rule, message = _TRAPS.get(tag, ("unquoted-value", "会被 YAML 改成别的值，请加引号"))
    return rule, f"{value} {message}" if value else f"这里{message}"


def read_nodes(text: str) -> tuple[Node | None, list[Problem]]:
    """Compose `text`; a syntax error ends the reading but keeps what was noted before it."""
    clean = _HIDDEN.sub(" ", text).replace("\t", "  ")
    composer = Composer(list(_bad_characters(text)), clean.split("\n"))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return composer.compose(yaml.parse(clean, Loader=loader)), composer.problems
    except yaml.YAMLError as error:
        composer.problems.extend(_syntax_problem(error, composer.problems))
    except _TooDeepError as error:
        composer.note(error.args[0], "too-deep", "嵌套太深，请检查括号和缩进")
    return None, composer.problems


def _bad_characters(text: str) -> Iterator[Problem]:
    """Tabs and characters that nobody sees, once a line."""
    for number, line in enumerate(text.split("\n"), start=1):
        hidden = _HIDDEN.search(line)
        if hidden:
            mend = _SAVED_WITH_A_MARK if line[0] == "\ufeff" else "请删掉后重打"
            message = f"有看不见的字符 U+{ord(hidden[0]):04X}，{mend}"
            yield Problem(number, hidden.start() + 1, "hidden-character", "", message)
        if "\t" in line:
            yield Problem(number, line.index("\t") + 1, "tab", "", "不能用制表符，请换成两个空格")


def _syntax_problem(error: yaml.YAMLError, noted: list[Problem]) -> list[Problem]:
    """One problem for a syntax error, unless an unclosed quote or a tab noted before explains it."""
    if any(problem.rule in ("unclosed-quote", "tab") for problem in noted):
        return []
    context = getattr(error, "context", None) or ""
    begins_there = "quoted" in context or "simple key" in context
    mark = getattr(error, "context_mark", None) if begins_there else None
    mark = mark or getattr(error, "problem_mark", None)
    if mark is None:
        line, column = 1, 1
    else:
        line, column = mark.line + 1, mark.column + 1
    if "quoted" in context:
        return [Problem(line, column, "unclosed-quote", "", "引号没有结束，请在同一行补上后面的引号")]
    return [Problem(line, column, "yaml-syntax", "", _syntax_hint(str(getattr(error, "problem", ""))))]


def _syntax_hint(detail: str) -> str:
    """The usual mend for libyaml's complaint, which is English and about the parser."""
    if "mapping values are not allowed" in detail:
        return "这里多了一个冒号，或这一行缩进太多。句子里的冒号请用全角，或给整句加引号"
    if "could not find expected ':'" in detail:
        return "这一行少了冒号，或冒号后面少了空格、用了全角。请写成“键: 内容”，并对照上下行的缩进"
    if "did not find expected" in detail:
        return "缩进或符号不对，请和同级的上一行对齐"
    if "cannot start any token" in detail:
        return "这个符号不能开头，请给整句加引号"
    return "YAML 读不懂这一行，请检查缩进、冒号和引号"
