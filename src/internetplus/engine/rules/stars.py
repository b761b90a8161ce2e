"""Compile encounters and stars: who is chosen, how ratings fall, what they are worth."""

from functools import cache
from math import log, log2, pi
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import money, threshold
from internetplus.engine.tables.meet import Meet
from internetplus.schemes.stars import Stars
from internetplus.schemes.subject import TENTHS
from internetplus.vocabulary.fields import OCTAVE

STAR = 8192
"""Steps in a star."""
QUARTERS = 4
SD = 256
"""Steps in a standard deviation."""
LUCKS = 512
BELOW_FIVE = (0.3, 0.2, 0.5)
"""Shares of two, three and four stars among the ratings below five that are not ones (our
assumption)."""
STANDING = (1, 2, 3, 4, 6)
"""Quarters that a rating weighs if its giver shows below 2.5, 3.5, 4, 4.5, or more (our
assumption)."""
OFF = Stars(points=0)
NORMAL, FARTHEST = NormalDist(), 1e-15


def starred(inputs: Inputs) -> bool:
    """Whether people rate each other."""
    return inputs.scheme.stars is not None and "stars" not in inputs.neutral


def compile_stars(inputs: Inputs) -> Meet:
    """Tables of the phase `meet`; without stars it does not run."""
    stars = inputs.scheme.stars
    running = starred(inputs)
    rules = stars or OFF
    edges = cuts(inputs, rules)
    effort, price = _effort(inputs, rules) if running else (np.zeros(32), np.zeros(32))
    burst = inputs.mechanism("stars.bad_ratings")
    return Meet(
        rated=int(running),
        encounters=round(inputs.mechanism("stars.encounters")),
        **_shown(inputs, rules),
        lure=round(OCTAVE * inputs.mechanism("stars.shunning") / log(2)),
        own_kind=round(-OCTAVE * log2(1 - inputs.mechanism("stars.out_group"))),
        loading=round(256 * inputs.mechanism("stars.loading")),
        effort=effort.astype(np.int32),
        price=price.astype(np.int64),
        halo=round(SD * inputs.mechanism("stars.halo")),
        penalty=round(SD * inputs.mechanism("stars.out_group_rating")),
        drift=_drift(inputs, rules, edges),
        noise=_noise(inputs),
        edge=np.round(SD * edges).astype(np.int32),
        response=_response(inputs),
        retaliate=round(256 * retaliation(inputs, rules)),
        reciprocate=_reciprocity(inputs, rules),
        weight=weights(rules),
        burst=round(burst),
        hit=threshold(inputs.mechanism("stars.bad_day")),
    )


def _shown(inputs: Inputs, rules: Stars) -> dict[str, int]:
    """How a mean is shrunk, shown and turned into points."""
    step = max(round(STAR * rules.rounding), 1)
    fading = 1.0 if rules.half_life is None else 0.5 ** (1 / rules.half_life)
    subject, centre = inputs.subject, round(STAR * rules.prior_mean)
    base = subject.base if subject else 0
    edge = int(subject.grade_from[1]) if subject and len(subject.grade_from) > 1 else base
    below = (edge - base) / (TENTHS * rules.points) if rules.points else 0.0
    return {
        "centre": centre,
        "prior": round(QUARTERS * rules.prior_count),
        "shown_from": QUARTERS * rules.shown_from,
        "keep": round(256 * fading),
        "rounding": step,
        "points": round(TENTHS * rules.points),
        "floor": centre + round(STAR * below),
    }


def retaliation(inputs: Inputs, rules: Stars) -> float:
    """Chance that a bad rating is paid back."""
    sealed = inputs.mechanism("stars.retaliation_sealed")
    return sealed if rules.reveal == "both" else inputs.mechanism("stars.retaliation_open")


def _reciprocity(inputs: Inputs, rules: Stars) -> int:
    """Only who sees a rating before giving one can return it."""
    return round(256 * inputs.mechanism("stars.reciprocity")) if rules.reveal == "at_once" else 0


def _fear(inputs: Inputs, rules: Stars) -> float:
    """Retaliation here over that where ratings are seen at once, at most 1."""
    there = inputs.mechanism("stars.retaliation_open")
    return min(retaliation(inputs, rules) / max(there, 1e-9), 1.0)


