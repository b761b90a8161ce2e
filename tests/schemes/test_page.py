"""The page on schemes names every key, and its examples are schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from internetplus.reading import read_text
from internetplus.schemes.load import examine_document
from internetplus.schemes.model import Scheme

PAGE = (Path(__file__).parents[2] / "docs" / "schemes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)


def models(kind: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Every model that a type reaches; priors and titles are values of their own."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind in seen or kind.__module__.startswith("internetplus.vocabulary"):
            return
        seen.add(kind)
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation, seen)
    for inner in get_args(kind):
        yield from models(inner, seen)


KEYS = sorted(
    {
        field.alias or name
        for model in models(Scheme, set())
        for name, field in model.model_fields.items()
    }
)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_told(key: str) -> None:
    assert re.search(rf"`[^`\n]*\b{re.escape(key)}\b[^`\n]*`", PAGE), f"{key} is not on the page"


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n", 1)[0])
def test_every_example_is_a_scheme_without_a_fault(text: str) -> None:
    examined = examine_document(read_text(text, "example.yaml"))
    assert examined.scheme is not None, examined.faults
    assert not examined.warnings, examined.warnings


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) >= 2
