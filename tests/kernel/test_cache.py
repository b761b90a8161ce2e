"""Where things are kept that can be made again."""

import tempfile
from pathlib import Path

import pytest

from internetplus.cache import folder


def test_it_is_the_user_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder("some") == tmp_path / "internetplus" / "some"
    assert folder("some").is_dir()


def test_else_it_lies_among_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, temporary = tmp_path / "taken", tmp_path / "temporary"
    taken.write_text("no folder")
    temporary.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(taken))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    found = folder("some")
    assert found == folder("some")
    assert found.is_relative_to(temporary)
    found.rmdir()
    found.parent.rmdir()
    found.parent.write_text("no folder either")
    assert folder("some").is_dir()
