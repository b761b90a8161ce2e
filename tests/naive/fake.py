"""Fake standing, one rating at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS
from tests.naive.luck import Luck
from tests.naive.town import Person, Town, book

STAR, SELF_EMPLOYED = 8192, FLAGS.index("self_employed")
Rules = SimpleNamespace


def alarmed(town: Town, rules: Rules, to: Person, u: int) -> bool:
    """Whether the filter takes out a sincere five; books it."""
    gone = bool(rules.fakes.on) and u < rules.fakes.alarm
    if gone:
        book(town, "stars_alarmed", to["cell"])
    return gone


def fake(town: Town, rules: Rules, luck: Luck, made: Luck) -> None:
    mine, people = rules.fakes, town["people"]
    if not mine.on:
        return
    for i, person in enumerate(people):
        chance = mine.buys[sells(person)][person["seen_place"]][person["cell"] % 5]
        if person["adult"] and luck.draw(purposes.STAR_BOUGHT, 0, i) < chance:
            buy(town, mine, luck, i)
    for i, person in enumerate(people):
        block, place = divmod(i, mine.size)
        if made.draw(purposes.STAR_RING, 0, block) >= mine.ring or not knows(person):
            continue
        for other in range(mine.size):
            friend = people[block * mine.size + other]
            if other == place or not knows(friend):
                continue
            book(town, "stars_ringed", person["cell"])
            if luck.draw(purposes.STAR_RING, 1, i * mine.size + other) < mine.found:
                book(town, "stars_caught", person["cell"])
            else:
                add(person, rules.meet.weight[(friend["shown"] - STAR) // 512])


def sells(person: Person) -> int:
    return int(SELF_EMPLOYED in person["flags"])


def knows(person: Person) -> bool:
    return bool(person["adult"] and person["seen_place"])


def buy(town: Town, mine: Rules, luck: Luck, i: int) -> None:
    person = town["people"][i]
    draws = [luck.draw(purposes.STAR_BOUGHT, 0, i + 1024 * (n + 1)) for n in range(mine.packet)]
    caught = sum(u < mine.found for u in draws)
    book(town, "stars_bought", person["cell"], mine.packet)
    book(town, "stars_caught", person["cell"], caught)
    book(town, "stars_paid", person["cell"], mine.price)
    pay(town, person, mine.price)
    add(person, (mine.packet - caught) * mine.weight)


def pay(town: Town, person: Person, price: int) -> None:
    book(town, "transfer_citizens", person["cell"], -price)
    book(town, "transfer_enterprises", person["cell"], price)
    person["flow"] -= price


def add(person: Person, weight: int) -> None:
    """Fives; the part above the mean that is the person's own was not earned."""
    own = min(max(person["stars"] - person["lean"] * (STAR // 32), STAR), 5 * STAR)
    person["got"] += 5 * weight
    person["load"] += weight
    person["tilt"] += weight * (5 * STAR - own) // STAR


def leaves(rules: Rules, luck: Luck, i: int, person: Person) -> bool:
    mine = rules.fakes
    chance = mine.leaves[sells(person)][person["seen_place"]][person["cell"] % 5]
    drawn = luck.draw(purposes.NEW_IDENTITY, 0, i) < chance
    return bool(mine.on and person["adult"] and drawn and person["shown"] < rules.meet.centre)


def renew(town: Town, rules: Rules, person: Person) -> None:
    """A newcomer under another name."""
    person |= {"stars": rules.meet.centre, "rated": 0, "lean": 0}
    book(town, "identities_new", person["cell"])
    pay(town, person, rules.fakes.identity)
