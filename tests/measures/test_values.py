"""Formulas over counted months, by hand."""

from typing import NamedTuple

import numpy as np
import pytest

from internetplus.measures.registry import ALL, named
from internetplus.measures.values import GROUP_PLACE, series, table, value
from internetplus.vocabulary.counters import INDEX, N_COUNTERS
from internetplus.vocabulary.groups import GROUPS


class Counted(NamedTuple):
    monthly: np.ndarray
    groups: np.ndarray


@pytest.fixture
def outcome() -> Counted:
    monthly = np.zeros((6, N_COUNTERS), np.int64)
    monthly[:, INDEX["adult_months"]] = 1000
    monthly[:, INDEX["adults"]] = 1000
    monthly[:, INDEX["deeds_harmful"]] = [10, 20, 30, 40, 50, 60]
    monthly[:, INDEX["aware"]] = [0, 100, 200, 300, 400, 500]
    monthly[:, INDEX["person_months"]] = 1250
    groups = np.zeros((2, N_COUNTERS, len(GROUPS)), np.int64)
    poor, rich = GROUP_PLACE["income:q1"], GROUP_PLACE["income:q5"]
    for group, welfare in ((poor, 300), (rich, 1500)):
        groups[:, INDEX["adult_months"], group] = 600
        groups[:, INDEX["person_months"], group] = 750
        groups[:, INDEX["deeds_harmful"], group] = [6, 12]
        groups[:, INDEX["welfare"], group] = welfare * 750
    groups[:, INDEX["adults"], poor] = 200
    groups[:, INDEX["aware"], poor] = [20, 60]
    return Counted(monthly, groups)


def test_flows_are_rates_over_the_window(outcome: Counted) -> None:
    assert value(outcome, named("deeds_harmful"), window=3) == pytest.approx(240)
    assert value(outcome, named("deeds_harmful")) == pytest.approx(420)
    assert value(outcome, named("deeds_harmful"), "income:q1", 3) == pytest.approx(120)


def test_levels_are_those_of_the_last_month(outcome: Counted) -> None:
    assert value(outcome, named("aware"), window=3) == pytest.approx(0.2)
    assert value(outcome, named("aware"), "income:q1", 6) == pytest.approx(0.3)


def test_nothing_over_nothing_is_not_defined(outcome: Counted) -> None:
    assert np.isnan(value(outcome, named("false_share")))
    assert np.isnan(value(outcome, named("deeds_harmful"), "age:child"))


def test_contrasts_compare_two_groups(outcome: Counted) -> None:
    assert value(outcome, named("inequality")) == pytest.approx(5.0)
    assert np.isnan(value(outcome, named("inequality"), "income:q1"))


def test_windows_end_with_a_quarter_or_the_run(outcome: Counted) -> None:
    with pytest.raises(ValueError, match="quarter"):
        value(outcome, named("aware"), window=4)
    with pytest.raises(ValueError, match="window"):
        value(outcome, named("aware"), window=7)


def test_a_level_that_is_counted_every_quarter_has_no_value_between(outcome: Counted) -> None:
    outcome.monthly[2::3, INDEX["regraded"]] = 300
    regraded, aware = series(outcome, [named("regraded"), named("aware")])
    np.testing.assert_array_equal(regraded, [np.nan, np.nan, 0.3, np.nan, np.nan, 0.3])
    np.testing.assert_array_equal(aware, [0, 0.1, 0.2, 0.3, 0.4, 0.5])


def test_the_series_ends_where_the_table_ends(outcome: Counted) -> None:
    plain = [measure for measure in ALL if measure.contrast is None]
    monthly, at_end = series(outcome, plain), table(outcome, plain, (6,))
    np.testing.assert_array_equal(monthly[:, -1], at_end[:, 0, 0])
    assert monthly[plain.index(named("deeds_harmful")), 0] == pytest.approx(120)
