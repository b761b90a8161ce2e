"""Compile services: who asks, what they know by themselves, what a refusal and a default cost."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from internetplus.engine.rules.drawn import DEPOSIT_COST, Drawn, of_draw
from internetplus.engine.rules.numbers import NEVER, money, octaves, thresholds
from internetplus.engine.rules.sample import flags_of
from internetplus.engine.tables import Gates
from internetplus.vocabulary.catalogue import Gate
from internetplus.vocabulary.counters import LEDGER_GATES
from internetplus.vocabulary.fields import N_CITIZEN_GATES, OCTAVE
from internetplus.vocabulary.groups import FAMILIES, N_DEMAND

LANE_SHARE = 4
"""Four services share a draw: none may be asked for more often than once in four months."""
WITH_HISTORY = 1
"""Mark of a service that does not ask the credit bureau."""
PRIORITY = 3.0
"""Weight of the favoured for fixed places, against 1 (our assumption)."""
COVER = 0.5
"""Share of a default that a deposit covers (our assumption)."""
MARGIN = 1.25
"""A service's margin covers its expected losses and a quarter more (our assumption)."""


def demand(drawn: Drawn, name: str, gate: Gate) -> NDArray[np.float64]:
    """Chance of asking in a month by demand class [40]: income x settlement x age."""
    rate = drawn.value(f"gates.{name}.ask.rate") / 12
    chance = rate * _ratios(tuple(gate.ask.by.items()))
    weight = drawn.sample.adults_with(flags_of(gate.who)[0])
    mean = float(chance @ weight) / max(int(weight.sum()), 1)
    return np.asarray(chance * (rate / mean if mean > 0 else 0.0))


@cache
def _ratios(factors: tuple[tuple[str, float], ...]) -> NDArray[np.float64]:
    """How much oftener each demand class asks, from the factors of a service."""
    by, ratios = dict(factors), np.zeros(N_DEMAND)
    incomes, settlements, ages = FAMILIES["income"], FAMILIES["settlement"], FAMILIES["age"]
    for place in range(N_DEMAND):
        income = incomes[place % 5]
        settlement, age = settlements[place // 5 % 2], ages[place // 10]
        ratio = by.get(settlement, 1.0) * by.get("young" if age == "child" else age, 1.0)
        ratios[place] = ratio * by.get({"q1": "poor", "q5": "rich"}.get(income, ""), 1.0)
    return ratios


def slope(area: float) -> float:
    """Octaves of risk per standard deviation of conduct that give a decision this area.

    Under the curve: two normal groups with unit spread have area Phi(d / sqrt 2); the log odds
    then rise by d a unit.
    """
    return float(np.sqrt(2) * ndtri(min(max(area, 0.5), 0.95)) / np.log(2))


@of_draw
def compile_gates(drawn: Drawn) -> Gates:
    """Tables of the phase `decide`."""
    n, i32 = N_CITIZEN_GATES, np.int32
    t: dict[str, NDArray[np.generic]] = {
        "ask": np.zeros((n, N_DEMAND), i32),
        **{
            k: np.zeros(n, i32)
            for k in ("who", "setting", "essential", "fixed", "evidence", "general", "unsecured")
        },
        **{k: np.full(n, NEVER, i32) for k in ("refuse", "default")},
        "thin": np.full(n, WITH_HISTORY, i32),
        "counted": np.full(n, -1, i32),
        **{
            k: np.zeros(n, np.int64)
            for k in ("loss", "deposit", "time_gain", "default_loss", "cover", "profit")
        },
    }
    for name, gate in drawn.catalogue.gates.items():
        if gate.subject == "citizen" and name in drawn.society.order.gates:
            _one(drawn, t, name, gate)
    asked = t["ask"].reshape(N_CITIZEN_GATES // LANE_SHARE, -1)
    lanes = np.asarray(asked.any(axis=1), np.int32)
    more = round(drawn.mechanism("deposits.more") * 1024)
    return Gates(weight=round(PRIORITY * 256), lanes=lanes, more=more, **t)


def _one(drawn: Drawn, t: dict[str, NDArray[np.generic]], name: str, gate: Gate) -> None:
    """Write the rows of one service."""
    g = gate.number
    t["who"][g], _ = flags_of(gate.who)
    chance = demand(drawn, name, gate) * LANE_SHARE
    t["ask"][g] = thresholds(chance, 30)
    t["setting"][g] = drawn.catalogue.settings[gate.setting].number
    t["essential"][g], t["fixed"][g] = gate.essential, gate.places == "fixed"
    knows = slope(drawn.value(f"society.order.gates.{name}.own_evidence"))
    t["evidence"][g] = round(knows * OCTAVE)
    refused = drawn.value(f"society.order.gates.{name}.refuse")
    t["refuse"][g] = drawn.sample.base(refused, knows)
    if name in drawn.society.order.credit_bureau.gates:
        t["thin"][g] = max(octaves(refused), NEVER)
    bad = drawn.value(f"gates.{name}.default")
    wider = slope(drawn.mechanism("gates.other_auc"))
    t["general"][g] = round(wider * OCTAVE)
    t["default"][g] = drawn.sample.base(bad, float(np.hypot(knows, wider)))
    t["counted"][g] = LEDGER_GATES.index(name) if name in LEDGER_GATES else -1
    loss = drawn.value(f"gates.{name}.default_loss")
    t["loss"][g] = 0 if name == "job" else money(drawn.value(f"gates.{name}.loss"))
    t["default_loss"][g] = money(loss)
    t["profit"][g] = money(loss * bad * MARGIN)
    if gate.deposit is not None:
        deposit = drawn.value(f"gates.{name}.deposit")
        t["deposit"][g] = money(deposit * DEPOSIT_COST)
        t["time_gain"][g] = money(drawn.value(f"gates.{name}.time_gain"))
        t["unsecured"][g] = round(OCTAVE * unsecured(drawn))
        t["cover"][g] = money(min(deposit, loss * COVER))


def unsecured(drawn: Drawn) -> float:
    """Octaves by which a default is likelier where a score takes the place of a deposit."""
    fall, careless = drawn.mechanism("deposits.loss_fall"), drawn.mechanism("deposits.careless")
    return float(np.log2(1 - fall) + np.log2(careless))
