"""Published figures beside a run of three draws, worked out by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from internetplus.experiments import published as told
from internetplus.experiments.inputs import uncompared
from internetplus.experiments.plan import Arm
from internetplus.measures.values import GROUP_NAMES, GROUP_PLACE
from internetplus.schemes.load import library_names, load_scheme

MEASURES = ("on_list", "refused", "deed_red_light", "grade_0", "enterprise_grade_1", "defaults")
WITHOUT, WITH = 0, 1
Row = dict[str, Any]


def plan_of(figures: Row, **more: Any) -> Any:
    """Two arms, told at months 12 and 36, whose scheme publishes these figures."""
    scheme = {
        "references": [{"id": "R1", "by": "An office", "year": 2018, "read": "second_hand"}],
        "grades": [{"name": "A", "from": 900}, {"name": "D", "from": 0}],
        "enterprise": {"grades": [{"name": "A", "from": 900}, {"name": "D", "from": 0}]},
        "published": {"shares": figures},
        **more,
    }
    scenario = SimpleNamespace(scheme="town", abuse=())
    return SimpleNamespace(
        arms=(Arm("none", scenario, ""), Arm("town", scenario, "none")),
        inputs=SimpleNamespace(schemes={"town": scheme}),
        measures=[SimpleNamespace(name=name) for name in MEASURES],
        windows=(12, 36),
        against=lambda arm: WITHOUT,
    )


def cube_of(lucks: int = 1) -> Any:
    """Three draws. On the list 10, 12, 14; in `none` 20; refusals 2, 3, 3.5; else not defined."""
    cube = np.full((3, lucks, 2, len(MEASURES), len(GROUP_NAMES), 2), np.nan)
    cube[:, 0, WITH, 0, 0, 1] = 10, 12, 14
    cube[:, 0, WITHOUT, 0, 0, 1] = 20
    cube[:, 0, WITH, 1, 0, 1] = 2, 3, 3.5
    cube[:, 0, WITH, 0, 0, 0] = 1, 2, 3
    cube[:, 0, WITH, 0, GROUP_PLACE["income:q1"], 1] = 30, 31, 32
    cube[:, 0, WITH, 3, 0, 1] = 0.1
    cube[:, 0, WITH, 4, 0, 1] = 0.9
    return cube


def row_of(figure: Any, name: str = "listed") -> Row:
    (row,) = told.published(plan_of({name: figure}), cube_of())
    return row


@pytest.mark.parametrize(
    ("figure", "verdict", "distance"),
    [
        ({"value": 11}, "inside", 0.0),
        ({"value": 10}, "inside", 0.0),
        ({"value": 16}, "outside", -0.5),  # 14 lies 2 below 16; the range is 4 wide
        ({"value": 7}, "outside", 0.75),
        ({"value": 16, "low": 13, "high": 18}, "inside", 0.0),
        ({"value": 16, "low": 15}, "outside", -0.25),
    ],
)
def test_a_figure_lies_inside_or_so_many_widths_away(
    figure: Row, verdict: str, distance: float
) -> None:
    row = row_of({**figure, "measure": ["on_list"]})
    assert (row["value"], row["low"], row["high"]) == (12, 10, 14)
    assert (row["verdict"], row["distance"]) == (verdict, pytest.approx(distance))


def test_units_are_brought_together() -> None:
    row = row_of({"value": 0.011, "measure": ["on_list"], "times": 0.001})
    assert (row["low"], row["high"], row["verdict"]) == pytest.approx((0.01, 0.014, "inside"))


def test_measures_are_added_and_divided() -> None:
    """(10 + 2, 12 + 3, 14 + 3.5) / (2, 3, 3.5) = 6, 5, 5."""
    row = row_of({"value": 5.5, "measure": ["on_list", "refused"], "per": ["refused"]})
    assert (row["low"], row["high"], row["verdict"]) == (5, 6, "inside")


def test_a_change_is_that_against_no_scheme() -> None:
    """10, 12 and 14 over 20, less 1."""
    row = row_of({"value": -0.46, "measure": ["on_list"], "compare": "change"})
    assert (row["low"], row["value"], row["high"]) == pytest.approx((-0.5, -0.4, -0.3))
    assert row["verdict"] == "inside"


def test_a_change_may_be_against_another_measure() -> None:
    """Refusals 2, 3 and 3.5 over 20 on the list without the scheme, less 1."""
    figure = {"value": -0.85, "measure": ["refused"], "compare": "change", "before": ["on_list"]}
    row = row_of(figure)
    assert (row["low"], row["high"]) == pytest.approx((-0.9, -0.825))


def test_a_figure_may_be_told_of_a_group_or_at_a_month() -> None:
    group = row_of({"value": 31, "measure": ["on_list"], "group": "income:q1"})
    assert (group["low"], group["high"], group["month"]) == (30, 32, 36)
    for month in (6, 12):
        early = row_of({"value": 2, "measure": ["on_list"], "month": month})
        assert (early["value"], early["month"]) == (2, 12)


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ({"value": 1, "no_measure": "nobody counts it"}, "nobody counts it"),
        ({"value": 1}, '"listed" names no measure'),
        ({"value": 1, "measure": ["on_lists"]}, 'nearest is "on_list"'),
        ({"value": 1, "measure": ["on_list"], "per": ["refusd"]}, 'nearest is "refused"'),
        ({"value": 1, "measure": ["on_list"], "group": "income:q9"}, 'no group "income:q9"'),
        ({"value": 1, "measure": ["on_list"], "month": 60}, "month 60; this run ends at month 36"),
        ({"value": 1, "measure": ["defaults"]}, "Not defined"),
    ],
)
def test_what_cannot_be_compared_says_why(figure: Row, why: str) -> None:
    row = row_of(figure)
    assert row["verdict"] == "not_comparable"
    assert why in row["why"]
    assert "low" not in row


def test_some_names_speak_for_themselves() -> None:
    listed = row_of(0.011, "listed_adults")
    assert (listed["measure"], listed["verdict"]) == (["on_list"], "inside")
    assert row_of(3, "refused")["measure"] == ["refused"]
    assert row_of(0.1, "D")["measure"] == ["grade_0"]
    assert row_of(0.9, "enterprise.A")["measure"] == ["enterprise_grade_1"]


def test_the_source_and_its_mark_stand_beside_the_figure() -> None:
    row = row_of({"value": 11, "measure": ["on_list"], "reference": "R1"})
    assert (row["reference"], row["mark"]) == ("An office, 2018", "second_hand")
    assert row_of({"value": 11, "measure": ["on_list"]})["mark"] == "unreferenced"


def test_what_can_be_compared_comes_first() -> None:
    plan = plan_of({"a": {"value": 1}, "b": {"value": 11, "measure": ["on_list"]}})
    assert [row["name"] for row in told.published(plan, cube_of())] == ["b", "a"]
    (said,) = told.warnings(plan)
    assert said.startswith("town: ")


def test_one_draw_has_no_range() -> None:
    plan = plan_of({"a": {"value": 11, "measure": ["on_list"]}})
    (row,) = told.published(plan, cube_of()[:1])
    assert (row["value"], row["verdict"], row["distance"]) == (10, "no_range", None)


def test_what_luck_alone_may_explain_is_no_miss() -> None:
    """Lucks 10 and 14 in two draws of three, means 12: no range, chance 1.645 x (16/3)^(1/2)."""
    cube = cube_of(lucks=2)
    cube[:, :, WITH, 0, 0, 1] = [[10, 14], [14, 10], [12, 12]]
    for value, verdict in ((12, "inside"), (15.7, "chance"), (15.9, "outside")):
        (row,) = told.published(plan_of({"a": {"value": value, "measure": ["on_list"]}}), cube)
        assert (row["low"], row["high"]) == (12, 12)
        assert row["verdict"] == verdict


@pytest.mark.parametrize("name", library_names())
def test_every_figure_of_the_library_names_a_measure_or_says_why_not(name: str) -> None:
    assert uncompared(load_scheme(name)) == []
