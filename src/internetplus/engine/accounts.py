"""Accounts: the outcome of a run from its shards' books: the nation, each wave, movers apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.books import QUARTER, by_group, grown, margins
from internetplus.engine.marks import Marks, of_rows
from internetplus.engine.movers import persons
from internetplus.engine.outcome import SCORED, STANDING, Outcome, derive, standing
from internetplus.engine.rollout import OUTSIDE
from internetplus.engine.shards import Shard
from internetplus.engine.tables import Fields
from internetplus.engine.world import World
from internetplus.society.state import People, Society
from internetplus.vocabulary.counters import FIRST_STOCK
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Part(NamedTuple):
    """Some of the people of a run, and what was booked of them."""

    movers: bool
    citizens: int
    monthly: Ints  # as of an outcome
    groups: Ints


def outcome_of(
    world: World,
    people: People,
    pieces: Sequence[Shard],
    fields: tuple[Fields, ...],
    left: Society,
    marks: Marks,
) -> Outcome:
    """The nation's outcome, with that of each wave and of the movers where there are any.

    `people`: with the movers told apart; `left`: the society at the end.
    """
    waves = sorted({one.wave for one in pieces}, key=lambda wave: (wave == OUTSIDE, wave))
    parts = [part for wave in waves for part in _parts(world, people, pieces, wave, len(waves))]
    settled = [part for part in parts if not part.movers]
    monthly, groups = _sums(settled)
    found = hashlib.blake2b(digest_size=16)
    for array in (marks, of_rows(monthly), of_rows(groups)):
        found.update(array.data)
    citizens = left.people.age.size
    nation = Outcome(monthly, groups, fields, found.hexdigest(), citizens, left, marks)
    if len(settled) == 1:
        return nation
    movers = [part for part in parts if part.movers]
    told = [[part] for part in settled] + ([movers] if movers else [])
    return nation._replace(waves=tuple(_outcome(nation, some) for some in told))


def _parts(
    world: World, people: People, pieces: Sequence[Shard], wave: int, waves: int
) -> Iterator[Part]:
    """Those who live where a wave is, movers among them, and these once more by themselves."""
    mine = [one for one in pieces if one.wave == wave]
    rows = np.concatenate([np.arange(one.first, one.last) for one in mine])
    living = people if waves == 1 else People(*(array[rows] for array in people))
    totals, groups = (
        reduce(np.add, kept) for kept in zip(*(one.books[:2] for one in mine), strict=True)
    )
    if mine[0].books.totals.shape[1] == 1:
        yield _booked(world, living, wave, totals[:, 0], groups[:, 0])
        return
    everybody = living._replace(cell=living.cell % N_CELLS)
    yield _booked(world, everybody, wave, totals.sum(axis=1), groups.sum(axis=1))
    moved = _booked(world, persons(living), wave, totals[:, 1], groups[:, 1])
    yield moved._replace(movers=True)


def _booked(world: World, people: People, wave: int, totals: Ints, groups: Ints) -> Part:
    """The books of some people, with what every month adds by itself."""
    monthly, months = grown(totals), len(totals)
    by_itself: dict[int, Ints] = {}
    flows = STANDING < FIRST_STOCK
    for month in range(months):
        watched = world.at(month, wave).watched
        if id(watched) not in by_itself:
            by_itself[id(watched)] = margins(standing(people, world.tables, watched))
        each = by_itself[id(watched)]
        monthly[month, STANDING] += each[:, 0]
        if by_group(month, months):
            times = np.where(flows, month % QUARTER + 1, 1)
            groups[month // QUARTER, STANDING] += each * times[:, None]
    derive(monthly.T, world.tables)
    derive(groups.transpose(1, 0, 2), world.tables)
    lengths = np.full(len(groups), QUARTER)
    lengths[-1] = months - QUARTER * (len(groups) - 1)
    groups[:, SCORED] *= lengths[:, None]
    return Part(False, people.age.size, monthly, groups)


def _sums(parts: Sequence[Part]) -> tuple[Ints, Ints]:
    monthly = reduce(np.add, (part.monthly for part in parts))
    return monthly, reduce(np.add, (part.groups for part in parts))


def _outcome(nation: Outcome, parts: Sequence[Part]) -> Outcome:
    monthly, groups = _sums(parts)
    citizens = sum(part.citizens for part in parts)
    return nation._replace(monthly=monthly, groups=groups, citizens=citizens)
