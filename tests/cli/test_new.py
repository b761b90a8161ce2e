"""`new`: a file to begin from, never over another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from internetplus.cli.app import app
from internetplus.cli.new import renamed

CHANGED = {"name", "title", "status", "assumptions"}
LIBRARY = Path(__file__).parents[2] / "src" / "internetplus" / "library" / "schemes"


def run(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.output


def test_a_new_scheme_carries_its_name(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    code, said = run("new", "my-town", "--out", target)
    assert code == 0
    assert str(target) in said
    assert yaml.safe_load(target.read_text())["name"] == "my-town"


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("precious")
    code, said = run("new", "my-town", "--out", target)
    assert code == 2
    assert "--force" in said
    assert target.read_text() == "precious"


def test_force_replaces_it(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("old")
    assert run("new", "my-town", "--out", target, "--force")[0] == 0
    assert "my-town" in target.read_text()


@pytest.mark.parametrize("name", ["My Town", "../up", "", "a/b", "-", "x" * 61])
def test_names_that_are_no_names_are_refused(name: str, tmp_path: Path) -> None:
    code, said = run("new", "--out", tmp_path / "x.yaml", "--", name)
    assert code == 2
    assert "my-town" in said
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    code, said = run("new", "my-town", "--out", tmp_path / "no" / "x.yaml")
    assert code == 2
    assert "Traceback" not in said
    assert "--out" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("new", "my-town", "--out", tmp_path / "x.yaml")[0] == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", sorted(LIBRARY.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_copy_leaves_the_register_of_facts_behind(path: Path) -> None:
    copy = yaml.safe_load(renamed(path.read_text(encoding="utf-8"), "my-town"))
    original = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert copy["name"] == "my-town"
    assert copy["status"] == "invented"
    kept = set(original) - {"register", "facts", "published", "left_out", "note"}
    assert set(copy) == kept
    assert all(copy[key] == original[key] for key in kept - CHANGED)
