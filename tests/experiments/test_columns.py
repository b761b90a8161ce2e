"""Columns made by hand are those that the library makes of the same values."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from internetplus.experiments.columns import numbers, of_rows, words

ROWS: list[dict[str, Any]] = [
    {"name": "é", "n": 1, "x": 0.5, "sure": True, "said": None, "none": None},
    {"name": "", "n": -2, "x": None, "sure": False, "said": "a", "none": None},
    *({"name": f"{i}", "n": i, "x": 1 / 3, "sure": i % 3 == 0, "said": None, "none": None}
      for i in range(9)),
]  # fmt: skip


@pytest.mark.parametrize("many", [0, 1, 2, 8, 11])
def test_rows_are_the_table_that_the_library_makes(many: int) -> None:
    found = of_rows(ROWS[:many])
    found.validate(full=True)
    assert found.equals(pa.Table.from_pylist(ROWS[:many]))


@pytest.mark.parametrize("kind", ["int32", "int64", "uint64", "float64"])
def test_numbers_may_lie_anywhere_and_be_missing(kind: str) -> None:
    rows = np.arange(30).astype(kind).reshape(5, 6)
    for values in (rows[2], rows[:, 3], rows[::-1, 0], rows[:0, 1]):
        assert numbers(values).equals(pa.array(values.tolist(), pa.from_numpy_dtype(kind)))
    here = np.array([True, False, True, True, False])
    told = [
        value if is_told else None for value, is_told in zip(rows[:, 3].tolist(), here, strict=True)
    ]
    assert numbers(rows[:, 3], here).to_pylist() == told


def test_words_are_kept_once() -> None:
    found = words(np.array([2, 0, 2], np.int32), ["none", "", "Ürümqi"])
    found.validate(full=True)
    assert found.to_pylist() == ["Ürümqi", "none", "Ürümqi"]
    assert found.dictionary.to_pylist() == ["none", "", "Ürümqi"]


def test_pandas_is_not_imported_for_it() -> None:
    made = "of_rows([{'name': 'a', 'n': 1, 'x': None, 'y': 0.5, 'sure': True}])"
    told = f"from internetplus.experiments.columns import of_rows; {made}; import sys; "
    told += "sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", told], check=True)
