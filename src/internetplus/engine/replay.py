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

from internetplus.engine.marks import Marks, first_marks, is_marked, rolled
from internetplus.engine.month import ALL_PHASES, advance
from internetplus.engine.outcome import by_group
from internetplus.engine.run import begin, copied, prepared, seed_of, turn, with_room
from internetplus.engine.start import first_society
from internetplus.engine.tables import Fields, Scratch, scratch
from internetplus.engine.world import World
from internetplus.society.state import Society
from internetplus.vocabulary.counters import N_COUNTERS
from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Trail(NamedTuple):
    """What a run leaves behind of one region and one luck."""

    luck: int
    before: tuple[Fields, ...]  # that each month of the burn-in read, one region each
    fields: tuple[Fields, ...]  # and each month of the run
    normed: NDArray[np.bool_]  # [12] settings that have a norm


class Moment(NamedTuple):
    """A month of one community, before and after; arrays are its own."""

    month: int
    world: World  # the one in force
    fields: Fields
    before: Society
    after: Society
    scratch: Scratch  # as the month left it
    ledger: Ints  # [counters, cells and one block of cells for each one followed]
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
    for month, fields in zip(range(-before.burn_in, 0), trail.before, strict=True):
        play(before, society, fields, trail.luck, month)
    begin(before, society, trail.normed)
    for block, i in enumerate(followed, 1):
        society.people.cell[0, i] += block * N_CELLS
    return society


def play(
    world: World,
    society: Society,
    fields: Fields,
    luck: int,
    month: int,
    phases: int = ALL_PHASES,
    blocks: int = 0,
    told: int = 0,
) -> tuple[Scratch, Ints]:
    """A month, or its first phases, of a society of one community; what it left in memory."""
    work = scratch()
    ledger = np.zeros((N_COUNTERS, N_CELLS * (blocks + 1)), np.int64)
    counts = np.zeros((1, N_FRESH), np.int64)
    when = (np.array([seed_of(world, luck)]), world.seed, month, 0, 1, phases, told)
    advance(society, world.tables, fields, work, ledger, counts, world.where, when)
    return work, ledger


def moments(
    whole: World, row: int, start: Society, trail: Trail, blocks: int = 0, every: bool = False
) -> Iterator[Moment]:
    """All months of community `row` of a world from month 0 on; `start` is left as it is.

    `every`: stocks are told by group in every month, not at the ends of quarters alone.
    """
    society = prepared(start, whole)
    wave = int(whole.wave[row]) if whole.rollout else 0
    arms: dict[int, World] = {}
    mark: Marks = first_marks(start)
    for month, fields in enumerate(trail.fields):
        turn(whole, society, month)
        meant = whole.at(month, wave)
        if id(meant) not in arms:
            arms[id(meant)] = alone(meant, row)
        arm = arms[id(meant)]
        society = with_room(society)
        before = copied(society)
        told = int(every or by_group(month, whole.months))
        work, ledger = play(arm, society, fields, trail.luck, month, blocks=blocks, told=told)
        if is_marked(month, whole.months):
            mark = rolled(mark, society)
        yield Moment(month, arm, fields, before, copied(society), work, ledger, trail.luck, mark[0])
