"""From chances to the integers that kernels compare."""

import numpy as np

from internetplus.engine.rules.numbers import octaves, octaves_of


def test_the_hazards_of_a_table_are_those_of_its_chances() -> None:
    some = np.random.default_rng(1).random(2000) ** 5
    chances = np.concatenate([[0.0, 1e-9, 1.1e-9, 1.0], some])
    assert octaves_of(chances).tolist() == [octaves(float(one)) for one in chances]
