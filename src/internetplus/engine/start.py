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
OLD_RECORDS_MONTHS = 60
"""Records from before month -24 are spread evenly over five years (our assumption)."""


@kernel
def _old_records(
    people: People, pool: Pool, seed: int, deed: int, chance: int, month: int, numbers: np.ndarray
) -> None:
    """Give a share of the adults a record of a deed from before."""
    for c in range(numbers.size):
        k = key(seed, P.PEOPLE_STOCK, deed, 0, numbers[c])
        for i in range(COMMUNITY):
            if people.born[c, i] + month < 18 * 12 or draw(k, i) >= chance:
                continue
            age = 1 + int(draw(k, i + COMMUNITY) >> np.uint32(8)) % OLD_RECORDS_MONTHS
            r = records.pack(i, deed, month - age, records.STOCK, records.ACCEPTED, 0)
            records.write(pool.record, pool.count, c, r)


def first_society(world: World) -> Society:
    """Build the people and the records held before the burn-in."""
    communities = len(world.where)
    people, pool = empty_people(communities), empty_pool(communities, RECORDS_PER_CITIZEN)
    numbers = np.ascontiguousarray(world.where[:, 0])
    build(people, world.demography, world.seed, numbers)
    for deed, share in world.stock:
        chance = int(min(share, 1.0) * (2**32 - 1))
        _old_records(people, pool, world.seed, deed, chance, -world.burn_in, numbers)
    return Society(people, empty_state(communities), pool)
