"""Match: the dating site, one search at a time."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS, GATE_NAMES, SETTINGS
from tests.naive.decide import closes, in_force
from tests.naive.luck import Luck, lasting
from tests.naive.town import Person, Town, book

HOME, DATING = SETTINGS.index("home"), GATE_NAMES.index("dating_match")
ONLINE = FLAGS.index("online")
LOOKS = 8


def find(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    people = town["people"]
    on_site = [i for i, person in enumerate(people) if may_be_found(person)]
    for i in town.pop("searching"):
        if i in on_site and not closes(rules, in_force(people[i], "all"), DATING):
            search(town, rules, luck, i, on_site)


def may_be_found(person: Person) -> bool:
    alone = person["size"] == 1 or person["place"] >= 2
    return bool(alone and person["adult"] and ONLINE in person["flags"] and person["age"] < 60)


def honest(person: Person) -> bool:
    return bool(person["general"] + person["setting"][HOME] >= 0)


def shows(town: Town, rules: SimpleNamespace, luck: Luck, i: int) -> bool:
    person = town["people"][i]
    chance = rules.match.show[person["position"]]
    willing = lasting(luck, purposes.MATCH_SHOW, 0, i) < chance
    return bool(rules.match.on and person["grade"] is not None and willing)


def passes(town: Town, rules: SimpleNamespace, luck: Luck, who: int, other: int) -> bool:
    """A filter drops low scores that are shown, and may read silence as one."""
    match, person = rules.match, town["people"][other]
    if not match.on or lasting(luck, purposes.MATCH_FILTER, 0, who) >= match.filter:
        return True
    if shows(town, rules, luck, other):
        passed = person["position"] >= match.cut
    else:
        passed = lasting(luck, purposes.MATCH_SILENCE, 0, who) >= match.silence
    if not passed:
        book(town, "filtered", person["cell"])
        book(town, "filtered_honest", person["cell"], int(honest(person)))
    return bool(passed)


def taste(town: Town, rules: SimpleNamespace, luck: Luck, u: int, other: int) -> int:
    person = town["people"][other]
    liked = u // 2**22 + rules.match.sees * person["general"] // 32
    good = shows(town, rules, luck, other) and person["position"] >= rules.match.cut
    return int(liked + rules.match.front * good)


def search(town: Town, rules: SimpleNamespace, luck: Luck, i: int, on_site: list[int]) -> None:
    person = town["people"][i]
    eighth, cell = person["join"] // 32, person["cell"]
    book(town, f"searches_j{eighth}", cell)
    liked = {}
    for at in range(LOOKS * i, LOOKS * (i + 1)):
        j = on_site[luck.draw(purposes.MATCH_LOOK, 0, at) % len(on_site)]
        other = town["people"][j]
        if j == i or abs(person["age"] - other["age"]) > 10:
            continue
        seen = "shown" if shows(town, rules, luck, j) else "silent"
        book(town, f"looks_{seen}", other["cell"])
        if passes(town, rules, luck, i, j):
            u = luck.draw(purposes.MATCH_TASTE, 0, at)
            liked[at] = (taste(town, rules, luck, u, j), -at, j)
    if not liked:
        return
    j = max(liked.values())[2]
    if not passes(town, rules, luck, j, i):
        return
    u = luck.draw(purposes.MATCH_ANSWER, 0, i)
    if taste(town, rules, luck, u, i) < rules.match.pick:
        return
    pair = (honest(person), honest(town["people"][j]))
    book(town, "matches", cell)
    book(town, "matches_shown", cell, int(shows(town, rules, luck, j)))
    book(town, f"honest_matches_j{eighth}", cell, int(all(pair)))
    book(town, "deceived_matches", cell, int(pair[0] != pair[1]))
