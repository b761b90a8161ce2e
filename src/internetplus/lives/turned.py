"""The smallest change of the records that would have turned a decision, and in whose power it lay.

The trial is the month's own judgment (`judged`) without some records, or with other stars; a
service's own refusal is tried by the whole month with one thing changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from internetplus.engine import records
from internetplus.engine.cards import judged as judge_again
from internetplus.engine.course import ONE
from internetplus.engine.month import FIND
from internetplus.engine.run import copied, seed_of
from internetplus.engine.tables import Fields
from internetplus.lives.months import OWN, STAR
from internetplus.lives.why import SANCTION, Judged, again, as_told, bits, household, mask_of
from internetplus.society.build import CREDIT_HISTORY
from internetplus.society.state import Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COUNTED_GATES
from internetplus.vocabulary.groups import N_CELLS

Row = dict[str, Any]
MOST = 16
"""Records among which pairs and threes are tried."""
SIZES = (1, 2, 3)
UP_TO_DECISIONS = FIND + 1
ALL_PLACES = 64 * ONE
"""The most places that fields can say."""
POWERS = ("error", "lawful_act", "own_act", "household", "stars", "places", "trait")
"""In whose power it lay: nobody's, for the record is wrong; one's own, by giving up what
is lawful or a harmful act; somebody's at home; those who rate; whoever offers places; nobody's, as
it is what one is. Where several changes are as small, the first of these is told."""


def turned(seen: Judged, i: int, decision: str) -> Row:
    """The fewest records without which the decision would not have fallen; else what else would."""
    mask = mask_of(seen.moment.world, decision)
    if not bits(seen.work, i) & mask:
        return _own_refusal(seen, i, decision)
    people = set(household(seen.society, i))
    pool = seen.society.pool.record[0, : seen.society.pool.count[0]]
    held = [n for n, r in enumerate(pool) if records.who_of(r) in people]
    for size in SIZES:
        ways = [
            [as_told(seen, pool[n]) for n in chosen]
            for chosen in combinations(held if size == 1 else held[:MOST], size)
            if not bits(_without(seen, chosen), i) & mask
        ]
        if ways:
            best = min(ways, key=lambda rows: POWERS.index(_power(rows, i)))
            return {"without": best, "with": None, "power": _power(best, i), "ways": len(ways)}
    for who in people if seen.moment.world.tables.meet.rated else ():
        society = copied(seen.society)
        society.state.stars[0, who] = 5 * STAR
        if not bits(_judged(seen, society), i) & mask:
            return {"without": [], "with": "five_stars", "power": "stars"}
    return {"without": [], "with": None, "power": "trait"}


def _without(seen: Judged, chosen: Sequence[int]) -> Any:
    """The month's judgment without some records."""
    society = copied(seen.society)
    kept = np.setdiff1d(np.arange(int(society.pool.count[0])), chosen)
    society.pool.record[0, : kept.size] = society.pool.record[0, kept]
    society.pool.count[0] = kept.size
    return _judged(seen, society)


def _judged(seen: Judged, society: Society) -> Any:
    world, month = seen.moment.world, seen.moment.month
    return judge_again(world, society, seed_of(world, seen.moment.luck), 0, month)[1]


def _power(rows: list[Row], i: int) -> str:
    """An error if any of the records is one; else whose acts they tell of."""
    if any(row["truth"] not in OWN for row in rows):
        return "error"
    if any(row["truth"] == "lawful" for row in rows):
        return "lawful_act"
    return "own_act" if all(row["whose"] == i for row in rows) else "household"


def _own_refusal(seen: Judged, i: int, decision: str) -> Row:
    """What would have turned a refusal on a service's own evidence: a history, or a place."""
    if decision == SANCTION:
        return {"without": [], "with": None, "power": "trait"}
    before, fields = seen.moment.before, seen.moment.fields
    flags = before.people.flags.copy()  # all months of a life share their people
    flags[0, i] |= np.uint16(CREDIT_HISTORY)
    known = before._replace(people=before.people._replace(flags=flags))
    if not _refused(seen, known, fields, i, decision):
        return {"without": [], "with": "credit_history", "power": "trait"}
    fixed = seen.moment.world.tables.gates.fixed[COUNTED_GATES.index(decision)]
    room = fields._replace(places=np.full_like(fields.places, ALL_PLACES))
    if fixed and not _refused(seen, before, room, i, decision):
        return {"without": [], "with": "a_place", "power": "places"}
    return {"without": [], "with": "other_evidence", "power": "trait"}


def _refused(seen: Judged, before: Society, fields: Fields, i: int, decision: str) -> bool:
    """Whether a service refuses again in the same month, from another state or other fields."""
    ledger = again(seen.moment, copied(before), fields, UP_TO_DECISIONS).ledger
    block = int(before.people.cell[0, i]) // N_CELLS
    own = ledger.reshape(len(ledger), -1, N_CELLS)[INDEX[f"refused_{decision}"], block]
    return bool(own.any())
