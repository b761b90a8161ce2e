"""What a stranger should not find in the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, called, trees

# Folders of one machine, folders beside the repository, addresses of package indexes.
FORBIDDEN = re.compile(
    r"(?<![\w.~-])/(?:home|root|Users|work|mnt)/\w|[.][.]/share[d]|py[p]i[.]|pythonhoste[d][.]"
)
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".sh", ".cff", ".lock", ".j2", ".html", ".css", ""}


def tracked() -> list[Path]:
    """Files under version control; every file of an unpacked archive is looked at by its owner."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True).stdout
    found = [ROOT / name for name in names.decode().splitlines()]
    return [path for path in found if path.suffix in TEXT and path.is_file()]


def test_no_file_names_a_machine() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FORBIDDEN.search(line)
    }
    assert not found


def test_only_the_command_line_prints() -> None:
    inside = [path for path in trees() if not path.startswith("cli/")]
    assert not [path for path in inside if "print" in called(path)]
