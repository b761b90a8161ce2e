"""What share of a result's spread each family carries: screening, then total effects.

Total effects (Sobol; Homma and Saltelli 1996) come from a quadratic ridge regression that is
fitted to the spread cases, as shares of the whole spread, so that what it misses, the numbers' own
parts and luck remain as rest. How well it predicts cases that it has not seen stands beside them.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.doubt.design import LEVELS, LUCK, Design, problem

Row = dict[str, Any]
Array = NDArray[np.float64]
FEW = 6
"""Families whose total effects are told, those first that the screening moved most."""
AGAIN = 60
"""Sets of cases drawn anew for the range of a total effect."""
BASE = 256
FOLDS = 8
TAIL = 0.05
TOLD = 0.2
"""Cross-validated fit below which no total effect is told (our assumption)."""


def screened(design: Design, values: Array) -> list[Row]:
    """Families by how far they move a result [case], luck among them, the farthest first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze import morris

        found = morris.analyze(problem(design.factors), design.at, values, num_levels=LEVELS,
                               num_resamples=100, conf_level=0.9, seed=1)  # fmt: skip
    rows = [
        {"family": name, "moves": float(found["mu_star"][place]),
         "moves_by": float(found["mu_star_conf"][place]), "bends": float(found["sigma"][place])}
        for place, name in enumerate(design.factors)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row["moves"])


def few(rows: list[Row]) -> tuple[str, ...]:
    """The families that move a result more than another luck does, at most six."""
    chance = next(row["moves"] for row in rows if row["family"] == LUCK)
    return tuple(row["family"] for row in rows if row["moves"] > chance)[:FEW]


@dataclass(frozen=True)
class Carried:
    """Shares of a result's spread by family, with ranges, and the emulator's fit."""

    fit: float
    rows: list[Row]


def carried(design: Design, values: Array, families: tuple[str, ...]) -> Carried:
    """Total effects of some families on a result [case]."""
    if not families or not np.ptp(values):
        return Carried(0.0, [])
    x = 2 * design.at[:, [design.factors.index(name) for name in families]] - 1
    fit, strength = _fit(x, values)
    if fit < TOLD:
        return Carried(fit, [])
    points = _saltelli(len(families))
    generator = np.random.Generator(np.random.PCG64(len(values)))
    told = _totals(x, values, points, strength)
    sets = generator.integers(0, len(values), (AGAIN, len(values)))
    again = np.stack([_totals(x[one], values[one], points, strength) for one in sets])
    low, high = np.quantile(again, (TAIL, 1 - TAIL), axis=0)
    rows = [
        {"family": name, "total": float(told[place]),
         "low": float(min(low[place], told[place])), "high": float(max(high[place], told[place]))}
        for place, name in enumerate(families)
    ]  # fmt: skip
    return Carried(fit, sorted(rows, key=lambda row: -row["total"]))


def _emulator(strength: float | None) -> Any:
    from sklearn.linear_model import Ridge, RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PolynomialFeatures

    last = RidgeCV(np.logspace(-2, 3, 16)) if strength is None else Ridge(strength)
    return make_pipeline(PolynomialFeatures(2, include_bias=False), last)


def _fit(x: Array, values: Array) -> tuple[float, float]:
    """Share of the spread that is predicted in cases left out, and the ridge's strength."""
    from sklearn.model_selection import KFold, cross_val_predict

    strength = float(_emulator(None).fit(x, values)[-1].alpha_)
    folds = KFold(FOLDS, shuffle=True, random_state=1)
    missed = values - cross_val_predict(_emulator(strength), x, values, cv=folds)
    return float(1 - missed.var() / values.var()), strength


def _saltelli(many: int) -> Array:
    """Points of Saltelli's design on [-1, 1]: per base point A, each of A with one of B, B."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.sample import sobol

        names = tuple(str(place) for place in range(many))
        found = sobol.sample(problem(names), BASE, calc_second_order=False, seed=1)
    return np.asarray(2 * found - 1)


def _totals(x: Array, values: Array, points: Array, strength: float) -> Array:
    """Total effect of each column as a share of the whole spread of the values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.analyze.sobol import total_order

    whole = values.var()
    if not whole:
        return np.zeros(x.shape[1])
    said = np.asarray(_emulator(strength).fit(x, values).predict(points)).reshape(BASE, -1)
    first, last = said[:, 0], said[:, -1]
    explained = np.r_[first, last].var() / whole
    return np.array(
        [
            float(total_order(first, said[:, 1 + place], last)) * explained
            for place in range(x.shape[1])
        ]
    )
