"""The society before its first month: people, and records that were already there."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.world import World
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.build import build
from internetplus.society.state import People, Pool, Society, empty_people, empty_pool, empty_state
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY

RECORDS_PER_CITIZEN = 3


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
            if people.born[c, i] < 18 * 12 or draw(k, i) >= chance:
                continue
            age = ages[draw(k, i + COMMUNITY) >> np.uint32(22)]
            r = records.pack(i, deed, month - age, records.STOCK, records.ACCEPTED, 0)
            records.write(pool.record, pool.count, c, r)


def first_society(world: World) -> Society:
    """Build the people and the records held before the burn-in."""
    communities = len(world.where)
    people, pool = empty_people(communities), empty_pool(communities, RECORDS_PER_CITIZEN)
    numbers = np.ascontiguousarray(world.where[:, 0])
    build(people, world.demography, world.seed, numbers)
    for deed, share, leave, term in world.stock:
        chance = int(min(share, 1.0) * (2**32 - 1))
        rule = (deed, chance, -world.burn_in)
        _old_records(people, pool, world.seed, _ages(leave, term), rule, numbers)
    return Society(people, empty_state(communities), pool)


def _ages(leave: float, term: int) -> np.ndarray:
    """Quantiles of the age of a listed debtor's record: those leaving a month are a constant share."""
    left = (1 - leave) ** np.arange(term)
    place = np.searchsorted(np.cumsum(left) / left.sum(), (np.arange(1024) + 0.5) / 1024)
    return (1 + place).astype(np.int64)
