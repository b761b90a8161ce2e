"""Passes: the same code from fewer of them, and nobody else's compiling is touched."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numba
import numpy as np
import pytest
from numba.core.registry import cpu_target

from internetplus.kernel.jit import OPTIONS, _Compiled
from internetplus.kernel.passes import MANY, OF_FUNCTIONS, OF_WHOLES, passes

CODEGEN: Any = cpu_target.target_context.codegen()


class Wide(NamedTuple):
    """Arrays enough for a call to be dear: seven words each."""

    a: np.ndarray
    b: np.ndarray
    c: np.ndarray
    d: np.ndarray
    e: np.ndarray


def _inner(first: Wide, second: Wide, third: Wide, n: int) -> None:
    for i in range(first.a.size):
        first.a[i] += second.b[i] * third.e[i] + n


def _made(joined: bool) -> tuple[Any, Any]:
    part = _Compiled(_inner, dict(OPTIONS))

    def outer(first: Wide, second: Wide, third: Wide, n: int) -> None:
        for i in range(n):
            part(first, second, third, i)

    whole = _Compiled(outer, dict(OPTIONS))
    whole.parts = (part,) if joined else ()
    return part, whole


def _wide(seed: int) -> Wide:
    return Wide(*(np.arange(64) * (k + seed) % 7 for k in range(5)))


def _calls(whole: Any) -> int:
    (compiled,) = whole.overloads.values()
    return len(re.findall(r"call [^@]*@\S*_inner", compiled.library.get_llvm_str()))


@pytest.mark.parametrize("joined", [False, True])
def test_what_is_compiled_so_does_the_same(joined: bool) -> None:
    _, whole = _made(joined)
    first, second, third = _wide(0), _wide(1), _wide(2)
    expected = first.a + 3 * second.b * third.e + 0 + 1 + 2
    whole(first, second, third, 3)
    assert first.a.tolist() == expected.tolist()


def test_a_joined_kernel_hands_nothing_wide_over() -> None:
    part, whole = _made(joined=True)
    assert MANY < 3 * 5 * 7
    whole(_wide(0), _wide(1), _wide(2), 3)
    assert len(part.overloads) == 1
    assert _calls(whole) == 0


def test_loops_of_a_part_are_vectors_all_the_same() -> None:
    part, _ = _made(joined=True)
    part(_wide(0), _wide(1), _wide(2), 3)
    (compiled,) = part.overloads.values()
    assert re.search(r"<\d+ x i64>", compiled.library.get_llvm_str())


def _fail() -> None:
    with passes(joined=True):
        with passes():
            assert OF_FUNCTIONS in CODEGEN.__dict__
            assert OF_WHOLES not in CODEGEN.__dict__
        assert OF_WHOLES in CODEGEN.__dict__
        raise ZeroDivisionError


def test_others_compile_as_usual_afterwards() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert not {OF_FUNCTIONS, OF_WHOLES} & set(CODEGEN.__dict__)
    assert numba.njit(lambda x: x + 1)(1) == 2
