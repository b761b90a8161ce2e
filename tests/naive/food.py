"""Food: kitchens, custom, illness and warnings, one enterprise and one person at a time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import CUSTOM, DEED_NAMES, SIZES
from tests.naive.act import able, does, hazard
from tests.naive.luck import Luck, happens, level
from tests.naive.town import Person, Town, book
from tests.naive.voice import dares, speaks

EVERYWHERE = 0
WARNING = DEED_NAMES.index("warning_unsafe_food")
UNSAFE = 0
NEAR = 3
ONE_WARNING, MOST_HEAT = 256, 65535
PLACES = 2**17
"""Draws to each of the 32,768 places among a community's customers."""
BACKGROUND, CLUSTER = 0, 1
Enterprise = dict[str, Any]


def sells(e: int) -> bool:
    return e % 4 == 3


def unsafe(enterprise: Enterprise) -> bool:
    return UNSAFE in enterprise["practices"] and not enterprise["closed"]


def kitchen(
    town: Town,
    food: SimpleNamespace,
    luck: Luck,
    enterprise: Enterprise,
    e: int,
    found: bool,
) -> None:
    """The points of a visit; where the best grade was missed and may be contested, the better."""
    points = taken(town, food, luck, enterprise, e, found, 0)
    if food.contest and points > food.limit[0]:
        book(town, "contests", EVERYWHERE)
        town["counts"]["inspected"] -= 2**20
        points = min(points, taken(town, food, luck, enterprise, e, found, 1))
    enterprise["violations"] = points
    for edge in food.limit:
        if edge >= 0:
            book(town, "scores_inside", EVERYWHERE, int(edge - NEAR < points <= edge))
            book(town, "scores_outside", EVERYWHERE, int(edge < points <= edge + NEAR))


