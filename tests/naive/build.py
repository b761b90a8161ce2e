"""Build: the people of a community, one household after the other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COMMUNITY, ENTERPRISES, FLAGS
from internetplus.vocabulary.groups import cell
from tests.naive.luck import Luck
from tests.naive.town import Person, seen_as, settings

GENERAL, OPINION, INCOME, SCHOOLING = 0, 1, 2, 3
"""Slots of the luck of traits."""
SIZE, AGE = 0, 1
"""Slots of the luck of households."""
ALL_TENTHS = 2**22
"""Draws to each of 1,024 quantiles."""
ADULT = 18
BY_NATURE = ("head", "urban", "parent")
SHARED = ("renter", "migrant")
SOLE, SMALL = 48, 13
FLAG = {name: n for n, name in enumerate(FLAGS)}


def quantile(table: list[int], u: int) -> int:
    return table[u // ALL_TENTHS]


def step(limits: list[int], value: int) -> int:
    """In which class a value lies: at or above how many of the ascending limits."""
    return sum(1 for limit in limits if value >= limit)


def build(marginals: SimpleNamespace, urban: bool, seed: int, number: int) -> list[Person]:
    """The citizens of the community with a number."""
    luck = Luck(seed, 0, number)
    people: list[Person] = []
    while len(people) < COMMUNITY:
        people += household(marginals, luck, len(people))
    for i, person in enumerate(people):
        head = i - person["place"]
        traits(person, marginals, luck, i)
        earn_and_learn(person, marginals, urban, luck, i, head)
        person["flags"] = facts(person, marginals, urban, luck, i, head)
    for i, person in enumerate(people):
        if person["age"] < ADULT:
            head = i - person["place"]
            for parent in people[head : head + (2 if person["size"] > 2 else 1)]:
                parent["flags"].add(FLAG["parent"])
    for i, person in enumerate(people):
        place_in_groups(person, people[i - person["place"]], marginals, urban)
    return people


def household(marginals: SimpleNamespace, luck: Luck, first: int) -> list[Person]:
    """A head and those who live with it; the last household ends where the community does."""
    shares = marginals.household
    size = 1 + step(shares[:5], luck.draw(purposes.PEOPLE_HOUSEHOLD, SIZE, first))
    size = min(size, COMMUNITY - first)
    head_age = quantile(marginals.head_age, luck.draw(purposes.PEOPLE_HOUSEHOLD, AGE, first))
    found = []
    for place in range(size):
        spread = luck.draw(purposes.PEOPLE_HOUSEHOLD, AGE, first + place) // ALL_TENTHS
        years = age(place, size, head_age, spread)
        found.append({"place": place, "size": size, "age": years})
    return found


def age(place: int, size: int, head: int, spread: int) -> int:
    """Years of a member by the head's: a spouse, then children of the young and elders of all."""
    if place == 0:
        return head
    if place == 1 and size == 2:
        spouse = max(ADULT, head - 5 + spread % 11)
        return spouse if spread < 900 else min(90, head + 26)
    if place == 1:
        return max(ADULT, head - 3 + spread % 7)
    if head < 60:
        elder = place >= 4 or (place == 3 and spread % 2 == 0)
        return min(95, head + 22 + spread % 10) if elder else max(0, head - 24 - spread % 12)
    return max(0, head - 24 - spread % 10) if place == 2 else max(0, head - 52 - spread % 12)


def traits(person: Person, marginals: SimpleNamespace, luck: Luck, i: int) -> None:
    def normal(slot: int) -> int:
        return quantile(marginals.normal, luck.draw(purposes.PEOPLE_TRAIT, slot, i))

    person["general"], person["opinion"] = normal(GENERAL), normal(OPINION)
    person["setting"] = settings(luck, i)


def earn_and_learn(
    person: Person, marginals: SimpleNamespace, urban: bool, luck: Luck, i: int, head: int
) -> None:
    """Log income: 2/3 of the variance between households, 1/3 within (0.816 and 0.577 of each)."""
    shared = quantile(marginals.normal, luck.draw(purposes.PEOPLE_TRAIT, INCOME, head + COMMUNITY))
    own = quantile(marginals.normal, luck.draw(purposes.PEOPLE_TRAIT, INCOME, i))
    z = (shared * 836 + own * 591) // 1024
    person["income"] = min(max(z + 128, 0), 255)
    u = luck.draw(purposes.PEOPLE_TRAIT, SCHOOLING, i)
    person["schooling"] = step(marginals.schooling[urban], u)


def facts(
    person: Person, marginals: SimpleNamespace, urban: bool, luck: Luck, i: int, head: int
) -> set[int]:
    """What a person is, by luck where age allows it."""
    years, found = person["age"], set()
    spans = {"student": (12, 22), "employed": (18, 60), "online": (0, 999)}
    spans |= dict.fromkeys(SHARED, (0, 999))
    for flag, n in FLAG.items():
        first, last = spans.get(flag, (ADULT, 999))
        share = marginals.flags[urban][n]
        if flag == "online":
            share = marginals.online[urban][step([18, 35, 60], years)]
        u = luck.draw(purposes.PEOPLE_FACT, n, head if flag in SHARED else i)
        if flag not in BY_NATURE and first <= years < last and u < share:
            found.add(n)
    if urban:
        found.add(FLAG["urban"])
    if person["place"] == 0:
        found.add(FLAG["head"])
    return found


def place_in_groups(person: Person, head: Person, marginals: SimpleNamespace, urban: bool) -> None:
    """Groups by the household's income, settlement, age, opinion, honesty, residence."""
    quintile = step(marginals.quintile, marginals.income[urban][head["income"]])
    migrant = FLAG["migrant"] in person["flags"]
    person["cell"] = cell(
        quintile,
        int(urban),
        step([18, 35, 60], person["age"]),
        int(person["opinion"] > 0),
        step(marginals.honesty, person["general"]),
        int(migrant),
    )
    person.update(seen_as(person["cell"], person["flags"]))


def enterprises(marginals: SimpleNamespace, seed: int, number: int) -> list[dict[str, Any]]:
    """48 sole traders, 13 small ones, 3 large ones."""
    luck = Luck(seed, 0, number)
    return [
        {
            "care": quantile(marginals.normal, luck.draw(purposes.PEOPLE_ENTERPRISE, 0, e)),
            "size": 0 if e < SOLE else 1 if e < SOLE + SMALL else 2,
        }
        for e in range(ENTERPRISES)
    ]