def shares(inputs: Inputs, rules: Stars) -> NDArray[np.float64]:
    """Share of each star among ratings, one first.

    Published means are of ratings seen at once, of which some hide dissatisfaction; where they
    are hidden until both have rated, the part of these that fear explains shows.
    """
    ones = inputs.mechanism("stars.ones")
    below = np.array([ones, *((1 - ones) * share for share in BELOW_FIVE)])
    low = (5 - inputs.mechanism("stars.mean")) / float(below @ np.array([4, 3, 2, 1]))
    polite = inputs.mechanism("stars.insincere")
    shown = low * (1 + polite / (1 - polite) * (1 - _fear(inputs, rules)))
    shown = min(shown, 0.95)
    return np.append(below * shown, 1 - shown)


def cuts(inputs: Inputs, rules: Stars) -> NDArray[np.float64]:
    """Where the stars' shares cut the standard normal, from two stars on; sd.

    Over everybody, honesty x loading + the rest of the encounter is standard normal.
    """
    below = np.cumsum(shares(inputs, rules))[:-1]
    return np.array([normal_ppf(float(cut)) for cut in below])


def _noise(inputs: Inputs) -> NDArray[np.int16]:
    rest = (1 - inputs.mechanism("stars.loading") ** 2) ** 0.5
    return np.asarray(np.round(SD * rest * lucks(LUCKS)), np.int16)


@cache
def lucks(many: int) -> NDArray[np.float64]:
    """So many equally likely draws of a standard normal, in order."""
    return np.array([normal_ppf((n + 0.5) / many) for n in range(many)])


def normal_ppf(share: float) -> float:
    """Quantile of the standard normal, at most eight standard deviations from its mean."""
    if not FARTHEST < share < 1 - FARTHEST:
        return -8.0 if share < 0.5 else 8.0
    return NORMAL.inv_cdf(share)


def _drift(inputs: Inputs, rules: Stars, edges: NDArray[np.float64]) -> int:
    """Fall of the raters' standard, without a gain in quality, as far as fear explains it.

    A step down of the standard moves the mean by the sum of the normal density at the edges.
    """
    yearly = inputs.mechanism("stars.inflation") * inputs.mechanism("stars.inflation_empty")
    slope = float(np.sum(np.exp(-(edges**2) / 2)) / (2 * pi) ** 0.5)
    return round(1024 * SD * yearly / 12 * _fear(inputs, rules) / max(slope, 0.05))


def _response(inputs: Inputs) -> NDArray[np.int32]:
    """Who had a middling experience rates less often."""
    usual, middling = inputs.mechanism("stars.response"), inputs.mechanism("stars.middling")
    return np.round(256 * usual * np.array([middling, (1 + middling) / 2, 1])).astype(np.int32)


def weights(rules: Stars) -> NDArray[np.int32]:
    """By the rater's shown mean in sixteenths of a star above one."""
    if not rules.weight_by_rater:
        return np.full(65, QUARTERS, np.int32)
    shown = 1 + np.arange(65) / 16
    return np.array(STANDING, np.int32)[np.searchsorted([2.5, 3.5, 4.0, 4.5], shown, "right")]


def _effort(inputs: Inputs, rules: Stars) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Effort to please: bounded, by what a tenth of a star more is worth at each place.

    effort = most x (1 - exp(-(V(s) - V(s + tenth)) / scale)); the unaware make none.
    """
    value, scale = inputs.value_of_places, inputs.scale
    totals, tenth = scale.totals(), rules.points * TENTHS / 10
    shift = tenth / scale.step
    places = np.arange(value.size)
    gain = np.maximum(value - np.interp(places + shift, places, value), 0.0)
    if totals.size and rules.points == 0:
        gain[:] = 0
    most = inputs.mechanism("stars.effort_most")
    made = most * (1 - np.exp(-gain / inputs.mechanism("stars.effort_scale")))
    effort, price = np.zeros(32), np.zeros(32)
    effort[1 : value.size + 1] = np.round(SD * made)
    each = inputs.mechanism("stars.effort_price")
    price[1 : value.size + 1] = [money(each * step / SD) for step in effort[1 : value.size + 1]]
    return effort, price
