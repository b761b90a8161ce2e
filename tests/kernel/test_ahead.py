"""Compiling ahead: the parts are compiled for the very types that the whole hands them."""

from __future__ import annotations

from typing import Any

import numpy as np

from internetplus.engine.month import STEPS, live_month, of_one
from internetplus.kernel.ahead import _known, _task, compile_parts
from tests.kernel.small import Pair, part, whole
from tests.naive.cases import case


def test_a_part_is_compiled_once_and_then_found() -> None:
    pair, row = Pair(np.zeros(3), np.ones(3, np.int32)), np.zeros((2, 3), np.int64)
    compiled: Any = part
    all_of_it: Any = whole
    compile_parts((compiled,), all_of_it.py_func, (pair, row, 4))
    assert len(compiled.overloads) == 1
    assert whole(pair, row, 4) == 4 + 3
    assert row.tolist() == [[4, 1, 1], [0, 0, 0]]
    assert len(compiled.overloads) == 1


def test_every_step_of_the_month_can_be_compiled_ahead() -> None:
    found = case(0)
    parts = (found.society, found.tables, found.fields, found.scratch, found.ledger)
    month: Any = live_month
    known = _known(month.py_func, (*parts, *of_one(found.luck)))
    assert len(month.parts) == len(STEPS)
    assert all(_task(one, known) for one in month.parts)
