"""The help page: quick, grouped, and true."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import VERBS, app
from internetplus.messages import say

HEAVY = ("numba", "numpy", "polars", "pydantic", "scipy", "altair", "pyarrow")
NAMES = [function.__name__ for functions in VERBS.values() for function in functions]


def test_help_names_every_verb_under_its_heading() -> None:
    page = CliRunner().invoke(app, ["--help"], terminal_width=100)
    assert page.exit_code == 0
    for panel, functions in VERBS.items():
        assert panel in page.output
        assert all(function.__name__ in page.output for function in functions)


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_explains_itself(name: str) -> None:
    page = CliRunner().invoke(app, [name, "--help"], terminal_width=100)
    assert page.exit_code == 0
    assert say(f"cli.verb.{name}").split()[0] in page.output


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, internetplus.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.split(".")[0] for name in done.stdout.split()} & set(HEAVY)
