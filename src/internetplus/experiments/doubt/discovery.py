"""Under which conditions a scheme does more good than harm, and what holds under all of them."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.doubt.design import Design
from internetplus.experiments.plan import Arm, Plan
from internetplus.experiments.verdicts import RIGHTS, Values, prioritarian
from internetplus.measures.intervals import binomial

Row = dict[str, Any]
Array = NDArray[np.float64]
RARE = 0.05
"""Share of the cases below which, or above one less which, no box is looked for."""
DENSE = 0.8
"""Share of good cases in a box that is called one (our assumption)."""
MOST_SIDES = 3


def good(plan: Plan, arm: Arm, cube: Array) -> dict[str, NDArray[np.bool_]]:
    """By stance, the cases in which the scheme does more good than harm."""
    values = Values(plan, arm, cube)
    gains = values.change("welfare")[:, 0] > 0
    without, scheme = prioritarian(values)
    breaches = [values.change(name)[:, 0] > rate for name, rate in RIGHTS.items()]
    return {
        "sum": gains,
        "prioritarian": (scheme - without)[:, 0] > 0,
        "rights_first": gains & ~np.any(breaches, axis=0),
    }


def boxes(plan: Plan, cube: Array, design: Design) -> list[Row]:
    """A row per scheme and stance: how often it does more good than harm, and under what."""
    found = []
    for arm in plan.arms:
        if not arm.against:
            continue
        for stance, better in good(plan, arm, cube).items():
            share = float(better.mean())
            low, high = binomial(np.array([better.sum()]), np.array([len(better)]))
            row = {"scheme": arm.name, "stance": stance, "cases": len(better), "share": share,
                   "share_low": float(low[0]), "share_high": float(high[0])}  # fmt: skip
            box = _box(design, better) if RARE < share < 1 - RARE else None
            found.append({**row, "box": box})
    return found


def _box(design: Design, better: NDArray[np.bool_]) -> Row | None:
    """The box of the patient rule induction method that holds most good cases and few others."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas as pd
        from ema_workbench.analysis import prim

        asked = pd.DataFrame(design.at, columns=list(design.factors))
        looked = prim.Prim(asked, better.astype(int), threshold=0.5, peel_alpha=0.05)
        peeled = looked.find_box()
        if peeled is None:
            return None
        path = peeled.peeling_trajectory
        told = path[path.res_dim.between(1, MOST_SIDES)]
        dense = told[told.density >= DENSE]
        if not len(told):
            return None
        chosen = dense.coverage.idxmax() if len(dense) else told.density.idxmax()
        limits = peeled.box_lims[int(chosen)]
    one = path.loc[chosen]
    sides = [
        {"family": name, "low": float(limits[name].iloc[0]), "high": float(limits[name].iloc[1])}
        for name in design.factors
    ]
    return {
        "sides": [side for side in sides if _cut(side, asked)],
        "coverage": float(one.coverage),
        "density": float(one.density),
        "mass": float(one.mass),
        "dense": bool(one.density >= DENSE),
    }


def _cut(side: Row, asked: Any) -> bool:
    """Whether a box leaves some of a family's range out; an uncut side is told as 0 or 1."""
    column = asked[side["family"]]
    low, high = side["low"] > column.min(), side["high"] < column.max()
    side["low"], side["high"] = side["low"] if low else 0.0, side["high"] if high else 1.0
    return bool(low or high)


def survivors(plan: Plan, apart: dict[tuple[str, str], Array], boxes: list[Row]) -> list[Row]:
    """Per scheme what holds in every case: signs of headline differences, and the verdict."""
    found = []
    for arm in plan.arms:
        if not arm.against:
            continue
        signs = {
            name: float(np.sign(values[0]))
            for (scheme, name), values in apart.items()
            if scheme == arm.name and not np.isnan(values).any() and _one_sign(values)
        }
        shares = [row["share"] for row in boxes if row["scheme"] == arm.name]
        kinds = {"better" if one == 1 else "worse" if one == 0 else "open" for one in shares}
        found.append(
            {
                "scheme": arm.name,
                "higher": [name for name, sign in signs.items() if sign > 0],
                "lower": [name for name, sign in signs.items() if sign < 0],
                "verdict": kinds.pop() if len(kinds) == 1 else "open",
            }
        )
    return found


def _one_sign(values: Array) -> bool:
    return bool((values > 0).all() or (values < 0).all())
