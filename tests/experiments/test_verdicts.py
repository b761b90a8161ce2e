"""Verdicts and flip prices against hand work."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from internetplus.experiments import verdicts
from internetplus.experiments.plan import Arm
from internetplus.measures.values import GROUP_NAMES
from internetplus.scenario import Scenario

NAMES = ("welfare", "adults", *verdicts.PRICED)
DRAWS = 10


def told(changes: dict[str, float], fifths: tuple[float, ...] = (0.0,) * 5) -> list[dict[str, Any]]:
    """Verdicts on a scheme that changes these measures alike in all draws."""
    cube = np.zeros((DRAWS, 1, 2, len(NAMES), len(GROUP_NAMES), 1))
    place = {name: at for at, name in enumerate(NAMES)}
    cube[:, :, :, place["welfare"]] = 1.0
    cube[:, :, :, place["adults"]] = 0.8
    for name, change in changes.items():
        cube[:, :, 1, place[name], 0] += change
    for group, change in zip(verdicts.FIFTHS, fifths, strict=True):
        cube[:, :, 1, place["welfare"], group] += change
    arms = (Arm("none", Scenario(), ""), Arm("mild", Scenario(), "none"))
    plan: Any = SimpleNamespace(
        arms=arms,
        measures=tuple(SimpleNamespace(name=name) for name in NAMES),
        windows=(36,),
        against=lambda arm: 0,
    )
    return verdicts.verdicts(plan, cube)


def stance(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for row in rows if row.get("stance") == name)


def price(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for row in rows if row.get("price_of") == name)


def test_the_sum_follows_welfare() -> None:
    assert stance(told({"welfare": 0.01}), "sum")["verdict"] == "better"
    assert stance(told({"welfare": -0.01}), "sum")["verdict"] == "worse"


def test_the_poor_come_first_when_a_fifth_loses_by_its_share_what_another_gains() -> None:
    rows = told({}, (0.25, 0.0, 0.0, 0.0, -0.2))  # 1.25 x 0.8 = 1: as good as before
    assert stance(rows, "prioritarian")["estimate"] == pytest.approx(0.0, abs=1e-12)


def test_a_right_above_its_rate_fails_the_scheme_whatever_it_gains() -> None:
    rows = told({"welfare": 0.01, "wrongful_sanctions": 1.5})
    found = stance(rows, "rights_first")
    assert found["verdict"] == "worse"
    assert found["breaches"] == [{"measure": "wrongful_sanctions", "rate": 1.0, "share": 1.0}]


def test_below_the_rate_the_sum_decides() -> None:
    rows = told({"welfare": 0.01, "wrongful_sanctions": 0.5})
    assert stance(rows, "rights_first")["verdict"] == "better"


def test_the_price_is_the_gain_a_year_over_the_harm_a_person() -> None:
    # 0.01 incomes a month for 12 months; 2 wrongful months per 1,000 adults, 0.8 adults a person
    found = price(told({"welfare": 0.01, "wrongful_sanctions": 2.0}), "wrongful_sanctions")
    assert found["kind"] == "bought"
    assert found["estimate"] == pytest.approx(0.12 / (0.002 * 0.8))


def test_harm_that_is_spared_at_a_loss_has_a_price_too() -> None:
    found = price(told({"welfare": -0.01, "settings_watched": -1.0}), "settings_watched")
    assert (found["kind"], found["estimate"]) == ("spared", pytest.approx(0.12))


def test_no_price_turns_a_loss_on_both_sides() -> None:
    found = price(told({"welfare": -0.01, "refused_essential": 1.0}), "refused_essential")
    assert found["kind"] == "loses_both"
