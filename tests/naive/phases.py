"""The steps of the month by name, in its order; a case can be stopped before any of them."""

from __future__ import annotations

from collections.abc import Callable

from internetplus.engine.month import STEPS, of_one
from internetplus.engine.stretch import advance
from tests.naive.cases import Case, case
from tests.naive.luck import Luck
from tests.naive.rules import plain_fields, plain_rules
from tests.naive.town import Town, differences, read_town
from tests.sizes import CASES


def _step(number: int) -> Callable[[Case], None]:
    """One step of the month; the whole month is compiled once, not each of its steps for itself."""

    def live(found: Case) -> None:
        parts = (found.society, found.tables, found.fields, found.scratch, found.ledger)
        advance(*parts, *of_one(found.luck, found.c, told=1, begin=number, end=number + 1))

    return live


KERNELS = {name: _step(number) for number, name in enumerate(STEPS)}
SUMS_FROM = list(KERNELS).index("add_up")
SEEDS = list(range(CASES))


def case_before(phase: str, seed: int) -> Case:
    """A random case whose month the kernels have lived up to a phase."""
    found = case(seed)
    for name, kernel in KERNELS.items():
        if name == phase:
            break
        kernel(found)
    return found


def town_of(found: Case, phase: str) -> Town:
    """The case in plain Python; sums once somebody has written them."""
    return read_town(found, sums=list(KERNELS).index(phase) >= SUMS_FROM)


def luck_of(found: Case) -> Luck:
    where = found.luck
    return Luck(where.seed, where.month, where.community, where.people)


def assert_same(phase: str, seed: int, twin: Callable[[Town, Case], None]) -> Town:
    """The kernel and its twin turn the same case into the same town; returns the twin's."""
    found = case_before(phase, seed)
    town = town_of(found, phase)
    twin(town, found)
    KERNELS[phase](found)
    wrong = differences(town_of(found, phase), town)
    assert not wrong, f"{phase}, seed {seed}, kernel != twin: " + "; ".join(wrong)
    return town


def never_booked(phase: str, twin: Callable[[Town, Case], None], entries: set[str]) -> set[str]:
    """Those of some entries that the twin books in none of two dozen cases."""
    left = set(entries)
    for seed in range(24):
        found = case_before(phase, seed)
        town = town_of(found, phase)
        twin(town, found)
        left -= {name for name, _ in +town["books"]}
        if not left:
            break
    return left


__all__ = [
    "SEEDS",
    "assert_same",
    "case_before",
    "luck_of",
    "never_booked",
    "plain_fields",
    "plain_rules",
]
