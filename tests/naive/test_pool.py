"""Ten years of one pool are ten years of a plain list of dated records."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine import records
from internetplus.engine.tables import Luck as KernelLuck
from internetplus.vocabulary.fields import PROCEDURES, TRUTHS
from tests.naive.cases import Case, case
from tests.naive.contest import contest
from tests.naive.observe import write
from tests.naive.phases import KERNELS, luck_of
from tests.naive.rules import plain_fields, plain_rules
from tests.naive.score import add_up
from tests.naive.tables import Rng
from tests.naive.town import Town, differences, read_books, read_counts, read_records, read_town
from tests.sizes import sized

FIRST, MONTHS, A_MONTH = -24, 144, 30


def entries(rng: Rng, found: Case) -> list[tuple[int, int, int, int]]:
    """A month's records: who, deed, truth, source."""
    kept = np.flatnonzero(found.tables.deeds.keep > 0)
    n = int(rng.integers(0, A_MONTH)) if kept.size else 0
    columns = (
        rng.integers(0, 1024, n),
        rng.choice(kept, n),
        rng.integers(0, 7, n),
        rng.integers(0, 5, n),
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def enter(found: Case, town: Town, rows: list[tuple[int, int, int, int]]) -> None:
    """Write the same records into the pool and into the list."""
    pool, month = found.society.pool, found.luck.month
    for who, d, truth, source in rows:
        dropped = write(
            town["records"],
            town["room"],
            {
                "who": who,
                "deed": d,
                "month": month,
                "truth": TRUTHS[truth],
                "procedure": PROCEDURES[records.FRESH],
                "source": source,
            },
        )
        r = records.pack(who, d, month, truth, records.FRESH, source)
        assert records.write(pool.record, pool.count, found.c, r) == dropped


@pytest.mark.parametrize("seed", range(1, sized(4, 12)))
def test_ten_years_of_a_pool_are_a_list_of_dated_records(seed: int) -> None:
    found, rng = case(2000 + seed), np.random.default_rng(seed)
    found.society.pool.count[:] = 0
    rules = plain_rules(found.tables)
    town = read_town(found)
    for month in range(FIRST, FIRST + MONTHS):
        found.luck = KernelLuck(seed, found.luck.people, month, 3, found.luck.region)
        found.ledger[:], found.scratch.fresh[:], found.scratch.flow[:] = 0, 0, 0
        town["books"].clear()
        town["counts"].clear()
        for person in town["people"]:
            person["flow"] = 0
        enter(found, town, entries(rng, found))
        KERNELS["add_up"](found)
        KERNELS["contest"](found)
        fields = plain_fields(found.fields, found.luck.region)
        add_up(town, rules, luck_of(found))
        contest(town, rules, fields, luck_of(found))
        pool = found.society.pool
        real: Town = {
            "records": read_records(pool.record[0], pool.count[0], month),
            "books": read_books(found.ledger),
            "counts": read_counts(found.scratch.fresh),
        }
        wrong = differences(real, {name: town[name] for name in real})
        assert not wrong, f"month {month}, kernel != list: {wrong}"
    assert max(record["month"] for record in town["records"]) > FIRST + MONTHS - 3
