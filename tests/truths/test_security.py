"""How a register is kept decides what is stolen from it and what is bought in it (M16)."""

from collections.abc import Callable

import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.schemes.load import load_scheme
from internetplus.schemes.model import Security
from tests.engine.lab import TOWN, lived, total

SCHEME = "internet-plus-2020"
LUCKS = 3
OFTEN = {
    "mechanisms.security.breach": 2.0, "mechanisms.security.reach": 0.2,
    "mechanisms.security.price": 0.005, "mechanisms.security.stake": 0.01,
    "mechanisms.security.snoop": 12.0, "mechanisms.security.snoop_caught": 0.25,
}  # fmt: skip
"""Breaches and sellers often enough for a small society, changes cheap enough to pay for many."""
Kept = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def kept() -> Kept:
    """Runs of the reported system with its register kept in one way; remembered."""
    known: dict[str, list[Outcome]] = {}

    def play(**security: object) -> list[Outcome]:
        key = repr(security)
        if key not in known:
            rules = {"security": Security.model_validate(security)}
            scheme = load_scheme(SCHEME).model_copy(update=rules)
            known[key] = lived(scheme, range(LUCKS), citizens=TOWN, also=OFTEN)
        return known[key]

    return play


def mean(runs: list[Outcome], measure: str) -> float:
    return sum(values.value(one, named(measure)) for one in runs) / len(runs)


def test_audits_of_a_register_that_forgets_nothing_leave_fewer_bought_grades(kept: Kept) -> None:
    plain, traced = kept(), kept(append_only=True, audits_per_year=4)
    assert mean(plain, "bought_grades") > 2 * mean(traced, "bought_grades") > 0


def test_audits_shorten_the_time_until_a_change_comes_out(kept: Kept) -> None:
    times = [mean(kept(audits_per_year=n), "months_to_detection") for n in (0, 1, 4)]
    assert times[0] > times[1] > times[2]


def test_a_trace_makes_a_change_dearer_and_spares_good_records(kept: Kept) -> None:
    plain, traced = kept(audits_per_year=4), kept(append_only=True, audits_per_year=4)
    assert mean(traced, "price_of_change") > mean(plain, "price_of_change")
    assert mean(plain, "audit_alarms") > 0 == mean(traced, "audit_alarms")


def test_a_breach_of_one_of_eight_registers_takes_an_eighth_of_the_lives(kept: Kept) -> None:
    whole, parts = kept(), kept(registry="federated")
    one, eighth = mean(whole, "stolen_by_breach"), mean(parts, "stolen_by_breach")
    assert eighth == pytest.approx(one / 8, rel=0.1)
    breaches = [sum(total(run, "register_breaches") for run in runs) for runs in (whole, parts)]
    assert breaches[1] > breaches[0] > 0


def test_an_insider_of_one_of_eight_registers_finds_an_eighth_of_the_files(kept: Kept) -> None:
    whole, parts = kept(), kept(registry="federated")
    looks = [sum(total(run, "register_looked_up") for run in runs) for runs in (whole, parts)]
    assert looks[1] == pytest.approx(looks[0] / 8, abs=4 * (looks[0] / 8) ** 0.5)
    caught = sum(total(run, "register_snoops_caught") for run in whole)
    assert caught == pytest.approx(looks[0] / 4, abs=4 * (looks[0] * 3 / 16) ** 0.5)


def test_the_switch_leaves_the_register_alone(kept: Kept) -> None:
    options = {"citizens": TOWN, "also": OFTEN, "neutral": ("security",)}
    (alone,) = lived(SCHEME, [0], **options)
    assert total(alone, "register_changed", "register_breaches") == 0
    assert mean(kept(), "bought_grades") > 0 == values.value(alone, named("bought_grades"))


def test_no_register_has_nothing_to_attack() -> None:
    (outcome,) = lived("none", [0], citizens=8_192, also=OFTEN)
    for name in ("register_breaches", "register_lives", "register_changed", "register_alarms"):
        assert total(outcome, name) == 0
