"""The fixed table that turns a difference into words; nothing else may call a result sure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from internetplus.measures.intervals import Difference, binomial
from internetplus.messages import say

NEARLY_ALL = 0.90  # lower bound of the share of draws
MOST = 0.66
MORE_THAN_HALF = 0.50
FEW = 20
"""Fewer draws than this say little about a 90 % range."""
KEPT = 0.75
"""A word that fewer of as many other draws would repeat may change with more (our assumption)."""


class Worded(NamedTuple):
    """What is said of a difference."""

    verdict: str  # the line of the table
    again: float  # how often as many other draws would repeat it
    notes: tuple[str, ...]
    said: str  # the sentence


def of(apart: Difference, *, sized: bool = True) -> Worded:
    """A difference in words; `sized`: it may be too small for the run to show."""
    return worded(
        zero=bool(apart.zero),
        n=int(apart.n),
        estimate=float(apart.estimate),
        smallest=float(apart.smallest) if sized else np.nan,
        share=float(apart.share),
        share_low=float(apart.share_low),
    )


def worded(
    *,
    zero: bool,
    n: int,
    estimate: float,
    smallest: float,
    share: float,
    share_low: float,
    settled: bool = True,
) -> Worded:
    """The words for a difference of these numbers."""
    word = verdict(zero=zero, n=n, estimate=estimate, smallest=smallest, share_low=share_low)
    return _worded(word, n, share, settled or zero, estimate > 0)


@lru_cache(maxsize=4096)
def _worded(word: str, n: int, share: float, settled: bool, higher: bool) -> Worded:
    """Alike for many differences."""
    again = steady(word, n, share)
    found = notes(n, settled, again)
    return Worded(word, again, found, sentence(word, 1 if higher else -1, found))


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


@lru_cache(maxsize=4096)
def kept(n: int, hits: int) -> float:
    """Share of sets of as many draws, drawn anew from these, that give a share the same word.

    In closed form: the hits of a set are binomial with the share that was seen.
    """
    from scipy.special import bdtr

    many = np.arange(n + 1)
    word = np.digitize(binomial(many, np.full(n + 1, n))[0], (MORE_THAN_HALF, MOST, NEARLY_ALL))
    below = np.concatenate([[0.0], bdtr(many[:-1], n, hits / n), [1.0]])
    return float(np.diff(below)[word == word[hits]].sum())


def steady(word: str, n: int, share: float) -> float:
    """How often as many other draws would repeat a word; 1 where it rests on no share."""
    if word in ("undefined", "exactly_zero", "too_small") or not n:
        return 1.0
    return kept(n, round(share * n))


def said(notes: Sequence[str]) -> list[str]:
    """Reservations in words."""
    return [say(f"experiments.words.{note}") for note in notes]


def sentence(word: str, estimate: float, notes: Sequence[str] = ()) -> str:
    """The words for a verdict, with its reservations behind it."""
    way = say("experiments.words.higher" if estimate > 0 else "experiments.words.lower")
    parts = [say(f"experiments.words.{word}", way=way)]
    parts += said(notes)
    return "; ".join(parts)


def notes(n: int, settled: bool = True, again: float = 1.0) -> tuple[str, ...]:
    """The reservations that belong to a difference."""
    found = []
    if 0 < n < FEW:
        found.append("few_draws")
    elif again < KEPT:
        found.append("may_change")
    if not settled:
        found.append("not_settled")
    return tuple(found)
