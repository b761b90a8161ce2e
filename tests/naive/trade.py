"""Trade: one enterprise at a time."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.counters import TRADE_GATES
from internetplus.vocabulary.fields import MONEY, PRACTICE_NAMES
from tests.naive.luck import Luck, happens
from tests.naive.observe import write
from tests.naive.town import Record, Town, book

EVERYWHERE = 0
"""Enterprises belong to no group of citizens: all is booked in the first cell."""
INSPECTION = MONEY // 20
"""What an inspection costs the state."""
UNGRADED, TOP = 7, 6
Enterprise = dict


def deal(town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck) -> None:
    """Practices, inspections, grades, services."""
    trade = rules.trade
    for e, enterprise in enumerate(town["enterprises"]):
        book(town, "enterprise_months", EVERYWHERE)
        practise(town, trade, luck, enterprise, e)
        if trade.scored:
            book(town, f"enterprise_grade_{enterprise['grade']}", EVERYWHERE)
    for e, enterprise in enumerate(town["enterprises"]):
        inspect(town, trade, fields, luck, enterprise, e)
    grade(town, trade, luck)
    for e, enterprise in enumerate(town["enterprises"]):
        for g in range(len(TRADE_GATES)):
            apply(town, trade, fields, luck, enterprise, (e, g))


def practise(
    town: Town, trade: SimpleNamespace, luck: Luck, enterprise: Enterprise, e: int
) -> None:
    """Each practice ends or begins; the community bears those that go on."""
    going_on = enterprise["practices"]
    for p, name in enumerate(PRACTICE_NAMES):
        if p in going_on:
            if luck.draw(purposes.PRACTICE_END, p, e) < trade.end[p]:
                going_on.remove(p)
        else:
            hazard = trade.start[p] - trade.coef[p] * enterprise["care"] // 32
            hazard += trade.motive[p][enterprise["position"]]
            if happens(luck.draw(purposes.PRACTICE, p, e), hazard):
                going_on.add(p)
        if p in going_on:
            harm = trade.harm[p][enterprise["size"]]
            book(town, f"active_{name}", EVERYWHERE)
            town["harm"] -= harm


def inspect(
    town: Town,
    trade: SimpleNamespace,
    fields: SimpleNamespace,
    luck: Luck,
    enterprise: Enterprise,
    e: int,
) -> None:
    """Visits: the usual chance, times the grade's weight, times the region's scarcity."""
    usual, listed = trade.inspection[enterprise["size"]], frozenset(enterprise["lists"])
    weight = max(trade.inspect[enterprise["grade"]], trade.inspect_listed[listed])
    town["counts"]["inspect_weight"] += usual * weight // 2**20
    town["counts"]["inspected"] += usual * 256 // 2**20
    if luck.draw(purposes.INSPECTION, 0, e) < usual * weight // 256 * fields.inspection // 65536:
        book(town, "inspections", EVERYWHERE)
        book(town, "cost_state", EVERYWHERE, -INSPECTION)
        for p in range(len(PRACTICE_NAMES)):
            look_for(town, trade, luck, enterprise, e, p)


def look_for(
    town: Town, trade: SimpleNamespace, luck: Luck, enterprise: Enterprise, e: int, p: int
) -> None:
    """A practice that goes on is found and ends; one that does not may be found all the same."""
    if p in enterprise["practices"]:
        truth, found = "harmful", luck.draw(purposes.FINDING, p, e) < trade.found[p]
    else:
        truth, found = "false", luck.draw(purposes.FALSE_FINDING, p, e) < trade.false[p]
    if not found:
        return
    enterprise["practices"].discard(p)
    fine = trade.fine[p][enterprise["size"]]
    book(town, "found_wrongly", EVERYWHERE, int(truth == "false"))
    book(town, f"found_{PRACTICE_NAMES[p]}", EVERYWHERE)
    book(town, "fines", EVERYWHERE, fine)
    book(town, "transfer_enterprises", EVERYWHERE, -fine)
    book(town, "transfer_state", EVERYWHERE, fine)
    record = {"who": e, "deed": p, "month": luck.month, "truth": truth}
    record |= {"procedure": "fresh", "source": 0}
    if write(town["findings"], town["findings_room"], record):
        book(town, "records_dropped", EVERYWHERE)


def worth(trade: SimpleNamespace, record: Record, month: int) -> int:
    return int(trade.worth[record["deed"]][month - record["month"]])


def lists(trade: SimpleNamespace, record: Record, month: int) -> set[int]:
    """The lists on which a finding keeps an enterprise."""
    age = month - record["month"]
    return {n for n in trade.enter[record["deed"]] if age < trade.term[n]}


def grade(town: Town, trade: SimpleNamespace, luck: Luck) -> None:
    """Records worth nothing any more leave; the others make the grade."""
    month = luck.month
    town["findings"] = [
        r for r in town["findings"] if worth(trade, r, month) or lists(trade, r, month)
    ]
    for e, enterprise in enumerate(town["enterprises"]):
        own = [r for r in town["findings"] if r["who"] == e and r["month"] >= trade.since]
        total = trade.base + sum(worth(trade, r, luck.month) for r in own)
        enterprise["lists"] = {n for r in own for n in lists(trade, r, month)}
        book(town, "enterprises_listed", EVERYWHERE, int(bool(enterprise["lists"])))
        reached = [g for g in range(1, TOP + 1) if total >= trade.grade_from[g]]
        enterprise["grade"] = max(reached, default=0) if trade.scored else UNGRADED
        if trade.scored:
            book(town, "enterprises_regraded", EVERYWHERE, int(hangs(trade, own, month)))
        enterprise["position"] = min(max((total - trade.low) // trade.step + 1, 1), 31)


def hangs(trade: SimpleNamespace, own: list[Record], month: int) -> bool:
    """Whether another grade is reached if credits count half or double, an even number double."""
    grades = set()
    for design in [d for d in product((1, 4), repeat=4) if d.count(4) % 2 == 0]:
        weighed = sum(design[trade.dimension[r["deed"]]] * worth(trade, r, month) for r in own)
        total = trade.base + weighed // 2
        grades.add(max((g for g in range(1, TOP + 1) if total >= trade.grade_from[g]), default=0))
    total = trade.base + sum(worth(trade, r, month) for r in own)
    plain = max((g for g in range(1, TOP + 1) if total >= trade.grade_from[g]), default=0)
    return total != trade.base and grades != {plain}


def apply(
    town: Town,
    trade: SimpleNamespace,
    fields: SimpleNamespace,
    luck: Luck,
    enterprise: Enterprise,
    who_and_what: tuple[int, int],
) -> None:
    """Whoever asks for a tender, a loan or market access is barred, gets it or does not."""
    e, g = who_and_what
    if luck.draw(purposes.TENDER, 2 * g, e) >= trade.ask[g]:
        return
    tender = int(TRADE_GATES[g] == "tender")
    book(town, f"asked_{TRADE_GATES[g]}", EVERYWHERE)
    town["counts"]["bidders"] += tender
    if g in trade.deny[enterprise["grade"]] | trade.deny_listed[frozenset(enterprise["lists"])]:
        book(town, f"refused_{TRADE_GATES[g]}", EVERYWHERE)
        town["counts"]["bidders_barred"] += tender
    elif luck.draw(purposes.TENDER, 2 * g + 1, e) < fields.trade[g] * 65536:
        book(town, "service_enterprises", EVERYWHERE, trade.gain[g][enterprise["size"]])
