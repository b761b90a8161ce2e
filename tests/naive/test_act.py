"""Deeds: kernel and twin agree, and no act that could be recorded goes unnoticed."""

from __future__ import annotations

import numpy as np
import pytest

from tests.naive.act import act
from tests.naive.cases import Case
from tests.naive.phases import (
    KERNELS,
    SEEDS,
    assert_same,
    case_before,
    luck_of,
    plain_rules,
    town_of,
)
from tests.naive.town import Town, differences


def twin(town: Town, found: Case) -> None:
    act(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_do_the_same_deeds(seed: int) -> None:
    town = assert_same("act", seed, twin)
    assert town["acts"]


@pytest.mark.parametrize("seed", range(6))
def test_noticed_acts_are_acts_in_the_same_order(seed: int) -> None:
    found = case_before("act", seed)
    town = town_of(found, "act")
    twin(town, found)
    KERNELS["act"](found)
    noticed = found.scratch.noticed[: found.scratch.n_noticed[0]].tolist()
    acts = iter([[a["who"], a["deed"], a["place"], a["hazard"]] for a in town["acts"]])
    assert all(row in acts for row in noticed)


def test_an_act_that_could_be_recorded_but_is_not_done_is_no_act() -> None:
    # Where sources see all, the bound of being seen lies above the hazard of the act itself.
    found = case_before("act", 5)
    deeds = found.tables.deeds
    deeds.seen[:], deeds.attended[:], deeds.base[:] = 0, 1, -3000
    found.fields.attention[:] = 2048
    town = town_of(found, "act")
    twin(town, found)
    KERNELS["act"](found)
    assert not differences(town_of(found, "act"), town)
    assert found.scratch.n_noticed[0] == len(town["acts"])
    assert np.all(found.scratch.noticed[: len(town["acts"]), 3] <= 0)
