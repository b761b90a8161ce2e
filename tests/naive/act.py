"""Act, one deed and one person at a time; every act is handed on, seen or not."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COUNTED_DEEDS
from tests.naive.luck import Luck, happens, level
from tests.naive.town import Person, Town, book
from tests.naive.voice import speaks

OCTAVE = 1024
CELLS = 2**10
VICTIMS = {"enterprise": "harm_enterprises", "state": "harm_state"}
CELL = 2**32 // CELLS
"""Draws of one cell."""


def able(person: Person, deed: SimpleNamespace) -> bool:
    """Whether a deed is open to a person at all."""
    return deed.who <= person["flags"] and (person["adult"] or not deed.adult)


def hazard(town: Town, deed: SimpleNamespace, person: Person) -> int:
    """Sum of the logarithms: usual rate, neighbourhood, traits, motive."""
    honesty, opinion = person["general"], person["opinion"]
    features = (
        *(honesty, opinion, person["setting"][deed.setting]),
        *(person["young"], person["need"]),
    )
    traits = sum(c * x for c, x in zip(deed.coef, features, strict=True)) // 32
    motive = deed.motive[32 * person["fear"] + person["seen_place"]]
    norm = town["norm_change"][deed.setting] if deed.kind == "harmful" else 0
    return deed.base + norm + traits + motive


def act(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """All acts of the month."""
    town["acts"], town["events"] = [], [0] * len(town["events"])
    for d in rules.dense:
        for i, person in enumerate(town["people"]):
            if able(person, rules.deeds[d]):
                u, most = (
                    luck.draw(purposes.ACT, d, i),
                    min(hazard(town, rules.deeds[d], person), 0),
                )
                if happens(u, most) and said(town, rules, luck, i, d):
                    does(town, rules, i, d, (level(u), most))
    for i, person in enumerate(town["people"]):
        u = luck.draw(purposes.ACT_RARE, 0, i)
        if u // CELL < len(rules.cells):
            d = rules.cells[u // CELL]
            if able(person, rules.deeds[d]):
                try_rare(town, rules, luck, i, d, u - rules.cells.index(d) * CELL)


def said(town: Town, rules: SimpleNamespace, luck: Luck, i: int, d: int) -> bool:
    """Speech needs others who speak; all else is done."""
    return not rules.deeds[d].expression or speaks(town, rules, luck, i, d)


def try_rare(town: Town, rules: SimpleNamespace, luck: Luck, i: int, d: int, rest: int) -> None:
    """The slot took 2^-slot of all draws, so the rest must happen 2^slot times as often."""
    person, slot = town["people"][i], rules.deeds[d].slot
    wanted = hazard(town, rules.deeds[d], person) + slot * OCTAVE
    given, u = min(wanted, 0), rest * 2**slot
    if happens(u, given) and said(town, rules, luck, i, d):
        does(town, rules, i, d, (level(u), given))
    if wanted > 0 and level(u) < 0:
        book(town, "clipped", person["cell"])


def does(town: Town, rules: SimpleNamespace, i: int, d: int, odds: tuple[int, int]) -> None:
    """Book an act: its harm, and what fear of the scheme did beside it."""
    person, deed = town["people"][i], rules.deeds[d]
    place, most = odds
    town["acts"].append({"who": i, "deed": d, "place": place, "hazard": most})
    book(town, f"deed_{COUNTED_DEEDS[d]}", person["cell"])
    book(town, f"deeds_{deed.kind}", person["cell"])
    if deed.kind == "harmful":
        town["events"][deed.setting] += 1
    good = deed.harm if deed.kind == "helpful" else -deed.harm
    if deed.victim == "citizen":
        town["harm"] += good
    if deed.victim in VICTIMS:
        book(town, VICTIMS[deed.victim], person["cell"], good)
    if deed.restrained and person["seen_place"]:
        restrain(town, deed, person)


def restrain(town: Town, deed: SimpleNamespace, person: Person) -> None:
    """For each act done so many were moved out of sight or given up, by class of motive."""
    cell, motive = person["cell"], 32 * person["fear"] + person["seen_place"]
    book(town, "displaced", cell, deed.moved[motive])
    if deed.kind == "lawful":
        book(town, "lawful_given_up", cell, deed.avoided[motive])
        book(town, "given_up_cost", cell, deed.forgone[motive])
        book(town, "cost_citizens", cell, -deed.forgone[motive])
        person["flow"] -= deed.forgone[motive]
    if deed.kind == "harmful":
        book(town, "harmful_given_up", cell, deed.avoided[motive])
        book(town, "given_up_cost_harmful", cell, deed.forgone[motive])
