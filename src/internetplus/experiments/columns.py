"""Columns of tables from arrays and words.

Arrow's own way looks first whether it was handed something of pandas, which takes longer to import
than a small run takes. Its computing is not asked for either: getting ready for it while a table is
written fails now and then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


class Texts(NamedTuple):
    """A column of texts, each by its place in a list."""

    place: NDArray[np.integer[Any]]
    among: Sequence[str]


Columns = dict[str, Texts | NDArray[Any]]


def numbers(values: NDArray[Any], defined: NDArray[np.bool_] | None = None) -> pa.Array:
    """A column of an array's numbers; nothing where they are not defined."""
    kept = np.ascontiguousarray(values)
    buffers = [_some(defined), pa.py_buffer(kept)]
    return pa.Array.from_buffers(pa.from_numpy_dtype(kept.dtype), kept.size, buffers)


def words(place: NDArray[np.int32], among: Sequence[str]) -> pa.Array:
    """A column of words by their place in a list, which is kept once."""
    return pa.DictionaryArray.from_arrays(
        numbers(place), _texts(Texts(np.arange(len(among)), among))
    )


def table(found: Columns) -> pa.Table:
    """Columns as a table; a number that is NaN is left out."""
    return pa.table({name: _column(one) for name, one in found.items()})


def rows(found: Columns) -> list[dict[str, Any]]:
    """Columns as plain rows; a number that is NaN is None."""
    told = zip(*(_listed(one) for one in found.values()), strict=True)
    return [dict(zip(found, row, strict=True)) for row in told]


def _column(found: Texts | NDArray[Any]) -> pa.Array:
    if isinstance(found, Texts):
        return _texts(found)
    return numbers(found, ~np.isnan(found))


def _listed(found: Texts | NDArray[Any]) -> list[Any]:
    if isinstance(found, Texts):
        return [found.among[place] for place in found.place.tolist()]
    return [None if value != value else value for value in found.tolist()]


def _texts(found: Texts) -> pa.Array:
    """A column of texts one after the other."""
    coded = [one.encode() for one in found.among]
    sizes = np.array([len(one) for one in coded], np.int32)[found.place]
    ends = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    text = pa.py_buffer(b"".join([coded[place] for place in found.place.tolist()]))
    return pa.StringArray.from_buffers(len(sizes), pa.py_buffer(ends), text)


def _some(defined: NDArray[np.bool_] | None) -> pa.Buffer | None:
    """Which values there are; nothing where that is all of them."""
    if defined is None or defined.all():
        return None
    return pa.py_buffer(np.packbits(defined, bitorder="little"))
