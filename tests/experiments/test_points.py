"""Points of Sobol sequences, made by the library and kept on disk."""

from pathlib import Path

import numpy as np
import pytest
from scipy.stats import qmc

from internetplus.experiments import points


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "internetplus" / "points"


def by_library(many: int, dimensions: int, seed: int | tuple[int, ...]) -> np.ndarray:
    generator = np.random.Generator(np.random.PCG64(seed))
    return np.asarray(qmc.Sobol(dimensions, scramble=True, seed=generator).random(many))


@pytest.mark.parametrize("seed", [1, (7, 12)])
def test_they_are_the_library_s_made_once(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, seed: int | tuple[int, ...]
) -> None:
    first = points.sobol(8, 3, seed)
    np.testing.assert_array_equal(first, by_library(8, 3, seed))
    monkeypatch.setattr(points, "_made", None)
    np.testing.assert_array_equal(points.sobol(8, 3, seed), first)
    assert len(list(shelf.iterdir())) == 1


def test_other_numbers_are_other_points(shelf: Path) -> None:
    asked = [(8, 3, 1), (8, 3, 2), (16, 3, 1), (8, 4, 1), (8, 3, (1, 2)), (8, 3, (2, 1))]
    for many, dimensions, seed in asked:
        found = points.sobol(many, dimensions, seed)
        np.testing.assert_array_equal(found, by_library(many, dimensions, seed))
    assert len(list(shelf.iterdir())) == len(asked)


@pytest.mark.parametrize("broken", [b"", b"no array", b"\x93NUMPY\x01\x00"])
def test_what_cannot_be_read_is_made_again(shelf: Path, broken: bytes) -> None:
    expected = points.sobol(8, 3, 1)
    (path,) = shelf.iterdir()
    path.write_bytes(broken)
    np.testing.assert_array_equal(points.sobol(8, 3, 1), expected)
    np.save(path, np.zeros((2, 2)))
    np.testing.assert_array_equal(points.sobol(8, 3, 1), expected)
    np.testing.assert_array_equal(np.load(path), expected)


def test_no_point_lies_on_the_edge(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_made", lambda *_: np.array([[0.0, 1.0]]))
    found = points.sobol(1, 2, 1)
    assert 0 < found[0, 0] < 1e-9
    assert 1 - 1e-9 < found[0, 1] < 1


def test_where_nothing_can_be_kept_points_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "folder", lambda _: tmp_path / "not" / "there")
    np.testing.assert_array_equal(points.sobol(4, 2, 1), by_library(4, 2, 1))
