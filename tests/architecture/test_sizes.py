"""Files, functions and argument lists stay small."""

from __future__ import annotations

import ast
from functools import cache

from tests.architecture.sources import ROOT, Function, arguments, functions, trees

MOST_LINES, MOST_BODY, MOST_ARGUMENTS = 300, 40, 8
# file or file:function -> why it may be larger
LONG_FILES: dict[str, str] = {}
LONG_BODIES: dict[str, str] = {}
MANY_ARGUMENTS: dict[str, str] = {}
PYTHON = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("src", "tests", "scripts", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)


@cache
def everything() -> list[tuple[str, Function]]:
    """Every function by its file and name."""
    return [(f"{path}:{f.name}", f) for path in trees() for f in functions(path)]


def body_lines(function: Function) -> int:
    """Lines from the first statement after the docstring to the end."""
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1:
        first = body[1]
    return (function.end_lineno or first.lineno) - first.lineno + 1


def test_files_are_short() -> None:
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    long = {path: n for path, n in lines.items() if n > MOST_LINES}
    assert not long.keys() - LONG_FILES.keys(), long


def test_functions_are_short() -> None:
    long = {name: n for name, f in everything() if (n := body_lines(f)) > MOST_BODY}
    assert not long.keys() - LONG_BODIES.keys(), long


def test_functions_take_few_arguments() -> None:
    # A verb's arguments are its options; the screen is where they are counted.
    inside = [(name, f) for name, f in everything() if not name.startswith("cli/")]
    many = {name: n for name, f in inside if (n := len(arguments(f))) > MOST_ARGUMENTS}
    assert not many.keys() - MANY_ARGUMENTS.keys(), many


def test_every_exception_is_still_needed() -> None:
    names = {name for name, _ in everything()}
    assert {*LONG_BODIES, *MANY_ARGUMENTS} <= names
    assert set(LONG_FILES) <= set(PYTHON)
