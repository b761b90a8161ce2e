"""From the design's cases to what carries each headline difference and each answer."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.carrying import MECHANISMS
from internetplus.experiments.doubt.design import Design
from internetplus.experiments.doubt.effects import carried, few, screened
from internetplus.experiments.plan import Plan
from internetplus.experiments.questions import Question
from internetplus.measures.registry import HEADLINES
from internetplus.measures.values import GROUP_NAMES
from internetplus.vocabulary.priors import Prior

Row = dict[str, Any]
Array = NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)
LAST = -1
Drawn = Mapping[str, dict[str, tuple[Prior, Array]]]
"""Of each family the mechanisms' own numbers: prior and values [case]."""


def headlines(plan: Plan, cube: Array) -> dict[tuple[str, str], Array]:
    """Headline differences [case] by scheme and measure, at the end of the run."""
    places = {measure.name: place for place, measure in enumerate(plan.measures)}
    found = {}
    for place, arm in enumerate(plan.arms):
        for measure in HEADLINES if arm.against else ():
            at = cube[:, 0, :, places[measure.name], 0, LAST]
            found[arm.name, measure.name] = at[:, place] - at[:, plan.against(arm)]
    return found


def answers(plan: Plan, cube: Array, asked: Mapping[str, Question]) -> dict[str, Array]:
    """What decides each answer [case], where its scheme ran."""
    places = {measure.name: place for place, measure in enumerate(plan.measures)}
    arms = {arm.name: place for place, arm in enumerate(plan.arms)}
    found = {}
    for name, question in asked.items():
        line = question.main
        if line.scheme in arms:
            group = GROUP_NAMES.index(line.group)
            at = cube[:, 0, :, places[line.measure], group, LAST]
            values = at[:, arms[line.scheme]]
            if line.tell == "change":
                values = values - at[:, plan.against(plan.arms[arms[line.scheme]])]
            found[name] = values
    return found


def numbers(plan: Plan) -> Drawn:
    """The mechanisms' own uncertain numbers by family, as the cases drew them."""
    found: dict[str, dict[str, tuple[Prior, Array]]] = {}
    for path, prior in sorted(plan.inputs.priors.items()):
        if path.startswith(MECHANISMS) and not prior.fixed:
            values = np.array([case[path] for case in plan.parameters])
            found.setdefault(str(prior.family), {})[path] = (prior, values)
    return found


def rows(
    values: Sequence[Mapping[Key, Array]], designs: Sequence[Design], drawn: Drawn
) -> dict[Key, Row]:
    """Per result what the screening and the total effects say; none where nothing moves."""
    found = {}
    for key, spread in values[1].items():
        screening = values[0][key]
        if np.isnan(screening).any() or np.isnan(spread).any() or not np.ptp(spread):
            continue
        moved = screened(designs[0], screening)
        shares = carried(designs[1], spread, few(moved))
        found[key] = {
            "low": float(np.quantile(spread, 0.05)),
            "high": float(np.quantile(spread, 0.95)),
            "screening": moved,
            "fit": shares.fit,
            "total": [{**row, **_number(row["family"], spread, drawn)} for row in shares.rows],
        }
    return found


def _number(family: str, spread: Array, drawn: Drawn) -> Row:
    """The mechanisms' number of a family that goes best with a result; none if it has none."""
    from scipy.stats import spearmanr

    ranked = [
        (abs(rank), rank, path, prior)
        for path, (prior, values) in drawn.get(family, {}).items()
        if np.ptp(values) and not np.isnan(rank := float(spearmanr(values, spread).statistic))
    ]
    if not ranked:
        return {"number": None}
    _, rank, path, prior = max(ranked, key=lambda one: one[0])
    return {
        "number": {
            "path": path.removeprefix(MECHANISMS),
            "evidence": prior.evidence,
            "unit": prior.unit,
            "rank_correlation": rank,
        }
    }
