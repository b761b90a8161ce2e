"""Equations of norms of helping: names in the long run, who can invade, opinions in private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
FLAT, MOSTLY_GOOD, HELPING = 1e-9, 0.5, 0.99
GRID, ROUNDS = 2001, 600


class Errors(NamedTuple):
    """Chances of judging, of seeing no help as help, and of failing to help."""

    assessing: float
    perceiving: float
    acting: float


class Norm(NamedTuple):
    """Chance of a good name by donor's name, recipient's name and help [8]; of help [4]."""

    assess: Values
    act: Values


def with_errors(norm: Norm, errors: Errors) -> Norm:
    """The norm as it works where people err."""
    e = errors.assessing
    good = (1 - e) * norm.assess + e * (1 - norm.assess)
    good[0::2] = (1 - errors.perceiving) * good[0::2] + errors.perceiving * good[1::2]
    return Norm(good, (1 - errors.acting) * norm.act)


def _turns_good(norm: Norm, act: Values) -> Values:
    """Chance of a good name by both names [4] for somebody who acts so."""
    return np.asarray(norm.assess[1::2] * act + norm.assess[0::2] * (1 - act))


def _pairs(first: float, second: float) -> Values:
    """Chances of the four pairs of names."""
    a, b = np.array([1 - first, first]), np.array([1 - second, second])
    return np.outer(a, b).ravel()


def good_names(norm: Norm) -> float:
    """Share of good names in the long run."""
    bb, bg, gb, gg = _turns_good(norm, norm.act)
    c2, c1, c0 = gg - gb - bg + bb, gb + bg - 2 * bb - 1, bb
    if abs(c2) < FLAT:
        return float(-c0 / c1)
    return float((-c1 - np.sqrt(max(c1 * c1 - 4 * c2 * c0, 0.0))) / (2 * c2))


def bounds(norm: Norm, errors: Errors) -> tuple[float, float, float, float]:
    """Good names, help, and between which ratios of benefit to cost no other way of acting wins."""
    h = good_names(norm)
    usual = float(_pairs(h, h) @ norm.act)
    low, high = 0.0, np.inf
    for code in range(16):
        act = np.asarray((1 - errors.acting) * ((code >> np.arange(4)) & 1), np.float64)
        bb, bg, gb, gg = _turns_good(norm, act)
        b, g = h * bg + (1 - h) * bb, h * gg + (1 - h) * gb
        name = b / (1 - g + b) if 1 - g + b > FLAT else h
        got, gave = float(_pairs(h, name) @ norm.act), float(_pairs(name, h) @ act)
        less_got, less_gave = usual - got, usual - gave
        if less_got > FLAT:
            low = max(low, less_gave / less_got)
        elif less_got < -FLAT:
            high = min(high, less_gave / less_got)
        elif less_gave > FLAT:
            high = -np.inf
    return h, usual, low, high


def steady(norm: Norm, errors: Errors) -> tuple[float, float, float]:
    """Good names, help, and the smallest ratio of benefit to cost at which the norm is stable."""
    h, usual, low, high = bounds(norm, errors)
    return h, usual, low if low <= high else np.inf


def count_stable(rules: Sequence[Values], errors: Errors, ratios: Values) -> list[int]:
    """How many of all norms are good, helping and stable at each ratio."""
    counts = [0] * len(ratios)
    for rule in rules:
        for code in range(16):
            act = ((code >> np.arange(4)) & 1).astype(float)
            norm = with_errors(Norm(np.asarray(rule, float), act), errors)
            h = good_names(norm)
            if h < MOSTLY_GOOD or _pairs(h, h) @ norm.act <= HELPING:
                continue
            _, _, low, high = bounds(norm, errors)
            for n, ratio in enumerate(ratios):
                counts[n] += low <= ratio + FLAT and ratio - FLAT <= high
    return counts


def opinions(good: Sequence[int], wrong: float, slip: float) -> float:
    """Mean share who think well of somebody, by iterating its distribution on a grid."""
    after = wrong + (1 - 2 * wrong) * np.array(good, float)
    grid = np.linspace(0, 1, GRID)
    helped = grid * (1 - slip) + (1 - grid) * slip
    weight = np.append(np.zeros(GRID - 1), 1.0)
    for _ in range(ROUNDS):
        fresh = np.zeros(GRID)
        for chance, (to_good, to_bad) in ((helped, after[:2]), (1 - helped, after[2:])):
            place = (grid * to_good + (1 - grid) * to_bad) * (GRID - 1)
            low = np.minimum(place.astype(int), GRID - 2)
            part = place - low
            np.add.at(fresh, low, weight * chance * (1 - part))
            np.add.at(fresh, low + 1, weight * chance * part)
        weight = fresh
    return float(weight @ grid)
