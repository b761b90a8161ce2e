"""Walking over the set bytes of a row, sixty-four at a time."""

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.cpython.unsafe.numbers import trailing_zeros
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

from internetplus.kernel.jit import inner, kernel

_U64 = np.uint64
WORD, WORDS = 64, 16
"""Citizens of a word, and words of a community."""


@intrinsic  # type: ignore[untyped-decorator]
def _apart_from_zero(_: Any, row: types.Array, first: types.Integer) -> Any:
    """Bits of the bytes from `first` on that are not zero; one comparison of 64 at a time."""

    def write(target: Any, builder: ir.IRBuilder, signature: Any, given: Any) -> ir.Value:
        array = make_array(signature.args[0])(target, builder, given[0])
        bytes_of_word = ir.VectorType(ir.IntType(8), WORD)
        place = builder.bitcast(builder.gep(array.data, [given[1]]), bytes_of_word.as_pointer())
        found = builder.load(place)
        found.align = 1
        set_ = builder.icmp_unsigned("!=", found, ir.Constant(bytes_of_word, [0] * WORD))
        return builder.bitcast(set_, ir.IntType(WORD))

    return types.uint64(row, first), write


@kernel
def gathered(row: np.ndarray, w: int) -> np.uint64:
    """The bits of bytes 64w to 64w + 63 of a row [1024] of zeros and ones."""
    return _U64(_apart_from_zero(row, np.int64(WORD * w)))


@kernel
def lowest(mask: np.uint64) -> int:
    """Number of the first set bit."""
    return int(np.int64(trailing_zeros(mask)) & 63)


@kernel
def whose(mask: np.uint64, w: int) -> int:
    """The citizen of the first set bit of word `w`.

    The last step changes nothing but tells the compiler that no index counts from the end.
    """
    return int((WORD * w + lowest(mask)) & 1023)


@kernel
def without_lowest(mask: np.uint64) -> np.uint64:
    """The mask without its first set bit."""
    return _U64(mask & _U64(mask - _U64(1)))


@inner
def count_marked(row: np.ndarray, hit: np.ndarray, cell: np.ndarray) -> None:
    """Add one to the place in a row of everybody marked."""
    for w in range(WORDS):
        mask = gathered(hit, w)
        while mask:
            row[cell[_U64(whose(mask, w))]] += 1
            mask = without_lowest(mask)
