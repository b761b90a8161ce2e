"""Columns made by hand are those that the library makes of the same values."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from internetplus.experiments.columns import Columns, Texts, numbers, rows, table, words

NAMES = ["none", "", "Ürümqi"]


@pytest.mark.parametrize("many", [0, 1, 2, 8, 11])
def test_columns_are_the_table_and_the_rows_that_the_library_makes(many: int) -> None:
    place = np.arange(11)[:many] * 2 % 3
    x = np.where(np.arange(many) % 4 == 1, np.nan, np.arange(many) / 3)
    made: Columns = {"name": Texts(place, NAMES), "n": np.arange(many), "x": x}
    schema = pa.schema([("name", pa.string()), ("n", pa.int64()), ("x", pa.float64())])
    told = [
        {"name": NAMES[2 * i % 3], "n": i, "x": None if i % 4 == 1 else i / 3} for i in range(many)
    ]
    found = table(made)
    found.validate(full=True)
    assert found.equals(pa.Table.from_pylist(told, schema))
    assert rows(made) == told


@pytest.mark.parametrize("kind", ["int32", "int64", "uint64", "float64"])
def test_numbers_may_lie_anywhere_and_be_missing(kind: str) -> None:
    whole = np.arange(30).astype(kind).reshape(5, 6)
    for values in (whole[2], whole[:, 3], whole[::-1, 0], whole[:0, 1]):
        assert numbers(values).equals(pa.array(values.tolist(), pa.from_numpy_dtype(kind)))
    here = np.array([True, False, True, True, False])
    told = [
        value if is_told else None
        for value, is_told in zip(whole[:, 3].tolist(), here, strict=True)
    ]
    assert numbers(whole[:, 3], here).to_pylist() == told


def test_words_are_kept_once() -> None:
    found = words(np.array([2, 0, 2], np.int32), NAMES)
    found.validate(full=True)
    assert found.to_pylist() == ["Ürümqi", "none", "Ürümqi"]
    assert found.dictionary.to_pylist() == NAMES


def test_neither_pandas_nor_arrow_s_computing_is_imported_for_it() -> None:
    told = """
import sys
import numpy as np
from internetplus.experiments.columns import Texts, table
table({"name": Texts(np.zeros(2, int), ["a"]), "x": np.array([np.nan, 0.5])})
sys.exit(bool({"pandas", "pyarrow.compute"} & set(sys.modules)))
"""
    subprocess.run([sys.executable, "-c", told], check=True)
