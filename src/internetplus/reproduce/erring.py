"""Errors of records and what becomes of them: files, fines, appeals, and rates that come back."""

from __future__ import annotations

import numpy as np

from internetplus.engine import records
from internetplus.engine.rules.deeds import FINED_MEMORY
from internetplus.engine.rules.sample import able
from internetplus.experiments.draws import draw
from internetplus.reproduce.lab import Lab, total
from internetplus.reproduce.model import Obtained, Study

MONTHS = 24
WRONG = (records.FALSE, records.MIX_UP, records.PLANTED)
FILE_DEED = "loan_arrears"
WATCHED = min(MONTHS, FINED_MEMORY)
"""Months back from the end within which the pool still holds every entry."""
MOST_APPEAL = {
    "mechanisms.procedure.appeal_if_wrong": 0.9,
    "society.order.repayment.loan_arrears": 0.0,
    "society.order.repayment.late_utility_bill": 0.0,
}
"""Nearly all who are wrongly fined appeal, so that there are enough; no debt is settled."""
DRAWS, YEAR, SMALLER = 8, 12, 4
ALLOWED, ERRORS = 0.1, 3.0
"""A rate comes back when it is within a tenth and three standard errors of the one drawn."""


def credit_file(lab: Lab) -> Obtained:
    """Wrong entries a year in the loan files of the order, times the years that an error lives."""
    outcome = lab.control(MONTHS)
    deed, pool = lab.number(FILE_DEED), outcome.society.pool
    fresh = 0
    for c in range(len(pool.count)):
        for r in pool.record[c, : pool.count[c]]:
            if records.deed_of(r) == deed and records.age_of(r, MONTHS - 1) < WATCHED:
                fresh += records.truth_of(r) in WRONG
    files = able(outcome.society.people, lab.read.catalogue.deeds[FILE_DEED]).sum()
    flow = fresh / float(files) * 12 / WATCHED
    return Obtained(flow * lab.parameters["mechanisms.errors.life"], {"flow_a_year": flow})


def wrong_fines(lab: Lab) -> Obtained:
    """Fines of the legal order that met somebody who had done nothing."""
    outcome = lab.control(MONTHS)
    return Obtained(total(outcome, "fined_wrongly") / total(outcome, "fined"), {})


def appeals_filed(lab: Lab) -> Obtained:
    """Appeals over fines; the list is left out, as its appeals are not about a fine."""
    outcome = lab.run(lab.world(MONTHS, without=("court_list",)))
    filed = total(outcome, "appeals_filed")
    won = total(outcome, "appeals_granted")
    return Obtained(filed / total(outcome, "fined"), {"won_of_all": won / max(filed, 1.0)})


def appeals_won(lab: Lab) -> Obtained:
    """Of the wrongly fined who appeal, those who win; nearly all are made to appeal."""
    other = lab.other(MOST_APPEAL)
    outcome = other.run(other.world(MONTHS, without=("court_list",)))
    pool, rejected = outcome.society.pool, 0
    for c in range(len(pool.count)):
        for r in pool.record[c, : pool.count[c]]:
            wrong = records.truth_of(r) in WRONG and records.age_of(r, MONTHS - 1) < WATCHED
            rejected += wrong and records.procedure_of(r) == records.REJECTED
    granted = total(outcome, "appeals_granted", last=WATCHED)
    granted -= total(outcome, "appeals_granted_wrongly", last=WATCHED)
    return Obtained(granted / max(granted + rejected, 1.0), {"decided": granted + rejected})


def record_rates(lab: Lab) -> Obtained:
    """Recorded deeds a year and eligible person, in each of some draws, over the rates drawn."""
    names = [n for n, deed in lab.read.catalogue.deeds.items() if deed.recorded is not None]
    back, ratios = 0, []
    for parameters in draw(lab.read.priors, DRAWS, lab.seed):
        small = Lab(lab.citizens // SMALLER, parameters, lab.seed)
        outcome = small.control(YEAR)
        for name in names:
            who = able(outcome.society.people, lab.read.catalogue.deeds[name]).sum()
            expected = float(who) * parameters[f"deeds.{name}.recorded"]
            ratio = total(outcome, f"order_recorded_{name}") / expected
            ratios.append(ratio)
            back += abs(ratio - 1) < ALLOWED + ERRORS / np.sqrt(expected)
    found = {"lowest": min(ratios), "highest": max(ratios), "rates": float(len(ratios))}
    return Obtained(back / len(ratios), found)


STUDIES = (
    Study("credit_file", credit_file, ("observe",)),
    Study("wrong_fines", wrong_fines, ("act", "observe")),
    Study("appeals_filed", appeals_filed, ("contest",)),
    Study("appeals_won", appeals_won, ("contest",)),
    Study("record_rates", record_rates, ("act", "observe", "perceive")),
)
