"""The fixed table that turns a difference into words; nothing else may call a result sure."""

from __future__ import annotations

from collections.abc import Sequence

from internetplus.messages import say

NEARLY_ALL = 0.90  # lower bound of the share of draws
MOST = 0.66
MORE_THAN_HALF = 0.50
FEW = 20
"""Fewer draws than this say little about a 90 % range."""


def verdict(*, zero: bool, n: int, estimate: float, smallest: float, share_low: float) -> str:
    """The first line of the table that fits."""
    if n == 0:
        return "undefined"
    if zero:
        return "exactly_zero"
    if smallest == smallest and abs(estimate) < smallest:
        return "too_small"
    for word, bound in (
        ("nearly_all", NEARLY_ALL), ("most", MOST), ("more_than_half", MORE_THAN_HALF)
    ):  # fmt: skip
        if share_low >= bound:
            return word
    return "no_clear_difference"


def said(notes: Sequence[str]) -> list[str]:
    """Reservations in words."""
    return [say(f"experiments.words.{note}") for note in notes]


def sentence(word: str, estimate: float, notes: Sequence[str] = ()) -> str:
    """The words for a verdict, with its reservations behind it."""
    way = say("experiments.words.higher" if estimate > 0 else "experiments.words.lower")
    parts = [say(f"experiments.words.{word}", way=way)]
    parts += said(notes)
    return "; ".join(parts)


def notes(n: int, settled: bool = True) -> tuple[str, ...]:
    """The reservations that belong to a difference."""
    found = []
    if 0 < n < FEW:
        found.append("few_draws")
    if not settled:
        found.append("not_settled")
    return tuple(found)
