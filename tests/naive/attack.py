"""Theft, changes for pay and audits, one file at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.engine.tables.attack import SLOTS
from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COMMUNITY
from tests.naive.federate import is_member
from tests.naive.luck import Luck
from tests.naive.score import grade_from
from tests.naive.town import Record, Town, book


def attack(town: Town, rules: SimpleNamespace, luck: Luck, people: Luck) -> None:
    """`people` is the luck that made the citizens."""
    mine = rules.attack
    if not mine.on:
        return
    nation = Luck(luck.seed, luck.month, 0)
    for part in range(mine.parts):
        if nation.draw(purposes.BREACH, part, 0) < mine.breach:
            book(town, "register_breaches", 0)
            steal(town, rules, luck, people, part)
    for slot in range(SLOTS):
        if luck.draw(purposes.TAMPER, slot, 0) < mine.offer:
            sell(town, rules, luck, slot)
    for way in range(2):
        if luck.draw(purposes.LOOK, way, COMMUNITY) < mine.look[way]:
            look(town, mine, luck, way)


def steal(town: Town, rules: SimpleNamespace, luck: Luck, people: Luck, part: int) -> None:
    mine = rules.attack
    gone = set()
    for i, person in enumerate(town["people"]):
        if mine.named:
            held = is_member(person, rules.registers[part], people, part, i)
        else:
            own = people.draw(purposes.PART, 0, i) % mine.parts
            held = person["grade"] is not None and (mine.parts == 1 or own == part)
        if held and luck.draw(purposes.STOLEN, part, i) < mine.lost:
            gone.add(i)
            book(town, "register_lives", person["cell"])
    for r in town["records"]:
        if r["who"] in gone and r["procedure"] != "erased":
            taken = not mine.named or rules.registers[part].takes[r["deed"]][r["source"]]
            book(town, "register_records", town["people"][r["who"]]["cell"], int(bool(taken)))


def sell(town: Town, rules: SimpleNamespace, luck: Luck, slot: int) -> None:
    mine, i = rules.attack, luck.draw(purposes.TAMPER, slot, 1) % COMMUNITY
    person = town["people"][i]
    if not (person["seen_place"] and person["adult"]) or person["grade"] is None:
        return
    share = mine.share[person["seen_place"]][person["cell"] % 5]
    if luck.draw(purposes.TAMPER, slot, 2) >= share:
        return

    def worth(r: Record) -> int:
        new = r["month"] >= rules.score.points_since
        return int(rules.score.worth[r["deed"]][luck.month - r["month"]]) if new else 0

    able = [r for r in town["records"] if r["who"] == i and r["procedure"] in ("fresh", "accepted")]
    bad = [r for r in able if worth(r) < 0]
    if not bad:
        return
    min(bad, key=worth)["procedure"] = "erased"
    book(town, "register_changed", person["cell"])
    book(town, "register_bribes", person["cell"], mine.price)
    book(town, "transfer_citizens", person["cell"], -mine.price)
    book(town, "transfer_enterprises", person["cell"], mine.price)
    person["flow"] -= mine.price


def look(town: Town, mine: SimpleNamespace, luck: Luck, way: int) -> None:
    kept = []
    for r in town["records"]:
        cell = town["people"][r["who"]]["cell"]
        u = luck.draw(purposes.LOOK, 2 + 64 * way + r["deed"], r["who"])
        if r["procedure"] == "erased":
            if u < mine.found[way]:
                r["procedure"] = "accepted"
                book(town, "register_restored", cell)
        elif way == 1 and r["truth"] == "helpful" and alarmed(mine, luck, r):
            book(town, "register_alarms", cell)
            continue
        kept.append(r)
    town["records"] = kept


def alarmed(mine: SimpleNamespace, luck: Luck, record: Record) -> bool:
    return luck.draw(purposes.ALARM, record["deed"], record["who"]) < int(mine.alarm)


def stands_on(town: Town, rules: SimpleNamespace) -> None:
    """Months with a changed file, and with a grade that would be another without it."""
    if not rules.attack.on:
        return
    for person in town["people"]:
        erased = person["plus"][2]
        if erased:
            book(town, "register_changed_months", person["cell"])
            if person["grade"] is not None:
                other = grade_from(person["total"]["all"] + erased, person, "all", rules.score)
                book(town, "register_bought_grades", person["cell"], other != person["grade"])
