"""What a laboratory would claim that forgets the law: with and without the legal order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from internetplus.experiments.paired import Row, told, values_of
from internetplus.experiments.result import Result
from internetplus.measures.intervals import difference
from internetplus.measures.registry import HEADLINES
from internetplus.scenario import Scenario, stem

WITH, WITHOUT = "with-order", "without-order"
COLUMNS = ("with_order", "without_order", "spurious")


def comparisons(
    scenarios: Sequence[Scenario], without: Sequence[str]
) -> dict[str, tuple[Scenario, ...]]:
    """The scenarios in the whole order, and in the order less some parts."""
    return {
        WITH: tuple(scenarios),
        WITHOUT: tuple(replace(one, without=tuple(without)) for one in scenarios),
    }


def rows(schemes: Sequence[str], found: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    """A row per scheme and headline measure at the end of the run."""
    for place, name in enumerate(schemes):
        for measure in HEADLINES:
            pairs = [values_of(found[part], place, measure) for part in (WITH, WITHOUT)]
            apart = [difference(pair[0], pair[1]) for pair in pairs]
            apart.append(difference(pairs[0][1] - pairs[0][0], pairs[1][1] - pairs[1][0]))
            if not all(int(one.n) for one in apart):
                continue
            row: Row = {
                "scheme": stem(name),
                "measure": measure.name,
                "title": measure.title,
                "unit": measure.unit_title,
                "at": found[WITH].months,
            }
            yield row | {part: told(one) for part, one in zip(COLUMNS, apart, strict=True)}
