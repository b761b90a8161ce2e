"""The package's sources as syntax trees, for the tests of its architecture."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "internetplus"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[str, ast.Module]:
    """Syntax tree of every module by its path below the package, such as `engine/run.py`."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imported(path: str) -> Iterator[str]:
    """Dotted names of all modules that a module imports, wherever the import stands."""
    package = ["internetplus", *path.split("/")[:-1]]
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def functions(path: str) -> Iterator[Function]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(trees()[path]):
        if isinstance(node, Function):
            yield node


def arguments(function: Function) -> list[ast.arg]:
    """Every argument of a function but `self` and `cls`."""
    spec = function.args
    named = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg]
    return [one for one in named if one is not None and one.arg not in ("self", "cls")]


def called(path: str) -> Iterator[str]:
    """What a module calls, as written and by its last name: `np.load` and `load`, `open`."""
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr
                yield ast.unparse(node.func)
