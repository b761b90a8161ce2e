"""What is in the library, and what is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import app


def run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def test_schemes_stand_with_their_status() -> None:
    code, said = run("schemes")
    assert code == 0
    for words in ("none", "internet-plus-2020", "reported", "court-defaulters", "in force"):
        assert words in said


@pytest.mark.parametrize("verb", ["schemes", "societies"])
def test_lists_are_json_for_programs(verb: str) -> None:
    code, said = run(verb, "--json")
    assert code == 0
    assert all(row["name"] for row in json.loads(said))


def test_the_template_has_no_fault_and_no_warning(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    run("new", "my-town", "--out", target)
    code, said = run("check", target)
    assert code == 0
    assert "Note" not in said


@pytest.mark.parametrize("origin", ["court-defaulters", "internet-plus-2020", "rongcheng-2019"])
def test_a_copy_of_a_library_scheme_has_no_fault(origin: str, tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    assert run("new", "my-town", "--from", origin, "--out", target)[0] == 0
    assert run("check", target)[0] == 0


def test_all_faults_are_told_in_one_go(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    run("new", "my-town", "--out", target)
    text = target.read_text().replace("red_light", "red_ligth").replace("luxury_hotel", "luxury")
    target.write_text(text)
    code, said = run("check", target)
    assert code == 1
    assert "red_light" in said
    assert "luxury_hotel" in said
    assert "line" in said
    assert "Traceback" not in said


def test_faults_are_json_for_programs(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("name: x\nname: y\n")
    code, said = run("check", target, "--json")
    assert code == 1
    assert json.loads(said)[str(target)]["faults"][0]["line"]


def test_an_unknown_scheme_is_wrong_use_and_the_others_are_checked(tmp_path: Path) -> None:
    code, said = run("check", "nonsense", "none")
    assert code == 2
    assert "nonsense" in said
    assert "none: no fault" in said


def test_a_published_figure_without_a_measure_is_told(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    run("new", "my-town", "--out", target)
    figures = (
        "published: {shares: {honest: 0.9, idle: {value: 1, measure: on_lists}, on_list: 6}}\n"
    )
    target.write_text(target.read_text(encoding="utf-8") + figures, encoding="utf-8")
    code, said = run("check", target)
    assert code == 0
    assert '"honest" names no measure' in said
    assert 'nearest is "on_list"' in said
    assert said.count("Note") == 2
    told = json.loads(run("check", target, "--json")[1])[str(target)]["warnings"]
    assert [one["key"] for one in told] == ["published.honest", "published.idle"]
