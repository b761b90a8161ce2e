"""A finished run opened for replay: its arms in one draw, and the fields that were recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import first_fields
from internetplus.engine.replay import Moment, Trail, alone, moments, started
from internetplus.engine.world import World
from internetplus.errors import UsageError
from internetplus.experiments import store, trails
from internetplus.experiments.compare import plan_of
from internetplus.experiments.execute import engine, luck_of
from internetplus.experiments.plan import Arm, Job, Plan
from internetplus.experiments.worlds import Worlds
from internetplus.messages import say
from internetplus.scenario import Scenario, unknown

Columns = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Opened:
    """One draw of a run folder, under its first luck."""

    folder: Path
    plan: Plan
    job: Job

    @property
    def arms(self) -> tuple[Arm, ...]:
        """The arms of the whole nation, references included."""
        return tuple(arm for arm in self.plan.arms if not arm.view)

    @property
    def communities(self) -> int:
        return self.plan.arms[0].scenario.communities

    def arm(self, name: str | None) -> Arm:
        """An arm by its name; the first scheme if none is given."""
        found = {arm.name: arm for arm in self.arms}
        if name is None:
            return next((arm for arm in self.arms if arm.against), self.arms[0])
        if name not in found:
            raise UsageError(unknown("lives.no_arm", name, tuple(found)))
        return found[name]

    def place(self, kind: str, number: int, each: int) -> tuple[int, int]:
        """Community and row of a subject of a kind, of which each community has so many."""
        if not 0 <= number < self.communities * each:
            most = f"{self.communities * each - 1:,}"
            raise UsageError(say("lives.nobody_there", kind=kind, found=number, most=most))
        return divmod(number, each)

    def spread(self, most: int) -> list[int]:
        """Communities spread evenly over the society, `most` of them at most and one at least."""
        many = max(1, min(most, self.communities))
        return [n * self.communities // many for n in range(many)]

    @cached_property
    def _kept(self) -> dict[str, tuple[int, Columns]]:
        return {}

    @cached_property
    def _worlds(self) -> Worlds:
        return Worlds(self.plan, engine(), [self.job])

    def world(self, scenario: Scenario) -> World:
        """The compiled world of a scenario; kept."""
        return cast(World, self._worlds.of(scenario, self.job))

    def trail(self, arm: Arm, region: int) -> Trail:
        """What the run recorded of a region."""
        table = self._rows(trails.FIELDS, "region", region)
        mine = np.flatnonzero(table["arm"] == arm.name)
        if not mine.size:
            raise UsageError(say("lives.no_fields", draw=self.job.draw))
        mine = mine[np.argsort(table["month"][mine])]
        names = sorted(name for name in table if name.startswith("field_"))
        rows, month = np.stack([table[name][mine] for name in names], axis=1), table["month"][mine]
        months = arm.scenario.months
        like = first_fields(1, self.world(arm.scenario).usual)
        bits = int(rows[month == months][0, 0])
        return Trail(
            luck_of(self.plan, self.job),
            trails.unpacked(rows[month < 0], like),
            trails.unpacked(rows[(month >= 0) & (month < months)], like),
            np.array([bits >> n & 1 for n in range(12)], np.bool_),
        )

    def _rows(self, name: str, key: str, number: int) -> Columns:
        """What a table holds of a region or a community, all arms; the last one read is kept."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != number:
            draw, luck = self.job
            wanted = {"draw": draw, "luck": luck, key: number}
            kept = self._kept[name] = number, store.columns(self.folder, name, **wanted)
        return kept[1]

    def told(
        self, arms: Sequence[Arm], community: int, follow: tuple[int, ...]
    ) -> dict[str, list[Moment]]:
        """All months of one community in several arms."""
        return {arm.name: self.lived(arm, community, follow) for arm in arms}

    def lived(self, arm: Arm, community: int, follow: tuple[int, ...] = ()) -> list[Moment]:
        """All months of one community, checked against the digest that the run left of it."""
        whole, before = self.world(arm.scenario), self.world(arm.before)
        trail = self.trail(arm, int(whole.where[community, 1]))
        start = started(alone(before, community), trail, follow)
        found = list(moments(whole, community, start, trail, follow, every=bool(follow)))
        self._check(arm, community, found[-1])
        return found

    def _check(self, arm: Arm, community: int, last: Moment) -> None:
        table = self._rows(trails.MARKS, "community", community)
        kept = table["digest"][table["arm"] == arm.name]
        if kept.size != 1 or int(kept[0]) != int(last.mark):
            raise UsageError(say("lives.other_life", community=community, arm=arm.name))


Folder = str | Path | Opened


def opened(folder: Folder, draw: int = 0) -> Opened:
    """A finished run folder; refused if its inputs, seeds or fields are not those of the run.

    One that is open already is given back as it is, in the draw in which it was opened.
    """
    if isinstance(folder, Opened):
        return folder
    path = Path(folder)
    known = store.manifest(path)
    if known.get("status") != store.FINISHED:
        raise UsageError(say("experiments.folder_unfinished", path=path))
    sealed: dict[str, Any] = known.get(store.SEALED) or {}
    found = store.seals(path, tuple(sealed))
    if not sealed or set(found) != set(sealed):
        raise UsageError(say("lives.no_trail", path=path))
    for name, digest in found.items():
        if digest != sealed[name]:
            raise UsageError(say("lives.changed_file", path=path, file=name))
    if not 0 <= draw < known["draws"]:
        raise UsageError(say("lives.no_draw", found=draw, most=known["draws"] - 1))
    return Opened(path, plan_of(path, known), Job(draw, 0))


def catalogue(folder: Folder) -> Any:
    """The catalogue of a run, with the words that its schemes define."""
    return opened(folder).plan.inputs.catalogue
