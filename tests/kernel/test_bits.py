"""Who is marked in a row."""

from collections.abc import Callable

import numba
import numpy as np
import pytest

from internetplus.kernel.bits import _by_bit, _by_vector, byte_of, count_marked
from internetplus.kernel.jit import has, kernel

N = 1024


@kernel
def counted(row: np.ndarray, cell: np.ndarray, hit: np.ndarray, who: np.ndarray) -> int:
    """`count_marked`, which is put in place of its call."""
    return count_marked(row, cell, hit, who)


@kernel
def bytes_of(words: np.ndarray, into: np.ndarray) -> None:
    """`byte_of` of each, which is put in place of its call."""
    for i in range(into.size):
        into[i] = byte_of(words, np.uint64(i))


def test_bytes_are_found_in_words_with_their_sign() -> None:
    row = np.array([0, 1, -1, 127, -128, 5, -6, 7] * 2, np.int8)
    found = np.zeros(row.size, np.int32)
    bytes_of(row.view(np.int32), found)
    assert found.tolist() == row.tolist()


def rows() -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    some = [(rng.random(N) < share) for share in (0, 0.003, 0.03, 0.3, 0.97, 1)]
    ends = [np.isin(np.arange(N), places) for places in ([0], [N - 1], [31, 32], [63, 64, 992])]
    return [np.asarray(row, np.uint8) for row in (*some, *ends)]


@pytest.mark.parametrize("way", [_by_bit, _by_vector])
@pytest.mark.parametrize("kind", [np.uint16, np.int16])
def test_both_ways_find_the_same_in_order(way: Callable[..., int], kind: type) -> None:
    for row in rows():
        who = np.full(N + 8, -1 if kind is np.int16 else 9999, kind)
        many = way(row, who)
        assert who[:many].tolist() == np.flatnonzero(row).tolist()
        assert (who[N:] == who[-1]).all(), "nothing is written beyond the room of a community"


def test_everybody_marked_counts_in_their_own_cell() -> None:
    cell = np.random.default_rng(2).integers(0, 5, N).astype(np.uint16)
    for hit in rows():
        found = np.full(5, 7, np.int64)
        assert counted(found, cell, hit, np.zeros(N, np.uint16)) == hit.sum()
        assert (found - 7).tolist() == np.bincount(cell[hit == 1], minlength=5).tolist()


def test_a_feature_is_there_where_kernels_may_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CPU_FEATURES", "+avx2,-avx512f,+avx512vbmi2x")
    assert has("avx2")
    assert not has("avx512f")
    assert not has("avx512vbmi2")
