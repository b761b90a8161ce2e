"""What `bench` and `study` tell, in their small form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import app
from internetplus.engine.month import PHASES
from internetplus.measures.registry import BY_NAME

SMALL = ("--citizens", "2k", "--months", "3", "--quiet")


def run(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def test_bench_tells_every_phase() -> None:
    code, said, _ = run("bench", *SMALL, "--json")
    assert code == 0
    told = json.loads(said)
    assert told["ns_per_citizen_month"] > 0
    assert told["bytes_per_citizen"] > 0
    assert [tuple(mine) for mine in told["phases"].values()] == [tuple(PHASES)] * 2


def test_a_study_prints_three_differences_of_each_headline(tmp_path: Path) -> None:
    asked = ("study", "order-off", *SMALL, "--draws", "2", "--out", tmp_path / "x")
    code, said, _ = run(*asked)
    assert code == 0
    assert "spurious" in said
    code, said, _ = run(*asked, "--json")
    rows = json.loads(said)["rows"]
    assert all(row["measure"] in BY_NAME for row in rows)
    for row in rows:
        with_order, without, spurious = (
            row[part]["estimate"] for part in ("with_order", "without_order", "spurious")
        )
        assert spurious == pytest.approx(without - with_order, abs=1e-9)


@pytest.mark.parametrize(
    ("words", "taught"),
    [
        (("study", "order-of"), 'Did you mean "order-off"?'),
        (("study", "order-off", "--scheme", "internet-plus"), "internet-plus-2020"),
        (("study", "order-off", "--draws", "0"), "draws"),
        (("study", "order-off", "--citizens", "0"), "citizens"),
    ],
)
def test_impossible_studies_are_wrong_use(
    words: tuple[str, ...], taught: str, tmp_path: Path
) -> None:
    code, _, said = run(*words, "--out", tmp_path / "x")
    assert code == 2
    assert taught in said
    assert not (tmp_path / "x").exists()


def test_a_scheme_cannot_take_over_what_the_order_does_not_have(tmp_path: Path) -> None:
    text = "name: mine\ntitle: Mine\nstatus: invented\nreplaces: [court_lists]\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    code, _, said = run("run", tmp_path / "mine.yaml", *SMALL, "--out", tmp_path / "x")
    assert code == 2
    assert 'Did you mean "court_list"?' in said
    assert not (tmp_path / "x").exists()
