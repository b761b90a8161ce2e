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
    return say_in(LANGUAGE, key, **values)


def say_in(language: str, key: str, /, **values: object) -> str:
    """The same in one of the languages in which its part is told."""
    part, _, rest = key.partition(".")
    return section(part, language)[rest].format(**values)


@cache
def languages(part: str) -> tuple[str, ...]:
    """Languages in which a part is told."""
    return tuple(sorted(path.parent.name for path in _HERE.glob(f"*/{part}.yaml")))


def known(key: str, language: str = LANGUAGE) -> bool:
    """Whether a sentence exists for this key."""
    part, _, rest = key.partition(".")
    return language in languages(part) and rest in section(part, language)


@cache
def section(part: str, language: str = LANGUAGE) -> dict[str, str]:
    """All sentences of one part by their dotted key below it."""
    text = (_HERE / language / f"{part}.yaml").read_text(encoding="utf-8")
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
