"""Results as long tables, built the same way whatever the number of threads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from internetplus.experiments.columns import numbers, words
from internetplus.experiments.plan import SERIES, Job, Part, Plan
from internetplus.measures.values import GROUP_NAMES


def measures(plan: Plan, parts: Mapping[Job, Part]) -> pa.Table:
    """A row per scheme, measure, group, month, draw and replicate; no row where undefined.

    Sorted by these columns, the first weighing most.
    """
    group, month = _columns(plan)
    shape = (len(plan.arms), len(plan.measures), group.size)
    place = _places(plan, parts[plan.jobs[0]], shape).ravel()
    # twice, as all jobs at once, mostly undefined, would be much memory
    some = np.any([~np.isnan(_flat(parts[job])) for job in plan.jobs], axis=0)
    row = np.flatnonzero(some[place])
    value = np.stack([_flat(parts[job])[place[row]] for job in plan.jobs], axis=1)
    defined = ~np.isnan(value)
    arm, measure, column = np.unravel_index(row, shape)
    draw, luck = np.broadcast_to(np.array(plan.jobs, np.int32).T[:, None], (2, *value.shape))
    many = defined.sum(axis=1)

    def each(of_row: NDArray[Any]) -> NDArray[np.int32]:
        """What holds for a row, for each of its values."""
        return np.repeat(of_row.astype(np.int32), many)

    return pa.table(
        {
            "scheme": words(each(arm), [one.name for one in plan.arms]),
            "measure": words(each(measure), [one.name for one in plan.measures]),
            "group": words(each(group[column]), GROUP_NAMES),
            "month": numbers(each(month[column])),
            "draw": numbers(draw[defined]),
            "replicate": numbers(luck[defined]),
            "value": numbers(value[defined]),
        }
    )


def _columns(plan: Plan) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Group and month of all that is told of a measure: the nation's months, then the windows of
    every other group.
    """
    months, windows = plan.arms[0].scenario.months, np.array(plan.windows, np.int32)
    others = np.arange(1, len(GROUP_NAMES), dtype=np.int32)
    group = np.concatenate([np.zeros(months, np.int32), np.repeat(others, windows.size)])
    month = np.concatenate(
        [np.arange(1, months + 1, dtype=np.int32), np.tile(windows, others.size)]
    )
    return group, month


def _flat(part: Part) -> NDArray[np.float64]:
    """All numbers of a job, and NaN behind them."""
    return np.concatenate([part.values.ravel(), part.series.ravel(), [np.nan]])


def _places(plan: Plan, part: Part, shape: tuple[int, int, int]) -> NDArray[np.int64]:
    """Where in `_flat` the values of a job lie [arm, measure, column], columns as in `_columns`;
    at its NaN where none is told.
    """
    values = np.arange(part.values.size).reshape(part.values.shape)
    series = values.size + np.arange(part.series.size).reshape(part.series.shape)
    found, months = np.full(shape, values.size + series.size), plan.arms[0].scenario.months
    names = {measure.name: place for place, measure in enumerate(plan.measures)}
    kept = [row for row, measure in enumerate(SERIES) if measure.name in names]
    places = [names[SERIES[row].name] for row in kept]
    found[:, places, :months] = series[:, kept]
    found[:, :, np.array(plan.windows) - 1] = values[:, :, 0]
    found[:, :, months:] = values[:, :, 1:].reshape(*shape[:2], -1)
    return found


def draws(plan: Plan) -> pa.Table:
    """A row per draw and uncertain number."""
    priors = plan.inputs.priors
    paths = [path for path in sorted(priors) if not priors[path].fixed]
    families = [str(priors[path].family) for path in paths]
    kinds = sorted(set(families))
    many = len(plan.parameters)
    place = np.tile(np.arange(len(paths), dtype=np.int32), many)
    family = np.tile(np.array([kinds.index(one) for one in families], np.int32), many)
    value = [float(one[path]) for one in plan.parameters for path in paths]
    return pa.table(
        {
            "draw": numbers(np.repeat(np.arange(many, dtype=np.int32), len(paths))),
            "path": words(place, paths),
            "family": words(family, kinds),
            "value": numbers(np.array(value, np.float64)),
        }
    )


def drawn(columns: Mapping[str, NDArray[Any]]) -> list[dict[str, float]]:
    """The uncertain numbers of each draw from the columns of such a table."""
    found: list[dict[str, float]] = [{} for _ in range(int(columns["draw"].max()) + 1)]
    told = (columns[name].tolist() for name in ("draw", "path", "value"))
    for place, path, value in zip(*told, strict=True):
        found[place][path] = value
    return found
