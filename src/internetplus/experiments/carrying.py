"""Which uncertain numbers carry a result: those whose draws rise or fall with it.

Asked are the mechanisms' own numbers; of a family that has none, its shared doubt as one. Numbers
of a family share most of their doubt, so draws cannot tell them apart: of each family the one that
goes best with the result stands for all. With few draws many a number goes with a result by chance;
what chance alone would show in one of twenty results, given how many were tried, is not told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.result import Result
from internetplus.vocabulary.priors import Prior

Row = dict[str, Any]
Array = NDArray[np.float64]
MECHANISMS = "mechanisms."
FALSE_ALARM = 0.05
FEWEST = 8
"""Draws below which nothing is said of what carries a result."""


@dataclass(frozen=True)
class Numbers:
    """Uncertain numbers of some families: float [draw, number]."""

    paths: tuple[str, ...]
    priors: tuple[Prior | None, ...]  # None: the shared doubt of a family
    values: Array

    @classmethod
    def of(cls, result: Result, priors: Mapping[str, Prior], families: Sequence[str]) -> Numbers:
        """Those of a result's draws that belong to one of the families."""
        import polars as pl

        text = result.draws.with_columns(pl.col("path", "family").cast(pl.String))
        columns: dict[str, Array] = {}
        for family in families:
            wide = text.filter(pl.col("family") == family).pivot(
                on="path", index="draw", values="value"
            )
            paths = sorted(name for name in wide.columns if name != "draw")
            drawn = wide.sort("draw").select(paths).to_numpy().astype(np.float64)
            own = [place for place, path in enumerate(paths) if path.startswith(MECHANISMS)]
            if own:
                columns |= {paths[place]: drawn[:, place] for place in own}
            elif paths:
                columns[family] = _shared(drawn)
        many = len(result.draws["draw"].unique())
        values = np.stack(list(columns.values()), axis=1) if columns else np.zeros((many, 0))
        return cls(tuple(columns), tuple(priors.get(path) for path in columns), values)

    def told(self, place: int) -> Row:
        """A number as it is shown."""
        path, prior = self.paths[place], self.priors[place]
        if prior is None:
            return {"path": path, "family": path, "evidence": None, "unit": "", "note": ""}
        return {
            "path": path.removeprefix(MECHANISMS),
            "family": prior.family,
            "evidence": prior.evidence,
            "unit": prior.unit,
            "value": float(prior.median),
            "note": prior.note,
        }


def _shared(drawn: Array) -> Array:
    """The mean rank of a family's numbers in each draw."""
    return np.asarray(drawn.argsort(axis=0).argsort(axis=0).mean(axis=1), np.float64)


def carrying(values: Array, numbers: Numbers, most: int) -> list[Row]:
    """The numbers that a result [draw] rests on most, one of a family, the strongest first."""
    from scipy.stats import spearmanr

    defined = ~np.isnan(values)
    if defined.sum() < FEWEST or not numbers.paths or np.ptp(values[defined]) == 0:
        return []
    ranked = []
    for place in range(len(numbers.paths)):
        drawn = numbers.values[defined, place]
        if np.ptp(drawn) > 0:
            found = spearmanr(drawn, values[defined])
            ranked.append(
                (abs(float(found.statistic)), place, float(found.statistic), found.pvalue)
            )
    ranked.sort(reverse=True)
    chosen: dict[str, Row] = {}
    for _, place, rank, chance in ranked:
        told = numbers.told(place)
        if told["family"] not in chosen and chance * len(numbers.paths) < FALSE_ALARM:
            chosen[told["family"]] = {**told, "rank_correlation": rank}
    return list(chosen.values())[:most]


def parting(other: NDArray[np.bool_], values: Array, numbers: Numbers) -> Row | None:
    """The number that best parts the draws that say the opposite from the rest, if one does."""
    from scipy.stats import mannwhitneyu

    defined = ~np.isnan(values)
    flipped, rest = defined & other, defined & ~other
    if min(flipped.sum(), rest.sum()) < 2 or defined.sum() < FEWEST:
        return None
    found = []
    for place in range(len(numbers.paths)):
        drawn = numbers.values[:, place]
        test = mannwhitneyu(drawn[flipped], drawn[rest])
        found.append((float(test.pvalue), place))
    chance, place = min(found, default=(1.0, 0))
    if chance * len(numbers.paths) >= FALSE_ALARM:
        return None
    drawn = numbers.values[:, place]
    high = bool(np.median(drawn[flipped]) > np.median(drawn[rest]))
    return {**numbers.told(place), "where": "high" if high else "low"}
