"""Results as long tables, built the same way whatever the number of threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from internetplus.experiments.plan import SERIES, Job, Part, Plan
from internetplus.measures.values import GROUP_NAMES

KEYS = ("scheme", "measure", "group", "month", "draw", "replicate")


def measures(plan: Plan, parts: Mapping[Job, Part]) -> pa.Table:
    """A row per scheme, measure, group, month, draw and replicate; no row where undefined."""
    blocks = [_windows(plan, parts), _series(plan, parts)]
    keys = [np.concatenate([block[0][i] for block in blocks]) for i in range(len(KEYS))]
    value = np.concatenate([block[1] for block in blocks])
    defined = ~np.isnan(value)
    keys = [key[defined] for key in keys]
    order = _order(keys)
    names = (
        [arm.name for arm in plan.arms],
        [measure.name for measure in plan.measures],
        list(GROUP_NAMES),
    )
    columns: dict[str, Any] = {}
    for key, name in zip(keys, KEYS, strict=True):
        columns[name] = key[order]
    for (name, _), words in zip(list(columns.items())[:3], names, strict=True):
        columns[name] = _words(columns[name], words)
    columns["value"] = value[defined][order]
    return pa.table(columns)


def _order(keys: Sequence[NDArray[np.int32]]) -> NDArray[np.int64]:
    """The order of rows by their keys, the first weighing most; sorted as one number each."""
    whole = np.zeros(len(keys[0]), np.int64)
    for key in keys:
        whole = whole * (int(key.max(initial=0)) + 1) + key
    return np.argsort(whole, kind="stable")


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


def _windows(
    plan: Plan, parts: Mapping[Job, Part]
) -> tuple[list[NDArray[np.int32]], NDArray[np.float64]]:
    stacked = np.stack([parts[job].values for job in plan.jobs])
    job, arm, measure, group, window = (
        axis.ravel() for axis in np.indices(stacked.shape, dtype=np.int32)
    )
    month = np.array(plan.windows, np.int32)[window]
    return [arm, measure, group, month, *_jobs(plan, job)], stacked.ravel()


def _series(
    plan: Plan, parts: Mapping[Job, Part]
) -> tuple[list[NDArray[np.int32]], NDArray[np.float64]]:
    """National values of the months between the windows."""
    stacked = np.stack([parts[job].series for job in plan.jobs])
    job, arm, row, month = (axis.ravel() for axis in np.indices(stacked.shape, dtype=np.int32))
    names = {measure.name: place for place, measure in enumerate(plan.measures)}
    place = np.array([names.get(measure.name, -1) for measure in SERIES], np.int32)
    keys = [arm, place[row], np.zeros_like(arm), month + 1, *_jobs(plan, job)]
    between = (keys[1] >= 0) & ~np.isin(keys[3], plan.windows)
    return [key[between] for key in keys], stacked.ravel()[between]


def _jobs(plan: Plan, job: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    known = np.array(plan.jobs, np.int32)
    return known[job, 0], known[job, 1]


def _words(place: NDArray[np.int32], words: Sequence[str]) -> Any:
    return pa.DictionaryArray.from_arrays(
        pa.array(place, pa.int32()), pa.array(list(words), pa.string())
    )
