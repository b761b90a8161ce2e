"""Cards of one citizen and one enterprise at the end of a run, with the truth beside them."""

from __future__ import annotations

from typing import Any

import numpy as np

from internetplus.engine import records
from internetplus.engine.course import first_fields
from internetplus.engine.month import PERCEIVE, RANK, SHARE, STAND, of_one
from internetplus.engine.outcome import Outcome
from internetplus.engine.phases.grade import NO_GRADE, grade
from internetplus.engine.phases.score import ALL
from internetplus.engine.phases.stars import show
from internetplus.engine.run import luck_at, part_of, seed_of
from internetplus.engine.stretch import advance
from internetplus.engine.tables import Scratch, scratch
from internetplus.engine.world import World
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Society
from internetplus.vocabulary.counters import N_COUNTERS, TRADE_GATES
from internetplus.vocabulary.fields import (
    COMMUNITY,
    COUNTED_DEEDS,
    COUNTED_GATES,
    DIMENSIONS,
    ENTERPRISES,
    PRACTICE_NAMES,
    PROCEDURES,
    TRUTHS,
)
from internetplus.vocabulary.groups import FAMILIES, N_CELLS, SHAPE

Card = dict[str, Any]


def cards(world: World, outcome: Outcome, luck: int) -> dict[str, Card]:
    """One citizen's and one enterprise's card."""
    world, society = world.at(world.months - 1), outcome.society
    seed, abused = seed_of(world, luck), bool(world.tables.abuse.on)
    found = {"citizen": citizen_card(world, society, seed, *choose(society, abused))}
    if world.tables.trade.scored:
        found["enterprise"] = enterprise_card(world, society, *_worst_enterprise(society))
    return found


def choose(society: Society, planted: bool = False) -> tuple[int, int]:
    """The first citizen who is sanctioned or in the lowest grade and holds a false record.

    Where nobody does: the first with a false record, else the first with any record. `planted`:
    before all of them, the first of these with a record planted by the operator.
    """
    grades = society.state.status >> GRADE_SHIFT
    low = (grades == 0) | ((society.state.status & 2) != 0)
    best: tuple[int, tuple[int, int]] = (-1, (0, 0))
    for c in range(society.pool.count.size):
        for r in society.pool.record[c, : society.pool.count[c]]:
            who, truth = records.who_of(r), records.truth_of(r)
            made_up = planted and truth == records.PLANTED
            rank = 4 * made_up + 2 * (not records.is_true(truth)) + bool(low[c, who])
            if rank > best[0]:
                best = (rank, (c, who))
        if best[0] == (7 if planted else 3):
            break
    return best[1]


def judged(
    world: World, whole: Society, seed: int, c: int, month: int | None = None
) -> tuple[Society, Scratch]:
    """Score and consequences of one community in a month, by the kernels that ran it.

    `seed`: of luck; `month`: the last one if none is given.
    """
    society = part_of(whole, [c])
    society.people.cell[:] %= N_CELLS
    work, ledger = scratch(), np.zeros((N_COUNTERS, N_CELLS), np.int64)
    month = world.months - 1 if month is None else month
    fields, luck = first_fields(world.regions, world.usual), luck_at(world, c, seed, month)
    for begin, end in ((PERCEIVE, PERCEIVE), (RANK, RANK), (STAND, SHARE)):
        if begin == STAND and world.tables.meet.rated:
            show(society.state, world.tables.meet, work, 0)
        window = of_one(luck, begin=begin, end=end + 1)
        advance(society, world.tables, fields, work, ledger, *window)
    return society, work


def _record_rows(
    world: World,
    pool: np.ndarray,
    who: int,
    names: tuple[str, ...],
    worth: np.ndarray,
    writers: tuple[tuple[str, ...], ...],
) -> list[Card]:
    """A subject's live records; `writers` names the sources of each deed, order first."""
    month, rows = world.months - 1, []
    for r in records.of_subject(pool, who):
        d, age = records.deed_of(r), records.age_of(r, month)
        rows.append(
            {
                "deed": names[d],
                "number": d,
                "source": writers[d][records.source_of(r)] if writers else "inspectors",
                "month": month - age,
                "points": int(worth[d, age]) / 10,
                "truth": TRUTHS[records.truth_of(r)],
                "procedure": PROCEDURES[records.procedure_of(r)],
            }
        )
    return rows


def citizen_card(world: World, whole: Society, seed: int, c: int, i: int) -> Card:
    """What the register shows of a citizen, and the truth of each record; `seed`: of luck."""
    return card_of(world, judged(world, whole, seed, c), int(world.where[c, 0]), i)


