"""Certainty, severity, messages, cameras: what the fear of being caught does."""

from __future__ import annotations

import math

import numpy as np

from internetplus.engine.rules.sample import able
from internetplus.reproduce.lab import Lab, done, told, total
from internetplus.reproduce.model import Obtained, Study
from internetplus.society.state import STATUS_TOUCHED

SHOCK = 1.1
"""Ten per cent more officers, or higher fines."""
MONTHS = 24
YEAR = 12
NOT_COMPLYING = 0.75
"""Letters went to people of whom about a quarter complied without one."""
EVADED = ["tax_evasion"]


def police(lab: Lab) -> Obtained:
    """Officers record a tenth more from month 0 on; all offences count, moved ones included."""
    deeds = lab.recorded_by("inspectors")
    treated = lab.run(lab.watch_more(deeds, SHOCK, MONTHS))
    control = lab.control(MONTHS)
    seen = [f"order_recorded_{name}" for name in deeds]
    return Obtained(
        _elasticity(done(treated, deeds), done(control, deeds)),
        {"recorded": total(treated, *seen) / total(control, *seen) - 1},
    )


def harsher_fines(lab: Lab) -> Obtained:
    """The same offences, fined a tenth more."""
    deeds = lab.recorded_by("inspectors")
    treated = lab.run(lab.fine_more(deeds, SHOCK, MONTHS))
    value = _elasticity(done(treated, deeds), done(lab.control(MONTHS), deeds))
    certainty = police(lab).value
    return Obtained(value, {"of_certainty": value / certainty if certainty else math.inf})


def _elasticity(treated: float, control: float) -> float:
    return math.log(treated / control) / math.log(SHOCK)


def _contacted(lab: Lab) -> float:
    """Relative fall of evasion in the year after the tax office called on all who may evade."""
    start = lab.start
    whom = able(start.society.people, lab.read.catalogue.deeds["tax_evasion"])
    treated = lab.run(lab.world(YEAR), told(start, whom, STATUS_TOUCHED))
    return 1 - done(treated, EVADED) / done(lab.control(YEAR), EVADED)


def tax_letter(lab: Lab) -> Obtained:
    """A letter that threatens counts as a case of one's own; in points of those who comply."""
    fall = _contacted(lab)
    return Obtained(NOT_COMPLYING * fall, {"fall_of_evasion": fall})


def tax_audit(lab: Lab) -> Obtained:
    """The same contact, as an audit."""
    return Obtained(_contacted(lab), {})


def camera_site(lab: Lab) -> Obtained:
    """Every crossing on red is recorded where it can be seen; the rest moves elsewhere."""
    certain = lab.watch_more(["red_light"], 1e9, MONTHS)
    treated, control = lab.run(certain), lab.control(MONTHS)
    before = done(control, ["red_light"])
    at_site = total(treated, "order_recorded_red_light") / before
    everywhere = done(treated, ["red_light"]) / before
    bound = lab.parameters["mechanisms.deterrence.largest_share"]
    bound *= lab.parameters["mechanisms.deterrence.transfer"]
    found = {"fall_everywhere": 1 - everywhere, "bound": float(np.minimum(bound, 1.0))}
    return Obtained(1 - at_site, found)


STUDIES = (
    Study("police", police, ("perceive", "act", "observe", "account")),
    Study("harsher_fines", harsher_fines, ("perceive", "act", "observe", "live")),
    Study("tax_letter", tax_letter, ("perceive", "act")),
    Study("tax_audit", tax_audit, ("perceive", "act")),
    Study("camera_site", camera_site, ("perceive", "act", "observe")),
)
