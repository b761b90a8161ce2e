"""Perceive, one person at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from tests.naive.luck import Luck, level
from tests.naive.town import Person, Town

ADULT = 18
NEED = (45, 17, 0, -17, -45)
"""Mean of a normal distribution in each fifth, upside down, 1/32 standard deviation."""


def perceive(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Everybody learns, and comes to the month with an age, a need and a fear."""
    life = rules.life
    for i, person in enumerate(town["people"]):
        learn(person, life, luck, i)
        person["adult"] = person["age"] >= ADULT
        # 1/32 standard deviation: two of them up to eight years, none at 40
        person["young"] = max(min((40 - person["age"]) * 2, 64), -64)
        strain = min(person["arrears"] * life.strain // 2**16, 64)
        person["need"] = min(NEED[person["demand"] % 5] + strain, 127)
        person["fear"] = min(max(person["risk"] // 16 - 4, 0), 7)
        person["seen_place"] = person["position"] if person["aware"] else 0


def learn(person: Person, life: SimpleNamespace, luck: Luck, i: int) -> None:
    """The newly sanctioned may become aware; the touched fear more; fear goes back to 128."""
    newly = person["touched"] and person["sanctioned"]
    share = life.aware_contact if newly else life.aware_start
    here = person["age"] >= ADULT and not person["away"]
    if here and luck.draw(purposes.AWARENESS, 0, i) < share:
        person["aware"] = True
    # A fraction of a step is carried by luck: one step up with the fraction's probability.
    carry = luck.draw(purposes.LEARNING, 0, i) % 256
    risk = person["risk"]
    risk += ((128 - risk) * life.risk_fade + carry) // 256
    if person["touched"]:
        risk += life.risk_jump
    person["risk"] = min(max(risk, 0), 255)
    person["touched"] = False


def neighbourhood(town: Town, rules: SimpleNamespace) -> None:
    """(deeds now / deeds as burned in) ^ exponent, between a quarter and four times."""
    for s, (now, then) in enumerate(zip(town["norm"], town["norm_base"], strict=True)):
        change = 0
        if then > 0:
            change = level(max(now, 1)) - level(then)
            change = min(max(change, -2 * 1024), 2 * 1024) * rules.norm[s] // 1024
        town["norm_change"][s] = change
