"""Meet: who chooses whom, what stars follow, how a mean moves; one person at a time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import FLAGS
from tests.naive.fake import alarmed, fake, leaves, renew
from tests.naive.luck import Luck, level
from tests.naive.town import VERSIONS, Person, Town, book

STAR, NOBODY = 8192, -(2**20)
URBAN, MIGRANT = FLAGS.index("urban"), FLAGS.index("migrant")
Rules = SimpleNamespace


def meet(town: Town, rules: SimpleNamespace, luck: Luck, made: Luck) -> None:
    """A month of encounters; nothing where nobody is rated. `made`: luck that made the citizens."""
    stars = rules.meet
    if not stars.rated:
        return
    people = town["people"]
    for person in people:
        person["shown"] = shown(person, stars)
        person |= {"got": 0, "load": 0, "tilt": 0, "chosen": 0, "even": 0}
    low = lowest(people)
    for slot in range(stars.encounters):
        for i, person in enumerate(people):
            if person["adult"]:
                encounter(town, rules, luck, slot, i)
    count_alone(town, low)
    please(town, stars)
    fake(town, rules, luck, made)
    if bad_month(luck.month):
        for i in bad_day_of(people, stars, luck):
            people[i]["got"] += 4 * stars.burst
            people[i]["load"] += 4 * stars.burst
    for i, person in enumerate(people):
        remember(person, stars, luck.draw(purposes.STAR_ROUNDING, 0, i))
        if leaves(rules, luck, i, person):
            renew(town, rules, person)
        person["shown"] = shown(person, stars)
    follow(town, stars, luck)
    stock(town)
    for person in people:
        for name in ("shown", "got", "load", "tilt", "chosen", "even"):
            del person[name]


def limited(mean: int) -> int:
    return min(max(mean, STAR), 5 * STAR)


def shown(person: Person, stars: Rules) -> int:
    """The mean with its prior ratings, in steps; the centre where there are too few ratings."""
    n = person["rated"]
    mean = (stars.centre * stars.prior + person["stars"] * n) // (stars.prior + n)
    if n < stars.shown_from:
        mean = stars.centre
    steps = (mean + stars.rounding // 2) // stars.rounding
    return limited(steps * stars.rounding)


def add_stars(town: Town, rules: SimpleNamespace) -> None:
    """Points from the mean as it stands, and from the part of it that the person earned."""
    stars = rules.meet
    for person in town["people"] if stars.rated else []:
        n = person["rated"] if person["rated"] >= stars.shown_from else 0
        foreign = person["lean"] * (STAR // 32) * n // (stars.prior + n)
        now = shown(person, stars)
        earned = points(limited(now - foreign), stars)
        for version, worth in zip(VERSIONS, (points(now, stars), earned, earned), strict=True):
            person["start"][version] += worth


def points(mean: int, stars: Rules) -> int:
    return int((stars.points * (mean - stars.centre) + STAR // 2) // STAR)


def kind(person: Person) -> tuple[bool, bool]:
    return URBAN in person["flags"], MIGRANT in person["flags"]


def effort_place(person: Person) -> int:
    return int(person["seen_place"]) % 32


def pleasing(person: Person, stars: Rules) -> int:
    """How an encounter with somebody goes on average."""
    return int(person["general"] * stars.loading // 32 + stars.effort[effort_place(person)])


def sought(person: Person, stars: Rules) -> int:
    return int((person["shown"] - stars.centre) // 8 * stars.lure // 1024)


def encounter(town: Town, rules: Rules, luck: Luck, slot: int, i: int) -> None:
    """Three candidates; the best of them is met, and both may rate."""
    stars, people, me = rules.meet, town["people"], town["people"][i]
    options = []
    for n in range(3):
        j = (i + 1 + luck.draw(purposes.CANDIDATE, slot, n) % 1023) % 1024
        if people[j]["adult"]:
            same = stars.own_kind if kind(people[j]) == kind(me) else 0
            wait = max(-level(luck.draw(purposes.CHOICE, 3 * slot + n, i)), 1)
            luckily = same - level(wait)
            options.append((luckily + sought(people[j], stars), luckily, -n, j))
    if not options:
        return
    j = max(options, key=lambda one: (one[0], one[2]))[3]
    even = max(options, key=lambda one: (one[1], one[2]))[3]
    people[j]["chosen"] += 1
    people[even]["even"] += 1
    if j != even:
        book(town, "shunned", people[even]["cell"])
    rate(town, rules, luck, slot, i, j)


def star(stars: Rules, went: int) -> int:
    return 1 + sum(went >= edge for edge in stars.edge)


def change(stars: Rules, rater: Person, other: Person, month: int) -> int:
    """Halo, the other group, standards that fall."""
    halo = (other["shown"] - stars.centre) // 8 * stars.halo // 1024
    apart = stars.penalty if kind(rater) != kind(other) else 0
    return int(halo - apart + stars.drift * max(month, 0) // 1024)


def rate(town: Town, rules: Rules, luck: Luck, slot: int, i: int, j: int) -> None:
    """The chooser rates first; then the other answers, pays back, or returns a favour."""
    stars = rules.meet
    me, other = town["people"][i], town["people"][j]
    u, v = (luck.draw(purposes.RATING, slot, who) for who in (i, i + 1024))
    there = pleasing(other, stars) + stars.noise[u % 512]
    back = pleasing(me, stars) + stars.noise[u // 512 % 512]
    earned, due = star(stars, there), star(stars, back)
    given = star(stars, there + change(stars, me, other, luck.month))
    answer = star(stars, back + change(stars, other, me, luck.month))
    says = v % 256 < stars.response[abs(given - 3)]
    answers = v // 256 % 256 < stars.response[abs(answer - 3)]
    moved = v // 2**16 % 256
    if says and given <= 2 and moved < stars.retaliate:
        answer, answers = 1, True
    elif says and given >= 4 and not answers and moved < stars.reciprocate:
        answer, answers = 5, True
    sifted = luck.draw(purposes.STAR_ALARM, slot, i)
    if says and not (given == 5 and alarmed(town, rules, other, sifted % 2**16)):
        give(town, stars, me, other, (given, earned))
    if answers and not (answer == 5 and alarmed(town, rules, me, sifted >> 16)):
        give(town, stars, other, me, (answer, due))


def give(town: Town, stars: Rules, rater: Person, to: Person, rating: tuple[int, int]) -> None:
    given, earned = rating
    weight = stars.weight[(rater["shown"] - STAR) // 512]
    to["got"] += weight * given
    to["load"] += weight
    to["tilt"] += weight * (given - earned)
    book(town, "ratings", to["cell"])
    book(town, "ratings_one", to["cell"], int(given == 1))
    book(town, "ratings_five", to["cell"], int(given == 5))
    book(town, "ratings_unfair", to["cell"], int(given != earned))


def lowest(people: list[Person]) -> int:
    """The step of the shown mean in which the lowest tenth of the adults ends."""
    steps = sorted((p["shown"] - STAR) // 128 for p in people if p["adult"])
    return int(steps[-(-len(steps) // 10) - 1]) if steps else 0


def count_alone(town: Town, low: int) -> None:
    """Adults whom nobody chose, and whom nobody would have chosen unseen."""
    for person in town["people"]:
        if person["adult"]:
            alone = {"alone": not person["chosen"], "alone_even": not person["even"]}
            for name, yes in alone.items():
                book(town, name, person["cell"], int(yes))
            if (person["shown"] - STAR) // 128 <= low:
                book(town, "low_months", person["cell"])
                for name, yes in alone.items():
                    book(town, f"low_{name}", person["cell"], int(yes))


def please(town: Town, stars: Rules) -> None:
    """Effort costs who makes it."""
    for person in town["people"]:
        price = stars.price[effort_place(person)]
        if person["adult"] and price > 0:
            person["flow"] -= price
            book(town, "cost_citizens", person["cell"], -price)
            book(town, "effort_cost", person["cell"], price)


def bad_month(month: int) -> bool:
    return month >= 6 and month % 12 == 6


def bad_day_of(people: list[Person], stars: Rules, luck: Luck) -> list[int]:
    """Adults with a bad day in the month of the luck."""
    adults = (i for i, person in enumerate(people) if person["adult"])
    return [i for i in adults if luck.draw(purposes.BAD_DAY, 0, i) < stars.hit]


def remember(person: Person, stars: Rules, u: int) -> None:
    """Count and mean after a month; what is left over is rounded by luck."""
    n = (person["rated"] * stars.keep + u % 256) // 256
    load, whole = person["load"], max(n + person["load"], 1)
    moved = person["got"] * STAR - load * person["stars"]
    tilted = person["tilt"] * 32 - load * person["lean"]
    carry, other = (part * whole // 4096 for part in (u // 256 % 4096, u // 2**20))
    person["stars"] = limited(person["stars"] + (moved + carry) // whole)
    lean = person["lean"] + (tilted + other) // whole
    person["lean"] = min(max(lean, -127), 127)
    person["rated"] = min(n + load, 252)


def follow(town: Town, stars: Rules, luck: Luck) -> None:
    """How those stand who had a bad day one, six and twelve months ago."""
    people = town["people"]
    adults = [person["shown"] for person in people if person["adult"]]
    for lag in (1, 6, 12):
        if not bad_month(luck.month - lag):
            continue
        mean = sum(adults) // max(len(adults), 1)
        then: Any = luck._replace(month=luck.month - lag)
        for person in (people[i] for i in bad_day_of(people, stars, then)):
            book(town, f"bad_day_people_{lag}", person["cell"])
            book(town, f"bad_day_gap_{lag}", person["cell"], mean - person["shown"])
            below = int(person["shown"] < stars.floor)
            book(town, f"bad_day_lowest_{lag}", person["cell"], below)


def stock(town: Town) -> None:
    """Sums of honesty and shown stars over the adults."""
    for person in town["people"]:
        if person["adult"]:
            x, y = person["general"], person["shown"] // 128
            sums = {"n": 1, "x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}
            for name, amount in {**sums, "lean": abs(person["lean"])}.items():
                book(town, f"star_{name}", person["cell"], amount)
