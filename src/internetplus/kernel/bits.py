"""Walking over the set bytes of a row, sixty-four at a time."""

import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros

from internetplus.kernel.jit import kernel

_U64 = np.uint64
WORDS = 16
"""Words of 64 citizens in a community."""


@kernel
def gathered(row: np.ndarray, w: int) -> np.uint64:
    """The bits of bytes 64w to 64w + 63 of a row [1024] of zeros and ones.

    The product moves the lowest bit of byte k of eight to bit 56 + k.
    """
    words, mask = row.view(np.uint64), _U64(0)
    for k in range(8):
        eight = _U64(_U64(words[8 * w + k] * _U64(0x0102040810204080)) >> _U64(56))
        mask |= _U64(eight << _U64(8 * k))
    return mask


@kernel
def lowest(mask: np.uint64) -> int:
    """Number of the first set bit."""
    return int(np.int64(trailing_zeros(mask)) & 63)


@kernel
def whose(mask: np.uint64, w: int) -> int:
    """The citizen of the first set bit of word `w`.

    The last step changes nothing but tells the compiler that no index counts from the end.
    """
    return int((64 * w + lowest(mask)) & 1023)


@kernel
def without_lowest(mask: np.uint64) -> np.uint64:
    """The mask without its first set bit."""
    return _U64(mask & _U64(mask - _U64(1)))
