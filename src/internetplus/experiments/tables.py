"""Results as long tables, built the same way whatever the number of threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from internetplus.experiments.plan import SERIES, Job, Part, Plan
from internetplus.measures.values import GROUP_NAMES


def measures(plan: Plan, parts: Mapping[Job, Part]) -> pa.Table:
    """A row per scheme, measure, group, month, draw and replicate; no row where undefined.

    Sorted by these columns, the first weighing most.
    """
    group, month = _columns(plan)
    told = _told(plan, parts, group.size)
    draw, luck = np.array(plan.jobs, np.int32).T
    defined = np.flatnonzero(~np.isnan(told))
    arm, measure, column, job = np.unravel_index(defined, told.shape)
    return pa.table(
        {
            "scheme": _words(arm.astype(np.int32), [one.name for one in plan.arms]),
            "measure": _words(measure.astype(np.int32), [one.name for one in plan.measures]),
            "group": _words(group[column], GROUP_NAMES),
            "month": month[column],
            "draw": draw[job],
            "replicate": luck[job],
            "value": told.ravel()[defined],
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


def _told(plan: Plan, parts: Mapping[Job, Part], columns: int) -> NDArray[np.float64]:
    """Values [arm, measure, column, job] in the order of `_columns`; NaN where nothing is told."""
    arms, wanted, months = len(plan.arms), len(plan.measures), plan.arms[0].scenario.months
    found = np.full((arms, wanted, columns, len(plan.jobs)), np.nan)
    names = {measure.name: place for place, measure in enumerate(plan.measures)}
    kept = [row for row, measure in enumerate(SERIES) if measure.name in names]
    places = [names[SERIES[row].name] for row in kept]
    for place, job in enumerate(plan.jobs):
        part, mine = parts[job], found[..., place]
        mine[:, places, :months] = part.series[:, kept]
        mine[:, :, np.array(plan.windows) - 1] = part.values[:, :, 0]
        mine[:, :, months:] = part.values[:, :, 1:].reshape(arms, wanted, -1)
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
    value = [float(numbers[path]) for numbers in plan.parameters for path in paths]
    return pa.table(
        {
            "draw": np.repeat(np.arange(many, dtype=np.int32), len(paths)),
            "path": _words(place, paths),
            "family": _words(family, kinds),
            "value": np.array(value, np.float64),
        }
    )


def drawn(columns: Mapping[str, NDArray[Any]]) -> list[dict[str, float]]:
    """The uncertain numbers of each draw from the columns of such a table."""
    found: list[dict[str, float]] = [{} for _ in range(int(columns["draw"].max()) + 1)]
    told = (columns[name].tolist() for name in ("draw", "path", "value"))
    for place, path, value in zip(*told, strict=True):
        found[place][path] = value
    return found


def rows(found: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Plain rows as a table; the columns are those of the first row."""
    return pa.Table.from_pylist([dict(row) for row in found])


def _words(place: NDArray[np.int32], words: Sequence[str]) -> Any:
    return pa.DictionaryArray.from_arrays(
        pa.array(place, pa.int32()), pa.array(list(words), pa.string())
    )
