"""Theft, changes for pay and audits, one file at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.engine.tables.attack import SLOTS
from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COMMUNITY, FLAGS
from tests.naive.federate import is_member
from tests.naive.luck import Luck
from tests.naive.score import grade_from
from tests.naive.town import Record, Town, book

OFFICIAL = FLAGS.index("official")


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
    snoop(town, rules, luck, people)
    for way in range(2):
        if luck.draw(purposes.LOOK, way, COMMUNITY) < mine.look[way]:
            look(town, mine, luck, way)


def kept_there(town: Town, rules: SimpleNamespace, people: Luck, i: int, part: int) -> bool:
    person, mine = town["people"][i], rules.attack
    if mine.named:
        return is_member(person, rules.registers[part], people, part, i)
    own = people.draw(purposes.PART, 0, i) % mine.parts
    return bool(person["grade"] is not None and (mine.parts == 1 or own == part))


def snoop(town: Town, rules: SimpleNamespace, luck: Luck, people: Luck) -> None:
    """Each official may look somebody up, in one of the registers."""
    mine = rules.attack
    for i, person in enumerate(town["people"]):
        if OFFICIAL in person["flags"] and luck.draw(purposes.SNOOP, 0, i) < mine.snoop:
            whom = luck.draw(purposes.SNOOP, 0, i + COMMUNITY) % COMMUNITY
            part = luck.draw(purposes.SNOOP, 0, i + 2 * COMMUNITY) % mine.parts
            if whom != i and kept_there(town, rules, people, whom, part):
                book(town, "register_looked_up", town["people"][whom]["cell"])
                out = luck.draw(purposes.SNOOP, 0, i + 3 * COMMUNITY) < mine.caught
                book(town, "register_snoops_caught", person["cell"], int(out))


def steal(town: Town, rules: SimpleNamespace, luck: Luck, people: Luck, part: int) -> None:
    mine = rules.attack
    gone = set()
    for i, person in enumerate(town["people"]):
        if (
            kept_there(town, rules, people, i, part)
            and luck.draw(purposes.STOLEN, part, i) < mine.lost
        ):
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
