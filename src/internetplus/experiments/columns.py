"""Columns of tables from arrays, words and plain rows.

Arrow's own way looks first whether it was handed something of pandas, which takes longer to import
than a small run takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def numbers(values: NDArray[Any], defined: NDArray[np.bool_] | None = None) -> pa.Array:
    """A column of an array's numbers; nothing where they are not defined."""
    kept = np.ascontiguousarray(values)
    buffers = [_some(defined), pa.py_buffer(kept)]
    return pa.Array.from_buffers(pa.from_numpy_dtype(kept.dtype), kept.size, buffers)


def words(place: NDArray[np.int32], among: Sequence[str]) -> pa.Array:
    """A column of words by their place in a list, which is kept once."""
    return pa.DictionaryArray.from_arrays(numbers(place), _texts(list(among)))


def of_rows(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Plain rows as a table; the columns are those of the first row."""
    names = list(rows[0]) if rows else []
    return pa.table({name: _column([row[name] for row in rows]) for name in names})


def _column(values: list[Any]) -> pa.Array:
    """A column of one type, that of the first value; nothing where there is none."""
    first = next((value for value in values if value is not None), None)
    if first is None:
        return pa.nulls(len(values))
    if isinstance(first, str):
        return _texts(values)
    defined = np.array([value is not None for value in values])
    filled = np.array([type(first)() if value is None else value for value in values])
    if isinstance(first, bool):
        return pa.Array.from_buffers(pa.bool_(), len(values), [_some(defined), _bits(filled)])
    return numbers(filled, defined)


def _texts(values: list[str | None]) -> pa.Array:
    """A column of texts one after the other."""
    parts = [(value or "").encode() for value in values]
    ends = np.cumsum([0, *map(len, parts)]).astype(np.int32)
    defined = np.array([value is not None for value in values], np.bool_)
    text = pa.py_buffer(b"".join(parts))
    return pa.StringArray.from_buffers(len(parts), pa.py_buffer(ends), text, _some(defined))


def _some(defined: NDArray[np.bool_] | None) -> pa.Buffer | None:
    """Which values there are; nothing where that is all of them."""
    return None if defined is None or defined.all() else _bits(defined)


def _bits(flags: NDArray[np.bool_]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(flags, bitorder="little"))
