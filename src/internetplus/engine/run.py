"""Run a world: burn in under the legal order, then month by month; threads only here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.accounts import outcome_of
from internetplus.engine.marks import YEAR, first_marks, is_marked, rolled
from internetplus.engine.month import When
from internetplus.engine.movers import told_apart
from internetplus.engine.outcome import Outcome
from internetplus.engine.phases.account import MEMORY_LOG2
from internetplus.engine.rollout import spans
from internetplus.engine.room import with_room
from internetplus.engine.shards import Shard, shards
from internetplus.engine.start import first_society
from internetplus.engine.stretch import advance
from internetplus.engine.tables import Fields, Luck
from internetplus.engine.walk import Walk
from internetplus.engine.withdraw import withdraw
from internetplus.engine.world import World
from internetplus.kernel import lined
from internetplus.society.state import Pool, Society, State, no_stars
from internetplus.vocabulary.groups import membership

LUCKS = 1 << 20
PANEL_LUCK = 1 << 16
ONE_A_MONTH = 256
"""A deed a month on the scale of `State.norm`."""
Ints = NDArray[np.int64]


class Snapshot(NamedTuple):
    """A society at month 0, and the fields its first month reads."""

    society: Society
    fields: Fields
    given: Ints  # [regions, gates] places given in the last year before month 0
    seen: tuple[Fields, ...]  # that each month of the burn-in read
    marks: NDArray[np.uint64]  # [communities] digest of each community's state


class Lives(NamedTuple):
    """What became of the persons of some communities."""

    welfare: Ints  # [lucks, persons] equivalised flows over the run, money
    groups: NDArray[np.bool_]  # [persons, groups]


def seed_of(world: World, luck: int) -> int:
    return world.seed * LUCKS + luck


def luck_at(world: World, c: int, seed: int, month: int) -> Luck:
    """The luck of a community in a month; `seed` as `seed_of` gives it."""
    return Luck(seed, world.seed, month, int(world.where[c, 0]), int(world.where[c, 1]))


def burn_in(world: World, luck: int, *, threads: int = 1, parts: int = 0) -> Snapshot:
    """The society at month 0: `world.burn_in` months under the legal order alone."""
    first, pieces = first_society(world), shards(world, parts or threads)
    with ThreadPoolExecutor(threads) as pool:
        walk = Walk(world, first, seed_of(world, luck), (-world.burn_in, 0), pieces, pool)
        walk.to(-YEAR)
        walk.given()
        walk.to(0)
    begin(world, walk.society)
    given = walk.given() * (world.burn_in >= YEAR)
    return Snapshot(walk.society, walk.fields(0), given, walk.seen(), first_marks(walk.society))


def begin(world: World, society: Society, normed: NDArray[np.bool_] | None = None) -> None:
    """Month 0: what was burned in becomes what later months are held against.

    `normed` [12]: settings with a norm, where the society is a part of a larger one.
    """
    settle(society.state, world.burn_in, normed)
    settle_voice(society.state, world.tables.voice.fade, world.burn_in)
    society.state.welfare[:] = 0


def settle(state: State, months: int, normed: NDArray[np.bool_] | None = None) -> None:
    """The neighbourhoods' conduct as burned in; a running mean that began at nothing is made whole.

    A setting with less than a deed a month around has no norm: one deed would change it.
    """
    if months > 0:
        reached = 1 - (1 - 2.0**-MEMORY_LOG2) ** months
        state.norm[:] = np.round(state.norm / reached)
    around = state.norm.mean(axis=0) >= ONE_A_MONTH if normed is None else normed
    state.norm_base[:] = state.norm * around


def settle_voice(state: State, fade: int, months: int) -> None:
    """The habit of speaking as burned in, made whole like the norms."""
    if months > 0:
        reached = 1 - (1 - fade / 1024) ** months
        state.voice[:] = np.round(state.voice[:, :1] / reached)


def prepared(society: Society, world: World) -> Society:
    """A copy with place for all that a world may bring: its records, and its stars."""
    found = copied(society)
    if world.tables.meet.rated and found.state.stars.size == 0:
        found = found._replace(state=found.state._replace(**no_stars(*society.people.age.shape)))
    return with_room(found)


def copied(society: Society) -> Society:
    """A society with shared people and a state of its own."""
    state = State(*map(lined.copy, society.state))
    pool = Pool(*map(lined.copy, society.pool))
    return Society(society.people, state, pool)


def run(
    world: World, snapshot: Snapshot, luck: int, *, threads: int = 1, parts: int = 0
) -> Outcome:
    """All months from the snapshot on; the snapshot is left as it is."""
    seed = seed_of(world, luck)
    first = told_apart(world, prepared(snapshot.society, world), seed)
    pieces, marks = shards(world, parts or threads, world.months), snapshot.marks
    with ThreadPoolExecutor(threads) as pool:
        walk = Walk(world, first, seed, (0, world.months), pieces, pool)
        walk.begin_with(snapshot.fields, snapshot.given)
        for begins, ends in stretches(world):
            turn(world, walk.society, begins)
            walk.to(ends)
            if is_marked(ends - 1, world.months):
                marks = rolled(marks, walk.society)
    left = walk.society._replace(people=snapshot.society.people)
    return outcome_of(world, first.people, pieces, walk.seen(), left, marks)


def stretches(world: World) -> list[tuple[int, int]]:
    """Months, first and after the last, in which the same arms hold and no mark is made."""
    starts = (start for _, start in world.rollout)
    edges = {*starts, world.until, *range(0, world.months, YEAR)}
    return list(pairwise([*sorted(n for n in edges if 0 <= n < world.months), world.months]))


def turn(world: World, society: Society, month: int) -> bool:
    """In the month of a withdrawal the scheme's records end; whether this is the month."""
    ends = month == world.until and world.after is not None
    if ends:
        withdraw(society)
    return ends


