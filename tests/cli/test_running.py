"""Running and comparing from the command line, in its small form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import app

SMALL = ("--citizens", "2k", "--months", "3", "--burn-in", "2", "--draws", "2", "--quiet")


def run(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("runs") / "first"
    code, said, _ = run("compare", "none", "internet-plus-2020", *SMALL, "--out", place)
    assert code == 0
    assert "The system at work" in said
    return place


def test_a_comparison_leaves_a_whole_folder(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"manifest.json", "summary.json", "measures.parquet", "report.html"} <= names


def test_the_same_run_is_printed_again_and_not_run(folder: Path) -> None:
    before = (folder / "measures.parquet").stat().st_mtime_ns
    code, said, _ = run("compare", "none", "internet-plus-2020", *SMALL, "--out", folder)
    assert code == 0
    assert "The system at work" in said
    assert (folder / "measures.parquet").stat().st_mtime_ns == before


def test_another_run_does_not_touch_the_folder(folder: Path) -> None:
    code, _, said = run("compare", "none", "court-defaulters", *SMALL, "--out", folder)
    assert code == 2
    assert "--out" in said


def test_json_is_the_summary_and_nothing_else(folder: Path) -> None:
    words = ("compare", "none", "internet-plus-2020", *SMALL, "--out", folder, "--json")
    code, said, _ = run(*words)
    assert code == 0
    assert json.loads(said)["headlines"]


def test_a_chart_that_fails_ahead_of_the_report_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(summary: str) -> None:
        raise ValueError(json.loads(summary)["digest"])

    monkeypatch.setattr("internetplus.report.page.draw_ahead", fails)
    code, _, _ = run("compare", "none", "court-defaulters", *SMALL, "--out", tmp_path / "x")
    assert code == 0
    assert (tmp_path / "x" / "report.html").is_file()


def test_none_against_none_is_exactly_zero(tmp_path: Path) -> None:
    code, said, _ = run("compare", "none", "none", *SMALL, "--out", tmp_path / "x", "--json")
    assert code == 0
    assert all(row["estimate"] == 0 for row in json.loads(said)["headlines"])


@pytest.mark.parametrize(
    ("words", "taught"),
    [
        (("--citizens", "0"), "citizens"),
        (("--citizens", "1000G"), "citizens"),
        (("--citizens", "many"), "100k"),
        (("--months", "0"), "months"),
        (("--draws", "0"), "draws"),
        (("--seed", "-1"), "seed"),
        (("--threads", "0"), "threads"),
        (("--society", "chyna"), "china-2016"),
    ],
)
def test_impossible_wishes_are_wrong_use(
    words: tuple[str, str], taught: str, tmp_path: Path
) -> None:
    code, _, said = run("run", "court-defaulters", *words, "--out", tmp_path / "x")
    assert code == 2
    assert taught in said
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("verb", ["resume", "report"])
def test_a_folder_without_a_run_is_said(verb: str, tmp_path: Path) -> None:
    code, _, said = run(verb, tmp_path / "nowhere")
    assert code == 2
    assert "manifest.json" in said or "summary.json" in said


def test_what_must_hold_does() -> None:
    code, said, _ = run("selftest", "--json", "--quiet")
    assert code == 0
    assert all(check["held"] for check in json.loads(said))


def test_abuse_runs_the_scheme_once_more(tmp_path: Path) -> None:
    asked = ("run", "internet-plus-2020", *SMALL, "--abuse", "critics, crisis@1")
    code, said, _ = run(*asked, "--out", tmp_path / "abused")
    assert code == 0
    assert "abused by its operator" in said
    told = json.loads((tmp_path / "abused" / "summary.json").read_text(encoding="utf-8"))
    names = [arm["name"] for arm in told["arms"]]
    assert names == ["none", "internet-plus-2020", "internet-plus-2020-abused"]


def test_an_unknown_abuse_is_refused_with_those_there_are(tmp_path: Path) -> None:
    code, _, said = run("run", "internet-plus-2020", *SMALL, "--abuse", "critic")
    assert code == 2
    assert 'Did you mean "critics"' in said
    assert "officials" in said
