"""Every number of a mechanism is read: one that nothing reads would pose as an assumption."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from internetplus import engine, reproduce
from internetplus.experiments.inputs import inputs
from internetplus.scenario import Scenario
from tests.contracts.test_library import SCHEMES

CHECKED_ELSEWHERE = {"mechanisms.errors.stock"}
"""A published stock that the source studies are held against."""


ABUSED = ("critics", "officials", "crisis@1")


class Noted(dict[str, float]):
    """Numbers that note who was asked for."""

    asked: ClassVar[set[str]] = set()

    def __getitem__(self, path: str) -> float:
        self.asked.add(path)
        return super().__getitem__(path)


def test_every_number_of_a_mechanism_is_read_under_some_scheme() -> None:
    read = inputs("china-2016", SCHEMES)
    for share in (0.25, 0.75):  # switches between studies have two sides
        drawn = Noted({path: prior.ppf(share) for path, prior in read.priors.items()})
        for name in SCHEMES:
            for abuse, rollout in (((), ()), (ABUSED, ((0.5, 0),))):
                plan = Scenario(scheme=name, citizens=1024, abuse=abuse, rollout=rollout)
                engine.compile_world(plan, read.catalogue, read.society, read.schemes[name], drawn)
    folder = Path(reproduce.__file__).parent
    studies = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    unread = {
        path
        for path in read.priors
        if path.startswith("mechanisms.") and path not in Noted.asked and path not in studies
    }
    assert unread == CHECKED_ELSEWHERE
