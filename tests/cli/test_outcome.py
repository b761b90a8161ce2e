"""What is printed of a finished run folder, from a made-up one."""

from __future__ import annotations

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
