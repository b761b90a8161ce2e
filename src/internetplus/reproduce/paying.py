"""Prices and rewards: when a small price breeds breaches, and when pay drives virtue out or in."""

from __future__ import annotations

import numpy as np

from internetplus.reproduce.lab import Lab, done, told
from internetplus.reproduce.model import Obtained, Study
from internetplus.schemes.model import Scheme
from internetplus.society.state import STATUS_AWARE

YEAR = 12
AVERAGE_LOSS = -0.21
"""Almost half fewer among women, no change among men."""
FIRST_STUDY, SECOND_STUDY = 0.0, 1.0


def _counting(points: dict[str, float]) -> Scheme:
    """A scheme that counts some deeds and to which nothing is attached."""
    return Scheme.model_validate(
        {
            "name": "counting",
            "title": {"en": "counting"},
            "status": "invented",
            "points": points,
            "grades": [{"name": "low", "from": -1e6}],
        }
    )


def _known(lab: Lab, points: dict[str, float], changed: dict[str, float]) -> tuple[float, float]:
    """Deeds counted, with a scheme that everybody knows and without."""
    start = lab.start
    everybody = np.ones_like(start.society.state.status, np.bool_)
    world = lab.world(YEAR, changed, _counting(points))
    treated = lab.run(world, told(start, everybody, STATUS_AWARE))
    return done(treated, list(points)), done(lab.control(YEAR), list(points))


def day_care(lab: Lab) -> Obtained:
    """A point is the price of a small breach, and costs nothing else."""
    small = {n: -1.0 for n, d in lab.read.catalogue.deeds.items() if d.crowding == "low_stake"}
    treated, control = _known(lab, small, {})
    return Obtained(treated / control, {})


def _virtue(lab: Lab, changed: dict[str, float]) -> float:
    good = {n: 1.0 for n, d in lab.read.catalogue.deeds.items() if d.crowding == "virtue"}
    treated, control = _known(
        lab, good, {f"mechanisms.crowding.{k}": v for k, v in changed.items()}
    )
    return treated / control - 1


def paid_virtue_lost(lab: Lab) -> Obtained:
    """Points for good deeds where the first study is right."""
    changed = {"which_study": FIRST_STUDY, "virtue": AVERAGE_LOSS}
    return Obtained(
        _virtue(lab, changed), {"at_median": _virtue(lab, {"which_study": FIRST_STUDY})}
    )


def paid_virtue_gained(lab: Lab) -> Obtained:
    """Points for good deeds where the second study is right."""
    return Obtained(_virtue(lab, {"which_study": SECOND_STUDY}), {})


STUDIES = (
    Study("day_care", day_care, ("act", "score")),
    Study("paid_virtue_lost", paid_virtue_lost, ("act", "score")),
    Study("paid_virtue_gained", paid_virtue_gained, ("act", "score")),
)
