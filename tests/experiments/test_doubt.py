"""What carries a result: known laws give back their shares, and boxes that are there are found."""

import json
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from internetplus.experiments.compare import prepare
from internetplus.experiments.doubt import design, effects
from internetplus.experiments.doubt.discovery import _box
from internetplus.experiments.plan import Interrupted, Panel
from internetplus.experiments.studies import FILE, load, run_study
from internetplus.scenario import Scenario
from tests.experiments.fake import FakeEngine, FakePrior, fake_inputs

pytestmark = pytest.mark.filterwarnings("ignore")  # of libraries
FAMILIES = ("error", "deterrence", "chill", "norms")
PRIORS = {f"mechanisms.{name}": FakePrior(family=name) for name in FAMILIES}


def score(made: design.Design, name: str) -> np.ndarray:
    return np.asarray(made.at[:, made.factors.index(name)])


def test_a_case_without_an_own_part_moves_with_its_family() -> None:
    made = design.screening(PRIORS, seed=1)
    values = np.array([case["mechanisms.error"] for case in made.parameters])
    order = np.argsort(score(made, "error"), kind="stable")
    assert (np.diff(values[order]) >= 0).all()
    assert len(set(values)) == design.LEVELS
    moved = np.abs(np.diff(made.at, axis=0)) > 0
    within = np.arange(len(moved)) % (len(made.factors) + 1) != len(made.factors)
    assert set(moved.sum(axis=1)[within].tolist()) == {1}


def test_the_screening_puts_luck_where_it_belongs() -> None:
    made = design.screening(PRIORS, seed=1)
    values = 5 * score(made, "error") + score(made, "chill") + 0.5 * score(made, "luck")
    assert effects.few(effects.screened(made, values)) == ("error", "chill")


def test_total_effects_of_a_known_law() -> None:
    # y = 4 a + 2 b + 3 (a - 1/2)(b - 1/2) on [0, 1]: variances 16/12, 4/12 and 9/144; whole 1.7292.
    made = design.spread(PRIORS, seed=1)
    a, b = score(made, "error") - 0.5, score(made, "chill") - 0.5
    found = effects.carried(made, 4 * a + 2 * b + 3 * a * b, ("error", "chill", "norms"))
    told = {row["family"]: row for row in found.rows}
    assert found.fit > 0.99
    assert told["error"]["total"] == pytest.approx((16 / 12 + 9 / 144) / 1.7292, abs=0.03)
    assert told["chill"]["total"] == pytest.approx((4 / 12 + 9 / 144) / 1.7292, abs=0.03)
    assert told["norms"]["total"] < 0.01
    assert all(row["low"] <= row["total"] <= row["high"] for row in found.rows)


def test_noise_is_carried_by_nobody() -> None:
    made = design.spread(PRIORS, seed=1)
    noise = np.random.Generator(np.random.PCG64(3)).standard_normal(len(made.at))
    assert effects.carried(made, noise, ("error", "chill")).rows == []


def test_a_box_that_is_there_is_found() -> None:
    made = design.spread(PRIORS, seed=1)
    inside = (score(made, "error") > 0.6) & (score(made, "chill") < 0.5)
    found = _box(made, inside)
    assert found is not None
    assert found["dense"]
    assert found["coverage"] > 0.95
    sides = {side["family"]: side for side in found["sides"]}
    assert sides["error"]["low"] == pytest.approx(0.6, abs=0.07)
    assert 0.45 < sides["chill"]["high"] < 0.65  # a fifth of a box may be bad


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    driver = FakeEngine()
    monkeypatch.setattr(design, "SPREAD", 32)
    monkeypatch.setattr(import_module("internetplus.experiments.doubt.run"), "engine",
                        lambda: driver)  # fmt: skip
    module = import_module("internetplus.experiments.compare")
    monkeypatch.setattr(module, "inputs", fake_inputs)
    monkeypatch.setattr(module, "engine", lambda: driver)
    return driver


def test_a_stopped_design_goes_on_to_the_same_bytes(tiny: FakeEngine, tmp_path: Path) -> None:
    run = import_module("internetplus.experiments.doubt.run")
    base = Scenario(society="china-2016", citizens=2048, months=6)
    pair = (base, base.with_scheme("mild"))
    whole = run.sensitivity(pair, {}, out=tmp_path / "whole", threads=1)
    stopped = tmp_path / "stopped"
    stopped.mkdir()
    tiny.burned, tiny.stop_after = 0, 20
    with pytest.raises(Interrupted):
        run.sensitivity(pair, {}, out=stopped, threads=1)
    tiny.stop_after = 10**9
    again = run.sensitivity(pair, {}, out=stopped, threads=1)
    assert json.dumps(again) == json.dumps(whole)
    row = next(one for one in whole["headlines"] if one["measure"] == "deeds_harmful")
    assert row["screening"][0]["family"] == "deterrence"


def test_only_what_is_not_known_is_varied(tiny: FakeEngine) -> None:
    run = import_module("internetplus.experiments.doubt.run")
    base = Scenario(society="china-2016", citizens=2048, months=6)
    prepared = prepare((base, base.with_scheme("mild")), 1, 0, Panel(draws=0))
    made = design.spread(prepared.inputs.priors, 1)
    plan = run._plan(prepared, made, "spread", {})
    assert [arm.scenario for arm in plan.arms] == [arm.scenario for arm in prepared.arms]
    assert set(plan.parameters[0]) == set(prepared.inputs.priors)


def test_a_study_keeps_what_carries_it(tiny: FakeEngine, tmp_path: Path) -> None:
    asked = {"schemes": ["mild"], "citizens": 2048, "months": 6, "draws": 2}
    study = load("order-off").model_copy(update=asked)
    found = run_study(study, out=tmp_path / "study", threads=1, doubted=True)
    kept = json.loads((tmp_path / "study" / FILE).read_text(encoding="utf-8"))
    assert kept == found.told
    row = next(one for one in kept["sensitivity"]["headlines"] if one["measure"] == "deeds_harmful")
    assert row["total"][0]["family"] == "deterrence"
    assert len(kept["sensitivity"]["survive"]) == 1
