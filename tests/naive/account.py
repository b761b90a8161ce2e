"""Account: the books of the month are closed."""

from __future__ import annotations

from types import SimpleNamespace

from tests.naive.live import usual
from tests.naive.score import OWN
from tests.naive.town import Person, Town, book, household

CHILD = 14
TRAPPED = 12


def account(town: Town, watched: list[int]) -> None:
    """Welfare, the neighbourhood's memory, months lived, who stands where."""
    bear(town)
    share_out(town)
    for s, events in enumerate(town["events"]):
        # 15/16 of the memory and 1/16 of this month, 256 to a deed
        town["norm"][s] += (events * 256 - town["norm"][s]) // 16
    for person in town["people"]:
        take_stock(town, person)
        book(town, "settings_watched", person["cell"], watched[person["watch"]])
    for record in town["records"]:
        if record["procedure"] == "erased":
            continue
        cell = town["people"][record["who"]]["cell"]
        book(town, "live_records", cell)
        book(town, "live_false", cell, int(record["truth"] not in (*OWN, "bought")))
        book(town, "pending_appeals", cell, int(record["procedure"] in ("pending", "objected")))


def bear(town: Town) -> None:
    """Harm is shared to the last unit, the first ones bear the remainder."""
    each, rest = divmod(town["harm"], len(town["people"]))
    for i, person in enumerate(town["people"]):
        part = each + (1 if i < rest else 0)
        person["flow"] += part
        book(town, "harm_citizens", person["cell"], part)
    town["harm"] = 0


def shares(town: Town, flow: list[int]) -> list[int]:
    """A household's flows over its equivalent adults: 1, others 0.5, children under 14 0.3."""
    each = []
    for i in range(len(town["people"])):
        home, first = household(town, i), i - town["people"][i]["place"]
        tenths = 5 + sum(3 if member["age"] < CHILD else 5 for member in home)
        total = sum(flow[first : first + len(home)])
        # a tenth of the whole is one part; parts are rounded to 2^-20
        each.append(total * round(10 * 2**20 / tenths) // 2**20)
    return each


def stand_by(town: Town, life: SimpleNamespace) -> None:
    """What every month adds to welfare by itself: usual incomes, shared at home."""
    incomes = shares(town, [usual(person, life) for person in town["people"]])
    for person, amount in zip(town["people"], incomes, strict=True):
        book(town, "welfare", person["cell"], amount)


def share_out(town: Town) -> None:
    """The month's flows become welfare."""
    each = shares(town, [person["flow"] for person in town["people"]])
    for person, amount in zip(town["people"], each, strict=True):
        book(town, "welfare", person["cell"], amount)
        person["welfare"] += amount // 100
        person["flow"] = person["struck"] = 0


def take_stock(town: Town, person: Person) -> None:
    """What a person counts as, this month and at its end."""
    always = {
        "person_months": True,
        "citizens": True,
        "adult_months": person["adult"],
        "adults": person["adult"],
        "scored_months": person["grade"] is not None,
    }
    for name, holds in always.items():
        book(town, name, person["cell"], int(holds))
    yes = {
        "aware": person["aware"],
        "on_list": bool(person["lists"]["all"]),
        "trapped": person["burden"] >= TRAPPED,
        f"grade_{person['grade']}": person["grade"] is not None,
    }
    for name, holds in yes.items():
        if holds:
            book(town, name, person["cell"])
