"""The two ways to call the program, and how it names itself in what it suggests."""

import subprocess
import sys
from pathlib import Path

import pytest

from internetplus.cli import options


def test_the_package_can_be_run_like_the_program() -> None:
    words = [sys.executable, "-m", "internetplus", "schemes"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "court-defaulters" in done.stdout


@pytest.mark.parametrize(
    ("called", "known", "named"),
    [
        ("/bin/internetplus", "/bin/internetplus", "internetplus"),
        ("/there/internetplus", None, "there/internetplus"),
        ("/there/internetplus/__main__.py", "/bin/internetplus", "internetplus"),
        ("/there/internetplus/__main__.py", None, "'/my python' -m internetplus"),
        ("/bin/pytest", None, "internetplus"),
    ],
)
def test_what_is_suggested_can_be_pasted(
    called: str, known: str | None, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    monkeypatch.setattr(sys, "executable", "/my python")
    monkeypatch.setattr("shutil.which", lambda _: known)
    monkeypatch.chdir(Path("/"))
    assert options.program() == named
