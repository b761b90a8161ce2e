"""Movers: households that leave the places where a scheme holds, whatever it does to them.

They are known beforehand, because who leaves without a sanction is luck alone; so the same people
are movers in every arm, and their lives with and without the scheme are pairs.
"""

from __future__ import annotations

import numpy as np

from internetplus.engine.phases.move import chance_of
from internetplus.engine.rollout import OUTSIDE
from internetplus.engine.tables import Move
from internetplus.engine.world import World
from internetplus.kernel import lined
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.state import People, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY
from internetplus.vocabulary.groups import N_CELLS


def told_apart(world: World, society: Society, seed: int) -> Society:
    """The society with its movers in cells of their own, behind all others; `seed`: of luck."""
    if not world.tables.move.on:
        return society
    people = society.people._replace(cell=lined.copy(society.people.cell))
    wave, last = world.wave, min(world.until, world.months)
    for c in np.flatnonzero(wave != OUTSIDE):
        first = world.rollout[wave[c]][1]
        place = (seed, int(world.where[c, 0]), first, last)
        _mark(people, world.tables.move, place, int(c))
    return society._replace(people=people)


@kernel
def _mark(people: People, rules: Move, place: tuple[int, int, int, int], c: int) -> None:
    """Find the households of a community that luck alone takes away in one of the months."""
    seed, community, first, last = place
    for month in range(first, last):
        k = key(seed, P.MOVE, 0, month, community)
        i = 0
        while i < COMMUNITY:
            after = i + ((int(people.home[c, i]) >> 3) & 7)
            if people.cell[c, i] < N_CELLS and draw(k, i) < chance_of(rules, people, c, i, False):
                for j in range(i, after):
                    people.cell[c, j] += N_CELLS
            i = after


def persons(people: People) -> People:
    """The movers alone, in one row; enterprises are nobody's."""
    chosen = people.cell >= N_CELLS
    arrays = {
        name: array[chosen][None]
        for name, array in people._asdict().items()
        if array.shape == chosen.shape
    }
    arrays["cell"] = arrays["cell"] - np.uint16(N_CELLS)
    return people._replace(**arrays)
