"""The set-up says in words what is missing, and touches nothing then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = """#!/bin/sh
case "$*" in *version_info*) exit 1 ;; *) echo "Python 3.8.10" ;; esac
"""
BARE = """#!/bin/sh
case "$*" in
    *ensurepip*) exit 1 ;;
    *venv*) echo python3.12-venv ;;
    --version) echo "Python 3.12.1" ;;
    *) echo 3.12 ;;
esac
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with what the set-up reads, and no environment."""
    (tmp_path / "scripts").mkdir()
    for name in ("scripts/environment.sh", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def set_up(place: Path, python: str) -> tuple[int, str]:
    done = subprocess.run(
        ["sh", "scripts/environment.sh"],
        cwd=place,
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def stand_in(place: Path, text: str) -> str:
    path = place / "python-stand-in"
    path.write_text(text)
    path.chmod(0o755)
    return str(path)


def test_an_old_python_is_named_with_what_is_needed(place: Path) -> None:
    code, said = set_up(place, stand_in(place, OLD))
    assert code == 2
    assert "Python 3.8.10" in said
    assert "3.11" in said
    assert not (place / ".venv").exists()


def test_a_python_that_is_not_there_is_said(place: Path) -> None:
    code, said = set_up(place, "python9.9")
    assert code == 2
    assert "python9.9" in said


def test_a_missing_venv_is_said_with_the_remedy(place: Path) -> None:
    code, said = set_up(place, stand_in(place, BARE))
    assert code == 2
    assert "venv" in said
    assert "python3.12-venv" in said
    assert not (place / ".venv").exists()
