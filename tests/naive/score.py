"""Score: for each person, the records that count; for each record, why."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS, MONEY, TRUTHS
from tests.naive.luck import Luck
from tests.naive.town import VERSIONS, Person, Record, Town, book, household

RULING = MONEY // 10
"""What a ruling costs the state."""
PARENT = FLAGS.index("parent")
GAINS = ("helpful", "bought")
"""Truths of a record that speaks for its subject."""
OWN = ("harmful", "lawful", "helpful", "stock")
"""Truths of a record that tells of the subject's own act."""


def add_up(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Expired records leave, new ones may be objected to; the rest is added up three times."""
    kept = []
    for record in town["records"]:
        cell = town["people"][record["who"]]["cell"]
        if luck.month - record["month"] >= rules.deeds[record["deed"]].keep:
            book(town, "records_expired", cell)
            continue
        kept.append(record)
        new = record["procedure"] == "fresh" and record["month"] == luck.month
        if new and objects(town, rules.life, luck, record):
            record["procedure"] = "objected"
            book(town, "objections", cell)
            book(town, "cost_state", cell, -RULING)
    town["records"] = kept
    held: list[list[Record]] = [[] for _ in town["people"]]
    for record in kept:
        late = rules.deeds[record["deed"]].delay[record["source"]]
        if record["procedure"] != "objected" and luck.month - record["month"] >= late:
            held[record["who"]].append(record)
    for person, records in zip(town["people"], held, strict=True):
        sum_up(person, records, rules, luck.month)


def objects(town: Town, life: SimpleNamespace, luck: Luck, record: Record) -> bool:
    """Where an objection stays a scheme's consequences, whoever would appeal objects at once."""
    schooling = town["people"][record["who"]]["schooling"]
    return bool(
        life.suspensive
        and record["truth"] not in GAINS
        and record["source"] != 0
        and luck.draw(purposes.APPEAL, record["deed"], record["who"])
        < life.appeal[TRUTHS.index(record["truth"])][schooling]
    )


def sum_up(person: Person, records: list[Record], rules: SimpleNamespace, month: int) -> None:
    """Total, lists, straight grades: from all records, own acts, own acts that mattered."""
    score = rules.score
    person |= unwritten(person, score)
    if not records:
        return
    left = stepped_down(records, score, month)
    shown = [r for r in records if r["procedure"] != "erased"]
    person["credits"] = [
        sum(left[id(r)] for r in shown if score.dimension[r["deed"]] == d) for d in range(4)
    ]
    person["plus"] = [0, 0, sum(left[id(r)] for r in records if r["procedure"] == "erased")]
    for r in shown:
        person["plus"][r["truth"] == "bought"] += max(left[id(r)], 0)
    for version in VERSIONS:
        used = [r for r in records if belongs(r, version, score, month)]
        person["total"][version] += sum(left[id(r)] for r in used)
        person["lists"][version] = {n for r in used for n in lists(r, score, month)}
        if version == "all":  # the courts have lists of their own
            gone = [r for r in records if r["procedure"] == "erased"]
            person["lists"]["all"] |= {
                n for r in gone for n in lists(r, score, month) if n in score.order_lists
            }
        person["straight"][version] = {g for r in used for g in straight(r, score, month)}
    blamed = [
        r
        for r in records
        if belongs(r, "clean", score, month)
        and (left[id(r)] < 0 or lists(r, score, month) or straight(r, score, month))
    ]
    person["cause"] = {rules.deeds[r["deed"]].setting for r in blamed}
    person["harm_done"] = sum(rules.deeds[r["deed"]].harm for r in blamed)


def unwritten(person: Person, score: SimpleNamespace) -> Person:
    """Where everybody begins, and most people stay, as nothing is written of them."""
    return {
        "total": {v: score.base if score.even else person["start"][v] for v in VERSIONS},
        "lists": {v: set() for v in VERSIONS},
        "straight": {v: set() for v in VERSIONS},
        "credits": [0] * 4,
        "plus": [0] * 3,
        "cause": set(),
        "harm_done": 0,
    }


def belongs(record: Record, version: str, score: SimpleNamespace, month: int) -> bool:
    """Lawful acts that bring nothing or worse are what a clean record would not hold."""
    if version == "all":
        return bool(record["procedure"] != "erased")
    if record["truth"] not in OWN:
        return False
    lawful = record["truth"] == "lawful" and points(record, score, month) <= 0
    return version == "true" or not lawful


def counts(record: Record, score: SimpleNamespace) -> bool:
    return bool(record["month"] >= score.points_since)


def points(record: Record, score: SimpleNamespace, month: int) -> int:
    worth = score.worth[record["deed"]][month - record["month"]]
    return int(worth) if counts(record, score) else 0


def stepped_down(records: list[Record], score: SimpleNamespace, month: int) -> dict[int, int]:
    """Points of each record, less for the second, third, … of a deed whose points step down."""
    before: Counter[int] = Counter()
    found = {}
    for record in records:
        value, row = points(record, score, month), score.stepped[record["deed"]] - 1
        if value and row >= 0:
            share = score.steps[row][min(before[row], 7)]
            before[row] += 1
            value = (value * share + 128) // 256
        found[id(record)] = value
    return found


def straight(record: Record, score: SimpleNamespace, month: int) -> set[int]:
    """The grade that the record leads to straight away, if it still does."""
    d, grade = record["deed"], score.straight[record["deed"]]
    young = month - record["month"] < score.straight_term[d]
    return {grade} if grade is not None and young and counts(record, score) else set()


def lists(record: Record, score: SimpleNamespace, month: int) -> set[int]:
    """The lists on which the record puts its subject this month."""
    found = set()
    for n in score.lists[record["deed"]]:
        left = record["procedure"] == "repaid" and score.leave_repaid[n]
        foreign = n in score.order_lists and record["source"] != 0
        in_time = record["month"] >= score.lists_since[n]
        if in_time and month - record["month"] < score.term[n] and not left and not foreign:
            found.add(n)
    return found


def grade_of(person: Person, version: str, score: SimpleNamespace) -> int:
    return grade_from(person["total"][version], person, version, score)


def grade_from(total: int, person: Person, version: str, score: SimpleNamespace) -> int:
    """The highest grade that is reached, or the lowest that a record leads straight to."""
    reached = [g for g in range(1, 8) if total >= score.grade_from[g]]
    return min([max(reached, default=0), *person["straight"][version]])


def judge(town: Town, rules: SimpleNamespace) -> None:
    """Grade, place and consequences of everybody."""
    score = rules.score
    for person in town["people"]:
        scored = bool(score.scored) and person["age"] >= score.from_age
        person["grade"] = grade_of(person, "all", score) if scored else None
        place = (person["total"]["all"] - score.low) // score.step + 1
        person["position"] = min(max(place, 1), 31)
        person["effects"] = {}
        for version in VERSIONS:
            effects = set(score.by_list[frozenset(person["lists"][version])])
            if scored:
                effects |= score.by_grade[grade_of(person, version, score)]
            if PARENT not in person["flags"]:
                effects -= score.parental
            person["effects"][version] = effects if score.reach else set()


def share(town: Town, rules: SimpleNamespace) -> None:
    """What each has from the others at home; only parents and children feel what parents do."""
    score = rules.score
    for i, person in enumerate(town["people"]):
        home = household(town, i)
        parent_or_child = PARENT in person["flags"] or not person["adult"]
        reaching = score.household if parent_or_child else score.household - score.parental
        person["shared"] = {
            version: {
                n
                for member in home
                if member is not person
                for n in member["effects"][version] & reaching
            }
            for version in VERSIONS
        }
