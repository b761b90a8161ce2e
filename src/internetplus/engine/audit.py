"""Audit by lot: some citizens are put on record as critics, everything else and the luck the same.

The communities of the panel are lived again twice. In one life a share of the adults who are not on
record, drawn by lot, begin with a record of criticism; their difference to the other life is what
being on record costs, free of what makes people critics.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.books import margins
from internetplus.engine.outcome import Outcome
from internetplus.engine.run import Snapshot, part_of, prepared, relive, seed_of
from internetplus.engine.world import World
from internetplus.kernel.draw import draw, key
from internetplus.society.build import ADULT
from internetplus.society.state import (
    GRADE_SHIFT,
    NOT_SCORED,
    STATUS_CRITIC,
    STATUS_SANCTIONED,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX, N_COUNTERS
from internetplus.vocabulary.fields import COMMUNITY, DEED_NAMES, MONEY
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
LOT = 0.05
"""Share of the adults put on record (our assumption)."""
CRITICISM = DEED_NAMES.index("criticism")


def audited(
    world: World, snapshot: Snapshot, outcome: Outcome, communities: tuple[int, ...], luck: int
) -> Outcome:
    """The outcome with the audit's counts in its last month; `luck`: the run's own."""
    rows = list(communities)
    chosen, seed = part_of(snapshot.society, rows), seed_of(world, luck)
    seeds = np.full(len(rows), seed)
    before, after = prepared(chosen, world), prepared(chosen, world)
    drawn = _lot(world, chosen, communities, seed)
    put_on_record(world, after, drawn)
    sanctioned = []
    for society in (before, after):
        seen = np.zeros(drawn.shape, np.int64)
        for _ in relive(world, society, outcome.fields, rows, seeds):
            seen += (society.state.status & STATUS_SANCTIONED) != 0
        sanctioned.append(seen)
    counts = _counts(before, after, drawn, sanctioned)
    monthly, groups = outcome.monthly.copy(), outcome.groups.copy()
    monthly[-1] += counts[:, 0]
    groups[-1] += counts
    return outcome._replace(monthly=monthly, groups=groups)


def _lot(world: World, society: Society, communities: tuple[int, ...], seed: int) -> Flags:
    """Who is drawn [communities, 1024]: adults not on record yet."""
    grown = society.people.age >= ADULT
    fresh = (society.state.status & STATUS_CRITIC) == 0
    drawn = np.zeros(grown.shape, np.bool_)
    for row, c in enumerate(communities):
        k = np.uint64(key(seed, P.LOT, 0, 0, int(world.where[c, 0])))
        drawn[row] = [draw(k, i) < round(LOT * 2**32) for i in range(COMMUNITY)]
    return np.asarray(drawn & grown & fresh)


def put_on_record(world: World, society: Society, drawn: Flags) -> None:
    """A record of criticism of month 0, where the scheme keeps one, and the operator's mark."""
    society.state.status[drawn] |= STATUS_CRITIC
    if world.tables.deeds.keep[CRITICISM] == 0:
        return
    for c, i in zip(*np.nonzero(drawn), strict=True):
        r = records.pack(int(i), CRITICISM, 0, records.LAWFUL, records.FRESH, 1)
        records.write(society.pool.record, society.pool.count, int(c), r)


def _counts(before: Society, after: Society, drawn: Flags, sanctioned: list[Ints]) -> Ints:
    """Sums over those drawn [counters, groups]."""
    ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
    cell = before.people.cell[drawn]
    old, new = (one.state.status[drawn] >> GRADE_SHIFT for one in (before, after))
    scored = (old != NOT_SCORED) & (new != NOT_SCORED)
    lost = before.state.welfare[drawn].astype(np.int64) - after.state.welfare[drawn]
    for name, each in (
        ("lot_marked", np.ones(cell.size, np.int64)),
        ("lot_lower", scored & (new < old)),
        ("lot_higher", scored & (new > old)),
        ("lot_sanctioned", sanctioned[1][drawn]),
        ("lot_sanctioned_else", sanctioned[0][drawn]),
        ("lot_lost", lost * WELFARE),
    ):
        np.add.at(ledger[INDEX[name]], cell, each)
    return margins(ledger)


WELFARE = 100
"""Units of money in a unit of `State.welfare`."""
assert MONEY % WELFARE == 0
