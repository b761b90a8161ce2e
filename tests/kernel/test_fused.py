"""A product and a sum in one step."""

import numpy as np

from internetplus.kernel.fused import fused
from internetplus.kernel.jit import kernel


@kernel
def summed(x: np.ndarray, y: np.ndarray, z: np.ndarray, into: np.ndarray) -> None:
    """One step for each of a row."""
    for i in range(into.size):
        into[i] = fused(x[i], y[i], z[i])


def test_what_is_exact_is_the_same_in_one_step_or_two() -> None:
    rng = np.random.default_rng(1)
    x, y, z = (rng.integers(-900, 900, 1000) for _ in range(3))
    found = np.zeros(1000, np.float32)
    summed(*(np.asarray(one, np.float32) for one in (x, y, z)), found)
    assert found.tolist() == (x * y + z).tolist()
