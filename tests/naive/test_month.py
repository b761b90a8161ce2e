"""Whole months of two communities: all phases in a chain, by random rules and the library's."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import tables
from internetplus.engine.course import first_fields
from internetplus.engine.exchange import fields_from, scarce
from internetplus.engine.month import When
from internetplus.engine.outcome import STANDING, derive, standing
from internetplus.engine.start import first_society
from internetplus.engine.stretch import advance
from internetplus.engine.tables import scratch
from internetplus.experiments.inputs import inputs
from internetplus.scenario import Scenario
from internetplus.vocabulary.counters import N_COUNTERS
from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.groups import N_CELLS
from tests.naive.cases import REGIONS, Case, case
from tests.naive.luck import Luck
from tests.naive.month import live_month
from tests.naive.rules import plain_fields, plain_rules
from tests.naive.town import Town, differences, read_books, read_counts, read_town
from tests.sizes import sized

MONTHS, COMMUNITIES = 3, 2
MONTH_ONLY = (
    *("total", "credits", "lists", "straight", "effects", "shared", "cause", "harm_done"),
    *("start", "join", "faked", "plus"),
)
WORKING = ("adult", "young", "need", "fear", "seen_place", *MONTH_ONLY)
"""What a person has within a month and not beyond it."""
CAPACITY, ATTENTION, USUAL = 40.0, 2.5, (0.3, 0.6, 0.8)


def lasting(town: Town) -> Town:
    """What is left of a town when its month is over."""
    left = {
        k: v
        for k, v in town.items()
        if k not in ("books", "counts", "norm_change", "events", "speech")
    }
    left["people"] = [
        {name: value for name, value in person.items() if name not in WORKING}
        for person in town["people"]
    ]
    return left


def towns_of(found: Case, where: Any, month: int) -> list[Town]:
    """All communities of a case at the start of a month."""
    towns = []
    for c in range(COMMUNITIES):
        luck = found.luck._replace(month=month, community=int(where[c, 0]))
        one = Case(found.society, found.tables, found.fields, luck, scratch(), found.ledger * 0, c)
        towns.append(read_town(one))
    return towns


def derived(found: Case, ledger: Any, watched: Any) -> Counter[tuple[str, int]]:
    """The ledger with the rows that follow from others."""
    full = ledger.copy()
    full[STANDING] += standing(found.society.people, found.tables, watched)
    derive(full, found.tables)
    return read_books(full)


def assert_months_agree(found: Case, where: Any, watched: Any, next_fields: Any) -> None:
    rules, seed, first = plain_rules(found.tables), found.luck.seed, found.luck.month
    rules.watched = watched.tolist()
    towns, fields = towns_of(found, where, first), found.fields
    for month in range(first, first + MONTHS):
        ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
        counts = np.zeros((int(where[:, 1].max()) + 1, N_FRESH), np.int64)
        seeds = np.full(COMMUNITIES, seed)
        when = When(seeds, found.luck.people, month, 0, COMMUNITIES, told=1)
        work = scratch()
        advance(found.society, found.tables, fields, work, ledger, counts, where, when)
        for c, town in enumerate(towns):
            town["books"], town["counts"] = Counter(), Counter()
            luck = Luck(seed, month, int(where[c, 0]), found.luck.people)
            people = Luck(found.luck.people, 0, int(where[c, 0]), found.luck.people)
            live_month(town, rules, plain_fields(fields, int(where[c, 1])), luck, people)
        for c, real in enumerate(towns_of(found, where, month)):
            wrong = differences(lasting(real), lasting(towns[c]))
            assert not wrong, f"month {month}, community {c}, kernel != twin: {wrong}"
        for r in range(len(counts)):
            here: Counter[Any] = Counter()
            for c, town in enumerate(towns):
                here.update(town["counts"] if where[c, 1] == r else {})  # some are below zero
            assert read_counts(counts[r]) == Counter({name: n for name, n in here.items() if n})
        books: Counter[tuple[str, int]] = Counter()
        for town in towns:
            books.update(town["books"])
        wrong = differences(
            {"books": derived(found, ledger, watched)}, {"books": books}, complete=True
        )
        assert not wrong, f"month {month}, kernel != twin: {wrong}"
        fields = next_fields(counts)


@pytest.mark.parametrize("seed", range(1, sized(5, 13)))
def test_random_rules_lead_to_the_same_months(seed: int) -> None:
    found = case(1000 + seed, COMMUNITIES)
    where = np.array([[41, 0], [7, seed % REGIONS]], np.int64)
    weight = found.tables.gates.weight

    def next_fields(counts: Any) -> Any:
        return fields_from(counts, scarce(len(counts), CAPACITY, ATTENTION, weight, USUAL))

    assert_months_agree(found, where, np.arange(8) * 125, next_fields)


@pytest.mark.parametrize(
    "scheme",
    [
        "none",
        "internet-plus-2020",
        "court-defaulters",
        "food-grades",
        "nosedive",
        "rated-institutions",
        "marketplace-stars",
    ],
)
def test_schemes_of_the_library_lead_to_the_same_months(scheme: str) -> None:
    read = inputs("china-2016", ["none", scheme])
    middle = {path: prior.ppf(0.5) for path, prior in read.priors.items()}
    plan = Scenario(scheme=scheme, citizens=COMMUNITIES * 1024)
    world = engine.compile_world(plan, read.catalogue, read.society, read.schemes[scheme], middle)
    luck = tables.Luck(12345, world.seed, 0, 0, 0)
    found = Case(
        first_society(world),
        world.tables,
        first_fields(world.regions, world.usual),
        luck,
        scratch(),
        np.zeros((N_COUNTERS, N_CELLS), np.int64),
        0,
    )

    def next_fields(counts: Any) -> Any:
        shared = (world.attention, world.tables.gates.weight, world.usual, world.awards)
        return fields_from(counts, scarce(len(counts), world.capacity, *shared))

    assert_months_agree(found, world.where, world.watched, next_fields)
