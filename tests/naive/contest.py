"""Contest: what becomes of each record."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import TRUTHS
from tests.naive.luck import Luck
from tests.naive.score import GAINS, OWN, RULING
from tests.naive.town import Record, Town, book

DECIDED, TO_DECIDE, HELD_UP, PASSED, WORKED_OFF = 1024, 2048, 3072, 4096, 64
"""First slots of luck: whether a ruling comes, what it says, whether it is held up and when passed
on; whether a record is worked off."""


def contest(town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck) -> None:
    """File, rule, settle; what is annulled is gone."""
    kept = []
    for record in town["records"]:
        cell = town["people"][record["who"]]["cell"]
        if record["procedure"] == "erased":
            kept.append(record)
            continue
        if record["procedure"] == "late":
            book(town, "late_months", cell)
            if drawn(luck, PASSED, record) < rules.life.passed:
                book(town, "records_annulled", cell)
            else:
                kept.append(record)
            continue
        if record["procedure"] in ("fresh", "accepted"):
            record["procedure"] = "accepted"
            if files(town, rules, luck, record):
                record["procedure"] = "pending"
                book(town, "cost_state", cell, -RULING)
                book(town, "appeals_filed", cell)
        elif record["procedure"] in ("pending", "objected"):
            ruling = rule(rules.life, fields, luck, record)
            if ruling == "granted":
                annul(town, rules, record)
                if drawn(luck, HELD_UP, record) < rules.life.late:
                    kept.append(record | {"procedure": "late"})
                else:
                    book(town, "records_annulled", cell)
                continue
            if ruling == "rejected":
                record["procedure"] = "rejected"
        if record["procedure"] != "repaid" and pays(town, rules, luck, record):
            record["procedure"] = "repaid"
            book(town, "records_repaid", cell)
            book(town, "listed_repaid", cell, int(bool(rules.score.lists[record["deed"]])))
        elif works_off(rules, luck, record):
            book(town, "records_worked_off", cell)
            continue
        if record["procedure"] in ("pending", "objected"):
            town["counts"]["pending"] += 1
        kept.append(record)
    town["records"] = kept


def drawn(luck: Luck, slot: int, record: Record) -> int:
    return luck.draw(purposes.RULING, slot + record["deed"], record["who"])


def files(town: Town, rules: SimpleNamespace, luck: Luck, record: Record) -> bool:
    """Who is told, or newly sanctioned, may appeal while the record can hurt."""
    person = town["people"][record["who"]]
    age, side = luck.month - record["month"], 0 if record["source"] == 0 else 1
    newly = person["sanctioned"] and person["touched"]
    told = rules.told[side] and age == 0
    if age >= rules.deeds[record["deed"]].contested[side]:
        return False
    if record["truth"] in GAINS or not (told or newly):
        return False
    wish = rules.life.appeal[TRUTHS.index(record["truth"])][person["schooling"]]
    return luck.draw(purposes.APPEAL, record["deed"], record["who"]) < wish


def rule(life: SimpleNamespace, fields: SimpleNamespace, luck: Luck, record: Record) -> str:
    """Capacity decides whether a ruling comes; truth decides what it says."""
    d, who = record["deed"], record["who"]
    if luck.draw(purposes.RULING, DECIDED + d, who) >= fields.appeal:
        return "waiting"
    grants = (
        luck.draw(purposes.RULING, TO_DECIDE + d, who) < life.granted[TRUTHS.index(record["truth"])]
    )
    return "granted" if grants else "rejected"


def annul(town: Town, rules: SimpleNamespace, record: Record) -> None:
    """The order's fine comes back; a sanction for what the subject never did is compensated."""
    person, deed = town["people"][record["who"]], rules.deeds[record["deed"]]
    cell, own = person["cell"], record["truth"] in OWN
    book(town, "appeals_granted", cell)
    book(town, "appeals_granted_wrongly", cell, int(own))
    fine = deed.fine if record["source"] == 0 and record["truth"] != "stock" else 0
    months = max(person["burden"], 1) if person["sanctioned"] and not own else 0
    amount = fine + months * rules.life.compensation
    book(town, "fines", cell, -fine)
    book(town, "transfer_state", cell, -amount)
    book(town, "transfer_citizens", cell, amount)
    person["flow"] += amount


def pays(town: Town, rules: SimpleNamespace, luck: Luck, record: Record) -> bool:
    """A debt is paid, more often by the sanctioned."""
    d, who = record["deed"], record["who"]
    share = rules.deeds[d].repay[1 if town["people"][who]["sanctioned"] else 0]
    return bool(luck.draw(purposes.REPAY, d, who) < share)


def works_off(rules: SimpleNamespace, luck: Luck, record: Record) -> bool:
    """A bad record is worked off, and gone."""
    d, who = record["deed"], record["who"]
    repaired = luck.draw(purposes.REPAY, WORKED_OFF + d, who) < rules.life.repair[d]
    return bool(repaired and record["truth"] not in GAINS)
