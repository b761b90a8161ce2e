"""Speech: kernel and twin agree; shares who speak are those of the thresholds; no dead zone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from internetplus.engine.phases.voice import SPOKEN
from internetplus.engine.rules.voice import cuts
from tests.naive.cases import Case, case
from tests.naive.phases import KERNELS, SEEDS, assert_same, luck_of, plain_fields, plain_rules
from tests.naive.town import Town
from tests.naive.voice import echo as plain_echo
from tests.naive.voice import listen


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_is_heard(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        fields = plain_fields(found.fields, found.luck.region)
        listen(town, plain_rules(found.tables), fields)

    assert_same("listen", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_becomes_habit(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        plain_echo(town, plain_rules(found.tables), luck_of(found))

    assert_same("echo", seed, twin)


def test_shares_who_speak_follow_from_what_is_hidden_and_the_spread() -> None:
    """Thresholds N(m, s) with a share 0.16 above 1: one deviation below, half of them speak."""
    spread = 0.5
    table = cuts(0.158655, spread) / 2**32
    assert table[80] == pytest.approx(1 - 0.158655, abs=1e-6)
    assert table[64] == pytest.approx(0.5, abs=1e-5)  # a half of the usual voice is 1 - s
    assert np.all(np.diff(table) > 0)
    assert np.all(cuts(0.0, 0.5) == 2**32)


@pytest.mark.parametrize("from_", [0.0, 9.9, 10.1, 400.0])
def test_the_habit_reaches_a_constant_voice_from_both_sides(from_: float) -> None:
    found = case(1)
    state, scratch = found.society.state, found.scratch
    state.voice[0] = round(from_ * 2**16)
    scratch.voice[SPOKEN] = 10
    rules = found.tables.voice._replace(fade=50)
    found = replace(found, tables=found.tables._replace(voice=rules))
    for _ in range(900):
        KERNELS["echo"](found)
    assert state.voice[0, 0] / 2**16 == pytest.approx(10, abs=0.01)
