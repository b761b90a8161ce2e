"""Constant: arguments are used under one name and never written down, unless they are changed."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numba
import numpy as np
import pytest
from numba.core.codegen import CPUCodeLibrary
from numba.core.compiler import Compiler
from numba.core.registry import CPUDispatcher

from internetplus.kernel.constant import KernelCompiler
from internetplus.kernel.jit import OPTIONS, inner, kernel
from tests.kernel.small import Pair


class Nest(NamedTuple):
    """A table within a table."""

    pair: Pair


@inner
def _scaled(pair: Pair, n: int) -> float:
    return pair.first[n] * pair.second[n]


@kernel
def _total(nest: Nest, times: int) -> float:
    total = 0.0
    for _ in range(times):
        for n in range(nest.pair.first.size):
            total += _scaled(nest.pair, n)
    return total


@kernel
def _last(nest: Nest, times: int) -> float:
    pair, before = nest.pair, -1.0
    for n in range(times):
        if n > 0:
            pair = Pair(pair.second, pair.first)
        before = pair.first[n]
        times = times - 1
    return before + times


def _nest() -> Nest:
    return Nest(Pair(np.array([1.0, 2.0, 3.0]), np.array([5.0, 7.0, 11.0])))


def test_a_field_handed_on_in_a_loop_is_the_same_field() -> None:
    assert _total(_nest(), 2) == 2 * (5 + 14 + 33)


def test_an_argument_that_is_changed_is_no_constant() -> None:
    # Read first, second, first: 1, 7, 3. The range was told beforehand; three are taken from it.
    assert _last(_nest(), 3) == 3 + 0


def _stored(compiler: Any, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a whole table is written to memory on the way into the compiler's passes."""
    texts = []
    add = CPUCodeLibrary.add_ir_module

    def kept(library: Any, module: Any) -> None:
        texts.append(str(module))
        add(library, module)

    monkeypatch.setattr(CPUCodeLibrary, "add_ir_module", kept)
    total: Any = _total
    options = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    made = CPUDispatcher(total.py_func, targetoptions=options, pipeline_class=compiler)
    made.compile((numba.typeof(_nest()), numba.int64))
    return len(re.findall(r"^ +store \[.+\] %", "\n".join(texts), re.MULTILINE))


def test_no_table_is_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _stored(Compiler, monkeypatch) > 0
    assert _stored(KernelCompiler, monkeypatch) == 0
