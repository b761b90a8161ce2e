"""What all arms of a draw share is what each of them would have had alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from internetplus import engine
from internetplus.scenario import Scenario
from tests.engine.lab import SMALL, medians, read, world

SCHEMES = ("none", "internet-plus-2020", "court-defaulters")
HERE = Scenario(citizens=SMALL, burn_in=12)


def arrays(tables: Any) -> Iterator[Any]:
    """All arrays of nested tuples, in order."""
    for one in tables:
        if isinstance(one, np.ndarray):
            yield one
        elif isinstance(one, tuple):
            yield from arrays(one)


def together(neutral: tuple[str, ...] = ()) -> list[engine.World]:
    """An arm for each scheme from the same numbers, one after another."""
    found, numbers = read(), dict(medians())
    here = replace(HERE, neutral=neutral)
    return [
        engine.compile_world(
            replace(here, scheme=name), found.catalogue, found.society, found.schemes[name], numbers
        )
        for name in SCHEMES
    ]


def test_arms_of_a_draw_have_the_tables_that_each_would_have_alone() -> None:
    for name, arm in zip(SCHEMES, together(), strict=True):
        alone = world(name, burn_in=12)
        for mine, other in zip(arrays(arm.tables), arrays(alone.tables), strict=True):
            np.testing.assert_array_equal(mine, other)


def test_what_hangs_on_no_scheme_is_one_table_for_all_of_them() -> None:
    first, *others = together()
    for arm in others:
        assert arm.tables.gates is first.tables.gates
        assert arm.tables.deeds.base is first.tables.deeds.base
        assert arm.tables.deeds.seen is not first.tables.deeds.seen


def test_another_neutral_state_is_another_draw() -> None:
    usual, still = together()[0], together(("sanctions",))[0]
    assert usual.tables.deeds.fine.any()
    assert not still.tables.deeds.fine.any()
