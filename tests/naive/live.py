"""Live: work, income and arrears."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from tests.naive.decide import EMPLOYED, URBAN
from tests.naive.luck import Luck
from tests.naive.town import Person, Town, book

PENSION = 60
LONGEST = 255
MOST_OWED = 2**16 - 1
HUNDRED = 100


def live(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Everybody's month."""
    life, people = rules.life, town["people"]
    for i, person in enumerate(people):
        if EMPLOYED in person["flags"]:
            work(person, life, luck, i)
        person["burden"] = min(person["burden"] + 1, LONGEST) if person["sanctioned"] else 0
        if person["adult"]:
            income = earn(town, life, person)
            book(town, "income", person["cell"], income)
            person["flow"] += income - usual(person, life)
        owe(person, life)


def work(person: Person, life: SimpleNamespace, luck: Luck, i: int) -> None:
    """Another month without work, or the first: by luck, or through a published sanction."""
    if person["jobless"] > 0:
        person["jobless"] = min(person["jobless"] + 1, LONGEST)
        return
    u = luck.draw(purposes.WORK, 0, i)
    by_luck = u < life.job_loss
    by_sanction = person["published"] and life.job_loss <= u < life.job_loss + life.mark
    if by_luck or by_sanction:
        person["jobless"] = 1
    if by_sanction:
        person["job_denied"] = True


def owe(person: Person, life: SimpleNamespace) -> None:
    """A share of the arrears, rounded up, is caught up; what sanctions cost this month is added."""
    caught_up = -(-person["arrears"] * life.recovery // 1024)
    owed = person["arrears"] - caught_up + min(max(person["struck"] // HUNDRED, 0), MOST_OWED)
    person["arrears"] = min(max(owed, 0), MOST_OWED)


def usual(person: Person, life: SimpleNamespace) -> int:
    """Income of a month in which nothing happens: no flow of this one, but part of welfare."""
    wage = life.income[URBAN in person["flags"]][person["income"]]
    if EMPLOYED in person["flags"]:
        return int(wage)
    return int(wage * life.benefit // 1024) if person["age"] >= PENSION else 0


def earn(town: Town, life: SimpleNamespace, person: Person) -> int:
    """Wages from enterprises; a share of them from the state for the jobless and the old."""
    cell, wage = person["cell"], life.income[URBAN in person["flags"]][person["income"]]
    old = person["age"] >= PENSION
    works = EMPLOYED in person["flags"] and not old
    if works and person["jobless"] == 0:
        book(town, "transfer_enterprises", cell, -wage)
        book(town, "transfer_citizens", cell, wage)
        return int(wage)
    if not works and not old:
        return 0
    given = wage * life.benefit // 1024
    book(town, "benefits", cell, given)
    book(town, "transfer_state", cell, -given)
    book(town, "transfer_citizens", cell, given)
    if works:
        book(town, "unemployed_months", cell)
        if person["job_denied"]:
            book(town, "job_denied_months", cell)
            book(town, "income_lost", cell, wage - given)
            person["struck"] += wage - given
    return int(given)
