"""Compile the enterprises' rules: practices, inspection, points, bars."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.graded import TENDER_GATE, by_grade, by_list, graded_rules
from internetplus.engine.rules.hygiene import improvement
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.motives import MOST_DETERRED, Response
from internetplus.engine.rules.numbers import NEVER, money, threshold
from internetplus.engine.rules.score import LONG_AGO, NEVER_REACHED
from internetplus.engine.rules.stakes import PLACES, Costs, scale_of, stake, values
from internetplus.engine.tables import Trade
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.counters import TRADE_GATES
from internetplus.vocabulary.fields import (
    ENTERPRISES,
    FIRST_FOOD,
    FOOD_EVERY,
    N_DEEDS,
    N_GRADES,
    N_PRACTICES,
    OCTAVE,
)

CARE = 1.0
"""Log hazard of a practice per standard deviation of care (our assumption)."""
SIZES = np.array([0.25, 1.0, 8.0])
"""Turnover of sole traders, small and large enterprises, relative (our assumption)."""
VISITS = np.array([0.8, 1.2, 2.0])
"""Inspections by size, relative (our assumption: larger ones are visited more)."""
WORTH = (3.0, 2.0, 4.0)
"""Worth of a tender, a loan, market access to a small one, median incomes (our assumption)."""
FOOD_PRACTICE = "poisoned_food"
SELLS_FOOD = np.zeros(ENTERPRISES, np.uint8)
SELLS_FOOD[FIRST_FOOD::FOOD_EVERY] = 1
LONGEST_FEAR = 36
"""Months on a list that count in what enterprises expect, at most (our assumption)."""
ORDER_MEMORY = 36
"""Months for which inspectors keep a finding, without any scheme."""


def monthly_visits(inputs: Inputs) -> NDArray[np.float64]:
    """Chance of a visit in a month by size."""
    yearly = inputs.value("society.order.inspection.per_enterprise_year") / 12
    share = np.array([48, 13, 3]) / 64
    return np.asarray(yearly * VISITS / float(VISITS @ share))


def compile_trade(inputs: Inputs) -> Trade:
    """Tables of the phase `trade`."""
    known, rules = inputs.scheme.enterprise, graded_rules(inputs)
    scale = scale_of(known)
    worth = np.zeros((N_PRACTICES, 128), np.int32)
    worth[:, :ORDER_MEMORY] = -1
    edges = np.full(N_GRADES, NEVER_REACHED, np.int32)
    if rules is not None:
        worth[:] = rules.worth[:N_PRACTICES]
        edges[: len(rules.grade_from)] = rules.grade_from
    return Trade(
        **_practices(inputs, known),
        inspection=np.array([threshold(v) for v in monthly_visits(inputs)], np.int64),
        dimension=np.array(known.dimension[:N_PRACTICES] if known else [0] * N_PRACTICES, np.int32),
        worth=worth,
        grade_from=edges,
        base=rules.base if rules is not None else 0,
        low=scale.low,
        step=scale.step,
        scored=int(rules is not None),
        since=-inputs.scheme.backfill if known is not None else LONG_AGO,
        food_only=int(rules is not None and rules.food_only),
        violations=rules.violations if rules is not None else 0,
        closes=threshold(_closes(inputs)),
        closed_for=round(min(max(inputs.mechanism("enterprises.closed_months"), 1.0), 60.0)),
        **by_grade(inputs),
        **by_list(inputs),
        ask=np.array([threshold(_asked(inputs, gate)) for gate in TRADE_GATES], np.int64),
        gain=np.array([[money(w * size) for size in SIZES] for w in WORTH], np.int64),
    )


def _closes(inputs: Inputs) -> float:
    """Chance that a visit with a finding closes the enterprise under the order."""
    off = {"enterprises", "sanctions"} & inputs.neutral
    return 0.0 if off else inputs.value("society.order.inspection.closed")


def usual(inputs: Inputs) -> tuple[float, ...]:
    """Share of enterprises that get a tender, a loan, market access without any scheme."""
    known = inputs.society.order.gates
    return tuple(
        1 - inputs.value(f"society.order.gates.{gate}.refuse") if gate in known else 0.0
        for gate in TRADE_GATES
    )


def _asked(inputs: Inputs, gate: str) -> float:
    """Chance that an enterprise asks in a month; never where the society has no such service."""
    known = gate in inputs.society.order.gates
    return inputs.value(f"gates.{gate}.ask.rate") / 12 if known else 0.0


def _practices(inputs: Inputs, rules: CompiledSubject | None) -> dict[str, NDArray[np.generic]]:
    i32 = np.int32
    t: dict[str, NDArray[np.generic]] = {
        "start": np.full(N_PRACTICES, NEVER, i32),
        "coef": np.zeros(N_PRACTICES, i32),
        "motive": np.zeros((N_PRACTICES, PLACES + 1), i32),
        "able": np.zeros((N_PRACTICES, ENTERPRISES), np.uint8),
        **{k: np.zeros(N_PRACTICES, np.uint32) for k in ("end", "found", "false")},
        **{k: np.zeros((N_PRACTICES, 3), np.int64) for k in ("harm", "fine")},
    }
    loss = _stakes(inputs, rules)
    wrong = inputs.value("society.order.inspection.wrong")
    many, better = len(inputs.catalogue.practices), improvement(inputs, graded_rules(inputs)).unsafe
    for name, practice in inputs.catalogue.practices.items():
        p, rate, found = practice.number, rate_of(inputs, name), found_of(inputs, name)
        t["able"][p] = SELLS_FOOD if name == FOOD_PRACTICE else 1
        less = better if name == FOOD_PRACTICE else 1.0
        t["start"][p] = inputs.sample.base(min(rate / 12 * less, 1.0), CARE / np.log(2))
        t["coef"][p] = round(CARE / np.log(2) * OCTAVE)
        t["end"][p] = threshold(1 / max(inputs.value(f"practices.{name}.spell"), 1.0))
        t["found"][p] = threshold(found)
        t["false"][p] = (
            0 if "observation" in inputs.neutral or rate == 0 else threshold(wrong / many)
        )
        t["harm"][p] = [money(inputs.value(f"practices.{name}.harm") * s) for s in SIZES]
        if "sanctions" not in inputs.neutral:
            fine = inputs.value("society.order.inspection.fine")
            t["fine"][p] = [money(fine * size) for size in SIZES]
        t["motive"][p, 1:] = _motive(inputs, name, loss[p])
    return t


def rate_of(inputs: Inputs, name: str) -> float:
    """Spells begun a year."""
    conduct = inputs.society.conduct
    if name in conduct.practices:
        return inputs.value(f"society.conduct.practices.{name}.rate")
    return 0.0 if conduct.others == "none" else inputs.value(f"practices.{name}.rate")


def found_of(inputs: Inputs, name: str) -> float:
    if name in inputs.society.conduct.practices:
        return inputs.value(f"society.conduct.practices.{name}.detection")
    return min(inputs.value(f"practices.{name}.detection"), 1.0)


def _stakes(inputs: Inputs, rules: CompiledSubject | None) -> NDArray[np.float64]:
    """What a finding costs in standing, by practice and place; median monthly incomes."""
    loss = np.zeros((N_PRACTICES, PLACES))
    if rules is None:
        return loss
    fine = inputs.value("society.order.inspection.fine")
    visits = inputs.value("society.order.inspection.per_enterprise_year") / 12
    costs = np.array(
        [
            sum(
                _asked(inputs, gate) * worth * bool(rule.deny[TENDER_GATE + g])
                for g, (gate, worth) in enumerate(zip(TRADE_GATES, WORTH, strict=True))
            )
            + visits * (rule.inspect - 1) * fine * inputs.value("society.order.inspection.wrong")
            for rule in rules.consequences
        ]
    )
    perceived = inputs.mechanism("value_of_points.perceived_loss")
    rates = np.zeros(N_DEEDS)
    for name, practice in inputs.catalogue.practices.items():
        rates[practice.number] = min(rate_of(inputs, name) / 12 * found_of(inputs, name), 0.05)
    scale = scale_of(rules)
    of = Costs(costs * perceived, rules)
    value = values(rules, scale, of, rates, inputs.parameters)
    for practice in inputs.catalogue.practices.values():
        p = practice.number
        if len(rules.grade_from):
            loss[p] = stake(rules, scale, value, p)
        loss[p] += sum(
            of.of_list(n) * min(entry.term, LONGEST_FEAR)
            for n, entry in enumerate(rules.lists)
            if entry.enter[p]
        )
    return loss


def _motive(inputs: Inputs, name: str, loss: NDArray[np.float64]) -> NDArray[np.int32]:
    """Change of the hazard by place: the same bounded response as for citizens."""
    if "deterrence" in inputs.neutral:
        return np.zeros(PLACES, np.int32)
    visits = inputs.value("society.order.inspection.per_enterprise_year") / 12
    certainty = visits * found_of(inputs, name)
    largest = inputs.mechanism("deterrence.largest_share") * inputs.mechanism("deterrence.transfer")
    scale = inputs.value(f"practices.{name}.gain") * inputs.mechanism("deterrence.gain_scale")
    multiplier = Response(min(largest, MOST_DETERRED), max(scale, 1e-6))(certainty * loss)
    return np.round(OCTAVE * np.log2(multiplier)).astype(np.int32)
