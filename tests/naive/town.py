"""A community as plain Python, read from the arrays: people as dicts, a list of dated records.

Twins change a town; tests read a second town from the arrays that the kernels changed.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

import numpy as np

from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, TRADE_CAPACITY
from internetplus.vocabulary import counts, purposes
from internetplus.vocabulary.counters import COUNTERS, LEDGER_GATES
from internetplus.vocabulary.fields import (
    COMMUNITY,
    FLAGS,
    N_CITIZEN_GATES,
    N_SETTINGS,
    PROCEDURES,
    TRUTHS,
)
from tests.naive.luck import Luck
from tests.naive.rules import bits

Town = dict[str, Any]
Person = dict[str, Any]
Record = dict[str, Any]
VERSIONS = ("all", "true", "clean")
SETTING = 8
"""First slot of the luck of conduct by setting."""
STATUS = {
    "aware": 0, "sanctioned": 1, "away": 2, "job_denied": 3, "touched": 4, "targeted": 5,
    "published": 6, "critic": 7,
}  # fmt: skip
TRAITS = ("general", "opinion", "age", "income", "cell")
STATE = (
    "risk", "position", "jobless", "burden", "stars", "rated", "lean", "arrears", "welfare",
)  # fmt: skip


def read_people(people: Any, c: int, seed: int, number: int) -> list[Person]:
    """Who the citizens are; conduct by setting is luck of the people's seed and their community."""
    return _turned(_traits(people, c, seed, number))


