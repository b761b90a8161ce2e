"""The study of the missing order, over a tiny engine."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from internetplus.errors import UsageError
from internetplus.experiments.compare import prepare
from internetplus.experiments.plan import Panel
from internetplus.experiments.studies import FILE, Study, load, names, run_study
from tests.experiments.fake import FakeEngine


def small(scheme: str) -> Study:
    asked = {"schemes": [scheme], "citizens": 4096, "months": 6, "draws": 4}
    return load("order-off").model_copy(update=asked)


def test_every_study_of_the_library_names_what_exists() -> None:
    inputs = import_module("internetplus.experiments.inputs").inputs
    for name in names():
        study = load(name)
        order = inputs(study.society, study.schemes).society.order
        assert study.name == name
        assert set(study.without) <= set(order.parts)


def test_an_unknown_study_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match=r'"ordr-off".*Did you mean "order-off"\?') as told:
        load("ordr-off")
    assert told.value.exit_code == 2


@pytest.mark.parametrize("scheme", ["none", "mild", "court"])
def test_an_order_that_does_nothing_hides_nothing(
    scheme: str, lab: FakeEngine, tmp_path: Path
) -> None:
    found = run_study(small(scheme), out=tmp_path / "study")
    kept = json.loads((tmp_path / "study" / FILE).read_text(encoding="utf-8"))
    assert kept == found.told
    rows = {row["measure"]: row for row in kept["rows"]}
    row = rows["deeds_harmful"]
    assert row["with_order"] == row["without_order"]
    assert (row["with_order"]["estimate"] < 0) == (scheme != "none")
    assert {row["spurious"]["estimate"] for row in rows.values()} == {0}


def test_the_folder_takes_no_other_study(lab: FakeEngine, tmp_path: Path) -> None:
    run_study(small("mild"), out=tmp_path / "study")
    burned = lab.burned
    run_study(small("mild"), out=tmp_path / "study")
    assert lab.burned == burned
    with pytest.raises(UsageError, match="another run"):
        run_study(small("sham"), out=tmp_path / "study")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="other files"):
        run_study(small("mild"), out=tmp_path / "other")


def test_an_abused_scheme_is_an_arm_beside_the_one_that_is_not() -> None:
    study = load("article")
    whole = study.comparisons["."]
    plan = prepare(whole, 2, None, Panel(draws=0))
    names_ = [arm.name for arm in plan.arms]
    assert "internet-plus-2020-abused" in names_
    abused = next(arm for arm in plan.arms if arm.scenario.abuse)
    assert abused.against == "none"
    assert abused.before.abuse == ()
    assert plan.arms[names_.index("internet-plus-2020")].scenario.abuse == ()


def test_a_crisis_beyond_a_short_study_is_left_out() -> None:
    short = load("article").model_copy(update={"months": 6})
    told = {kind for one in short.comparisons["."] for kind in one.abuse}
    assert told == {"critics", "officials"}
