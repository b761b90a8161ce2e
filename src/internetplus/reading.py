"""YAML text as a tree that knows the line of every key; hostile or odd text is a fault.

Accepted is the plain part of YAML 1.2: no anchors, aliases, tags or second documents, no yes/no
as booleans, no dates (`2016-01` stays text), no duplicate keys, no NaN, no infinity.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from internetplus.errors import Fault, FaultyFile, quoted
from internetplus.messages import say

LARGEST_FILE = 1_000_000  # bytes
DEEPEST = 24  # levels of nesting
MOST_VALUES = 60_000  # keys and scalars in one file
LARGEST_NUMBER = 1e9

Path_ = tuple[str | int, ...]  # the way from the top of a file to a value

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_ODD = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z|[-+]?(inf|nan|infinity)\Z", re.I)
_CONSTANTS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """One value of a file: a scalar, a `dict` of nodes or a `list` of nodes, with its place."""

    value: Any
    file: str
    line: int  # from 1; of the key if there is one
    column: int
    refused: bool = False  # already a fault; nothing more is said about it


@dataclass
class Document:
    """A file as it was read, with the faults found so far."""

    name: str
    root: Node
    faults: list[Fault] = field(default_factory=list)

    @property
    def data(self) -> dict[str, Any]:
        """The bare values, without places."""
        bare = plain(self.root)
        assert isinstance(bare, dict)
        return bare

    def place(self, path: Path_) -> Node:
        """The node at this path, or the deepest one on the way to it."""
        node = self.root
        for step in path:
            below = _step(node, step)
            if below is None:
                break
            node = below
        return node

    def fault(self, path: Path_, said: str, **words: str) -> Fault:
        """A fault at this path, with file and line filled in."""
        node = self.place(path)
        return Fault(node.file, node.line, dotted(path), said, **words)


def dotted(path: Path_) -> str:
    """A path as a reader sees it: `consequences.bad_grade.deny`."""
    return ".".join(str(step) for step in path)


def plain(node: Node) -> Any:
    """The bare values of a tree."""
    if isinstance(node.value, dict):
        return {key: plain(below) for key, below in node.value.items()}
    if isinstance(node.value, list):
        return [plain(below) for below in node.value]
    return node.value


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node.value, dict) and isinstance(step, str):
        return node.value.get(step)
    if isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def read(path: Path | str, name: str | None = None) -> Document:
    """The document of a file; its size is checked before it is opened."""
    path = Path(path)
    name = name or path.name
    try:
        if path.exists() and not path.is_file():
            raise FaultyFile([Fault(name, None, "", say("errors.not_a_file"))])
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise FaultyFile([_too_large(name, size)])
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as problem:
        todo = say("errors.missing_file_todo")
        fault = Fault(name, None, "", say("errors.missing_file"), found=str(path), todo=todo)
        raise FaultyFile([fault]) from problem
    return read_bytes(raw, name)


def read_bytes(raw: bytes, name: str) -> Document:
    """The document of bytes that should be UTF-8 text."""
    if len(raw) > LARGEST_FILE:
        raise FaultyFile([_too_large(name, len(raw))])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        todo = say("errors.binary_todo")
        raise FaultyFile([Fault(name, line, "", say("errors.binary"), todo=todo)]) from problem
    return read_text(text, name)


def read_text(text: str, name: str) -> Document:
    """The document of a YAML text."""
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as problem:
        raise FaultyFile([*builder.faults, _syntax(name, problem)]) from problem
    except (RecursionError, ValueError, OverflowError) as problem:
        fault = Fault(name, None, "", say("errors.syntax", problem=type(problem).__name__))
        raise FaultyFile([fault]) from problem
    return builder.document()


def _too_large(name: str, size: int) -> Fault:
    return Fault(
        name, None, "", say("errors.too_large", found=f"{size:,}"), found=str(size),
        allowed=say("errors.too_large_allowed", most=f"{LARGEST_FILE:,}"),
        todo=say("errors.too_large_todo"),
    )  # fmt: skip


def _syntax(name: str, problem: yaml.YAMLError) -> Fault:
    mark = getattr(problem, "problem_mark", None)
    words = getattr(problem, "problem", None) or str(problem).splitlines()[0]
    line = mark.line + 1 if mark else None
    said = say("errors.syntax", problem=quoted(str(words))[1:-1])
    return Fault(name, line, "", said, todo=say("errors.syntax_todo"))


class _Builder:
    """Builds the tree from parser events without recursion, so depth is ours to bound."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.open: list[Node] = []  # containers
        self.keys: list[Node | None] = []  # the key waiting for a value, per open container
        self.root: Node | None = None
        self.documents = self.values = 0

    def take(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event, line)
            before = len(self.faults)
            value = self._scalar(event, line)
            refused = len(self.faults) > before
            self._place(Node(value, self.name, line, column, refused))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_marks(event, line)
            empty: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._descend(Node(empty, self.name, line, column))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._say(line, "alias", found=event.anchor)
            self._place(Node(None, self.name, line, column, refused=True))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise FaultyFile([*self.faults, self._fault(line, "several_documents")])

    def document(self) -> Document:
        if self.root is None or self.root.value is None:
            raise FaultyFile([*self.faults, self._fault(None, "empty")])
        if not isinstance(self.root.value, dict):
            found = quoted(self.root.value)
            if isinstance(self.root.value, list):
                found = say("errors.found_kinds.list")
            raise FaultyFile([*self.faults, self._fault(1, "not_a_mapping", found=found)])
        return Document(self.name, self.root, self.faults)

    def _fault(self, line: int | None, what: str, **values: object) -> Fault:
        said = say(f"errors.{what}", **values)
        found = str(values.get("found", ""))
        return Fault(self.name, line, "", said, found=found, todo=say(f"errors.{what}_todo"))

    def _say(self, line: int, what: str, **values: object) -> None:
        self.faults.append(self._fault(line, what, **values))

    def _refuse_marks(self, event: Any, line: int) -> None:
        if event.anchor:
            self._say(line, "alias", found=event.anchor)
        if event.tag and event.tag != "!":
            self._say(line, "tag", found=event.tag)

    def _descend(self, node: Node) -> None:
        if len(self.open) >= DEEPEST:
            raise FaultyFile([*self.faults, self._fault(node.line, "too_deep", most=DEEPEST)])
        self._place(node)
        self.open.append(node)
        self.keys.append(None)

    def _place(self, node: Node) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            said = say("errors.too_many", most=MOST_VALUES)
            raise FaultyFile([Fault(self.name, node.line, "", said)])
        if not self.open:
            self.root = node
            return
        holder = self.open[-1].value
        if isinstance(holder, list):
            holder.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            key, self.keys[-1] = self.keys[-1], None
            self._put(holder, key, node)

    def _put(self, holder: dict[str, Node], key: Node, node: Node) -> None:
        if isinstance(key.value, (dict, list)):
            self._say(key.line, "key_not_text", found=say("errors.found_kinds.list"))
        elif not isinstance(key.value, (str, int)) or isinstance(key.value, bool):
            self._say(key.line, "key_not_text", found=quoted(key.value))
        elif (name := str(key.value)) in holder:  # a whole number as a key is its text
            first = holder[name].line
            self._say(key.line, "duplicate", key=quoted(name)[1:-1], first=first)
        else:
            node.line, node.column = key.line, key.column
            holder[name] = node

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        text: str = event.value
        if event.style or not event.implicit[0]:  # quoted or block text
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _ODD.match(text):
            self._say(line, "not_finite", found=text)
            return None
        if _INT.match(text) or _FLOAT.match(text):
            return self._number(text, line)
        return text

    def _number(self, text: str, line: int) -> object:
        number: int | float = math.inf
        if len(text) <= 60:
            number = _whole(text) if _INT.match(text) else float(text)
        if abs(number) > LARGEST_NUMBER:
            fault = self._fault(line, "huge", found=quoted(text)[1:-1])
            words = {"allowed": say("errors.huge_allowed")}
            self.faults.append(Fault(**{**vars(fault), **words}))
            return None
        return number


def _whole(text: str) -> int:
    if text.startswith("0o"):
        return int(text[2:], 8)
    return int(text, 16) if text.startswith("0x") else int(text)


def paths(node: Node, above: Path_ = ()) -> Iterator[tuple[Path_, Node]]:
    """Every value below a node with the way to it."""
    below: list[tuple[str | int, Node]] = []
    if isinstance(node.value, dict):
        below = list(node.value.items())
    elif isinstance(node.value, list):
        below = list(enumerate(node.value))
    for step, child in below:
        yield (*above, step), child
        yield from paths(child, (*above, step))
