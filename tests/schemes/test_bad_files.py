"""One tiny broken file per fault: its words teach, with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from internetplus.errors import FaultyFile, UsageError
from internetplus.reading import LARGEST_FILE, MOST_VALUES
from internetplus.schemes.load import load_scheme

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


def words(path: Path) -> list[str]:
    """What the first line of a broken file asks of its error."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return first.removeprefix("# says: ").split(" | ")


def told(path: Path) -> str:
    """The error of a file that must be refused."""
    with pytest.raises(FaultyFile) as refusal:
        load_scheme(path)
    assert refusal.value.exit_code == 2
    return str(refusal.value)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_error_teaches(path: Path) -> None:
    text = told(path)
    assert path.name in text
    for part in words(path):
        assert part in text, text


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_only_one_fault_is_told_unless_there_are_several(path: Path) -> None:
    several = {"five_faults", "alias_bomb", "merge_key", "tag"}
    assert path.stem in several or len(told(path).splitlines()) == 1, told(path)


def test_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "the file has 50,000,000 bytes. Allowed: at most 1,000,000 bytes." in told(path)


def test_a_million_brackets_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text("[" * (LARGEST_FILE - 1), encoding="utf-8")
    assert "nested more than" in told(path)


def test_too_many_values_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("note: [" + "1," * (MOST_VALUES + 5) + "]", encoding="utf-8")
    assert f"more than {MOST_VALUES} values" in told(path)


@pytest.mark.parametrize(
    ("junk", "said"),
    [
        (b"name: \xff\xfe\x00", "not a text file in UTF-8"),
        (b"name: a\n\x00\x01\x02", "not readable as YAML"),
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file in UTF-8"),
    ],
)
def test_binary_junk_is_refused(tmp_path: Path, junk: bytes, said: str) -> None:
    path = tmp_path / "junk.yaml"
    path.write_bytes(junk)
    assert said in told(path)


def test_a_folder_is_not_a_scheme(tmp_path: Path) -> None:
    assert "not an ordinary file" in told(tmp_path)


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "gone.yaml: the file does not exist" in told(tmp_path / "gone.yaml")


def test_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(UsageError, match='Did you mean "rongcheng-2019"'):
        load_scheme("rongcheng-2018")
