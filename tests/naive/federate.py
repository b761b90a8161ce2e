"""Registers of their own: what each holds of whom, and what follows; grades under other weights."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

from internetplus.vocabulary import purposes
from tests.naive.luck import Luck
from tests.naive.score import OWN, grade_of
from tests.naive.town import VERSIONS, Person, Record, Town, book


def federate(town: Town, rules: SimpleNamespace, month: int, people: Luck) -> None:
    """Every register scores its customers from the records it takes; `people` is their luck."""
    for i, person in enumerate(town["people"]):
        mine = [r for r in town["records"] if r["who"] == i and counts(r, rules, month)]
        high = []
        for k, register in enumerate(rules.registers):
            elsewhere = rules.move.drops and person["away"]
            if elsewhere or not is_member(person, register, people, k, i):
                continue
            totals = {v: total(mine, register, month, v) for v in VERSIONS}
            high.append(totals["all"] >= register.upper)
            for version in VERSIONS if rules.score.reach else ():
                reached = [g for g in range(1, 8) if totals[version] >= register.grade_from[g]]
                person["effects"][version] |= register.by_grade[len(reached)]
        book(town, "memberships", person["cell"], len(high))
        book(town, "members", person["cell"], len(high) > 0)
        book(town, "members_of_several", person["cell"], len(high) > 1)
        book(town, "members_divided", person["cell"], len(set(high)) > 1)


def is_member(person: Person, register: SimpleNamespace, people: Luck, k: int, i: int) -> bool:
    chance = people.draw(purposes.MEMBER, k, i)
    return bool(
        register.among <= person["flags"]
        and person["age"] >= register.from_age
        and chance < register.member
    )


def counts(record: Record, rules: SimpleNamespace, month: int) -> bool:
    late = rules.deeds[record["deed"]].delay[record["source"]]
    known = month - record["month"] >= late and record["procedure"] != "objected"
    return bool(known and record["month"] >= rules.score.points_since)


def total(records: list[Record], register: SimpleNamespace, month: int, version: str) -> int:
    found = register.base
    for record in records:
        taken = register.takes[record["deed"]][record["source"]]
        points = register.worth[record["deed"]][month - record["month"]] * taken
        own = record["truth"] in OWN
        free = record["truth"] != "lawful" or points > 0
        shown = record["procedure"] != "erased"
        if shown if version == "all" else (own and (free or version == "true")):
            found += points
    return int(found)


def weigh(town: Town, rules: SimpleNamespace) -> None:
    """Whose grade would be another if each credit counted half or double, an even number double."""
    designs = [d for d in product((1, 4), repeat=4) if d.count(4) % 2 == 0]
    for person in town["people"]:
        if person["grade"] is None or not rules.score.scored:
            continue
        start = person["total"]["all"] - sum(person["credits"])
        changed = 0
        for design in designs:
            weighed = sum(f * points for f, points in zip(design, person["credits"], strict=True))
            other = {"total": {"all": start + weighed // 2}, "straight": person["straight"]}
            changed += grade_of(other, "all", rules.score) != person["grade"]
        book(town, "regraded", person["cell"], changed > 0)
        book(town, "regrades", person["cell"], changed)
