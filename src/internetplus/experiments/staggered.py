"""What a study without a twin society would claim of a scheme that arrives place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.paired import Row, pair_of, told
from internetplus.experiments.result import Result
from internetplus.measures import moves
from internetplus.measures.intervals import difference
from internetplus.measures.model import Measure
from internetplus.measures.registry import HEADLINES
from internetplus.scenario import Scenario, stem

ALL = "staggered"
COLUMNS = ("effect", "before_after", "against_outside", "difference_in_differences")
YEAR = 12
STEADY = ({"person_months"}, {"adult_months"}, {"enterprise_months"})
"""Divisors that are the same every month, so that a year's rate follows from rates so far."""
Floats = NDArray[np.float64]


def comparisons(
    scenarios: Sequence[Scenario], _without: Sequence[str]
) -> dict[str, tuple[Scenario, ...]]:
    """One comparison: the scenarios already say where and when the scheme arrives."""
    return {ALL: tuple(scenarios)}


def rows(schemes: Sequence[str], found: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    """A row per scheme and measure: the first year after the start, over all waves."""
    result = found[ALL]
    for name in schemes:
        for measure in HEADLINES:
            if set(measure.per) in STEADY and measure.reading == "window":
                claims = _claims(result, stem(name), measure)
                if np.isnan(claims).all() or not np.nan_to_num(claims).any():
                    continue  # nothing to claim
                apart = [difference(np.zeros_like(one), one) for one in claims]
                yield _row(name, measure, YEAR) | {
                    c: told(one) for c, one in zip(COLUMNS, apart, strict=True)
                }


def parts(schemes: Sequence[str], found: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    """A row per scheme and measure: what the scheme does to each part of the nation by the end."""
    result = found[ALL]
    views = views_of(result)
    for name in schemes:
        for measure in (*HEADLINES, *moves.MEASURES):
            pairs = [pair_of(result, f"{stem(name)}-{view}", measure.name) for view in views]
            if not any(np.nan_to_num(with_ - without).any() for without, with_ in pairs):
                continue
            told_of = zip(views, pairs, strict=True)
            yield _row(name, measure, result.months) | {
                "parts": {view: told(difference(*pair)) for view, pair in told_of}
            }


def _row(scheme: str, measure: Measure, at: int) -> Row:
    """What every row begins with."""
    return {
        "scheme": stem(scheme),
        "measure": measure.name,
        "title": measure.title,
        "unit": measure.unit_title,
        "at": at,
    }


def views_of(result: Result) -> tuple[str, ...]:
    """The parts of the nation that are told: waves first, as in the rollout that all share."""
    return Scenario(**result.manifest["scenarios"][0]).views


def _claims(result: Result, scheme: str, measure: Measure) -> list[Floats]:
    """What is so, and what three studies would say [draw, luck], means over the waves."""
    arm = next(one for one in result.manifest["arms"] if one["name"] == scheme)
    waves = [int(start) for _, start in arm["scenario"]["rollout"]]
    outside = _series(result, f"{scheme}-outside", measure)
    claims = []
    for view, start in zip(views_of(result), waves, strict=False):
        reached = _series(result, f"{scheme}-{view}", measure)
        without = _series(result, f"{arm['against']}-{view}", measure)
        after, before = (start, start + YEAR), (start - YEAR, start)
        grown = _rate(reached, *after) - _rate(reached, *before)
        claims.append(
            (
                _rate(reached, *after) - _rate(without, *after),
                grown,
                _rate(reached, *after) - _rate(outside, *after),
                grown - _rate(outside, *after) + _rate(outside, *before),
            )
        )
    return [np.mean(kind, axis=0) for kind in zip(*claims, strict=True)]


def _rate(series: Floats, first: int, last: int) -> Floats:
    """Rate of the months after `first` up to `last`, from the rates since month 0."""
    begun = first * series[..., first - 1] if first else 0.0
    return np.asarray((last * series[..., last - 1] - begun) / (last - first))


def _series(result: Result, scheme: str, measure: Measure) -> Floats:
    """Values since month 0 [draw, luck, month] of the nation."""
    import polars as pl

    known = result.manifest
    found = np.full((known["draws"], 2 if known["replicates"] else 1, result.months), np.nan)
    chosen = result.measures.filter(
        (pl.col("scheme") == scheme)
        & (pl.col("measure") == measure.name)
        & (pl.col("group") == "all")
    )
    for draw, luck, month, value in chosen.select(
        "draw", "replicate", "month", "value"
    ).iter_rows():
        found[draw, luck, month - 1] = value
    return found
