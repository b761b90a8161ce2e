"""What is worked out once for the same object is worked out anew for another that is alike."""

from __future__ import annotations

from internetplus.schemes.same import once


def test_the_same_objects_are_asked_once_and_equal_ones_again() -> None:
    asked: list[list[int]] = []

    @once
    def total(numbers: list[int], without: frozenset[int]) -> int:
        """Sum of the others."""
        asked.append(numbers)
        return sum(set(numbers) - without)

    some = [1, 2, 3]
    assert [total(some, frozenset([1])), total(some, frozenset([1]))] == [5, 5]
    assert len(asked) == 1
    assert total([1, 2, 3], frozenset([1])) == 5
    assert total(some, frozenset([2])) == 4
    assert total(some, without=frozenset([1])) == 5
    assert len(asked) == 4
