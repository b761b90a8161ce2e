"""Replay: one community alone, from the seeds and the fields that its region read, month by month.

The month is that of the run (`advance`), and so are the first month and the last of the burn-in; a
few citizens may be followed, whose entries in the ledger then stand apart from all others'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.books import by_group
from internetplus.engine.marks import Marks, first_marks, is_marked, rolled
from internetplus.engine.month import MONTH, of_one
from internetplus.engine.phases.score import ALL
from internetplus.engine.room import with_room
from internetplus.engine.run import begin, copied, luck_at, prepared, seed_of, turn
from internetplus.engine.start import first_society
from internetplus.engine.stretch import advance
from internetplus.engine.tables import Fields, Scratch, scratch
from internetplus.engine.world import World
from internetplus.society.state import Society
from internetplus.vocabulary.counters import N_COUNTERS
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Trail(NamedTuple):
    """What a run leaves behind of one region and one luck."""

    luck: int
    before: tuple[Fields, ...]  # that each month of the burn-in read, one region each
    fields: tuple[Fields, ...]  # and each month of the run
    normed: NDArray[np.bool_]  # [12] settings that have a norm


class Desk(NamedTuple):
    """What a month is worked out with; it can be used again."""

    work: Scratch  # as the month left it
    ledger: Ints  # [counters, cells and one block of cells for each one followed]


class Moment(NamedTuple):
    """A month of one community, before and after; nothing writes to its arrays any more.

    What stands after a month is what stands before the next, but for a withdrawal between them.
    """

    month: int
    world: World  # the one in force
    fields: Fields
    before: Society
    after: Society
    total: NDArray[np.int32]  # [1024] sum of each one's points, tenths
    credits: NDArray[np.int32]  # [4, 1024] the same by dimension, without the base
    booked: Ints  # [followed, counters] the month's entries on each one followed
    luck: int
    mark: np.uint64  # rolling digest after the month


def alone(world: World, row: int) -> World:
    """The world of one community, in a society of which it is the only one.

    A rollout is gone from it: what holds in a month, `moments` asks the world it was taken from.
    """
    rows = [row]
    where = world.where[rows].copy()
    where[:, 1] = 0
    return replace(
        world,
        where=where,
        regions=1,
        demography=world.demography._replace(urban=world.demography.urban[rows]),
    )


def started(before: World, trail: Trail, followed: Sequence[int] = ()) -> Society:
    """The community at month 0, burned in under the legal order.

    `before`: the world of the legal order alone. The cells of those `followed` are moved behind
    all others by whole blocks, so that nothing that is read from a cell changes.
    """
    society = first_society(before)
    desk = cleared()
    for month, fields in zip(range(-before.burn_in, 0), trail.before, strict=True):
        play(before, society, fields, trail.luck, month, desk)
    begin(before, society, trail.normed)
    for block, i in enumerate(followed, 1):
        society.people.cell[0, i] += block * N_CELLS
    return society


def cleared(blocks: int = 0) -> Desk:
    """A desk with a ledger for all and for so many more that are followed."""
    return Desk(scratch(), np.zeros((N_COUNTERS, N_CELLS * (blocks + 1)), np.int64))


def play(
    world: World,
    society: Society,
    fields: Fields,
    luck: int,
    month: int,
    desk: Desk,
    told: int = 0,
    end: int = MONTH,
) -> None:
    """A month of a society of one community, its entries added to the desk's ledger.

    `told`: 1 where stocks are told by group; `end`: of its steps, for a month cut short.
    """
    window = of_one(luck_at(world, 0, seed_of(world, luck), month), told=told, end=end)
    advance(society, world.tables, fields, desk.work, desk.ledger, *window)


def moments(
    whole: World,
    row: int,
    start: Society,
    trail: Trail,
    followed: Sequence[int] = (),
    every: bool = False,
) -> Iterator[Moment]:
    """All months of community `row` of a world from month 0 on; `start` is left as it is.

    `followed`: those whose cells were moved apart in `start`. `every`: stocks are told by group in
    every month, not at the ends of quarters alone.
    """
    society = prepared(start, whole)
    before = copied(society)
    wave = int(whole.wave[row]) if whole.rollout else 0
    arms: dict[int, World] = {}
    mark: Marks = first_marks(start)
    desk, own = cleared(len(followed)), start.people.cell[0, list(followed)]
    for month, fields in enumerate(trail.fields):
        if turn(whole, society, month):
            before = copied(society)
        meant = whole.at(month, wave)
        if id(meant) not in arms:
            arms[id(meant)] = alone(meant, row)
        arm = arms[id(meant)]
        told = int(every or by_group(month, whole.months))
        desk.ledger[:, own] = 0
        play(arm, society, fields, trail.luck, month, desk, told)
        if is_marked(month, whole.months):
            mark = rolled(mark, society)
        society = with_room(society)
        after = copied(society)
        yield Moment(
            month,
            arm,
            fields,
            before,
            after,
            desk.work.total[ALL].copy(),
            desk.work.credits.copy(),
            desk.ledger[:, own].T,
            trail.luck,
            mark[0],
        )
        before = after
