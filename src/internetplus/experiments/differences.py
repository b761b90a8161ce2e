"""Every difference of a comparison, with its range, chance and words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import words
from internetplus.experiments.plan import Arm, Job, Part, Plan, plain
from internetplus.measures.intervals import Difference, difference
from internetplus.measures.values import GROUP_NAMES

Row = dict[str, Any]
NUMBERS = (
    "base", "value", "estimate", "se", "low", "high", "chance", "low_seen", "high_seen",
    "share", "share_low", "share_high", "smallest",
)  # fmt: skip


def by_arm(plan: Plan, stacked: NDArray[np.float64]) -> dict[str, Difference]:
    """Each arm against its reference, from a `cube`; arrays are [measure, group, window]."""
    return {
        arm.name: difference(stacked[:, :, plan.against(arm)], stacked[:, :, place])
        for place, arm in enumerate(plan.arms)
        if arm.against
    }


def cube(plan: Plan, parts: Mapping[Job, Part]) -> NDArray[np.float64]:
    """Values [draw, luck, arm, measure, group, window]; NaN where a luck was not run."""
    lucks = 2 if plan.replicates else 1
    shape = (len(plan.parameters), lucks, *parts[plan.jobs[0]].values.shape)
    found = np.full(shape, np.nan)
    for job in plan.jobs:
        found[job.draw, job.luck] = parts[job].values
    return found


def rows(plan: Plan, stacked: NDArray[np.float64]) -> list[Row]:
    """A row per scheme, measure, group and month of a cube, which may end before the last group;
    none where a value is not defined.
    """
    found = by_arm(plan, stacked)
    return [
        row
        for arm in plan.arms
        if arm.against
        for row in _of_arm(plan, arm, found[arm.name], GROUP_NAMES[: stacked.shape[-2]])
    ]


def of_nation(plan: Plan, stacked: NDArray[np.float64]) -> list[Row]:
    """The rows of a cube for the whole society, its first group."""
    return rows(plan, stacked[..., :1, :])


def _of_arm(plan: Plan, arm: Arm, apart: Difference, groups: Sequence[str]) -> Iterator[Row]:
    measures = [(one.name, is_settled(plan, arm, one.mechanism)) for one in plan.measures]
    keys = product(measures, groups, plan.windows)
    told = zip(*(_told(getattr(apart, name)) for name in NUMBERS), strict=True)
    counts, zeros = apart.n.ravel().tolist(), apart.zero.ravel().tolist()
    for key, row, n, zero in zip(keys, told, counts, zeros, strict=True):
        if not n:
            continue
        (measure, settled), group, at = key
        numbers = dict(zip(NUMBERS, row, strict=True))
        yield {
            "scheme": arm.name,
            "against": arm.against,
            "measure": measure,
            "group": group,
            "at": at,
            **numbers,
            "n": n,
            **_worded(numbers, n, zero, settled),
        }


def _told(values: NDArray[np.float64]) -> list[float | None]:
    """One after the other; nothing where a value is not defined."""
    return [None if math.isnan(value) else value for value in values.ravel().tolist()]


def _worded(numbers: Row, n: int, zero: bool, settled: bool) -> Row:
    smallest = numbers["smallest"]
    told = words.worded(
        zero=zero,
        n=n,
        estimate=numbers["estimate"],
        smallest=math.nan if smallest is None else smallest,
        share=numbers["share"],
        share_low=numbers["share_low"],
        settled=settled,
    )
    return {"verdict": told.verdict, "again": told.again, "words": told.said}


def is_settled(plan: Plan, arm: Arm, mechanism: str) -> bool:
    """Whether the run is longer than the memory of the scheme, where that matters."""
    if mechanism not in ("M11", "M12", "M13", "M14", "M15"):
        return True
    return memory(plan.inputs.schemes[arm.scenario.scheme]) <= arm.scenario.months


def memory(scheme: Any) -> int:
    """Longest memory of a scheme in months: of the points it gives and of its lists' terms."""
    told = plain(scheme)
    blocks = [told, told.get("enterprise") or {}]
    fading = [
        (block.get("memory") or {}).get(kind)
        for block in blocks
        for kind in ("bad", "good")
        if block.get("points")
    ]
    fading += [one.get("leave") for block in blocks for one in (block.get("lists") or {}).values()]
    months = ((one or {}).get("months") or 0 for one in fading)
    return max((int(one) for one in months), default=0)
