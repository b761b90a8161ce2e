"""A document fills a strict model; each refusal of the model becomes a fault with its line."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from internetplus.errors import Fault, FaultyFile, listed, nearest, quoted
from internetplus.messages import known, say
from internetplus.reading import Document, Path_

ROUNDS = 8  # times that refused parts are taken out and the rest is read again
UNITS = re.compile(
    r"\s*([-+]?\d+(?:\.\d+)?)\s*"
    r"(%|percent|per cent|years?|y|months?|days?|weeks?|yuan|rmb|points?)\s*\Z",
    re.I,
)
Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A block of a data file: no unknown keys, no silent conversions."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, populate_by_name=True, serialize_by_alias=True
    )


def fill(model: type[Model], document: Document) -> Model:
    """The model of a document; all faults of the document are raised together."""
    filled, faults = attempt(model, document)
    if faults or filled is None:
        raise FaultyFile(faults)
    return filled


def attempt(
    model: type[Model], document: Document, stand_in: Mapping[str, object] | None = None
) -> tuple[Model | None, list[Fault]]:
    """The model of what is sound in a document, and every fault, those of reading included.

    Refused parts are taken out and the rest is read again, so that rules across keys
    can still be checked on it, with `stand_in` for keys of the top level that are then
    missing; None when not even that gives a model.
    """
    faults = list(document.faults)
    data = document.data
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data), faults
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False)
        for error in errors:
            path = _path(document, error["loc"], missing=error["type"] == "missing")
            if _is_news(document, path, error["type"]):
                faults.append(_fault(model, document, path, dict(error)))
        for error in errors:
            loc = error["loc"]
            if error["type"] == "missing" and len(loc) == 1 and loc[0] in (stand_in or {}):
                data[str(loc[0])] = dict(stand_in or {})[str(loc[0])]
            elif not _take_out(data, document, loc, error["type"]):
                return None, faults
    return None, faults


def _is_news(document: Document, path: Path_, kind: str) -> bool:
    """Whether a refusal is not the mere consequence of an earlier one."""
    if kind == "missing":
        return document.place(path) is document.place(path[:-1])
    return not document.place(path).refused


def _path(document: Document, loc: tuple[int | str, ...], missing: bool) -> Path_:
    """The part of a model's location that exists in the file."""
    path: list[str | int] = []
    node = document.root
    for step in loc[:-1] if missing else loc:
        below = document.place((*path, step))
        if below is node:
            break
        path.append(step)
        node = below
    if missing:
        path.append(str(loc[-1]))
    return tuple(path)


def _take_out(data: Any, document: Document, loc: tuple[int | str, ...], kind: str) -> bool:
    """Removes the refused value, or the block that misses a key; False if it is the whole file."""
    path = _path(document, loc[:-1] if kind == "missing" else loc, missing=False)
    if not path:
        return False
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):  # went out with an earlier refusal
            return True
    if isinstance(data, dict):
        data.pop(path[-1], None)
    elif isinstance(data, list) and isinstance(path[-1], int) and path[-1] < len(data):
        del data[path[-1]]
    return True


def _fault(model: type[BaseModel], document: Document, path: Path_, error: dict[str, Any]) -> Fault:
    kind = str(error["type"])
    parent = ".".join(str(step) for step in path[:-1])
    key = str(path[-1]) if path else document.name
    inside = say("errors.inside", parent=parent) if parent else ""
    place = path[:-1] if kind == "missing" else path
    if kind == "missing":
        said = say("errors.missing_key", key=key, inside=inside)
        fault = document.fault(place, said, todo=say("errors.missing_key_todo"))
        return Fault(**{**vars(fault), "key": ".".join(str(step) for step in path)})
    if kind == "extra_forbidden":
        names = keys_of(model, path[:-1])
        said = say("errors.unknown_key", key=key, inside=inside)
        near, todo = nearest(key, names), say("errors.unknown_key_todo")
        return document.fault(path, said, found=key, allowed=listed(names), nearest=near, todo=todo)
    return _wrong_value(document, path, key, error)


