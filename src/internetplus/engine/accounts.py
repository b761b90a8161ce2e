"""Accounts: the books of a run, of the nation and of each wave of a rollout apart."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from internetplus.engine.marks import Marks
from internetplus.engine.outcome import Books, Outcome
from internetplus.engine.shards import Shard
from internetplus.engine.tables import Fields
from internetplus.engine.world import World
from internetplus.society.state import People, Society
from internetplus.vocabulary.fields import COMMUNITY


class Accounts:
    """One set of books for each wave; the nation's are their sums."""

    def __init__(self, world: World, people: People, pieces: Sequence[Shard]) -> None:
        self._world, self._people = world, people
        self._pieces = {
            wave: [one for one in pieces if one.wave == wave]
            for wave in sorted({one.wave for one in pieces}, key=lambda wave: (wave < 0, wave))
        }
        self._rows = {
            wave: np.concatenate([np.arange(one.first, one.last) for one in mine])
            for wave, mine in self._pieces.items()
        }
        self._arms = {wave: world.at(0, wave) for wave in self._pieces}
        self._books = {wave: self._open(wave) for wave in self._pieces}

    def _open(self, wave: int) -> Books:
        arm = self._arms[wave]
        return Books(self._world.months, self._world.tables, self._living(wave), arm.watched)

    def _living(self, wave: int) -> People:
        rows = self._rows[wave]
        if len(self._rows) == 1:
            return self._people
        return People(*(array[rows] for array in self._people))

    def begin(self, month: int) -> None:
        """What the scheme watches changes where it arrives or ends this month."""
        for wave, books in self._books.items():
            arm = self._world.at(month, wave)
            if arm is not self._arms[wave]:
                self._arms[wave] = arm
                books.watch(self._living(wave), arm.watched)

    def close(self, month: int) -> None:
        for wave, books in self._books.items():
            books.close(month, [piece.ledger for piece in self._pieces[wave]])

    def outcome(self, fields: tuple[Fields, ...], society: Society, marks: Marks) -> Outcome:
        """The nation's outcome, with that of each wave where there are several."""
        books = list(self._books.values())
        for one in books:
            one.finish()
        monthly = np.sum([one.monthly for one in books], axis=0)
        groups = np.sum([one.groups for one in books], axis=0)
        found = hashlib.blake2b(digest_size=16)
        for array in (marks, monthly, groups):
            found.update(np.ascontiguousarray(array).tobytes())
        nation = Outcome(
            monthly, groups, fields, found.hexdigest(), society.people.age.size, society, marks
        )
        if len(books) == 1:
            return nation
        waves = [
            nation._replace(monthly=one.monthly, groups=one.groups, citizens=rows.size * COMMUNITY)
            for one, rows in zip(books, self._rows.values(), strict=True)
        ]
        return nation._replace(waves=tuple(waves))
