"""Trade: one enterprise at a time."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.counters import TRADE_GATES
from internetplus.vocabulary.fields import MONEY, PRACTICE_NAMES, SIZES
from tests.naive import food
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
        enterprise["closed"] = max(enterprise["closed"] - 1, 0)
        book(town, "enterprise_months", EVERYWHERE)
        practise(town, trade, luck, enterprise, e)
        if enterprise["grade"] != UNGRADED:
            book(town, f"enterprise_grade_{enterprise['grade']}", EVERYWHERE)
    guilty = [bool(enterprise["practices"]) for enterprise in town["enterprises"]]
    for e, enterprise in enumerate(town["enterprises"]):
        inspect(town, rules, fields, luck, enterprise, e)
    grade(town, trade, luck, guilty)
    food.shop(town, rules.food)
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
            free = trade.able[p][e] and not enterprise["closed"]
            if free and happens(luck.draw(purposes.PRACTICE, p, e), hazard):
                going_on.add(p)
                book(town, "unsafe_begun", EVERYWHERE, int(p == food.UNSAFE))
        if p in going_on:
            harm = trade.harm[p][enterprise["size"]]
            book(town, f"active_{name}", EVERYWHERE)
            town["harm"] -= harm


def inspect(
    town: Town,
    rules: SimpleNamespace,
    fields: SimpleNamespace,
    luck: Luck,
    enterprise: Enterprise,
    e: int,
) -> None:
    """Visits: the usual chance, times the weight of grade, lists, warnings, times scarcity."""
    trade = rules.trade
    usual, listed = trade.inspection[enterprise["size"]], frozenset(enterprise["lists"])
    weight = max(trade.inspect[enterprise["grade"]], trade.inspect_listed[listed])
    weight += enterprise["heat"] * rules.food.alarm // 256
    town["counts"]["inspected"] += usual * 256 // 2**20
    if enterprise["closed"]:
        return
    most = 2**36 // max(fields.inspection, 1)  # of one visit a month
    town["counts"]["inspect_weight"] += min(usual * weight // 2**20, most)
    if luck.draw(purposes.INSPECTION, 0, e) < usual * weight // 256 * fields.inspection // 65536:
        visit(town, rules, luck, enterprise, e)


def visit(town: Town, rules: SimpleNamespace, luck: Luck, enterprise: Enterprise, e: int) -> None:
    """All practices are looked for, kitchens marked; the order may close whom it finds out."""
    going_on, size = set(enterprise["practices"]), SIZES[enterprise["size"]]
    book(town, "inspections", EVERYWHERE)
    book(town, f"visited_{size}", EVERYWHERE)
    book(town, "cost_state", EVERYWHERE, -INSPECTION)
    every = range(len(PRACTICE_NAMES))
    found = [p for p in every if look_for(town, rules.trade, luck, enterprise, e, p)]
    enterprise["heat"] = 0
    if food.sells(e):
        book(town, "inspections_food", EVERYWHERE)
        book(town, "inspections_unsafe", EVERYWHERE, int(food.UNSAFE in going_on))
        food.kitchen(town, rules.food, luck, enterprise, e, food.UNSAFE in found)
    if found and luck.draw(purposes.CLOSURE, 0, e) < rules.trade.closes:
        food.shut(town, enterprise, rules.trade.closed_for, bool(going_on))


def look_for(
    town: Town, trade: SimpleNamespace, luck: Luck, enterprise: Enterprise, e: int, p: int
) -> bool:
    """A practice that goes on is found and ends; one that does not may be found all the same."""
    if p in enterprise["practices"]:
        truth, found = "harmful", luck.draw(purposes.FINDING, p, e) < trade.found[p]
    else:
        truth, found = "false", luck.draw(purposes.FALSE_FINDING, p, e) < trade.false[p]
        found = found and bool(trade.able[p][e])
    if not found:
        return False
    enterprise["practices"].discard(p)
    fine = trade.fine[p][enterprise["size"]]
    book(town, "found_wrongly", EVERYWHERE, int(truth == "false"))
    book(town, f"found_{PRACTICE_NAMES[p]}", EVERYWHERE)
    book(town, "fines", EVERYWHERE, fine)
    book(town, f"fines_{SIZES[enterprise['size']]}", EVERYWHERE, fine)
    book(town, "transfer_enterprises", EVERYWHERE, -fine)
    book(town, "transfer_state", EVERYWHERE, fine)
    record = {"who": e, "deed": p, "month": luck.month, "truth": truth}
    record |= {"procedure": "fresh", "source": 0}
    if write(town["findings"], town["findings_room"], record):
        book(town, "records_dropped", EVERYWHERE)
    return True


def worth(trade: SimpleNamespace, record: Record, month: int) -> int:
    return int(trade.worth[record["deed"]][month - record["month"]])


def lists(trade: SimpleNamespace, record: Record, month: int) -> set[int]:
    """The lists on which a finding keeps an enterprise."""
    age = month - record["month"]
    return {n for n in trade.enter[record["deed"]] if age < trade.term[n]}


def grade(town: Town, trade: SimpleNamespace, luck: Luck, guilty: list[bool]) -> None:
    """Records worth nothing any more leave; the others and the kitchen's points make the grade."""
    month = luck.month
    town["findings"] = [
        r for r in town["findings"] if worth(trade, r, month) or lists(trade, r, month)
    ]
    for e, enterprise in enumerate(town["enterprises"]):
        own = [r for r in town["findings"] if r["who"] == e and r["month"] >= trade.since]
        start = trade.base + trade.violations * enterprise["violations"]
        total = start + sum(worth(trade, r, luck.month) for r in own)
        subject = trade.scored and (food.sells(e) or not trade.food_only)
        before, known = enterprise["grade"], enterprise["lists"]
        enterprise["lists"] = {n for r in own for n in lists(trade, r, month)}
        book(town, "enterprises_listed", EVERYWHERE, int(bool(enterprise["lists"])))
        enterprise["grade"] = reached(trade, total) if subject else UNGRADED
        if subject:
            changed = hangs(trade, own, month, start)
            book(town, "enterprises_regraded", EVERYWHERE, int(changed))
        shut_for = trade.close_listed[frozenset(enterprise["lists"] - known)]
        if enterprise["grade"] != before:
            shut_for = max(shut_for, trade.close[enterprise["grade"]])
        food.shut(town, enterprise, shut_for, guilty[e])
        enterprise["position"] = min(max((total - trade.low) // trade.step + 1, 1), 31)


def reached(trade: SimpleNamespace, total: int) -> int:
    """The highest grade whose edge a total reaches."""
    return max((g for g in range(1, TOP + 1) if total >= trade.grade_from[g]), default=0)


def hangs(trade: SimpleNamespace, own: list[Record], month: int, start: int) -> bool:
    """Whether another grade is reached if credits count half or double, an even number double."""
    grades = set()
    for design in [d for d in product((1, 4), repeat=4) if d.count(4) % 2 == 0]:
        weighed = sum(design[trade.dimension[r["deed"]]] * worth(trade, r, month) for r in own)
        grades.add(reached(trade, start + weighed // 2))
    total = start + sum(worth(trade, r, month) for r in own)
    return total != start and grades != {reached(trade, total)}


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
    if enterprise["closed"] or luck.draw(purposes.TENDER, 2 * g, e) >= trade.ask[g]:
        return
    tender = int(TRADE_GATES[g] == "tender")
    book(town, f"asked_{TRADE_GATES[g]}", EVERYWHERE)
    town["counts"]["bidders"] += tender
    if g in trade.deny[enterprise["grade"]] | trade.deny_listed[frozenset(enterprise["lists"])]:
        book(town, f"refused_{TRADE_GATES[g]}", EVERYWHERE)
        town["counts"]["bidders_barred"] += tender
    elif luck.draw(purposes.TENDER, 2 * g + 1, e) < fields.trade[g] * 65536:
        book(town, "service_enterprises", EVERYWHERE, trade.gain[g][enterprise["size"]])
