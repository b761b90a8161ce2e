"""What a run reads from the library."""

from dataclasses import replace
from pathlib import Path

import pytest

from internetplus.errors import InternetPlusError
from internetplus.experiments.compare import prepare
from internetplus.experiments.inputs import inputs, labelled
from internetplus.experiments.plan import Arm, Panel
from internetplus.scenario import Scenario


def test_every_uncertain_number_of_a_run_has_a_path() -> None:
    found = inputs("china-2016", ["none", "court-defaulters"])
    assert "deeds.red_light.detection" in found.priors
    assert any(path.startswith("society.order.gates.") for path in found.priors)
    assert any(path.startswith("mechanisms.") for path in found.priors)
    assert set(found.texts) == {
        "society.yaml",
        "schemes/none.yaml",
        "schemes/court-defaulters.yaml",
    }


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert labelled(["none", "a/mine.yaml", "b/mine.yaml"]) == {
        "none": "none",
        "a/mine.yaml": "mine",
        "b/mine.yaml": "mine-2",
    }


def refused(base: Scenario, *others: Scenario) -> str:
    with pytest.raises(InternetPlusError) as told:
        prepare((base, *others), 2, 0, Panel(draws=0))
    assert told.value.exit_code == 2
    return str(told.value)


def test_a_part_that_the_order_does_not_have_is_refused_with_the_nearest_one(
    tmp_path: Path,
) -> None:
    base = Scenario(society="hamlet", citizens=2048, months=3)
    said = refused(replace(base, without=("court_lst",)), base)
    assert '"court_lst"' in said
    assert 'Did you mean "court_list"?' in said
    assert "order, court_list, court_list_travel" in said
    for key in ("replaces", "compare_without"):
        text = f"name: mine\ntitle: Mine\nstatus: invented\n{key}: [ordr]\n"
        (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
        said = refused(base, base.with_scheme(str(tmp_path / "mine.yaml")))
        assert 'Did you mean "order"?' in said


def test_the_burn_in_lacks_the_order_only_where_all_of_it_is_missing() -> None:
    arms = {
        without: Arm("a", Scenario(scheme="x", without=without), "").before.without
        for without in ((), ("court_list",), ("court_list", "order"))
    }
    assert list(arms.values()) == [(), (), ("order",)]


def test_a_plan_is_the_same_wherever_it_is_made() -> None:
    base = Scenario(society="hamlet", citizens=2048, months=3)
    plans = [prepare((base, base.with_scheme("court-defaulters")), 4, None, Panel()) for _ in "ab"]
    assert plans[0].fingerprint == plans[1].fingerprint
    assert plans[0].parameters == plans[1].parameters
    assert [arm.name for arm in plans[0].arms][-1] == "court-defaulters"
