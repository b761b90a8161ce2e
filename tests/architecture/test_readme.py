"""The README promises nothing that is not there."""

from __future__ import annotations

import re

import pytest

from internetplus.cli.app import VERBS
from internetplus.schemes.load import library_names
from tests.architecture.sources import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)
CODE = re.findall(r"^\.venv/bin/(internetplus .*)$", TEXT, re.MULTILINE)
CODE += re.findall(r"`(internetplus [^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))
COMMANDS = [line.removeprefix("internetplus ") for line in CODE]
OWN = {"my-scheme", "my-town"}  # names a reader makes


@pytest.mark.parametrize("link", LINKS)
def test_every_file_it_points_to_exists(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_every_command_is_a_verb_with_known_schemes(command: str) -> None:
    verb, *words = command.split()
    if verb == "--help":
        return
    verbs = {function.__name__ for functions in VERBS.values() for function in functions}
    assert verb in verbs
    names = [word for word in words if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word)]
    assert set(names) <= {*library_names(), "china-2016", *OWN}


def test_it_claims_no_priority() -> None:
    assert not re.search(r"\b(the first|first of its kind|nobody has)\b", TEXT, re.IGNORECASE)
