"""What a run reads from the library."""

from pathlib import Path

from internetplus.experiments.compare import prepare
from internetplus.experiments.inputs import inputs, labelled
from internetplus.experiments.plan import Panel
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


def test_a_plan_is_the_same_wherever_it_is_made() -> None:
    base = Scenario(society="hamlet", citizens=2048, months=3)
    plans = [prepare((base, base.with_scheme("court-defaulters")), 4, None, Panel()) for _ in "ab"]
    assert plans[0].fingerprint == plans[1].fingerprint
    assert plans[0].parameters == plans[1].parameters
    assert [arm.name for arm in plans[0].arms][-1] == "court-defaulters"
