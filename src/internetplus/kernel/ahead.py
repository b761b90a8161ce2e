"""Compile the parts of a large kernel side by side, before the kernel itself.

The compiler works on one core. So two processes go through the list of parts, one from each end,
and find on disk what the other has done. Whoever comes third waits.
"""

import gc
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import numba
import numpy as np

Signature = tuple[Any, ...]
Task = tuple[str, str, Signature]
"""Module and name of a kernel, and the types to compile it for."""


def compile_parts(
    parts: Sequence[Any], whole: Callable[..., Any], arguments: Sequence[Any]
) -> None:
    """Compile kernels for the types that they are handed on by `whole`, called so."""
    known = _known(whole, arguments)
    tasks = [task for part in parts if (task := _task(part, known))]
    other = _second(tasks[::-1])
    _compile(tasks)
    if other is not None:
        other.wait()


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Only one process at a time, where the system can tell."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        yield
        return
    with place.open("w", encoding="ascii") as lock:
        with suppress(OSError):  # some shared disks know no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _known(whole: Callable[..., Any], arguments: Sequence[Any]) -> dict[Any, Any]:
    """Types by the class of a named tuple, and of arrays by the name of an argument."""
    found: dict[Any, Any] = {int: numba.types.int64}
    for name, argument in zip(inspect.signature(whole).parameters, arguments, strict=True):
        meant = numba.typeof(argument)
        found[name] = meant
        _enter(found, meant)
    return found


def _enter(found: dict[Any, Any], meant: Any) -> None:
    if isinstance(meant, numba.types.BaseNamedTuple):
        found[meant.instance_class] = meant
        for inner in meant.types:
            _enter(found, inner)


def _task(part: Any, known: dict[Any, Any]) -> Task | None:
    """What to compile of a part; nothing if a type cannot be told from its annotations."""
    function = part.py_func
    signature = []
    for name, hint in get_type_hints(function).items():
        if name == "return":
            continue
        meant = known.get(name if hint is np.ndarray else hint) or _of_numbers(hint)
        if meant is None:
            return None
        signature.append(meant)
    return function.__module__, function.__name__, tuple(signature)


def _of_numbers(hint: Any) -> Any:
    """The type of a named tuple that holds whole numbers only."""
    fields = getattr(hint, "_fields", ())
    if not fields or set(get_type_hints(hint).values()) != {int}:
        return None
    return numba.types.NamedUniTuple(numba.types.int64, len(fields), hint)


def _second(tasks: Sequence[Task]) -> Any:
    """A process that compiles too; none where no program can be started."""
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if process.stdin is not None:
            process.stdin.write(pickle.dumps(tasks))
            process.stdin.close()
    except OSError:
        return None
    return process


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for cycles, which takes a tenth of compiling and finds little."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _compile(tasks: Sequence[Task]) -> None:
    for module, name, signature in tasks:
        getattr(import_module(module), name).compile(signature)


if __name__ == "__main__":
    with uncollected():
        _compile(pickle.load(sys.stdin.buffer))
