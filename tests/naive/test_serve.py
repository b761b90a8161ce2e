"""Rated institutions: kernel and twin agree; marks and pressure have no dead zone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from internetplus.vocabulary.fields import N_INSTITUTIONS
from tests.naive.cases import Case, case
from tests.naive.phases import KERNELS, SEEDS, assert_same, luck_of, plain_fields, plain_rules
from tests.naive.serve import at, serve
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_marks_are_given(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        fields = plain_fields(found.fields, found.luck.region)
        serve(town, plain_rules(found.tables), fields, luck_of(found))

    assert_same("serve", seed, twin)


def run(found: Case, rules: object, months: int) -> None:
    tables = found.tables._replace(serve=rules)
    for month in range(months):
        luck = found.luck._replace(month=month)
        KERNELS["serve"](replace(found, tables=tables, luck=luck))


ALL = np.ones(N_INSTITUTIONS, np.int32)
"""Every kind is rated."""


@pytest.mark.parametrize("from_", [0, 1 << 22])
def test_pressure_reaches_what_hangs_on_the_mark_from_both_sides(from_: int) -> None:
    found = case(1)
    found.society.state.office[0, :, 0] = from_
    rules = found.tables.serve._replace(
        on=1,
        rated=np.ones(N_INSTITUTIONS, np.int32),
        heed=np.full(32, 256, np.int32),
        pressure=700_000,
        adapt=9,
    )
    run(found, rules, 2500)
    assert found.society.state.office[0, :, 0] / 700_000 == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("from_", [1, 5])
def test_a_mark_reaches_constant_ratings_from_both_sides(from_: int) -> None:
    """All ratings have four stars: experience is above the third edge and below the fourth."""
    found = case(2)
    office = found.society.state.office
    office[0, :, 1], office[0, :, 2] = from_ * 300 * 1024, 300 * 1024
    rules = found.tables.serve._replace(
        on=1, rated=ALL, edge=np.array([-9**6, -9**6, -9**6, 9**6], np.int32),
        response=np.full(3, 256, np.int32), fade=57, slots=20,
    )  # fmt: skip
    run(found, rules, 400)
    assert office[0, :, 1] / office[0, :, 2] == pytest.approx(4, abs=0.01)


def test_tables_are_straight_between_entries() -> None:
    table = [100 * n for n in range(65)]
    assert [at(table, pressed) for pressed in (0, 32768, 65536, 4 << 20)] == [0, 50, 100, 6400]
