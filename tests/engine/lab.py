"""Small societies for the engine's tests: one set of inputs, schemes made up on the spot."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus import engine
from internetplus.engine import Outcome, Snapshot, World
from internetplus.experiments.draws import draw
from internetplus.experiments.inputs import inputs
from internetplus.scenario import Scenario
from internetplus.schemes.model import Scheme
from internetplus.vocabulary.counters import COUNTERS, INDEX

LIBRARY = (
    "none", "internet-plus-2020", "court-defaulters", "suining-2010", "food-grades",
    "corporate-2019", "nosedive", "rated-institutions",
    "marketplace-stars",
)  # fmt: skip
SMALL, TOWN = 8_192, 32_768
BURN_IN = 12
"""Half the usual: what tests compare are arms after the same burn-in, not one after another."""
FLOWS = tuple(i for i, counter in enumerate(COUNTERS) if counter.kind == "flow")
KEPT, _BEGUN = 8, dict[str, tuple[World, dict[int, Snapshot]]]()
UNAWARE = {"mechanisms.awareness.after_year": 0.0, "mechanisms.awareness.after_sanction": 0.0}
"""Nobody hears of any scheme."""


@cache
def read(society: str = "china-2016") -> Any:
    """Catalogue, society and library as a run reads them."""
    return inputs(society, LIBRARY)


@cache
def medians(society: str = "china-2016") -> dict[str, float]:
    """Every uncertain number at its median."""
    return draw(read(society).priors, 1, 1)[0]


@cache
def sobol(draws: int, society: str = "china-2016") -> tuple[dict[str, float], ...]:
    """Draws of the parameters as `compare` takes them."""
    return draw(read(society).priors, draws, 1)


def made_up(**rules: Any) -> Scheme:
    """A scheme of these rules; a deed may be given points as a bare number."""
    words = {"name": "made-up", "title": "made up", "status": "invented"}
    return Scheme.model_validate({**words, **rules})


def world(
    scheme: str | Scheme = "none",
    parameters: Mapping[str, float] | None = None,
    *,
    also: Mapping[str, float] | None = None,
    society_file: Any = None,
    **scenario: Any,
) -> World:
    """One arm; `also` changes single parameters, other words are the scenario's."""
    where = Scenario(**{"citizens": SMALL, "burn_in": BURN_IN, **scenario})
    found = read(where.society)
    nation = society_file or found.society
    rules = found.schemes[scheme] if isinstance(scheme, str) else scheme
    numbers = {**(parameters or medians(where.society)), **(also or {})}
    where = replace(where, scheme=rules.name)
    return engine.compile_world(where, found.catalogue, nation, rules, numbers)


def play(arm: World, snapshot: Snapshot | None = None, luck: int = 0) -> Outcome:
    """A run from the snapshot, or from a burn-in of its own."""
    return engine.run(arm, snapshot or engine.burn_in(arm, luck), luck)


def start(luck: int = 0, **options: Any) -> Snapshot:
    """The society at month 0, before any scheme."""
    return engine.burn_in(world("none", **options), luck)


def lived(
    scheme: str | Scheme, lucks: Sequence[int], *, until: int | None = None, **options: Any
) -> list[Outcome]:
    """Runs of a scheme under some lucks, each after a burn-in without it."""
    arm, (before, begun) = world(scheme, until=until, **options), _begun(options)
    for luck in lucks:
        if luck not in begun:
            begun[luck] = engine.burn_in(before, luck)
    return [engine.run(arm, begun[luck], luck) for luck in lucks]


def _begun(options: Mapping[str, Any]) -> tuple[World, dict[int, Snapshot]]:
    """The society without a scheme and its burn-ins by luck; kept for the last few options."""
    key = repr(options)
    if key not in _BEGUN:
        if len(_BEGUN) == KEPT:
            del _BEGUN[next(iter(_BEGUN))]
        _BEGUN[key] = world("none", **options), {}
    return _BEGUN[key]


def total(outcome: Outcome, *names: str) -> int:
    """Sum of flows over the run and the nation."""
    return sum(int(outcome.monthly[:, INDEX[name]].sum()) for name in names)


def series(outcome: Outcome, *names: str) -> NDArray[np.int64]:
    """Sum of some counters, month by month."""
    return np.sum([outcome.monthly[:, INDEX[name]] for name in names], axis=0)


def differing(first: Outcome, second: Outcome) -> set[str]:
    """Counters that are not equal to the bit in every month and every group."""
    months = np.any(first.monthly != second.monthly, axis=0)
    groups = np.any(first.groups != second.groups, axis=(0, 2))
    return {COUNTERS[i].name for i in np.flatnonzero(months | groups)}
