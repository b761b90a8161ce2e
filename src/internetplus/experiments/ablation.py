"""What each mechanism does: taken from the full model, and added to the bare one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.paired import Row, told, values_of
from internetplus.experiments.result import Result
from internetplus.measures.intervals import difference
from internetplus.measures.model import Measure
from internetplus.measures.registry import named
from internetplus.measures.switches import HEADLINE_OF
from internetplus.scenario import NEUTRAL, Scenario, stem

FULL, BARE = "full", "bare"
COLUMNS = ("full", "removed", "added", "interaction")


def comparisons(
    scenarios: Sequence[Scenario], _without: Sequence[str]
) -> dict[str, tuple[Scenario, ...]]:
    """The full model and the bare one; less each mechanism, and with it alone."""
    found = {FULL: (), BARE: NEUTRAL}
    for name in NEUTRAL:
        found[f"without-{name}"] = (name,)
        found[f"only-{name}"] = tuple(other for other in NEUTRAL if other != name)
    return {
        part: tuple(replace(one, neutral=neutral) for one in scenarios)
        for part, neutral in found.items()
    }


def rows(schemes: Sequence[str], found: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    """A row per scheme and mechanism: its headline measure at the end of the run."""
    for place, scheme in enumerate(schemes):
        for name in NEUTRAL:
            measure = named(HEADLINE_OF[name])
            effect = {
                part: _effect(found[part], place, measure)
                for part in (FULL, BARE, f"without-{name}", f"only-{name}")
            }
            nothing = np.zeros_like(effect[FULL])
            removed = (effect[f"without-{name}"], effect[FULL])
            added = (effect[BARE], effect[f"only-{name}"])
            apart = (
                difference(nothing, effect[FULL]),
                difference(*removed),
                difference(*added),
                difference(added[1] - added[0], removed[1] - removed[0]),
            )
            row: Row = {
                "scheme": stem(scheme),
                "mechanism": name,
                "measure": measure.name,
                "title": measure.title,
                "unit": measure.unit_title,
                "at": found[FULL].months,
            }
            yield row | {part: told(one) for part, one in zip(COLUMNS, apart, strict=True)}


def _effect(result: Result, place: int, measure: Measure) -> NDArray[np.float64]:
    """Difference to no scheme [draw, luck]; what has no value without a scheme begins at nothing.

    A measure that has no value at all, such as a share among sanctions that nobody meets, is 0.
    """
    base, scheme = np.nan_to_num(values_of(result, place, measure))
    return np.asarray(scheme - base, np.float64)
