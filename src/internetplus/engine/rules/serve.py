"""Compile institutions: what hangs on their marks, what that makes them do, who rates them."""

from __future__ import annotations

from math import exp, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import money, threshold
from internetplus.engine.rules.stars import BELOW_FIVE, LUCKS, SD, STAR, lucks, normal_ppf
from internetplus.engine.tables.serve import Serve
from internetplus.schemes.institution import KINDS, Institution
from internetplus.vocabulary.fields import COMMUNITY, N_INSTITUTIONS

Ints = NDArray[np.int64]
PRESSURE, EFFORT, RATING = 1 << 20, 1 << 16, 1024
"""Units of pressure, of all effort, of a rating."""
ENTRIES, MOST_PRESSED = 65, 4.0
HEEDS = 32
MOST_MOVED = 0.6
"""Largest part of the effort for unseen work that any institution moves (our assumption)."""
MOST_SLOTS = 64
NEAR_CLAIM = 0.1
"""Stars below the edge of a claim that are a near-miss (our assumption)."""
NOBODY = Institution(kinds=list(KINDS))


def stake(inputs: Inputs, rules: Institution) -> float:
    """What one star is worth to those who work there, median monthly incomes a year."""
    hangs = 12 * rules.pay
    if rules.publish:
        hangs += inputs.mechanism("institutions.published_worth")
    return hangs + rules.awards.per_1000_year / 1000 * inputs.mechanism("institutions.award_worth")


def pressure(inputs: Inputs, rules: Institution | None) -> float:
    """Part of all that marks can make an average institution do, 0 where nothing hangs on them."""
    if rules is None or "institutions" in inputs.neutral:
        return 0.0
    return 1 - exp(-stake(inputs, rules) / inputs.mechanism("institutions.stake_scale"))


def budget(inputs: Inputs) -> tuple[float, float]:
    """Awards a month for each rated institution, by mark and by ties."""
    rules = inputs.scheme.institution
    each = rules.awards.per_1000_year / 12_000 if rules else 0.0
    by_tie = inputs.mechanism("institutions.by_tie")
    return each * (1 - by_tie), each * by_tie


def compile_serve(inputs: Inputs) -> Serve:
    """Tables of the phase `serve`; it does not run where no institution is rated."""
    given = inputs.scheme.institution
    rules, force = given or NOBODY, pressure(inputs, given)
    common = inputs.mechanism("institutions.common")
    price = inputs.mechanism("institutions.retaliation_cost")
    adapt = 1 - 0.5 ** (1 / inputs.mechanism("institutions.habit"))
    value = inputs.mechanism("institutions.service_value")
    return Serve(
        on=int(given is not None),
        rated=np.array([kind in rules.kinds for kind in KINDS], np.int32),
        normal=_quantiles(LUCKS, 1.0),
        common=round(SD * common),
        own=round(SD * (1 - common**2) ** 0.5),
        charm=round(SD * inputs.mechanism("institutions.charm")),
        heed=_heeds(inputs.mechanism("institutions.heed_spread")),
        tied=threshold(inputs.mechanism("institutions.connected")),
        pressure=round(PRESSURE * force),
        adapt=max(round(1024 * adapt), 1),
        **_work(inputs),
        worth=round(SD * inputs.mechanism("institutions.worth")),
        value=COMMUNITY * money(value),
        price=money(price),
        **_raters(inputs, force, rules.stars.anonymous),
        **_marks(inputs, rules, force),
    )


def _quantiles(many: int, spread: float) -> NDArray[np.int32]:
    return np.asarray(np.round(SD * spread * lucks(many)), np.int32)


def _heeds(spread: float) -> NDArray[np.int32]:
    """Log-normal over institutions, its mean one, at most what the tables cover."""
    drawn = np.exp(spread * lucks(HEEDS))
    found = np.minimum(np.round(256 * drawn / drawn.mean()), 256 * MOST_PRESSED)
    return np.asarray(found, np.int32)


def _work(inputs: Inputs) -> dict[str, Any]:
    """Effort moved at a fixed sum, and what both kinds of work make of it.

    Seen work: returns x ln(1 + m/v), unseen work: returns x ln(1 - m/(1 - v)); v its share.
    """
    seen = inputs.mechanism("institutions.seen")
    returns = inputs.mechanism("institutions.returns")
    pressed = np.linspace(0, MOST_PRESSED, ENTRIES)
    part = np.minimum(inputs.mechanism("institutions.moved_most") * pressed, MOST_MOVED)
    moved = part * (1 - seen)
    lenient = inputs.mechanism("institutions.lenient_most") * pressed
    return {
        "moved": _whole(EFFORT * moved),
        "up": _whole(SD * returns * np.log1p(moved / seen)),
        "down": _whole(-SD * returns * np.log1p(-part)),
        "lenient": _whole(SD * lenient),
        "spoils": round(SD * inputs.mechanism("institutions.spoils")),
    }


def _whole(values: NDArray[np.float64]) -> Ints:
    return np.asarray(np.round(values).astype(np.int64))


def _raters(inputs: Inputs, force: float, anonymous: bool) -> dict[str, Any]:
    """How many rate, how their experience falls, and what they fear."""
    visits = COMMUNITY * inputs.mechanism("institutions.contacts") / 12
    slots = visits * inputs.mechanism("institutions.response")
    answered = "stars.retaliation_sealed" if anonymous else "stars.retaliation_open"
    retaliate = inputs.mechanism(answered) * force
    fear = min(inputs.mechanism("institutions.fear") * retaliate, 1.0)
    loading = inputs.mechanism("institutions.loading")
    middling = inputs.mechanism("stars.middling")
    bias = inputs.mechanism("institutions.bias")
    response = 256 * np.array([middling, (1 + middling) / 2, 1])
    return {
        "slots": min(max(round(slots), 1), MOST_SLOTS),
        "loading": round(SD * loading),
        "noise": _quantiles(LUCKS, (1 - loading**2) ** 0.5),
        "bias": np.array([round(SD * bias), *[0] * (N_INSTITUTIONS - 1)], np.int32),
        "edge": _edges(inputs),
        "response": np.round(response).astype(np.int32),
        "fear": round(256 * fear),
        "coerced": round(256 * inputs.mechanism("institutions.coerced")),
        "retaliate": round(256 * retaliate),
    }


def _edges(inputs: Inputs) -> NDArray[np.int32]:
    """Cuts of the standard normal at which ratings have the published mean and shape.

    Where one side alone rates; the shares below five are those of `stars`.
    """
    ones = inputs.mechanism("stars.ones")
    below = np.array([ones, *((1 - ones) * share for share in BELOW_FIVE)])
    low = (5 - inputs.mechanism("institutions.mean")) / float(below @ np.array([4, 3, 2, 1]))
    places = [normal_ppf(float(cut)) for cut in np.cumsum(below * min(low, 0.95))]
    return np.asarray(np.round(SD * np.array(places)), np.int32)


def _marks(inputs: Inputs, rules: Institution, force: float) -> dict[str, Any]:
    """How a mean is shrunk and fades, and who has a claim to an award."""
    half, near = rules.stars.half_life, inputs.mechanism("enterprises.leniency")
    return {
        "centre": round(STAR * rules.stars.prior_mean),
        "prior": round(RATING * rules.stars.prior_count),
        "fade": 0 if half is None else max(round(1024 * (1 - exp(-log(2) / half))), 1),
        "claim": round(STAR * rules.awards.stars),
        "near": round(STAR * NEAR_CLAIM),
        "rounded": threshold(near) if force > 0 and rules.awards.per_1000_year > 0 else 0,
    }