def _wrong_value(document: Document, path: Path_, key: str, error: dict[str, Any]) -> Fault:
    found_value = error.get("input")
    found = _found(found_value)
    kind, context = str(error["type"]), error.get("ctx") or {}
    if kind == "value_error":  # a rule of our own validators; it speaks for itself
        said = str(context.get("error", error.get("msg", "")))
        return document.fault(path, said, found=found)
    unit = unit_fault(document, path, key, found_value)
    if unit is not None and kind != "literal_error":
        return unit
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or [str(context)]
        near = nearest(found_value, choices) if isinstance(found_value, str) else ""
        said = say("errors.wrong_choice", key=key, found=found)
        return document.fault(path, said, found=found, allowed=listed(choices), nearest=near)
    bounds = _bounds(context)
    if bounds:
        number = found_value if isinstance(found_value, (int, float)) else 0
        if context.get("le") == 1 and 1 < number <= 100:
            words = {"allowed": bounds, "todo": say("errors.unit_percent", share=number / 100)}
            return document.fault(path, say("errors.share", key=key, found=found), **words)
        said = say("errors.out_of_range", key=key, found=found)
        return document.fault(path, said, found=found, allowed=bounds)
    if kind == "string_pattern_mismatch":
        said = say("errors.wrong_form", key=key, found=found)
        return document.fault(path, said, found=found, allowed=_form(str(context.get("pattern"))))
    said = say("errors.wrong_kind", key=key, found=found, expected=_expected(kind, error))
    return document.fault(path, said, found=found, allowed=_expected(kind, error))


def unit_fault(document: Document, path: Path_, key: str, value: object) -> Fault | None:
    """A fault for text such as "5 years" or "15 %" where a bare number is asked for."""
    match = UNITS.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    number, unit = float(match[1]), match[2].lower()
    todo = say("errors.unit_todo")
    if unit.startswith("y") and unit != "yuan":
        todo = say("errors.unit_years", months=f"{number * 12:g}")
    elif unit in ("%", "percent", "per cent"):
        todo = say("errors.unit_percent", share=f"{number / 100:g}")
    said = say("errors.unit", key=key, found=quoted(value))
    return document.fault(path, said, found=quoted(value), todo=todo)


def _found(value: object) -> str:
    if value is None:
        return say("errors.found_kinds.none")
    if isinstance(value, (dict, list)):
        return say(f"errors.found_kinds.{type(value).__name__}")
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value)


def _bounds(context: dict[str, Any]) -> str:
    words = {"ge": "at least {}", "gt": "more than {}", "le": "at most {}", "lt": "less than {}"}
    parts = [form.format(context[key]) for key, form in words.items() if key in context]
    for key, form in (("min_length", "at least {} long"), ("max_length", "at most {} long")):
        if key in context:
            parts.append(form.format(context[key]))
    return " and ".join(parts)


def _form(pattern: str) -> str:
    name = "errors.forms." + ("month" if "[0-9]{4}" in pattern else "name")
    return say(name) if known(name) else pattern


def _expected(kind: str, error: dict[str, Any]) -> str:
    for name in ("int", "float", "bool", "string", "list", "dict", "model"):
        if kind.startswith(name):
            short = {"string": "str", "model": "dict"}.get(name, name)
            return say(f"errors.kinds.{short}")
    return str(error.get("msg", kind))


def keys_of(model: type[BaseModel], path: Path_) -> list[str]:
    """The keys that a model knows at a path, in the order of their declaration."""
    kind: Any = model
    for step in path:
        kind = _below(kind, step)
    block = _block(kind)
    return [] if block is None else [f.alias or n for n, f in block.model_fields.items()]


def _block(kind: Any) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    if get_origin(kind) in (Union, types.UnionType):
        return next((b for b in map(_block, get_args(kind)) if b is not None), None)
    if hasattr(kind, "__metadata__"):
        return _block(get_args(kind)[0])
    return None


def _below(kind: Any, step: str | int) -> Any:
    block = _block(kind)
    if block is not None:
        for name, info in block.model_fields.items():
            if step in (name, info.alias):
                return info.annotation
        return None
    if get_origin(kind) in (Union, types.UnionType):
        return next((b for b in (_below(k, step) for k in get_args(kind)) if b is not None), None)
    if get_origin(kind) in (dict, list, tuple):
        return get_args(kind)[-1]
    return None
