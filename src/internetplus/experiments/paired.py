"""Values of comparisons that share their draws, and the words for what lies between them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import words
from internetplus.experiments.result import Result
from internetplus.measures.intervals import Difference
from internetplus.measures.model import Measure

Row = dict[str, Any]


def values_of(result: Result, place: int, measure: Measure) -> NDArray[np.float64]:
    """Values [reference or scheme, draw, luck] of the nation at the end; NaN where not run."""
    arm = [one for one in result.manifest["arms"] if one["against"]][place]
    return pair_of(result, str(arm["name"]), measure.name)


def pair_of(result: Result, scheme: str, measure: str, group: str = "all") -> NDArray[np.float64]:
    """Values [reference or scheme, draw, luck] of a group at the end; NaN where not run."""
    import polars as pl

    known = result.manifest
    arm = next(one for one in known["arms"] if one["name"] == scheme)
    found = np.full((2, known["draws"], 2 if known["replicates"] else 1), np.nan)
    for side, name in enumerate((arm["against"], arm["name"])):
        chosen = result.measures.filter(
            (pl.col("scheme") == name)
            & (pl.col("measure") == measure)
            & (pl.col("group") == group)
            & (pl.col("month") == result.months)
        )
        for draw, luck, value in chosen.select("draw", "replicate", "value").iter_rows():
            found[side, draw, luck] = value
    return found


def told(apart: Difference) -> Row:
    """Estimate and 90 % range over the draws, chance removed, with the words for it."""
    names = ("estimate", "low", "high", "share", "share_low", "share_high")
    numbers = {name: float(getattr(apart, name)) for name in names}
    plain = {name: None if math.isnan(one) else one for name, one in numbers.items()}
    return {**plain, "n": int(apart.n), "words": words.of(apart).said}
