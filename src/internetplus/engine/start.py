"""The society before its first month: people, and what was already under way."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.visit import points_of
from internetplus.engine.tables import Food, Tables, Trade
from internetplus.engine.world import World
from internetplus.kernel.draw import chance, draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.build import ADULT, EMPLOYED, build, settings_of
from internetplus.society.state import People, Pool, Society, empty_people, empty_pool, empty_state
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import (
    COMMUNITY,
    CUSTOM,
    ENTERPRISES,
    FIRST_FOOD,
    FOOD_EVERY,
    GATE_NAMES,
    N_CITIZEN_GATES,
    N_DEEDS,
    N_PRACTICES,
)

JOB = GATE_NAMES.index("job")
FIRST_ROOM = 1
"""Records a citizen for which there is room before the burn-in; more is made when needed."""


@kernel
def _old_records(
    people: People,
    pool: Pool,
    seed: int,
    ages: np.ndarray,
    rule: tuple[int, int, int],
    numbers: np.ndarray,
) -> None:
    """Give a share of the adults a record of a deed from before; `ages` int64 [1024] quantiles."""
    deed, chance, month = rule
    for c in range(numbers.size):
        k = key(seed, P.PEOPLE_STOCK, deed, 0, numbers[c])
        for i in range(COMMUNITY):
            if people.age[c, i] < ADULT or draw(k, i) >= chance:
                continue
            age = ages[draw(k, i + COMMUNITY) >> np.uint32(22)]
            r = records.pack(i, deed, month - age, records.STOCK, records.ACCEPTED, 0)
            records.write(pool.record, pool.count, c, r)


@kernel
def _out_of_work(
    society: Society, setting: np.ndarray, tables: Tables, seed: int, numbers: np.ndarray
) -> None:
    """Put out of work the share of the employed that job loss and refusals leave without work.

    share = loss / (loss + hired), the stationary law of two states.
    """
    gates, loss = tables.gates, np.float64(tables.life.job_loss)
    for c in range(numbers.size):
        k = key(seed, P.PEOPLE_STOCK, N_DEEDS + JOB, 0, numbers[c])
        conduct = setting[c, gates.setting[JOB]]
        for i in range(COMMUNITY):
            if not society.people.flags[c, i] & EMPLOYED:
                continue
            hazard = gates.refuse[JOB] - ((gates.evidence[JOB] * np.int32(conduct[i])) >> 5)
            hired = max(np.float64(1 << 32) - chance(np.int32(hazard)), 1.0)
            if draw(k, i) < loss / (loss + hired) * np.float64(1 << 32):
                society.state.jobless[c, i] = 1


@kernel
def _going_on(society: Society, trade: Trade, seed: int, numbers: np.ndarray) -> None:
    """Practices under way: begun / (begun + ended); spells end by themselves or at inspections."""
    full = np.float64(1 << 32)
    for p in range(N_PRACTICES):
        for c in range(numbers.size):
            k = key(seed, P.PEOPLE_STOCK, N_DEEDS + N_CITIZEN_GATES + p, 0, numbers[c])
            for e in range(ENTERPRISES):
                care = np.int32(society.people.quality[c, e])
                begun = chance(np.int32(trade.start[p] - ((trade.coef[p] * care) >> 5))) / full
                visited = trade.inspection[society.people.size[c, e]] / full
                ended = trade.end[p] / full + visited * (trade.found[p] / full)
                if begun > 0 and trade.able[p, e] and draw(k, e) < begun / (begun + ended) * full:
                    society.state.practices[c, e] |= np.uint16(1 << p)


@kernel
def _food(society: Society, food: Food, seed: int, numbers: np.ndarray) -> None:
    """Custom by size, and a first look at each kitchen."""
    state, slot = society.state, N_DEEDS + N_CITIZEN_GATES + N_PRACTICES
    for c in range(numbers.size):
        k = key(seed, P.PEOPLE_STOCK, slot, 0, numbers[c])
        left, best = CUSTOM, FIRST_FOOD
        whole = np.int64(0)
        for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
            whole += food.usual[society.people.size[c, e]]
        for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
            has = CUSTOM * food.usual[society.people.size[c, e]] // whole
            state.custom[c, e] = has
            left -= has
            best = e if has > state.custom[c, best] else best
            state.violations[c, e] = points_of(
                food, int(society.people.quality[c, e]), 0, draw(k, e)
            )
        state.custom[c, best] += left


def first_society(world: World) -> Society:
    """Build the people and the records held before the burn-in."""
    communities = len(world.where)
    people, pool = empty_people(communities), empty_pool(communities, FIRST_ROOM)
    numbers = np.ascontiguousarray(world.where[:, 0])
    build(people, world.demography, world.seed, numbers)
    for deed, share, leave, term in world.stock:
        chance = int(min(share, 1.0) * (2**32 - 1))
        rule = (deed, chance, -world.burn_in)
        _old_records(people, pool, world.seed, _ages(leave, term), rule, numbers)
    society = Society(people, empty_state(communities, bool(world.tables.meet.rated)), pool)
    setting = settings_of(world.seed, numbers)
    _out_of_work(society, setting, world.tables, world.seed, numbers)
    _going_on(society, world.tables.trade, world.seed, numbers)
    _food(society, world.tables.food, world.seed, numbers)
    return society


def _ages(leave: float, term: int) -> np.ndarray:
    """Quantiles of the age of a listed debtor's record: a constant share leaves each month."""
    left = (1 - leave) ** np.arange(term)
    place = np.searchsorted(np.cumsum(left) / left.sum(), (np.arange(1024) + 0.5) / 1024)
    return (1 + place).astype(np.int64)