def taken(
    town: Town,
    food: SimpleNamespace,
    luck: Luck,
    enterprise: Enterprise,
    e: int,
    found: bool,
    time: int,
) -> int:
    """One score: care, luck of the day, what was found; near-misses may be let pass."""
    noise = food.noise[luck.draw(purposes.HYGIENE, time, e) // 2**22]
    octaves = food.clean - food.care * enterprise["care"] // 32 + noise
    points = food.points[min(max(octaves // 32, 0), 255)] + (food.hazard if found else 0)
    points = min(points, 255)
    mild = luck.draw(purposes.LENIENCY, time, e) < food.lenient
    for edge in food.limit:
        if edge >= 0 and edge < points <= edge + NEAR and mild:
            points = edge
            book(town, "scores_moved", EVERYWHERE)
    return points


def shut(town: Town, enterprise: Enterprise, months: int, guilty: bool) -> None:
    """A closed enterprise stops whatever it was doing; it may have been doing nothing."""
    if months > 0 and not enterprise["closed"]:
        enterprise["closed"], enterprise["practices"], enterprise["heat"] = months, set(), 0
        size = SIZES[enterprise["size"]]
        book(town, f"closed_{size}", EVERYWHERE)
        book(town, f"closed_wrongly_{size}", EVERYWHERE, int(not guilty))


def shop(town: Town, food: SimpleNamespace) -> None:
    """Customers leave the closed at once and drift a quarter of the way to what draws them."""
    sellers = [one for e, one in enumerate(town["enterprises"]) if sells(e)]
    for one in sellers:
        left = max(256 - one["heat"] * food.rumour // 256, 128)
        look = min(food.look[one["grade"]], food.look_listed[frozenset(one["lists"])])
        draws = food.usual[one["size"]] * look * left // 256
        one["appeal"] = 0 if one["closed"] else draws
    whole = sum(one["appeal"] for one in sellers)
    staying = sum(one["custom"] for one in sellers if one["appeal"])
    if whole:
        for one in sellers:
            drawn = CUSTOM * one["appeal"] // whole
            has = one["custom"] * CUSTOM // staying if staying else drawn
            one["custom"] = has + (drawn - has) // 4 if one["appeal"] else 0
        best = max(sellers, key=lambda one: one["appeal"])
        best["custom"] += CUSTOM - sum(one["custom"] for one in sellers)
        usual = sum(food.usual[one["size"]] for one in sellers)
        for one in sellers:
            share = CUSTOM * food.usual[one["size"]] // usual
            book(town, "custom_away", EVERYWHERE, max(share - one["custom"], 0))
            book(town, "custom_unsafe", EVERYWHERE, one["custom"] * unsafe(one))
            book(town, "custom_large", EVERYWHERE, one["custom"] * (SIZES[one["size"]] == "large"))
    for one in sellers:
        del one["appeal"]


def sicken(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Illness by luck, then by every unsafe enterprise; each of the ill may speak."""
    food = rules.food
    for e, one in enumerate(town["enterprises"]):
        if sells(e):
            one["heat"] -= -(-one["heat"] // 4)
            one["said"] = one["said"] if unsafe(one) else "nothing"
    for i, person in enumerate(town["people"]):
        u = luck.draw(purposes.EPISODE, 0, i)
        if u < food.background:
            fall_ill(town, food, person)
            if u < food.from_food:
                place = luck.draw(purposes.SUSPICION, BACKGROUND, i) // PLACES
                speak(town, rules, luck, i, eaten_at(town, place), BACKGROUND)
    for e, one in enumerate(town["enterprises"]):
        if sells(e) and food.attack and unsafe(one):
            cluster(town, rules, luck, e)


def fall_ill(town: Town, food: SimpleNamespace, person: Person) -> None:
    book(town, "ill", person["cell"])
    book(town, "harm_citizens", person["cell"], -food.cost)
    person["flow"] -= food.cost


def eaten_at(town: Town, place: int) -> int:
    """Customers stand in a row, those of the first enterprise first."""
    before = 0
    for e, one in enumerate(town["enterprises"]):
        before += one["custom"] if sells(e) else 0
        if place < before:
            return e
    return len(town["enterprises"]) - 1


def cluster(town: Town, rules: SimpleNamespace, luck: Luck, e: int) -> None:
    """The ill customers of an unsafe enterprise; the more, the surer they are of it."""
    food, one, ill = rules.food, town["enterprises"][e], []
    before = sum(x["custom"] for n, x in enumerate(town["enterprises"][:e]) if sells(n))
    for i in range(len(town["people"])):
        place, rest = divmod(luck.draw(purposes.EATING, 0, i), PLACES)
        if before <= place < before + one["custom"] and rest < food.attack:
            ill.append(i)
    muted = one["said"] == "withheld"
    for i in ill:
        person = town["people"][i]
        fall_ill(town, food, person)
        book(town, "ill_unsafe", person["cell"])
        book(town, "ill_unwarned", person["cell"], int(muted))
        blamed, u = e, luck.draw(purposes.SUSPICION, CLUSTER, i)
        if u >= food.suspect[min(len(ill), 127)]:
            other = luck.draw(purposes.SUSPICION, CLUSTER, i + len(town["people"]))
            blamed = eaten_at(town, other // PLACES)
        speak(town, rules, luck, i, blamed, CLUSTER)


def speak(town: Town, rules: SimpleNamespace, luck: Luck, i: int, e: int, slot: int) -> None:
    """A warning given, or one that fear of a sanction keeps back."""
    person, one, deed = town["people"][i], town["enterprises"][e], rules.deeds[WARNING]
    if not able(person, deed):
        return
    u = luck.draw(purposes.WARNING, slot, i)
    wants = hazard(town, deed, person) - deed.base + rules.food.warn
    without = wants - deed.motive[32 * person["fear"] + person["seen_place"]]
    about = "true" if unsafe(one) else "wrong"
    cut = rules.voice.usual if rules.voice.free_warnings else town["speech"][0]
    if happens(u, min(wants, 0)):
        if not speaks(town, rules, luck, i, WARNING, cut):
            return
        book(town, f"warned_{about}", person["cell"])
        one["heat"] = min(one["heat"] + ONE_WARNING, MOST_HEAT)
        one["said"] = "given" if about == "true" else one["said"]
        does(town, rules, i, WARNING, (level(u), min(wants, 0)))
    elif happens(u, min(without, 0)) and dares(luck, i, cut):
        book(town, f"withheld_{about}", person["cell"])
        if about == "true" and one["said"] == "nothing":
            one["said"] = "withheld"
