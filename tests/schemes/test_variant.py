"""A file may extend another by dated changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from internetplus.errors import FaultyFile
from internetplus.schemes.check import order_faults
from internetplus.schemes.load import examine, load_scheme

HEAD = "name: mild\ntitle: Mild\nstatus: invented\nextends: rongcheng-2019\n"


def variant(folder: Path, text: str) -> Path:
    path = folder / "mild.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_the_last_change_up_to_the_start_holds(tmp_path: Path) -> None:
    text = "changes: {points.red_light: {2012-01: -1, 2018-01: -2}, score.base: {2018-01: 900}}\n"
    mild = load_scheme(variant(tmp_path, text))
    base = load_scheme("rongcheng-2019")
    assert mild.points["red_light"].points == -2
    assert mild.score is not None
    assert mild.score.base == 900
    assert mild.consequences == base.consequences
    assert mild.name == "mild"


def test_a_fault_in_a_change_names_the_line_of_the_change(tmp_path: Path) -> None:
    found = examine(variant(tmp_path, "changes:\n  grades:\n    2018-01: [{name: A, form: 3}]\n"))
    assert {(fault.file, fault.line) for fault in found.faults} >= {("mild.yaml", 7)}


def test_a_variant_of_a_variant(tmp_path: Path) -> None:
    variant(tmp_path, "changes: {score.base: {2018-01: 900}}\n")
    second = tmp_path / "second.yaml"
    second.write_text("name: second\nextends: mild.yaml\nchanges: {from_age: {2018-01: 21}}\n")
    read = load_scheme(second)
    assert read.score is not None
    assert (read.score.base, read.from_age, read.name) == (900, 21, "second")


def test_parts_of_the_order_must_exist() -> None:
    scheme = load_scheme("court-defaulters")
    assert order_faults(scheme, ["court_list"]) == []
    found = order_faults(scheme, ["courts_list"])
    assert [fault.nearest for fault in found] == ["courts_list", "courts_list"]


def test_what_is_not_simulated_is_said(tmp_path: Path) -> None:
    path = tmp_path / "stars.yaml"
    path.write_text(
        "name: stars\ntitle: Stars\nstatus: fiction\nsecurity: {registry: federated}\n"
        "score: {base: 3, factors: {inspection: {violations: 5}}}\n"
    )
    found = examine(path)
    assert found.faults == []
    assert [str(fault) for fault in found.warnings] == [
        "stars.yaml, line 5: score.factors.inspection is kept in the file, but not simulated yet.",
    ]


def test_faults_of_the_base_carry_its_name(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("name: base\ntitle: B\nstatus: invented\nbackfil: 3\n")
    second = tmp_path / "second.yaml"
    second.write_text("name: second\nextends: base.yaml\n")
    with pytest.raises(FaultyFile, match=r'^base.yaml, line 4: unknown key "backfil".'):
        load_scheme(second)
