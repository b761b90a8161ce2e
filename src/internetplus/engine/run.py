"""Run a world: burn in under the legal order, then month by month; threads only here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.accounts import Accounts
from internetplus.engine.exchange import Places, fields_from, first_fields
from internetplus.engine.marks import first_marks, is_marked, rolled
from internetplus.engine.month import When, advance
from internetplus.engine.movers import told_apart
from internetplus.engine.outcome import Outcome
from internetplus.engine.phases.account import MEMORY_LOG2
from internetplus.engine.rollout import spans
from internetplus.engine.shards import Shard, shards
from internetplus.engine.start import first_society
from internetplus.engine.tables import Fields, Luck
from internetplus.engine.withdraw import withdraw
from internetplus.engine.world import World
from internetplus.kernel import lined
from internetplus.society.state import Pool, Society, State, no_stars
from internetplus.vocabulary.counts import ADMITTED
from internetplus.vocabulary.fields import N_CITIZEN_GATES
from internetplus.vocabulary.groups import membership

LUCKS = 1 << 20
PANEL_LUCK = 1 << 16
ONE_A_MONTH = 256
"""A deed a month on the scale of `State.norm`."""
A_MONTH, STEP = 256, 64
"""Records that a community may get in a month, beyond which the oldest go and are counted; the
pool grows by whole steps, so that each community's records begin a line of the cache."""
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


def _month(
    world: World,
    society: Society,
    fields: Fields,
    parts: list[Shard],
    at: tuple[int, int],
    pool: ThreadPoolExecutor | None,
) -> Ints:
    """Advance all shards by a month; the regions' counts added in the shards' order."""
    seed, month = at
    seeds = np.full(len(world.where), seed)
    if pool is None:
        for part in parts:
            part.advance(world, society, fields, seeds, month)
    else:
        list(pool.map(lambda part: part.advance(world, society, fields, seeds, month), parts))
    counts = parts[0].counts
    for part in parts[1:]:
        counts += part.counts
    return counts


def _next(world: World, counts: Ints, month: int) -> Fields:
    arm, capacity = world.at(month), world.capacity_at(month)
    scarce = (arm.attention, arm.tables.gates.weight)
    return fields_from(counts, capacity, *scarce, arm.usual, arm.awards)


def seed_of(world: World, luck: int) -> int:
    return world.seed * LUCKS + luck


def luck_at(world: World, c: int, seed: int, month: int) -> Luck:
    """The luck of a community in a month; `seed` as `seed_of` gives it."""
    return Luck(seed, world.seed, month, int(world.where[c, 0]), int(world.where[c, 1]))


def burn_in(world: World, luck: int, *, threads: int = 1, parts: int = 0) -> Snapshot:
    """The society at month 0: `world.burn_in` months under the legal order alone."""
    society = first_society(world)
    fields, seen = first_fields(world.regions, world.usual), []
    given = np.zeros((world.regions, N_CITIZEN_GATES), np.int64)
    pieces = shards(world, parts or threads)
    with ThreadPoolExecutor(threads) as pool:
        for month in range(-world.burn_in, 0):
            seen.append(fields)
            society = with_room(society)
            at = (seed_of(world, luck), month)
            counts = _month(world, society, fields, pieces, at, pool if threads > 1 else None)
            fields = _next(world, counts, month)
            if -12 <= month < 0 and world.burn_in >= 12:
                given += counts[:, ADMITTED : ADMITTED + N_CITIZEN_GATES]
    begin(world, society)
    return Snapshot(society, fields, given, tuple(seen), first_marks(society))


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


def with_room(society: Society) -> Society:
    """A society whose pool takes what a month may bring; itself if it does."""
    pool = society.pool
    held, needed = pool.record.shape[1], int(pool.count.max()) + A_MONTH
    if held >= needed:
        return society
    record = lined.zeros((len(pool.record), (-(-needed // STEP) + 1) * STEP), np.uint32)
    record[:, :held] = pool.record
    return society._replace(pool=pool._replace(record=record))


def copied(society: Society) -> Society:
    """A society with shared people and a state of its own."""
    state = State(*map(lined.copy, society.state))
    pool = Pool(*map(lined.copy, society.pool))
    return Society(society.people, state, pool)


def run(
    world: World, snapshot: Snapshot, luck: int, *, threads: int = 1, parts: int = 0
) -> Outcome:
    """All months from the snapshot on; the snapshot is left as it is."""
    seed, fields = seed_of(world, luck), snapshot.fields
    society = told_apart(world, prepared(snapshot.society, world), seed)
    pieces, seen = shards(world, parts or threads), []
    books = Accounts(world, society.people, pieces)
    marks = snapshot.marks
    places, fixed = Places(snapshot.given), world.tables.gates.fixed
    with ThreadPoolExecutor(threads) as pool:
        for month in range(world.months):
            seen.append(fields)
            turn(world, society, month)
            society = with_room(society)
            books.begin(month)
            at = (seed, month)
            counts = _month(world, society, fields, pieces, at, pool if threads > 1 else None)
            books.close(month)
            if is_marked(month, world.months):
                marks = rolled(marks, society)
            fields = _next(world, counts, month)
            places.steer(counts, fields, fixed)
    society = society._replace(people=snapshot.society.people)
    return books.outcome(tuple(seen), society, marks)


def turn(world: World, society: Society, month: int) -> None:
    """In the month of a withdrawal the scheme's records end."""
    if month == world.until and world.after is not None:
        withdraw(society)


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
