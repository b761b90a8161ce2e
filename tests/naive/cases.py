"""Random but valid moments of a small society: people, their past, records, rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Fields, Luck, Scratch, Tables, scratch
from internetplus.society.state import (
    GRADE_SHIFT,
    NOT_SCORED,
    People,
    Pool,
    Society,
    State,
    empty_people,
    empty_pool,
    empty_state,
)
from internetplus.vocabulary.counters import N_COUNTERS
from internetplus.vocabulary.fields import COMMUNITY, DEED_NAMES, FLAGS, PRACTICE_NAMES
from internetplus.vocabulary.groups import N_CELLS, cell
from tests.naive import made_food
from tests.naive import tables as made
from tests.naive.tables import Rng, subsets

REGIONS = 3
BIRTHDAYS = (14, 18, 22, 60)
"""Years at which something changes; some people are a year below, at and above each."""
EMPLOYED, HEAD = 1 << FLAGS.index("employed"), 1 << FLAGS.index("head")
BITS_OF_STATUS, AWAY, CRITIC = 7, 4, 128


@dataclass
class Case:
    """A community in the middle of a month."""

    society: Society
    tables: Tables
    fields: Fields
    luck: Luck
    scratch: Scratch
    ledger: Any
    c: int


def people(rng: Rng, communities: int) -> People:
    """Households of one to six, ages around every limit, traits to the ends of the scale."""
    made_up = empty_people(communities)
    for c in range(communities):
        made_up.home[c] = homes(rng)
    shape = made_up.age.shape
    age = rng.integers(0, 95, shape)
    near = np.array([years + step for years in BIRTHDAYS for step in (-1, 0, 1)])
    age = np.where(rng.random(shape) < 0.1, rng.choice(near, shape), age)
    heads = made_up.home % 8 == 0
    age = np.where(heads & (rng.random(shape) < 0.95), np.maximum(age, 18), age)
    flags = subsets(rng, shape, len(FLAGS), 0.45) & ~HEAD
    works = (age >= 18) & (age < 60)
    made_up.flags[:] = np.where(works, flags, flags & ~EMPLOYED) | np.where(heads, HEAD, 0)
    made_up.age[:] = age
    for name, most in (("general", 127), ("opinion", 127), ("quality", 127)):
        array = getattr(made_up, name)
        array[:] = np.clip(np.round(rng.normal(0, 40, array.shape)), -most, most)
    made_up.income[:] = rng.integers(0, 256, shape)
    made_up.home[:] |= (rng.integers(0, 4, shape) << 6).astype(np.uint8)
    made_up.size[:] = rng.integers(0, 3, made_up.size.shape)
    drawn = (rng.integers(0, n, shape) for n in (5, 2, 4, 2, 3, 2))
    made_up.cell[:] = np.vectorize(cell)(*drawn)
    return made_up


def homes(rng: Rng) -> Any:
    """Place and size, household after household; the last one is cut where the rows end."""
    found: list[int] = []
    while len(found) < COMMUNITY:
        size = min(int(rng.integers(1, 7)), COMMUNITY - len(found))
        found += [place | (size << 3) for place in range(size)]
    return np.array(found)


def state(rng: Rng, who: People) -> State:
    """Everything that may have become of people, counters near their ends among it."""
    s = empty_state(len(who.age))
    shape = who.age.shape
    s.risk[:] = rng.integers(0, 256, shape)
    s.position[:] = rng.integers(1, 32, shape)
    grade = np.where(rng.random(shape) < 0.8, rng.integers(0, 8, shape), NOT_SCORED)
    bits = subsets(rng, shape, BITS_OF_STATUS, 0.3) & ~AWAY
    bits |= CRITIC * (rng.spawn(1)[0].random(shape) < 0.2)
    bits |= AWAY * homes_away(rng.spawn(1)[0], who)
    s.status[:] = bits | (grade << GRADE_SHIFT)
    jobless = rng.choice([0, 0, 0, 1, 7, 254, 255], shape)
    s.jobless[:] = np.where(who.flags & EMPLOYED, jobless, 0)
    s.burden[:] = rng.choice([0, 1, 11, 12, 254, 255], shape)
    s.stars[:] = rng.integers(8192, 5 * 8192 + 1, shape)
    s.rated[:] = rng.choice([0, 0, 1, 4, 40, 200, 252], shape)
    s.lean[:] = rng.integers(-127, 128, shape)
    s.arrears[:] = rng.choice([0, 0, 1, 9, 999, 65000, 65535], shape)
    s.welfare[:] = rng.integers(-(10**8), 10**8, shape)
    s.norm[:] = rng.choice([0, 1, 500, 30000, 10**6], s.norm.shape)
    s.norm_base[:] = rng.choice([0, 1, 700, 25000, 10**6], s.norm.shape)
    s.voice[:] = rng.spawn(1)[0].choice([0, 1, 1 << 15, 1 << 20, 3 << 20, 1 << 24], s.voice.shape)
    offices(rng.spawn(1)[0], s)
    made_food.state(rng, s)
    s.practices[:] = subsets(rng, s.practices.shape, len(PRACTICE_NAMES), 0.2)
    s.listed[:] = subsets(rng, s.listed.shape, 8, 0.1)
    s.standing[:] = (rng.integers(0, 8, s.standing.shape) << 5) | rng.integers(
        1, 32, s.standing.shape
    )
    return s


def homes_away(rng: Rng, who: People) -> Any:
    """Who is away: whole households."""
    first = np.arange(COMMUNITY) - who.home % 8
    return np.take_along_axis(rng.random(who.home.shape) < 0.15, first, axis=1)


def offices(rng: Rng, s: State) -> None:
    """Pressure up to the most, marks of few and of many ratings."""
    s.office[:] = 0
    s.office[:, :, 0] = rng.choice([0, 1, 1 << 19, 1 << 22], s.office.shape[:2])
    for column in (1, 3):
        count = rng.choice([0, 1024, 300 * 1024], s.office.shape[:2])
        s.office[:, :, column + 1] = count
        s.office[:, :, column] = count * rng.uniform(1, 5, count.shape)


def packed(*columns: Any) -> Any:
    """Records of many columns."""
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [records.pack(*row) for row in rows]


def pool(rng: Rng, rules: Tables, communities: int, month: int) -> Pool:
    """Records of all truths and procedures, up to a pool that is full already."""
    p = empty_pool(communities, 3)
    room = int(rng.choice([40, 400, 3072]))
    p = p._replace(record=np.zeros((communities, room), np.uint32))
    kept = np.flatnonzero(rules.deeds.keep > 0)
    kept = kept[kept < len(DEED_NAMES)]
    for c in range(communities):
        n = p.count[c] = rng.choice([0, room // 2, room]) if kept.size else 0
        if n:
            d = rng.choice(kept, n)
            # what was kept last month is at most as old as its term this month
            age = 1 + (rng.random(n) * rules.deeds.keep[d]).astype(int)
            truth, procedure = rng.integers(0, 8, n), rng.integers(0, 8, n)
            who, source = rng.integers(0, COMMUNITY, n), rng.integers(0, 5, n)
            p.record[c, :n] = packed(who, d, month - age, truth, procedure, source)
        n = p.trade_count[c] = rng.choice([0, 30, 256])
        e, practice = rng.integers(0, 64, n), rng.integers(0, len(PRACTICE_NAMES), n)
        truth, age = rng.choice([0, 3], n), rng.integers(1, 127, n)
        p.trade[c, :n] = packed(e, practice, month - age, truth, np.zeros(n, int), np.zeros(n, int))
    return p


def case(seed: int, communities: int = 1) -> Case:
    """The case of a seed, its month not begun."""
    rng = np.random.default_rng(seed)
    rules, month = made.tables(rng), int(rng.integers(-30, 120))
    if seed % 2:
        rules = rules._replace(abuse=rules.abuse._replace(crisis=month))
    who = people(rng, communities)
    society = Society(who, state(rng, who), pool(rng, rules, communities, month))
    luck = Luck(
        int(rng.integers(0, 2**40)),
        int(rng.integers(0, 2**31)),
        month,
        int(rng.integers(0, 20000)),
        int(rng.integers(0, REGIONS)),
    )
    ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
    memory = scratch()
    memory.start[:] = rng.integers(-2000, 20000, memory.start.shape)
    return Case(society, rules, made.fields(rng, REGIONS), luck, memory, ledger, 0)
