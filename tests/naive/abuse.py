"""Abuse by the operator, one citizen and one record at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COMMUNITY, COUNTED_DEEDS, FLAGS
from tests.naive.luck import Luck
from tests.naive.observe import write
from tests.naive.town import Town, book

OFFICIAL = FLAGS.index("official")


def abuse(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    mine = rules.abuse
    if not mine.on:
        return
    struck = luck.month == mine.crisis and luck.draw(purposes.CRISIS, 0, COMMUNITY) < mine.turned
    for i, person in enumerate(town["people"]):
        hit = struck or luck.draw(purposes.PLANT, 0, i) < mine.plant
        if person["critic"] and person["adult"] and hit and mine.many:
            plant(town, rules, luck, i)
    town["records"] = [r for r in town["records"] if not covered(town, mine, luck, r)]


def plant(town: Town, rules: SimpleNamespace, luck: Luck, i: int) -> None:
    mine, person = rules.abuse, town["people"][i]
    known = mine.deeds[: mine.many]
    first = luck.draw(purposes.PLANT, 0, i + COMMUNITY) % mine.many
    for d in known[first:] + known[:first]:
        if rules.deeds[d].who <= person["flags"]:
            record = {"who": i, "deed": d, "month": luck.month, "truth": "planted"}
            record |= {"procedure": "fresh", "source": 1}
            if write(town["records"], town["room"], record):
                book(town, "records_dropped", person["cell"])
            book(town, f"recorded_{COUNTED_DEEDS[d]}", person["cell"])
            book(town, "records_planted", person["cell"])
            person["touched"] |= bool(rules.told[1])
            return


def covered(town: Town, mine: SimpleNamespace, luck: Luck, record: dict[str, object]) -> bool:
    """Whether a record of this month, against an official, vanishes; books it."""
    person = town["people"][record["who"]]
    meant = OFFICIAL in person["flags"] and mine.against[record["deed"]]
    if record["month"] != luck.month or not meant:
        return False
    gone = luck.draw(purposes.COVER, record["deed"], record["who"]) < mine.cover
    if gone:
        book(town, "records_covered", person["cell"])
    return bool(gone)


def on_record(town: Town) -> None:
    for person in town["people"]:
        if person["critic"] and person["adult"]:
            book(town, "critic_months", person["cell"])
            book(town, "critic_sanctioned", person["cell"], int(person["sanctioned"]))