def grade_of(world: World, society: Society, i: int) -> str | None:
    """Name of a citizen's grade in a society of one community; none where nobody is graded."""
    given = int(society.state.status[0, i]) >> GRADE_SHIFT
    return world.grades[given] if given != NOT_SCORED and world.grades else None


def card_of(world: World, judgment: tuple[Society, Scratch], community: int, i: int) -> Card:
    """The same from a community that is judged already."""
    society, work = judgment
    score, people = world.tables.score, society.people
    pool = society.pool.record[0, : society.pool.count[0]]
    rows = _record_rows(world, pool, i, COUNTED_DEEDS, score.worth, world.writers)
    rules = world.scheme.citizen
    sums = dict.fromkeys(DIMENSIONS, 0.0)
    for row in rows:
        if rules is not None and row["month"] >= score.points_since:
            sums[DIMENSIONS[int(rules.dimension[row["number"]])]] += row["points"]
    effects = int(work.effects[ALL, i] | work.shared[ALL, i])
    marks = int(work.marks[ALL, i])
    return {
        "number": community * COMMUNITY + i,
        "about": _about(int(people.cell[0, i]), int(people.age[0, i])),
        "score": int(work.total[ALL, i]) / 10 if score.scored else None,
        "credits": sums if score.scored else {},
        "grade": grade_of(world, society, i),
        "lists": _lists(world, marks),
        "doors_open": _doors(score.opens, effects),
        "doors_closed": _doors(score.closes, effects),
        "records": rows,
        "reasons": [row for row in rows if row["points"] < 0 or _lists(world, marks)],
    }


def _about(cell: int, age: int) -> Card:
    families = {}
    for (family, names), size in zip(FAMILIES.items(), SHAPE, strict=True):
        families[family] = names[cell % size]
        cell //= size
    return {**families, "years": age}


def _lists(world: World, marks: int) -> list[str]:
    names = [
        rule.name
        for part in (world.order, world.scheme)
        for rule in (part.citizen.lists if part.citizen else ())
    ]
    return [name for n, name in enumerate(names) if marks & (1 << n)]


def _doors(table: np.ndarray, effects: int) -> list[str]:
    return [gate for g, gate in enumerate(COUNTED_GATES) if effects & int(table[g])]


def _worst_enterprise(society: Society) -> tuple[int, int]:
    """The enterprise of the lowest grade with the most records, the first of its kind."""
    best, found = (-1, -1), (0, 0)
    for c in range(society.pool.trade_count.size):
        held = [records.who_of(r) for r in society.pool.trade[c, : society.pool.trade_count[c]]]
        for e in sorted(set(held)):
            rank = (7 - int(society.state.standing[c, e] >> 5), held.count(e))
            if rank > best:
                best, found = rank, (c, e)
    return found


def grade_again(world: World, society: Society, seed: int, month: int) -> None:
    """Give the enterprises of a community alone their grades and lists anew from their records."""
    work, ledger = scratch(), np.zeros((N_COUNTERS, N_CELLS), np.int64)
    grade(society, world.tables.trade, luck_at(world, 0, seed, month), work, ledger, 0)


def enterprise_card(world: World, society: Society, c: int, e: int) -> Card:
    """What the register shows of an enterprise, and what it is really doing."""
    trade = world.tables.trade
    pool = society.pool.trade[c, : society.pool.trade_count[c]]
    rows = _record_rows(world, pool, e, PRACTICE_NAMES, trade.worth, ())
    rules = world.scheme.enterprise
    sums = dict.fromkeys(DIMENSIONS, 0.0)
    for row in rows:
        row["practice"] = row.pop("deed")
        if rules is not None and row["month"] >= trade.since:
            sums[DIMENSIONS[int(rules.dimension[row["number"]])]] += row["points"]
    given = int(society.state.standing[c, e]) >> 5
    active = int(society.state.practices[c, e])
    seen = trade.violations * int(society.state.violations[c, e])
    closed = trade.deny[given] | trade.deny_listed[society.state.listed[c, e]]
    barred = [gate for g, gate in enumerate(TRADE_GATES) if closed & (1 << g)]
    return {
        "number": int(world.where[c, 0]) * ENTERPRISES + e,
        "score": (trade.base + seen) / 10 + sum(sums.values()),
        "credits": sums,
        "grade": world.enterprise_grades[given] if given != NO_GRADE else None,
        "doors_open": [gate for gate in TRADE_GATES if gate not in barred],
        "doors_closed": barred,
        "records": rows,
        "reasons": [row for row in rows if row["points"] < 0],
        "going_on": [name for p, name in enumerate(PRACTICE_NAMES) if active & (1 << p)],
    }
