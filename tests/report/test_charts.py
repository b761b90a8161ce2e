import json

import pytest

from internetplus.report import charts, ranges, shares
from internetplus.report.folder import RunFolder
from internetplus.report.numbers import interval, number


@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_every_chart_is_drawn_from_a_run(run: RunFolder, name: str) -> None:
    drawn = charts.chart(run, name).to_dict()
    assert "http" not in json.dumps(drawn["config"])
    assert name in charts.available(run)


def test_an_unknown_chart_is_refused_with_the_known_names(run: RunFolder) -> None:
    with pytest.raises(KeyError, match="winners_losers"):
        charts.chart(run, "pie")


def test_a_chart_without_data_says_so() -> None:
    with pytest.raises(ValueError, match="grades"):
        charts.chart(RunFolder({}), "grades")


def test_grade_shares_add_up(run: RunFolder) -> None:
    last = [row for row in shares.grade_shares(run) if row["month"] == 36]
    assert [row["grade"] for row in last] == ["D", "C", "B", "A"]
    assert sum(row["share"] for row in last) == pytest.approx(1, abs=0.02)
    assert all(row["low"] <= row["share"] <= row["high"] for row in last)


def test_classes_of_sanctions_add_up(run: RunFolder) -> None:
    for arm in {row["arm"] for row in shares.sanction_rows(run)}:
        parts = [row["share"] for row in shares.sanction_rows(run) if row["arm"] == arm]
        assert len(parts) == 5
        assert sum(parts) == pytest.approx(1)


def test_exclusion_is_told_for_all_families(run: RunFolder) -> None:
    rows, unit = ranges.excluded(run)
    assert {row["family"] for row in rows} == {"income", "settlement", "residence", "age"}
    assert unit == "per 1,000 persons and year"


@pytest.mark.parametrize(
    ("value", "unit", "signed", "shown"),
    [
        (0.0312, "share", False, "3.12\u202f%"),
        (0.0312, "share", True, "+3.12\u202fpoints"),
        (-61.04, None, True, "−61"),
        (100352, None, False, "100\u202f352"),
        (700e6, None, False, "700\u202fmillion"),
        (0.0, None, True, "0"),
        (float("nan"), None, False, "–"),
        (None, None, False, "–"),
        (1e-9, None, False, "1e-9"),
    ],
)
def test_numbers_are_short(value: float | None, unit: str | None, signed: bool, shown: str) -> None:
    assert number(value, unit, signed) == shown


def test_an_interval_names_its_unit_once() -> None:
    assert interval(0.01, 0.02, "share") == "1 to 2\u202f%"
