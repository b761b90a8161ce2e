"""Walking over the set bytes of a row, eight at a time."""

import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from internetplus.kernel.jit import kernel

_U64 = np.uint64


@kernel
def marked(word: np.uint64) -> np.uint64:
    """The lowest bit of each of the word's eight bytes that is not zero (bytes up to 127)."""
    low = _U64(0x7F7F7F7F7F7F7F7F)
    return _U64(((word + low) >> _U64(7)) & _U64(0x0101010101010101))


@kernel
def lowest(mask: np.uint64) -> int:
    """Number of the first marked byte."""
    return int(trailing_zeros(mask)) >> 3


@kernel
def without_lowest(mask: np.uint64) -> np.uint64:
    """The mask without its first marked byte."""
    return _U64(mask & _U64(mask - _U64(1)))
