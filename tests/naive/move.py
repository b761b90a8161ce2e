"""Move: households leave the places where a scheme holds, and come back."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS
from tests.naive.luck import Luck
from tests.naive.town import Person, Town, book, household

MIGRANT = FLAGS.index("migrant")


def move(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Those away are counted, some come back; of the others some leave, more of the sanctioned."""
    m = rules.move
    if not m.on:
        return
    left = set()
    for i, head in enumerate(town["people"]):
        if head["place"] != 0:
            continue
        home = household(town, i)
        if head["away"]:
            for person in home:
                book(town, "away_months", person["cell"])
            if luck.draw(purposes.MOVE, 0, i + 1024) < m.back:
                turn(home, m)
            continue
        struck = any(sanctioned(rules, person) for person in home)
        chances = m.flee if struck else m.leave
        if luck.draw(purposes.MOVE, 0, i) < chances[1 if MIGRANT in head["flags"] else 0]:
            turn(home, m)
            for k, person in enumerate(home):
                left.add(i + k)
                book(town, "moved_away", person["cell"])
                book(town, "moved_sanctioned", person["cell"], int(struck))
    if m.drops:
        kept = []
        for record in town["records"]:
            if record["who"] in left and record["source"] > 0:
                book(town, "records_left_behind", town["people"][record["who"]]["cell"])
            else:
                kept.append(record)
        town["records"] = kept


def sanctioned(rules: SimpleNamespace, person: Person) -> bool:
    """Under a sanction that the scheme adds to those of the order."""
    found = person["effects"]["all"] | person["shared"]["all"]
    return bool((found & rules.score.bad) - rules.move.national)


def turn(home: list[Person], m: SimpleNamespace) -> None:
    for person in home:
        person["away"] = not person["away"]
        person["aware"] = False
        if m.drops:
            person["critic"] = False
            if person["stars"] is not None:
                person["stars"], person["rated"], person["lean"] = 4 * 8192, 0, 0
