"""Every difference of a comparison, with its range, chance and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from internetplus.experiments import columns, words
from internetplus.experiments.plan import Arm, Job, Part, Plan, plain
from internetplus.measures.intervals import Difference, difference
from internetplus.measures.values import GROUP_NAMES

Row = dict[str, Any]
NUMBERS = (
    "base", "value", "estimate", "se", "low", "high", "chance", "low_seen", "high_seen",
    "share", "share_low", "share_high", "smallest",
)  # fmt: skip
WORDED = ("zero", "n", "estimate", "smallest", "share", "share_low")
"""What the words for a difference rest on."""
REMEMBERED = ("M11", "M12", "M13", "M14", "M15")
"""Mechanisms whose measures go on changing while a scheme's memory fills."""


def cube(plan: Plan, parts: Mapping[Job, Part]) -> NDArray[np.float64]:
    """Values [draw, luck, arm, measure, group, window]; NaN where a luck was not run."""
    lucks = 2 if plan.replicates else 1
    shape = (len(plan.parameters), lucks, *parts[plan.jobs[0]].values.shape)
    found = np.full(shape, np.nan)
    for job in plan.jobs:
        found[job.draw, job.luck] = parts[job].values
    return found


def table(plan: Plan, stacked: NDArray[np.float64]) -> pa.Table:
    """A row per scheme, measure, group and month of a cube, which may end before the last group;
    none where a value is not defined.
    """
    return columns.table(_columns(plan, stacked))


def of_nation(plan: Plan, stacked: NDArray[np.float64]) -> list[Row]:
    """The rows of such a table for the whole society, the first group of a cube."""
    return columns.rows(_columns(plan, stacked[..., :1, :]))


def _columns(plan: Plan, stacked: NDArray[np.float64]) -> columns.Columns:
    compared = [arm for arm in plan.arms if arm.against]
    apart = _apart(plan, compared, stacked)
    some = apart.n > 0
    scheme, measure, group, window = np.nonzero(some)
    settled = np.array([_settled(plan, arm) for arm in compared])
    told = _worded(apart, some, settled[scheme, measure])
    kinds = {one: place for place, one in enumerate(dict.fromkeys(told))}
    kind = np.array([kinds[one] for one in told], np.int64)
    return {
        "scheme": columns.Texts(scheme, [arm.name for arm in compared]),
        "against": columns.Texts(scheme, [str(arm.against) for arm in compared]),
        "measure": columns.Texts(measure, [one.name for one in plan.measures]),
        "group": columns.Texts(group, GROUP_NAMES),
        "at": np.array(plan.windows, np.int64)[window],
        **{name: getattr(apart, name)[some] for name in NUMBERS},
        "n": apart.n[some],
        "verdict": columns.Texts(kind, [one.verdict for one in kinds]),
        "again": np.array([one.again for one in kinds], np.float64)[kind],
        "words": columns.Texts(kind, [one.said for one in kinds]),
    }


def _apart(plan: Plan, compared: list[Arm], stacked: NDArray[np.float64]) -> Difference:
    """Arms against their references; arrays are [arm, measure, group, window]."""
    each = [
        difference(stacked[:, :, plan.against(arm)], stacked[:, :, plan.arms.index(arm)])
        for arm in compared
    ]
    return Difference(*(np.stack(told) for told in zip(*each, strict=True)))


def _worded(
    apart: Difference, some: NDArray[np.bool_], settled: NDArray[np.bool_]
) -> list[words.Worded]:
    """Each of some differences in words."""
    told = {name: getattr(apart, name)[some] for name in WORDED} | {"settled": settled}
    rows = zip(*(one.tolist() for one in told.values()), strict=True)
    return [words.worded(**dict(zip(told, row, strict=True))) for row in rows]


def _settled(plan: Plan, arm: Arm) -> list[bool]:
    """Of each measure whether the run is longer than the memory of the scheme, if that matters."""
    long = memory(plan.inputs.schemes[arm.scenario.scheme]) <= arm.scenario.months
    return [long or one.mechanism not in REMEMBERED for one in plan.measures]


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
