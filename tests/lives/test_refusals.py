"""What is not the run is refused, with the reason."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from internetplus import lives
from internetplus.errors import UsageError


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def test_a_changed_file_of_fields_is_refused(copy: Path) -> None:
    path = copy / "fields.parquet"
    table = pl.read_parquet(path)
    table.with_columns(pl.col("field_03") + 1).write_parquet(path)
    with pytest.raises(UsageError, match=r"fields\.parquet"):
        lives.life(copy, 1)


def test_changed_numbers_of_a_draw_are_refused(copy: Path) -> None:
    path = copy / "draws.parquet"
    table = pl.read_parquet(path)
    table.with_columns(pl.col("value") * 1.01).write_parquet(path)
    with pytest.raises(UsageError, match=r"draws\.parquet"):
        lives.life(copy, 1)


def test_a_changed_seed_is_refused(copy: Path) -> None:
    path = copy / "manifest.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    for one in known["scenarios"]:
        one["seed"] += 1
    path.write_text(json.dumps(known), encoding="utf-8")
    with pytest.raises(UsageError, match=known["digest"][:12]):
        lives.life(copy, 1)


def test_a_changed_scheme_is_refused(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from internetplus.experiments import inputs

    content = inputs.content
    monkeypatch.setattr(inputs, "content", lambda model: content(model) + "x")
    with pytest.raises(UsageError):
        lives.life(copy, 1)


def test_seals_that_were_made_to_fit_do_not_help(copy: Path) -> None:
    """Fields changed together with their seal: the community's digest still says no."""
    from internetplus.experiments import store

    path = copy / "fields.parquet"
    table = pl.read_parquet(path)
    norms = [name for name in table.columns if name.startswith("field_")][:8]
    table.with_columns(pl.when(pl.col("month") >= 0).then(pl.col(n) * 2 + 7).otherwise(pl.col(n))
                       .cast(pl.Int32).alias(n) for n in norms).write_parquet(path)  # fmt: skip
    known = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    known[store.SEALED] = store.seals(copy, tuple(known[store.SEALED]))
    (copy / "manifest.json").write_text(json.dumps(known), encoding="utf-8")
    with pytest.raises(UsageError, match="Nothing is told"):
        lives.life(copy, 1)


@pytest.mark.parametrize(
    ("asked", "match"),
    [
        ({"citizen": 2048}, "0 to 2,047"),
        ({"citizen": -1}, "0 to 2,047"),
        ({"citizen": 1, "scheme": "nosedve"}, "nosedive"),
        ({"citizen": 1, "draw": 2}, "0 to 1"),
    ],
)
def test_what_does_not_exist_is_named(folder: Path, asked: dict, match: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(UsageError, match=match):
        lives.life(folder, **asked)


def test_words_that_do_not_exist_are_named(folder: Path) -> None:
    with pytest.raises(UsageError, match="typical"):
        lives.find(folder, "typcal")
    with pytest.raises(UsageError, match="critical"):
        lives.find(folder, "typical", among="critcal")
    with pytest.raises(UsageError, match="enterprise"):
        lives.register(folder, lives.Asked(kind="firm"))
    with pytest.raises(UsageError, match="grade"):
        lives.register(folder, lives.Asked("internet-plus-2020", grade="Z"))


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        lives.life(tmp_path, 1)
