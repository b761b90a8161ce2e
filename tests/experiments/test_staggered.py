"""A scheme that holds in places: what is told of each part of the nation."""

from __future__ import annotations

from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from internetplus.experiments import staggered
from internetplus.scenario import Scenario

VIEWS = ("inside", "outside", "movers")


@pytest.fixture
def found() -> dict[str, Any]:
    """Two draws in which harmful deeds fall by 8 inside, 4 among movers and not outside."""
    fall = {"": 1, "-inside": 8, "-outside": 0, "-movers": 4}
    names = [f"{base}{view}" for base in ("none", "mild") for view in fall]
    rows = [
        {"scheme": name, "measure": "deeds_harmful", "group": "all", "month": 36, "draw": draw,
         "replicate": 0, "value": 100.0 - (name.startswith("mild") and fall[name[4:]])}
        for name in names
        for draw in range(2)
    ]  # fmt: skip
    arms = [
        {"name": name, "against": name.replace("mild", "none") if name[0] == "m" else ""}
        for name in names
    ]
    ran = [asdict(Scenario(rollout=((0.1, 12),)))]
    manifest = {"draws": 2, "replicates": 0, "arms": arms, "scenarios": ran}
    whole = SimpleNamespace(manifest=manifest, measures=pl.DataFrame(rows), months=36)
    return {staggered.ALL: whole}


def test_each_part_is_held_against_the_same_people(found: dict[str, Any]) -> None:
    (row,) = staggered.parts(["mild"], found)
    assert row["measure"] == "deeds_harmful"
    assert {view: one["estimate"] for view, one in row["parts"].items()} == {
        "inside": -8, "outside": 0, "movers": -4,
    }  # fmt: skip


def test_the_parts_are_told_in_the_order_of_the_run(found: dict[str, Any]) -> None:
    assert staggered.views_of(found[staggered.ALL]) == VIEWS