def relive(
    world: World, society: Society, seen: Sequence[Fields], communities: Sequence[int], seeds: Ints
) -> Iterator[Society]:
    """Live all months of some communities again, each under its luck; yields what each leaves.

    `seen`: the regions' fields that each month of the run read. `seeds`: one for each community;
    the same community may be lived several times.
    """
    rows = list(communities)
    places, wave = world.where[rows], world.wave[rows]
    shard, parts = Shard(0, len(rows), world.regions), spans(wave, 1)
    for month, fields in enumerate(seen):
        turn(world, society, month)
        society = with_room(society)
        for first, last in parts:
            when = When(seeds, world.seed, month, first, last)
            tables = world.at(month, int(wave[first])).tables
            advance(
                society, tables, fields, shard.scratch, shard.ledger, shard.counts, places, when
            )
        yield society


def lives(
    world: World,
    snapshot: Snapshot,
    outcome: Outcome,
    communities: Sequence[int],
    lucks: Sequence[int],
) -> Lives:
    """Replay some communities under other lucks, the regions' fields as the run recorded them."""
    rows = np.tile(communities, len(lucks))
    seeds = np.repeat([seed_of(world, PANEL_LUCK + luck) for luck in lucks], len(communities))
    society = prepared(part_of(snapshot.society, rows), world)
    for _ in relive(world, society, outcome.fields, rows.tolist(), seeds):
        pass
    welfare = society.state.welfare.reshape(len(lucks), -1).astype(np.int64) * 100
    cells = snapshot.society.people.cell[list(communities)].ravel()
    return Lives(welfare, membership()[cells].astype(np.bool_))


def part_of(society: Society, rows: Sequence[int] | Ints) -> Society:
    """Some communities of a society, in this order."""
    parts = (type(part)(*(lined.take(array, rows) for array in part)) for part in society)
    return Society(*parts)  # type: ignore[arg-type]
