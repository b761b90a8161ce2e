"""Standing: who joined, what a score starts from, bought profiles."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS, GATE_NAMES, SETTINGS
from tests.naive.decide import grants
from tests.naive.luck import Luck, happens, lasting
from tests.naive.score import PARENT
from tests.naive.town import Person, Town, book

MONEY, CAR = SETTINGS.index("money"), GATE_NAMES.index("car_rental")
HISTORY, ONLINE, EMPLOYED = (FLAGS.index(name) for name in ("credit_history", "online", "employed"))
EVERYBODY = 256


def rank(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Place in the queue of those online; those offline stand last."""
    w = rules.join.weight
    for i, person in enumerate(town["people"]):
        u = lasting(luck, purposes.JOIN, 0, i)
        total = sum(u // 256**n % 256 for n in range(4))
        features = (
            (total - 510) * 55 // 256,
            person["general"],
            person["setting"][MONEY],
            person["young"],
            21 * person["schooling"] - 32,
        )
        eager = sum(a * b for a, b in zip(w, features, strict=True)) // 32
        place = rules.join.rank[min(max(eager + 2048, 0), 4095)]
        person["join"] = place if ONLINE in person["flags"] else 255


def uses(rules: SimpleNamespace, person: Person) -> bool:
    return bool(rules.join.users == EVERYBODY or person["join"] < rules.join.users)


def attributes(person: Person) -> list[int]:
    """What somebody is, each from nothing to 256."""
    return [
        256 * (HISTORY in person["flags"]),
        person["income"],
        256 * person["schooling"] // 3,
        min(max(person["age"] - 18, 0) * 6, 256),
        256 * (EMPLOYED in person["flags"] and person["jobless"] == 0),
        256 * (ONLINE in person["flags"]),
        256 - person["join"],
    ]


def stand(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """Friends and bought profiles count in the score, not in what is truly one's own."""
    people, s = town["people"], rules.standing
    for person in people:
        person["faked"] = False
    if rules.score.even:
        return
    masks = [1 + lasting(luck, purposes.TIES, n, 0) % 1023 for n in range(s.ties)]
    for i, person in enumerate(people):
        own = s.base
        if s.on:
            pairs = zip(s.weight, attributes(person), strict=True)
            own += sum(a * b for a, b in pairs) // 256
        person["start"] = {"all": own, "true": own, "clean": own}
        if s.on and masks:
            stood = sum(people[i ^ mask]["position"] for mask in masks)
            person["start"]["all"] += s.tie_weight * stood // (31 * s.ties)
        if s.on and s.fake > -(1 << 19):
            fake(town, rules, luck, i)


def fake(town: Town, rules: SimpleNamespace, luck: Luck, i: int) -> None:
    person, s = town["people"][i], rules.standing
    hazard = s.fake - s.fake_honesty * person["general"] // 32
    buys = happens(lasting(luck, purposes.FAKE, 0, i), hazard)
    if not (person["adult"] and uses(rules, person) and buys):
        return
    cell = person["cell"]
    if (luck.month - lasting(luck, purposes.FAKE, 0, i + 1024)) % 12 == 0:
        book(town, "fakes_bought", cell)
        book(town, "transfer_citizens", cell, -s.price)
        book(town, "transfer_enterprises", cell, s.price)
        person["flow"] -= s.price
    if luck.draw(purposes.FAKE_CAUGHT, 0, i) < s.caught:
        book(town, "fakes_caught", cell)
        return
    book(town, "faked_months", cell)
    person["faked"] = True
    person["start"]["all"] += s.gain


def apart(town: Town, rules: SimpleNamespace) -> None:
    """Outside the app there are lists and nothing else; away, only what holds everywhere."""
    for person in town["people"]:
        elsewhere = rules.move.drops and person["away"]
        if uses(rules, person) and not elsewhere:
            if rules.join.users < EVERYBODY and person["grade"] is not None:
                book(town, "user_months", person["cell"])
                waiver = grants(rules, person, "all", CAR)
                book(town, "waiver_months", person["cell"], int(waiver))
            continue
        person["grade"], person["position"] = None, 0
        for version, lists in person["lists"].items():
            effects = set(rules.score.by_list[frozenset(lists)]) if rules.score.reach else set()
            if elsewhere:
                effects &= rules.move.national
            if PARENT not in person["flags"]:
                effects -= rules.score.parental
            person["effects"][version] = effects
