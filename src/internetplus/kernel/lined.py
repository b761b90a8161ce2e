"""NumPy's ways to make an array, here with its first byte at the beginning of a line of the cache.

NumPy begins an array at any multiple of sixteen bytes, so that most vectors of a row lie in two
lines and are read and written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

LINE = 64
"""Bytes of a line, and of the widest vector."""


def zeros(shape: int | tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """An array of zeros; memory is taken only as it is written."""
    return _begun(np.zeros, shape, np.dtype(dtype))


def full(shape: int | tuple[int, ...], value: int, dtype: DTypeLike) -> NDArray[Any]:
    """An array of one number."""
    found = _begun(np.empty, shape, np.dtype(dtype))
    found[...] = value
    return found


def copy(array: NDArray[Any]) -> NDArray[Any]:
    """A copy of an array."""
    found = _begun(np.empty, array.shape, array.dtype)
    found[...] = array
    return found


def take(array: NDArray[Any], rows: Sequence[int] | NDArray[np.integer[Any]]) -> NDArray[Any]:
    """Some rows of an array, in this order."""
    found = _begun(np.empty, (len(rows), *array.shape[1:]), array.dtype)
    return np.take(array, rows, axis=0, out=found)


def _begun(
    make: Callable[..., NDArray[Any]], shape: int | tuple[int, ...], kind: np.dtype[Any]
) -> NDArray[Any]:
    many = shape if isinstance(shape, int) else prod(shape)
    memory = make(many * kind.itemsize + LINE, np.uint8)
    first = -memory.__array_interface__["data"][0] % LINE
    return np.ndarray(shape, kind, memory, first)
