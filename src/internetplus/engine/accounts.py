"""Accounts: the books of a run, of the nation, of each wave of a rollout and of movers apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.marks import Marks
from internetplus.engine.movers import persons
from internetplus.engine.outcome import Books, Outcome, by_group
from internetplus.engine.rollout import OUTSIDE
from internetplus.engine.shards import Shard
from internetplus.engine.tables import Fields
from internetplus.engine.world import World
from internetplus.society.state import People, Society
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Part(NamedTuple):
    """Some of the people of a run, and what is booked of them."""

    wave: int
    movers: bool
    people: People
    ledgers: tuple[Ints, ...]  # of the shards where they live
    books: Books

    def cut(self) -> list[Ints]:
        """The shards' ledgers [counters, cells]: of all who live there, or of the movers."""
        if self.movers:
            return [np.ascontiguousarray(one[:, N_CELLS:]) for one in self.ledgers]
        return [one if one.shape[1] == N_CELLS else _folded(one) for one in self.ledgers]


def _folded(ledger: Ints) -> Ints:
    """A ledger with blocks of cells as if there were one."""
    return np.asarray(ledger.reshape(len(ledger), -1, N_CELLS).sum(axis=1))


class Accounts:
    """One set of books for each wave, the nation's are their sums; movers have another one."""

    def __init__(self, world: World, people: People, pieces: Sequence[Shard]) -> None:
        self._world, self._pieces = world, pieces
        waves = sorted({one.wave for one in pieces}, key=lambda wave: (wave == OUTSIDE, wave))
        self._arms = {wave: world.at(0, wave) for wave in waves}
        self._parts = [part for wave in waves for part in self._open(wave, people, len(waves))]

    def _open(self, wave: int, people: People, waves: int) -> Iterator[Part]:
        mine = [one for one in self._pieces if one.wave == wave]
        rows = np.concatenate([np.arange(one.first, one.last) for one in mine])
        living = people if waves == 1 else People(*(array[rows] for array in people))
        ledgers, watched = tuple(one.ledger for one in mine), self._arms[wave].watched
        apart = ledgers[0].shape[1] > N_CELLS
        told = {False: living}
        if apart:
            told = {False: living._replace(cell=living.cell % N_CELLS), True: persons(living)}
        for movers, who in told.items():
            books = Books(self._world.months, self._world.tables, who, watched)
            yield Part(wave, movers, who, ledgers, books)

    def begin(self, month: int) -> None:
        """What the scheme watches changes where it arrives or ends this month."""
        for wave, before in self._arms.items():
            arm = self._arms[wave] = self._world.at(month, wave)
            if arm is not before:
                for part in self._parts:
                    if part.wave == wave:
                        part.books.watch(part.people, arm.watched)

    def close(self, month: int) -> None:
        for part in self._parts:
            part.books.close(month, part.cut())
        if by_group(month, self._world.months):
            for piece in self._pieces:
                piece.ledger[:] = 0

    def outcome(self, fields: tuple[Fields, ...], society: Society, marks: Marks) -> Outcome:
        """The nation's outcome, with that of each wave and of the movers where there are any."""
        for part in self._parts:
            part.books.finish()
        waves = [part for part in self._parts if not part.movers]
        monthly, groups = _sums(waves)
        found = hashlib.blake2b(digest_size=16)
        for array in (marks, monthly, groups):
            found.update(np.ascontiguousarray(array).tobytes())
        nation = Outcome(
            monthly, groups, fields, found.hexdigest(), society.people.age.size, society, marks
        )
        if len(waves) == 1:
            return nation
        movers = [part for part in self._parts if part.movers]
        told = [[part] for part in waves] + ([movers] if movers else [])
        return nation._replace(waves=tuple(_outcome(nation, parts) for parts in told))


def _sums(parts: Sequence[Part]) -> tuple[Ints, Ints]:
    monthly = np.sum([part.books.monthly for part in parts], axis=0)
    return monthly, np.sum([part.books.groups for part in parts], axis=0)


def _outcome(nation: Outcome, parts: Sequence[Part]) -> Outcome:
    monthly, groups = _sums(parts)
    citizens = sum(part.people.age.size for part in parts)
    return nation._replace(monthly=monthly, groups=groups, citizens=citizens)
