"""Files, functions and argument lists stay small."""

from __future__ import annotations

import ast

import pytest

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


def body_lines(function: Function) -> int:
    """Lines from the first statement after the docstring to the end."""
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(body) > 1:
        first = body[1]
    return (function.end_lineno or first.lineno) - first.lineno + 1


@pytest.mark.parametrize("path", PYTHON)
def test_files_are_short(path: str) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES or path in LONG_FILES


@pytest.mark.parametrize("path", sorted(trees()))
def test_functions_are_short(path: str) -> None:
    long = {f.name: body_lines(f) for f in functions(path) if body_lines(f) > MOST_BODY}
    assert not {name: n for name, n in long.items() if f"{path}:{name}" not in LONG_BODIES}


@pytest.mark.parametrize("path", sorted(trees()))
def test_functions_take_few_arguments(path: str) -> None:
    # A verb's arguments are its options; the screen is where they are counted.
    if path.startswith("cli/"):
        return
    many = [f.name for f in functions(path) if len(arguments(f)) > MOST_ARGUMENTS]
    assert not [name for name in many if f"{path}:{name}" not in MANY_ARGUMENTS]


def test_every_exception_is_still_needed() -> None:
    names = {f"{path}:{f.name}" for path in trees() for f in functions(path)}
    assert {*LONG_BODIES, *MANY_ARGUMENTS} <= names
    assert set(LONG_FILES) <= set(PYTHON)
