"""Every sentence a user reads, found by its key; one file per part of the lab, read when needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LANGUAGE = "en"
_HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def say(key: str, /, **values: object) -> str:
    """The sentence of a key such as `errors.nearest`, with its values filled in."""
    part, _, rest = key.partition(".")
    return section(part)[rest].format(**values)


def known(key: str) -> bool:
    """Whether a sentence exists for this key."""
    part, _, rest = key.partition(".")
    return (_HERE / LANGUAGE / f"{part}.yaml").is_file() and rest in section(part)


@cache
def section(part: str) -> dict[str, str]:
    """All sentences of one part by their dotted key below it."""
    text = (_HERE / LANGUAGE / f"{part}.yaml").read_text(encoding="utf-8")
    tree = yaml.load(text, Loader=_LOADER) or {}
    return dict(_flat(tree, ""))


def _flat(tree: dict[str, object], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            rows.extend(_flat(value, f"{prefix}{key}."))
        else:
            rows.append((f"{prefix}{key}", str(value)))
    return rows
