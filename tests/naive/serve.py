"""Institutions under marks, one rating after another, beside the honest marks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import INSTITUTIONS
from tests.naive.luck import Luck, lasting
from tests.naive.town import Town, book

NATION = 0


def serve(town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck) -> None:
    s = rules.serve
    for kind, office in enumerate(town["offices"]):
        if s.on and s.rated[kind]:
            month_of(town, s, fields, luck, kind, office)


def month_of(
    town: Town, s: SimpleNamespace, fields: SimpleNamespace, luck: Luck, kind: int, office: Any
) -> None:
    """Work, ratings, books, awards of one institution."""
    it = nature(s, luck, kind)
    goal = s.pressure * it.heed // 256
    office["pressed"] += (goal - office["pressed"]) * s.adapt // 1024
    pressed = office["pressed"]
    up, down, moved, lenient = (at(table, pressed) for table in (s.up, s.down, s.moved, s.lenient))
    usual = whole(s, it.seen, it.unseen)
    true = whole(s, it.seen + up, it.unseen - down - lenient * s.spoils // 256)
    town["harm"] += (true - usual) * s.value // 256
    plain = s.loading * (it.seen + it.charm) // 256
    tuned = s.loading * (it.seen + up + it.charm) // 256 + lenient
    for name in ("given", "honest"):
        office[name] = [x - x * s.fade // 1024 for x in office[name]]
    for n in range(s.slots):
        rate(town, s, luck, (kind, n), office, (plain, tuned))
    mark, honest = (mean(s, *office[name]) for name in ("given", "honest"))
    book(town, "office_effort_seen", NATION, moved)
    book(town, "office_effort_unseen", NATION, -moved)
    book(town, "office_lenient", NATION, lenient)
    book(town, "office_service", NATION, true - usual)
    book(town, f"mark_n_{INSTITUTIONS[kind]}", NATION)
    book(town, f"mark_x_{INSTITUTIONS[kind]}", NATION, mark // 128)
    book(town, "mark_n", NATION)
    correlate(town, "mark", mark // 128, true // 8)
    correlate(town, "honest", honest // 128, usual // 8)
    award(town, s, fields, luck, (kind, mark, true, it.tied))


def nature(s: SimpleNamespace, luck: Luck, kind: int) -> SimpleNamespace:
    """What an institution is for good."""
    u = [lasting(luck, purposes.OFFICE_TRAIT, kind, n) for n in range(5)]
    seen, own, charm = (s.normal[x // 2**23] for x in u[:3])
    return SimpleNamespace(
        seen=seen,
        unseen=(s.common * seen + s.own * own) // 256,
        charm=s.charm * charm // 256,
        heed=s.heed[u[3] // 2**27],
        tied=u[4] < s.tied,
    )


def at(table: list[int], pressed: int) -> int:
    step = min(pressed // 65536, 63)
    return table[step] + (table[step + 1] - table[step]) * (pressed - step * 65536) // 65536


def whole(s: SimpleNamespace, seen: int, unseen: int) -> int:
    return (s.worth * seen + (256 - s.worth) * unseen) // 256


def rate(
    town: Town, s: SimpleNamespace, luck: Luck, slot: tuple[int, int], office: Any, met: Any
) -> None:
    """One would-be rater: what was felt, whether it is told, whether it is dared."""
    u = luck.draw(purposes.OFFICE_RATING, *slot)
    person = town["people"][u % 1024]
    if person["age"] < 18:
        return
    mood = s.noise[u // 2**10 % 512] - s.bias[slot[0]] * person["opinion"] // 32
    for name, experience in zip(("honest", "given"), met, strict=True):
        star = 1 + sum(mood + experience >= edge for edge in s.edge)
        if u // 2**19 % 256 >= s.response[abs(star - 3)]:
            continue
        if name == "given":
            star = dared(town, s, luck.draw(purposes.OFFICE_FEAR, *slot), person, star)
        if star:
            office[name][0] += 1024 * star
            office[name][1] += 1024


def dared(town: Town, s: SimpleNamespace, u: int, person: Any, star: int) -> int:
    """Bad marks are swallowed, turned into five stars, or given and sometimes paid for."""
    cell = person["cell"]
    if star <= 2 and u % 256 < s.fear:
        book(town, "office_held_back", cell)
        if u // 256 % 256 >= s.coerced:
            return 0
        book(town, "office_coerced", cell)
        star = 5
    elif star <= 2:
        book(town, "office_bad", cell)
        if u // 65536 % 256 < s.retaliate:
            book(town, "office_paid_back", cell)
            book(town, "cost_citizens", cell, -s.price)
            person["flow"] -= s.price
    book(town, "office_marks", cell)
    return star


def mean(s: SimpleNamespace, total: int, count: int) -> int:
    return (total * 8192 + s.prior * s.centre) // (count + s.prior)


def correlate(town: Town, name: str, x: int, y: int) -> None:
    for what, amount in {"x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}.items():
        book(town, f"{name}_{what}", NATION, amount)


def award(town: Town, s: SimpleNamespace, fields: SimpleNamespace, luck: Luck, what: Any) -> None:
    kind, mark, true, tied = what
    u = [luck.draw(purposes.OFFICE_AWARD, kind, n) for n in range(3)]
    claim = mark >= s.claim
    if s.claim - s.near <= mark < s.claim and u[0] < s.rounded:
        book(town, "office_rounded", NATION)
        claim = True
    town["counts"]["offices"] += 1
    town["counts"]["offices_claim"] += claim
    town["counts"]["offices_tied"] += tied
    if claim and u[1] < fields.award[0]:
        book(town, "awards", NATION)
        book(town, "awards_low", NATION, int(true < 0))
    elif tied and u[2] < fields.award[1]:
        book(town, "awards", NATION)
        book(town, "awards_tied", NATION)
        book(town, "awards_low", NATION, int(true < 0))
