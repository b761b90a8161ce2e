"""The article's questions put to the whole library, once with well-founded effects alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from internetplus.experiments.answers import CARRIED_BY, Runs, answers
from internetplus.experiments.inputs import inputs
from internetplus.experiments.questions import claims, questions
from internetplus.experiments.result import Result
from internetplus.scenario import Scenario

WHOLE, FOUNDED = ".", "founded"
"""Folders: the study's own, and below it the run without effects of weak or thin evidence."""


def comparisons(
    scenarios: Sequence[Scenario], _without: Sequence[str]
) -> dict[str, tuple[Scenario, ...]]:
    """All schemes, and once more with scheme effects of weak or thin evidence at nothing."""
    return {
        WHOLE: tuple(scenarios),
        FOUNDED: tuple(replace(one, weak_effects=False) for one in scenarios),
    }


def rows(schemes: Sequence[str], found: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    """An answer per question."""
    read = inputs(str(found[WHOLE].summary["scenario"]["society"]), schemes)
    yield from answers(Runs(found[WHOLE], found[FOUNDED], read.priors), questions())


def designed(found: Sequence[Mapping[str, Any]], doubt: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The answers with the families that the sensitivity design finds, and how the two agree."""
    by_name = {str(row["id"]): row["total"][:CARRIED_BY] for row in doubt["answers"]}
    rows = []
    for row in found:
        design = by_name.get(str(row.get("id")), [])
        named = {str(one["family"]) for one in design}
        agrees = sum(str(one["family"]) in named for one in row.get("by_hand", []))
        rows.append({**row, "by_design": design, "by_hand_in_design": agrees})
    return rows


def told(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the study adds to the summary of its run: the answers, and the claims behind them."""
    return {
        "answers": list(found),
        "claims": [one.model_dump(mode="json") for one in claims()],
    }
