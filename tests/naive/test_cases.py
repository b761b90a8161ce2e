"""Made-up tables have the types of compiled ones, so that tests run the same kernels."""

from __future__ import annotations

from typing import Any

import numpy as np

from internetplus import engine
from internetplus.experiments.inputs import inputs
from internetplus.scenario import Scenario
from tests.naive.cases import case


def shape(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.dtype, value.ndim, value.shape[1:], value.flags.c_contiguous
    if isinstance(value, tuple):
        return {name: shape(part) for name, part in value._asdict().items()}  # type: ignore[attr-defined]
    return type(value)


def test_made_up_tables_have_the_types_of_compiled_ones() -> None:
    read = inputs("china-2016", ["none"])
    middle = {path: prior.ppf(0.5) for path, prior in read.priors.items()}
    world = engine.compile_world(
        Scenario(citizens=1024), read.catalogue, read.society, read.schemes["none"], middle
    )
    assert shape(case(1).tables) == shape(world.tables)
