"""What is printed of a finished run folder, from a made-up one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from internetplus.cli import outcome
from internetplus.cli.report import report
from tests.report import made_up


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.make(tmp_path_factory.mktemp("runs") / "first")


def test_a_run_is_told_in_the_promised_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome.tell(folder)
    told = capsys.readouterr().out
    places = [told.index(words) for words in ("The system at work", "What changes", "report.html")]
    assert places == sorted(places)
    assert "Three commands" in told


def test_a_part_of_the_nation_is_no_scheme_to_try_next(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "run"))
    told = json.loads((copy / "summary.json").read_text(encoding="utf-8"))
    first = next(arm for arm in told["arms"] if arm["against"])
    inside = {**first, "name": f"{first['name']}-inside", "scheme": first["name"], "view": "inside"}
    told["arms"].insert(told["arms"].index(first) + 1, inside)
    (copy / "summary.json").write_text(json.dumps(told), encoding="utf-8")
    outcome.tell(copy)
    assert "-inside" not in capsys.readouterr().out.partition("Three commands")[2]


def test_published_figures_are_told_in_short_the_misses_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome.tell(folder)
    lines = capsys.readouterr().out.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Published figures"))
    assert "1 of 3 inside the range; 1 more cannot be compared" in lines[first]
    assert lines[first + 1].startswith("  court-defaulters, Share of adults on the list: published")
    assert "outside: the run is higher" in lines[first + 1]


def test_ten_measures_at_most_are_told(folder: Path) -> None:
    from internetplus.report import folder as folders

    assert len(outcome.told_measures(folders.read(folder))) <= 10


def test_the_report_is_written_again(folder: Path) -> None:
    import typer

    application = typer.Typer()
    application.command()(report)
    (folder / "report.html").unlink(missing_ok=True)
    assert CliRunner().invoke(application, [str(folder)]).exit_code == 0
    assert (folder / "report.html").stat().st_size > 1_000
