"""Deeds for show and bought certificates, one person at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COUNTED_DEEDS
from tests.naive.luck import Luck, happens
from tests.naive.observe import write
from tests.naive.town import Person, Town, book

NEVER = -(2**20)
ROUTES = ("shows", "certificates")
PLACE = 1024


def game(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """What comes out is gone; then everybody aware and scored is tempted twice."""
    gaming = rules.gaming
    if not gaming.on:
        return
    kept = []
    for record in town["records"]:
        u = luck.draw(purposes.APPEARANCE_FOUND, record["deed"], record["who"])
        if record["truth"] == "bought" and u < gaming.found:
            book(town, "appearance_found", town["people"][record["who"]]["cell"])
        else:
            kept.append(record)
    town["records"] = kept
    for route in range(2):
        for i, person in enumerate(town["people"]):
            knows = person["adult"] and person["seen_place"] and person["grade"] is not None
            if knows and yields(gaming, luck, route, i, person):
                appear(town, rules, luck, route, i)


def yields(gaming: SimpleNamespace, luck: Luck, route: int, i: int, person: Person) -> bool:
    """More with schooling; honest people buy less."""
    hazard = gaming.hazard[route][person["seen_place"]][person["cell"] % 5]
    if hazard == NEVER:
        return False
    hazard += gaming.schooling * person["schooling"]
    hazard -= gaming.honesty[route] * person["general"] // 32
    return happens(luck.draw(purposes.APPEARANCE, route, i), min(hazard, 0))


def appear(town: Town, rules: SimpleNamespace, luck: Luck, route: int, i: int) -> None:
    """Pay, and get a record that only the lab can tell from a true one."""
    person, gaming = town["people"][i], rules.gaming
    cell, price = person["cell"], gaming.price[route]
    d = gaming.deed[route][person["seen_place"]][cell % 5]
    book(town, ROUTES[route], cell)
    person["flow"] -= price
    if route == 0:
        book(town, "appearance_time", cell, price)
        book(town, "cost_citizens", cell, -price)
        town["harm"] += gaming.help[d]
    else:
        book(town, "appearance_paid", cell, price)
        book(town, "transfer_citizens", cell, -price)
        book(town, "transfer_enterprises", cell, price)
    book(town, f"recorded_{COUNTED_DEEDS[d]}", cell)
    book(town, "records_bought", cell)
    if rules.deeds[d].keep > 0:
        record = {"who": i, "deed": d, "month": luck.month, "truth": "bought"}
        record |= {"procedure": "fresh", "source": gaming.source[d]}
        if write(town["records"], town["room"], record):
            book(town, "records_dropped", cell)


def tally(town: Town, rules: SimpleNamespace) -> None:
    """Favours nobody earned, sanctions that only appearance averts, what scores are made of."""
    score = rules.score
    if not score.scored:
        return
    for person in town["people"]:
        now, own, cell = person["effects"]["all"], person["effects"]["true"], person["cell"]
        book(town, "favour_months", cell, int(bool(now - score.bad)))
        book(town, "favour_unearned", cell, int(bool(now - own - score.bad)))
        book(town, "sanctions_escaped", cell, int(bool((own - now) & score.bad)))
        if person["grade"] is not None:
            hold(town, score, person)


def hold(town: Town, score: SimpleNamespace, person: Person) -> None:
    cell, level = person["cell"], person["schooling"]
    earned, bought, _ = person["plus"]
    book(town, "held_plus", cell, PLACE * (earned + bought) // score.step)
    unearned = PLACE * bought // score.step
    book(town, "held_unearned", cell, unearned)
    book(town, f"held_school_{level}", cell, unearned)
    book(town, f"scored_school_{level}", cell)

    def place(total: int) -> int:
        return min(max((total - score.low) // score.step + 1, 1), 31)

    total, y = person["total"]["all"], person["general"]
    x, own = place(total), place(total - bought)
    sums = {"n": 1, "x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}
    for name, amount in sums.items():
        book(town, f"score_{name}", cell, amount)
    for name, amount in {"x": own, "xx": own * own, "xy": own * y}.items():
        book(town, f"earned_{name}", cell, amount)
