"""Chains whose steps were read off the engine: shares in the long run, times until a place."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def matrix(leads_to: NDArray[np.integer[Any]], chance: float | Matrix) -> Matrix:
    """The part of a chain in which each place leads to another with a chance."""
    n = leads_to.size
    found = np.zeros((n, n))
    found[np.arange(n), np.minimum(leads_to, n - 1)] += chance
    return found


def stationary(chain: Matrix) -> Matrix:
    """Shares that stay as they are."""
    n = len(chain)
    system = np.vstack([chain.T - np.eye(n), np.ones(n)])
    return np.asarray(np.linalg.lstsq(system, np.append(np.zeros(n), 1.0), rcond=None)[0])


def hitting(chain: Matrix, begin: int, end: int) -> float:
    """Expected steps from one place until another is first reached."""
    others = np.arange(len(chain)) != end
    system = np.eye(int(others.sum())) - chain[np.ix_(others, others)]
    steps = np.linalg.solve(system, np.ones(len(system)))
    return float(steps[begin if begin < end else begin - 1])


def second(chain: Matrix) -> float:
    """The second eigenvalue in size."""
    return float(np.sort(np.abs(np.linalg.eigvals(chain)))[-2])
