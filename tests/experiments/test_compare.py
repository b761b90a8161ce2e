"""The main job over a tiny engine."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from internetplus.errors import UsageError
from internetplus.experiments import Interrupted, compare, open_result, resume
from internetplus.experiments.differences import memory
from internetplus.scenario import Scenario
from tests.experiments.fake import SCHEMES, FakeEngine

BASE = Scenario(citizens=40_000, months=14, seed=3)
MILD = BASE.with_scheme("mild")


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_no_change_is_exactly_zero(lab: FakeEngine) -> None:
    result = compare(BASE, BASE, draws=4, panel=1)
    assert (result.differences["estimate"] == 0).all()
    assert (result.differences["verdict"] == "exactly_zero").all()
    assert set(result.winners_losers()["losers"]) == {0.0}


def test_a_real_effect_is_told_in_words(lab: FakeEngine) -> None:
    row = compare(BASE, MILD, panel=0).table().filter(pl.col("measure") == "deeds_harmful")
    assert row["verdict"].item() == "nearly_all"
    assert row["words"].item() == "lower in nearly all draws"
    assert row["low"].item() < row["estimate"].item() < row["high"].item() < 0
    assert row["n"].item() == 32
    assert row["base"].item() == pytest.approx(1500, rel=0.02)


def test_few_draws_are_flagged(lab: FakeEngine) -> None:
    result = compare(BASE, MILD, draws=8, panel=0)
    assert "few draws" in result.headlines()["words"][0]
    assert any("8 draws" in one for one in result.summary["warnings"])


def test_threads_do_not_change_a_byte(lab: FakeEngine, tmp_path: Path) -> None:
    for threads in (1, 2):
        compare(BASE, MILD, draws=6, threads=threads, out=tmp_path / str(threads), panel=2)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_stopped_run_is_finished_to_the_same_bytes(lab: FakeEngine, tmp_path: Path) -> None:
    compare(BASE, MILD, draws=6, out=tmp_path / "whole", panel=2)
    lab.stop_after = lab.burned + 3
    with pytest.raises(Interrupted, match="internetplus resume"):
        compare(BASE, MILD, draws=6, threads=1, out=tmp_path / "cut", panel=2)
    with pytest.raises(UsageError, match="not finished"):
        open_result(tmp_path / "cut")
    before, lab.stop_after = lab.burned, 10**9
    resume(tmp_path / "cut")
    assert lab.burned - before < 8
    assert contents(tmp_path / "cut") == contents(tmp_path / "whole")


def test_an_older_run_is_never_destroyed(lab: FakeEngine, tmp_path: Path) -> None:
    compare(BASE, MILD, draws=2, out=tmp_path / "run", panel=0)
    before = contents(tmp_path / "run")
    with pytest.raises(UsageError, match="Nothing was changed"):
        compare(BASE, MILD, draws=3, out=tmp_path / "run", panel=0)
    assert contents(tmp_path / "run") == before


def test_the_same_run_is_opened_not_repeated(lab: FakeEngine, tmp_path: Path) -> None:
    first = compare(BASE, MILD, draws=2, out=tmp_path / "run", panel=0)
    burned = lab.burned
    again = compare(BASE, MILD, draws=2, out=tmp_path / "run", panel=0)
    assert lab.burned == burned
    assert again.table().equals(first.table())


@pytest.mark.parametrize("kind", ["file", "foreign"])
def test_a_bad_folder_is_refused_before_the_run(lab: FakeEngine, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "holiday.txt").write_text("mine")
    with pytest.raises(UsageError, match="--out"):
        compare(BASE, MILD, draws=2, out=place)
    assert lab.burned == 0


def test_nothing_is_left_beside_the_folder(lab: FakeEngine, tmp_path: Path) -> None:
    compare(BASE, MILD, draws=2, out=tmp_path / "run", panel=0)
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "differences.parquet", "draws.parquet", "manifest.json", "measures.parquet", "schemes",
        "society.yaml", "summary.json",
    ]  # fmt: skip


def test_a_scheme_that_replaces_the_order_has_its_own_reference(lab: FakeEngine) -> None:
    result = compare(BASE, BASE.with_scheme("court"), draws=2, panel=0)
    names = [arm["name"] for arm in result.summary["arms"]]
    assert names == ["none", "none-without-court_list", "court"]
    assert result.summary["arms"][2]["against"] == "none-without-court_list"
    assert any("without court list" in one for one in result.summary["warnings"])


def test_burn_in_is_shared_by_arms(lab: FakeEngine) -> None:
    compare(BASE, MILD, BASE.with_scheme("sham"), draws=3, replicates=1, panel=0)
    assert lab.burned == 4


def test_worlds_are_shared_by_the_lucks_of_a_draw(lab: FakeEngine) -> None:
    compare(BASE, MILD, draws=3, replicates=2, panel=0)
    assert lab.compiled == 3 * 2


@pytest.mark.parametrize(
    ("draws", "threads", "of_each"),
    [(1, 8, [4]), (1, 3, [3]), (1, 1, [1]), (6, 1, [1] * 6), (3, 4, [1, 2, 4])],
)
def test_the_last_runs_share_all_cores(
    lab: FakeEngine, monkeypatch: pytest.MonkeyPatch, draws: int, threads: int, of_each: list[int]
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    compare(BASE, MILD, draws=draws, replicates=0, threads=threads, panel=0)
    assert sorted(lab.threads) == sorted(2 * of_each)


def test_pairs_share_their_society(lab: FakeEngine) -> None:
    with pytest.raises(UsageError, match="months"):
        compare(BASE, replace(MILD, months=24))
    with pytest.raises(UsageError, match="at least one"):
        compare(BASE)


@pytest.mark.parametrize(
    ("options", "words"),
    [({"draws": 0}, "0 draws"), ({"draws": 4, "replicates": 5}, "5 draws"), ({"threads": 0}, "0")],
)
def test_wrong_options_are_told(lab: FakeEngine, options: dict[str, int], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        compare(BASE, MILD, **options)  # type: ignore[arg-type]


def test_known_losers_are_found_beside_the_sham(lab: FakeEngine) -> None:
    row = compare(BASE, MILD, draws=2, panel=2).winners_losers().row(0, named=True)
    assert 0.04 <= row["losers"] <= 0.06
    assert row["sham_losers"] <= 0.01
    assert row["lucks"] == 64


def test_measures_are_long_sorted_and_have_the_base(lab: FakeEngine) -> None:
    frame = compare(BASE, MILD, draws=2, panel=0).measures
    assert frame.columns == ["scheme", "measure", "group", "month", "draw", "replicate", "value"]
    one = frame.filter(
        (pl.col("measure") == "deeds_harmful") & (pl.col("group") == "all")
        & (pl.col("scheme") == "none") & (pl.col("draw") == 0) & (pl.col("replicate") == 0)
    )  # fmt: skip
    assert one["month"].to_list() == list(range(1, 15))
    assert not np.isnan(frame["value"].to_numpy()).any()


def test_a_scheme_remembers_as_long_as_its_points_or_lists() -> None:
    assert memory(SCHEMES["none"]) == 0
    assert memory(SCHEMES["mild"]) == 60
    lists = {"defaulters": {"leave": {"months": 24}}}
    assert memory({"lists": lists, "memory": {"bad": {"months": 60}}}) == 24