def _turned(columns: dict[str, list[Any]]) -> list[Person]:
    """A dictionary for each place of the columns."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _by_version(rows: Any) -> list[dict[str, Any]]:
    """One dictionary a person of what is kept in three versions."""
    true_or_not = zip(*rows, strict=True)
    return [{"all": a, "true": b, "clean": c} for a, b, c in true_or_not]


def _sets(numbers: Any) -> list[set[int]]:
    return [bits(n) for n in numbers.tolist()]


def _traits(people: Any, c: int, seed: int, number: int) -> dict[str, list[Any]]:
    columns = {name: getattr(people, name)[c].tolist() for name in TRAITS}
    flags, home = _sets(people.flags[c]), people.home[c].astype(np.int64)
    seen = list(map(seen_as, columns["cell"], flags))
    return {
        **columns,
        **{name: [one[name] for one in seen] for name in ("demand", "watch")},
        "setting": [list(conduct) for conduct in settings_of_all(seed, number)],
        "flags": flags,
        "place": (home % 8).tolist(),
        "size": (home // 8 % 8).tolist(),
        "schooling": (home // 64).tolist(),
    }


def seen_as(cell: int, flags: set[int]) -> Person:
    """Class of demand (income, settlement, age) and of watching (online, in town, exposed)."""
    exposed = FLAGS.index("migrant") in flags or cell % 5 == 0
    online, urban = FLAGS.index("online") in flags, FLAGS.index("urban") in flags
    return {"demand": cell % 40, "watch": 1 * online + 2 * urban + 4 * exposed}


@lru_cache(maxsize=64)
def settings_of_all(seed: int, number: int) -> tuple[list[int], ...]:
    """Conduct of everybody in a community, which is read many times in tests."""
    return tuple(settings(Luck(seed, 0, number), i) for i in range(COMMUNITY))


def settings(luck: Luck, i: int) -> list[int]:
    """Conduct by setting: sums of four half-bytes, two settings to a draw, times 889/256."""
    found = []
    for pair in range(N_SETTINGS // 2):
        u = luck.draw(purposes.PEOPLE_TRAIT, SETTING + pair, i)
        halves = [u // 16**n % 16 for n in range(8)]
        found += [((sum(four) - 30) * 889 + 128) // 256 for four in (halves[:4], halves[4:])]
    return found


def read_enterprises(people: Any, c: int) -> list[dict[str, Any]]:
    pairs = zip(people.quality[c].tolist(), people.size[c].tolist(), strict=True)
    return [{"care": care, "size": size} for care, size in pairs]


def read_records(pool: Any, count: int, month: int) -> list[Record]:
    """Records with the month in which they were written."""
    found = []
    for word in pool[:count].tolist():
        written = word >> 16 & 127
        found.append(
            {
                "who": word & 1023,
                "deed": word >> 10 & 63,
                "month": month - (month - written) % 128,
                "truth": TRUTHS[word >> 23 & 7],
                "procedure": PROCEDURES[word >> 26 & 7],
                "source": word >> 29,
            }
        )
    return found


def _state(state: Any, c: int) -> dict[str, list[Any]]:
    arrays = {name: getattr(state, name)[c] for name in STATE}
    nothing = [None] * COMMUNITY  # of stars where nobody gives any
    status = state.status[c].astype(np.int64)
    assert not np.any(status & 0xF000)
    grades = (status >> GRADE_SHIFT).tolist()
    return {
        **{name: array.tolist() if array.size else nothing for name, array in arrays.items()},
        **{name: (status >> bit & 1 > 0).tolist() for name, bit in STATUS.items()},
        "grade": [None if grade == NOT_SCORED else grade for grade in grades],
    }


def _month(scratch: Any) -> dict[str, list[Any]]:
    """What the month has brought so far, from the working memory."""
    fear, seen_place = np.divmod(scratch.classes, 32)
    return {
        **{n: getattr(scratch, n).tolist() for n in ("young", "need", "flow", "struck", "join")},
        **{n: (getattr(scratch, n) != 0).tolist() for n in ("adult", "faked")},
        "fear": fear.tolist(),
        "seen_place": seen_place.tolist(),
        "start": _by_version(scratch.start.tolist()),
    }


def _sums(scratch: Any) -> dict[str, list[Any]]:
    """Sums, marks and consequences, as `score` left them in the working memory."""
    return {
        "total": _by_version(scratch.total.tolist()),
        "lists": _by_version([_sets(row & 255) for row in scratch.marks]),
        "straight": _by_version([_sets(row >> 8) for row in scratch.marks]),
        "effects": _by_version([_sets(row) for row in scratch.effects]),
        "shared": _by_version([_sets(row) for row in scratch.shared]),
        "credits": scratch.credits.T.tolist(),
        "plus": scratch.plus.T.tolist(),
        "cause": _sets(scratch.cause),
        "harm_done": scratch.done.tolist(),
    }


def read_books(ledger: Any) -> Counter[tuple[str, int]]:
    """The entries of a ledger that are not zero, by counter and cell."""
    places = np.flatnonzero(ledger)
    rows, cells = np.divmod(places, ledger.shape[1])
    names = [COUNTERS[n].name for n in rows.tolist()]
    amounts = ledger.ravel()[places].tolist()
    return Counter(dict(zip(zip(names, cells.tolist(), strict=True), amounts, strict=True)))


def read_counts(fresh: Any) -> Counter[Any]:
    """What the region counts, by name."""
    found = {
        "others": fresh[counts.ATTENTION_OTHERS],
        "targeted": fresh[counts.ATTENTION_TARGETED],
        "pending": fresh[counts.PENDING_APPEALS],
        "inspect_weight": fresh[counts.INSPECT_WEIGHT],
        "inspected": fresh[counts.INSPECTED],
        "bidders": fresh[counts.BIDDERS],
        "bidders_barred": fresh[counts.BARRED],
        "voice_now": fresh[counts.VOICE_NOW],
        "voice_then": fresh[counts.VOICE_THEN],
        "offices": fresh[counts.OFFICES],
        "offices_claim": fresh[counts.OFFICES_CLAIM],
        "offices_tied": fresh[counts.OFFICES_TIED],
    }
    firsts = {
        "barred": counts.ASKERS_BARRED,
        "plain": counts.ASKERS_PLAIN,
        "favoured": counts.ASKERS_FAVOURED,
        "admitted": counts.ADMITTED,
    }
    for name, first in firsts.items():
        found.update({(name, g): fresh[first + g] for g in range(N_CITIZEN_GATES)})
    return Counter({name: int(n) for name, n in found.items() if n})


def read_town(case: Any, *, sums: bool = False) -> Town:
    """The community of a case, with the month as far as it has come."""
    (people, state, pool), c, scratch = case.society, case.c, case.scratch
    columns = _traits(people, c, case.luck.people, case.luck.community)
    columns |= _state(state, c) | _month(scratch) | (_sums(scratch) if sums else {})
    town: Town = {
        "people": _turned(columns),
        "enterprises": read_enterprises(people, c),
        "records": read_records(pool.record[c], pool.count[c], case.luck.month),
        "room": pool.record.shape[1],
        "findings": read_records(pool.trade[c], pool.trade_count[c], case.luck.month),
        "findings_room": TRADE_CAPACITY,
        "norm": state.norm[c].tolist(),
        "voice": state.voice[c].tolist(),
        "offices": [
            {"pressed": row[0], "given": row[1:3], "honest": row[3:5]}
            for row in state.office[c].tolist()
        ],
        "speech": scratch.voice.tolist(),
        "norm_base": state.norm_base[c].tolist(),
        "norm_change": scratch.norm.tolist(),
        "events": scratch.events.tolist(),
        "harm": int(scratch.harm[0]),
        "books": read_books(case.ledger),
        "counts": read_counts(scratch.fresh),
    }
    for e, enterprise in enumerate(town["enterprises"]):
        enterprise["practices"] = bits(state.practices[c, e])
        enterprise["lists"] = bits(int(state.listed[c, e]))
        enterprise["grade"], enterprise["position"] = divmod(int(state.standing[c, e]), 32)
        for name in ("closed", "custom", "heat", "violations"):
            enterprise[name] = int(getattr(state, name)[c, e])
        enterprise["said"] = ("nothing", "withheld", "given")[state.muted[c, e]]
    return town


def book(town: Town, name: str, cell: int, amount: int = 1) -> None:
    """Add to the books."""
    town["books"][name, cell] += amount


def household(town: Town, i: int) -> list[Person]:
    """The people who live with citizen `i`, and the citizen."""
    person = town["people"][i]
    head = i - person["place"]
    return list(town["people"][head : head + person["size"]])


COMPLETED = {
    *("citizens", "person_months", "adults", "adult_months", "scored_months"),
    *("deeds_harmful", "deeds_helpful", "deeds_lawful"),
    *("harm_citizens", "harm_enterprises", "harm_state"),
    *("service_citizens", "service_enterprises", "cost_citizens", "cost_state"),
    *("refused_essential", "income", "benefits", "wrongful_months", "settings_watched"),
    *("transfer_citizens", "transfer_enterprises", "transfer_state"),
    *(f"profit_{gate}" for gate in LEDGER_GATES),
}
"""Entries that a run completes from others when it closes its books; `test_month` compares them."""


def differences(found: Town, wanted: Town, *, complete: bool = False) -> list[str]:
    """Where two towns are not alike; entries of zero are no entries."""
    left: list[str] = []
    for name in sorted({*found, *wanted} - {"acts", "searching"}):
        a, b = found.get(name), wanted.get(name)
        if name == "books" and not complete:
            a, b = ({k: n for k, n in x.items() if k[0] not in COMPLETED} for x in (a, b))
            a, b = Counter(a), Counter(b)
        if isinstance(a, Counter) and isinstance(b, Counter):
            left += [f"{name} {k}: {a[k]} != {b[k]}" for k in {*a, *b} if a[k] != b[k]]
        elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
            left += [
                f"{name}[{i}]: {_apart(x, y)}"
                for i, (x, y) in enumerate(zip(a, b, strict=True))
                if x != y
            ]
        elif a != b:
            left.append(f"{name}: {str(a)[:200]} != {str(b)[:200]}")
    return left[:8]


def _apart(x: Any, y: Any) -> str:
    if isinstance(x, dict) and isinstance(y, dict):
        return ", ".join(f"{k} {x.get(k)} != {y.get(k)}" for k in {*x, *y} if x.get(k) != y.get(k))
    return f"{x} != {y}"
