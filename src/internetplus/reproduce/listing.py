"""The court list: what it collects, and how often it closes a door."""

from __future__ import annotations

from internetplus import engine
from internetplus.engine import records
from internetplus.reproduce.lab import Lab, total
from internetplus.reproduce.model import Obtained, Study
from internetplus.society.state import Pool

MONTHS, LONGER = 24, 36
LIST, DEED = "court_list", "court_default"
DOORS = ("first_class_travel", "fast_train")


def unpaid(pool: Pool, deed: int, month: int) -> int:
    """Records of a deed from before month 0 whose debt is open."""
    found = 0
    for c in range(len(pool.count)):
        for r in pool.record[c, : pool.count[c]]:
            if records.deed_of(r) == deed and records.procedure_of(r) != records.REPAID:
                found += records.age_of(r, month) > month
    return found


def list_payment(lab: Lab) -> Obtained:
    """Debtors of the same month 0, listed for two years and not."""
    deed = lab.number(DEED)
    owed = unpaid(lab.start.society.pool, deed, -1)
    open_ = [
        unpaid(outcome.society.pool, deed, MONTHS - 1) / owed
        for outcome in (_without(lab), lab.control(MONTHS))
    ]
    return Obtained(open_[0] - open_[1], {"paid_listed": 1 - open_[1], "paid_not": 1 - open_[0]})


def _without(lab: Lab) -> engine.Outcome:
    return lab.run(lab.world(MONTHS, without=(LIST,)))


def list_refusals(lab: Lab) -> Obtained:
    """Flights and fast trains refused for each year on the list."""
    outcome = lab.control(LONGER)
    listed_years = total(outcome, "on_list") / 12
    refused = {door: total(outcome, f"refused_score_{door}") / listed_years for door in DOORS}
    return Obtained(sum(refused.values()), refused)


STUDIES = (
    Study("list_payment", list_payment, ("score", "decide", "contest")),
    Study("list_refusals", list_refusals, ("score", "decide")),
)
