"""Public opinion: every adult is asked, and says so or not."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from tests.naive.luck import Luck, lasting
from tests.naive.town import Person, Town, book


def poll(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """The month's answers; who has heard of a sanction hangs on how many here are under one."""
    survey = rules.poll
    if not survey.held:
        return
    adults = [(i, person) for i, person in enumerate(town["people"]) if person["adult"]]
    harm, favour = bits_of(survey.harm), bits_of(survey.favour)
    struck = sum(1 for _, person in adults if effects(person) & harm)
    for i, person in adults:
        critical = person["cell"] // 40 % 2
        heard = lasting(luck, purposes.HEARSAY, 0, i) < survey.heard[struck]
        kind = critical
        if person["aware"]:
            bad, good = bool(effects(person) & harm), bool(effects(person) & favour)
            kind += 2 * (bad or heard) + 4 * bad + 8 * good
        place = lasting(luck, purposes.APPROVAL, 0, i)
        now, before = place < survey.private[kind], place < survey.private[critical]
        answers = {
            "polled": True,
            "approve": now,
            "approve_stated": place < survey.stated[kind],
            "approve_before": before,
            "approve_lost": before and not now,
            "approve_won": now and not before,
            "informed": kind > critical,
            "informed_approve": kind > critical and now,
        }
        for name, holds in answers.items():
            book(town, name, person["cell"], int(holds))


def effects(person: Person) -> set[int]:
    return set(person["effects"]["all"] | person["shared"]["all"])


def bits_of(number: int) -> set[int]:
    return {n for n in range(number.bit_length()) if number >> n & 1}
