"""What a run keeps so that lives can be replayed: the fields of its regions, and digests.

All runs of a small comparison; of a large one only the first, whose tables would outgrow the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from internetplus.experiments.columns import numbers, words
from internetplus.experiments.plan import Job, Part, Plan

FIELDS, MARKS = "fields.parquet", "communities.parquet"
KEYS = ("draw", "luck", "region", "arm", "month")
MOST = 64 << 20  # bytes of all runs' fields, before they are packed
Trails = Mapping[str, NDArray[Any]]


def of(plan: Plan, job: Job, starts: Sequence[Any], outcomes: Sequence[Any]) -> Trails:
    """Fields and digests of one job's arms; nothing where too much, or the engine leaves none."""
    if not all(hasattr(one, "marks") for one in outcomes):
        return {}
    each = np.stack([packed(one.fields) for one in outcomes])
    before = np.stack([packed(start.seen) for start in starts])
    if job != (0, 0) and (each.nbytes + before.nbytes) * len(plan.jobs) > MOST:
        return {}
    normed = np.stack([(s.society.state.norm_base != 0).any(axis=0) for s in starts])
    marks = np.stack([one.marks for one in outcomes])
    return {"fields": each, "before": before, "normed": normed, "marks": marks}


def packed(fields: Sequence[Any]) -> NDArray[np.int32]:
    """Fields of several months as one table [months, regions, columns]."""
    if not fields:
        return np.zeros((0, 0, 0), np.int32)
    return np.stack([np.concatenate([_flat(a) for a in one], axis=1) for one in fields])


def _flat(array: NDArray[Any]) -> NDArray[np.int32]:
    return np.ascontiguousarray(array).view(np.int32).reshape(len(array), -1)


def unpacked(rows: NDArray[np.int32], like: Any) -> tuple[Any, ...]:
    """Fields of one region, a month each, from rows [months, columns]; `like`: their shapes."""
    found = []
    for row in rows:
        parts, at = [], 0
        for array in like:
            many = array[0].nbytes // 4
            part = np.ascontiguousarray(row[at : at + many]).view(array.dtype)
            parts.append(part.reshape((1, *array.shape[1:])))
            at += many
        found.append(type(like)(*parts))
    return tuple(found)


def tables(plan: Plan, parts: Mapping[Job, Part]) -> dict[str, pa.Table]:
    """The two tables of a run folder, sorted so that one region lies together."""
    kept = [(job, parts[job].trail) for job in plan.jobs if parts[job].trail]
    if not kept:
        return {}
    names = [arm.name for arm in plan.arms]
    fields, marks = [], []
    for job, trail in kept:
        fields.append(_fields(job, trail))
        arm, community = (axis.ravel() for axis in np.indices(trail["marks"].shape, np.int32))
        keys = [np.full_like(arm, job.draw), np.full_like(arm, job.luck), community, arm]
        marks.append((keys, trail["marks"].ravel()))
    place = np.concatenate([keys for keys, _ in fields], axis=1)
    value = np.concatenate([rows for _, rows in fields])
    order = np.lexsort(place[::-1])
    told = _named(KEYS, place[:, order], names)
    told |= {f"field_{n:02d}": numbers(value[order, n]) for n in range(value.shape[1])}
    place = np.concatenate([keys for keys, _ in marks], axis=1)
    order = np.lexsort(place[::-1])
    marked = _named(("draw", "luck", "community", "arm"), place[:, order], names)
    marked["digest"] = numbers(np.concatenate([rows for _, rows in marks])[order])
    return {FIELDS: pa.table(told), MARKS: pa.table(marked)}


def _named(
    keys: Sequence[str], rows: NDArray[np.int32], arms: Sequence[str]
) -> dict[str, pa.Array]:
    """Columns of keys; arms by their names."""
    pairs = zip(keys, rows, strict=True)
    return {key: words(row, arms) if key == "arm" else numbers(row) for key, row in pairs}


def _fields(job: Job, trail: Trails) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Keys [KEYS, rows] and rows of one job; months of the burn-in count from below nought.

    The last month's row of the burn-in is followed by one with the settings that have a norm, bit
    by bit, under the month after the last.
    """
    keys, rows = [], []
    for name, since in (("before", -trail["before"].shape[1]), ("fields", 0)):
        table = trail[name]
        arm, month, region = (axis.ravel() for axis in np.indices(table.shape[:3], np.int32))
        if table.size:
            keys.append(_keys(job, region, arm, month + since))
            rows.append(table.reshape(-1, table.shape[3]))
    arms, months, regions, columns = trail["fields"].shape
    arm, region = (axis.ravel() for axis in np.indices((arms, regions), np.int32))
    bits = trail["normed"] @ (1 << np.arange(trail["normed"].shape[1]))
    last = np.zeros((arm.size, columns), np.int32)
    last[:, 0] = bits[arm]
    keys.append(_keys(job, region, arm, np.full_like(arm, months)))
    rows.append(last)
    return np.concatenate(keys, axis=1), np.concatenate(rows)


def _keys(job: Job, *columns: NDArray[np.int32]) -> NDArray[np.int32]:
    same = [np.full_like(columns[0], value) for value in job]
    return np.stack([*same, *columns]).astype(np.int32)
