"""The ablation study: every switch once taken away and once alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from internetplus.experiments.studies import load, run_study
from internetplus.measures.registry import BY_NAME
from internetplus.measures.switches import HEADLINE_OF
from internetplus.scenario import NEUTRAL
from tests.experiments.fake import FakeEngine


def test_every_switch_has_a_measure_of_the_lab() -> None:
    assert set(HEADLINE_OF) == set(NEUTRAL)
    assert set(HEADLINE_OF.values()) <= set(BY_NAME)


def test_each_switch_is_taken_from_the_full_model_and_added_to_the_bare_one() -> None:
    parts = load("ablation").comparisons
    assert len(parts) == 2 + 2 * len(NEUTRAL)
    assert {one.neutral for one in parts["full"]} == {()}
    assert {one.neutral for one in parts["bare"]} == {tuple(sorted(NEUTRAL))}
    for name in NEUTRAL:
        assert {one.neutral for one in parts[f"without-{name}"]} == {(name,)}
        assert set(parts[f"only-{name}"][0].neutral) == set(NEUTRAL) - {name}


def test_the_gap_between_both_is_the_interaction(lab: FakeEngine, tmp_path: Path) -> None:
    asked = {"schemes": ["mild"], "citizens": 4096, "months": 6, "draws": 4}
    found = run_study(load("ablation").model_copy(update=asked), out=tmp_path / "study")
    assert [row["mechanism"] for row in found.told["rows"]] == list(NEUTRAL)
    for row in found.told["rows"]:
        parts = {name: row[name]["estimate"] for name in ("removed", "added", "interaction")}
        if None not in parts.values():
            gap = parts["removed"] - parts["added"]
            assert parts["interaction"] == pytest.approx(gap, abs=1e-9)
