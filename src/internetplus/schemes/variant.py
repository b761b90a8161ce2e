"""A file that extends another one: its dated changes are put into the tree of the base."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from internetplus.errors import Fault, FaultyFile, UsageError, nearest
from internetplus.messages import say
from internetplus.reading import Document, Node, plain, read

Find = Callable[[str, Path], Path]
OWN = (
    "name", "title", "status", "note", "start", "references", "register", "facts", "assumptions",
    "left_out", "published", "extends", "changes",
)  # fmt: skip
JOINED = ("references", "assumptions", "left_out")  # lists that go on where the base's ends


def resolved(document: Document, folder: Path, find: Find, seen: tuple[Path, ...] = ()) -> Document:
    """The document with its base put under it; itself if it extends nothing."""
    told = document.root.value.get("extends")
    if told is None or not isinstance(told.value, str):
        return document
    base = _base(document, told.value, folder, find, seen)
    faults = [*base.faults, *document.faults]
    top: dict[str, Node] = {
        k: n for k, n in base.root.value.items() if k not in ("extends", "changes")
    }
    for key, node in document.root.value.items():
        if key not in OWN:
            date = plain(top["start"]) if "start" in top else "2016-01"
            faults.append(_fault(document, (key,), "variant_key", name=key, date=date))
        elif key in JOINED and _lists(node, top.get(key)):
            top[key] = Node([*top[key].value, *node.value], node.file, node.line, node.column)
        else:
            top[key] = node
    root = Node(top, document.name, 1, 1)
    merged = Document(document.name, root, faults)
    _change(merged)
    return merged


def _lists(*nodes: Node | None) -> bool:
    return all(node is not None and isinstance(node.value, list) for node in nodes)


def _fault(document: Document, path: tuple[str, ...], what: str, **values: object) -> Fault:
    said = say(f"schemes.fault.{what}", **values)
    return document.fault(path, said, todo=say(f"schemes.fault.{what}_todo", **values))


def _base(
    document: Document, name: str, folder: Path, find: Find, seen: tuple[Path, ...]
) -> Document:
    try:
        path = find(name, folder).resolve()
    except (UsageError, OSError, ValueError) as problem:
        said = say("schemes.fault.not_reachable", name=name)
        fault = document.fault(("extends",), said, todo=str(problem).rstrip("."))
        raise FaultyFile([*document.faults, fault]) from problem
    if path in seen or len(seen) > 8:
        raise FaultyFile([*document.faults, _fault(document, ("extends",), "circle", name=name)])
    return resolved(read(path), path.parent, find, (*seen, path))


def _change(document: Document) -> None:
    """Puts the last change up to the start of the scheme in the place of each key."""
    changes = document.root.value.get("changes")
    if changes is None or not isinstance(changes.value, dict):
        return
    start = plain(document.root.value["start"]) if "start" in document.root.value else "2016-01"
    for name, dated in changes.value.items():
        if not isinstance(dated.value, dict) or not isinstance(start, str):
            continue
        due = sorted(date for date in dated.value if date <= start)
        for date in sorted(set(dated.value) - set(due)):
            path = ("changes", name, date)
            document.faults.append(_fault(document, path, "change_late", date=date, start=start))
        if due:
            _put(document, name, dated.value[due[-1]])


def _put(document: Document, name: str, node: Node) -> None:
    *way, last = name.split(".")
    holder, step = document.root, last
    for step in way:
        below = holder.value.get(step) if isinstance(holder.value, dict) else None
        if below is None:
            break
        holder = below
    else:
        if isinstance(holder.value, dict):
            holder.value[last] = node
            return
    known = list(holder.value) if isinstance(holder.value, dict) else []
    said = say("schemes.fault.change_where", name=name)
    fault = document.fault(("changes", name), said, nearest=nearest(step, known))
    document.faults.append(fault)
