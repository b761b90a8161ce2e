"""Compile the enterprises' rules: practices, inspection, points, bars."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.motives import MOST_DETERRED, Response
from internetplus.engine.rules.numbers import NEVER, base_hazard, money, threshold
from internetplus.engine.rules.score import LONG_AGO, NEVER_REACHED
from internetplus.engine.rules.stakes import PLACES, Costs, scale_of, stake, values
from internetplus.engine.tables import Trade
from internetplus.schemes.subject import CompiledSubject
from internetplus.society.demography import NORMAL
from internetplus.vocabulary.counters import TRADE_GATES
from internetplus.vocabulary.fields import N_DEEDS, N_GRADES, N_LISTS, N_PRACTICES, OCTAVE

CARE = 1.0
"""Log hazard of a practice per standard deviation of care (our assumption)."""
SIZES = np.array([0.25, 1.0, 8.0])
"""Turnover of sole traders, small and large enterprises, relative (our assumption)."""
VISITS = np.array([0.8, 1.2, 2.0])
"""Inspections by size, relative (our assumption: larger ones are visited more)."""
TENDER_GATE = 16
WORTH = (3.0, 2.0, 4.0)
"""Worth of a tender, a loan, market access to a small one, median incomes (our assumption)."""
LONGEST_FEAR = 36
"""Months on a list that count in what enterprises expect, at most (our assumption)."""
ORDER_MEMORY = 36
"""Months for which inspectors keep a finding, without any scheme."""


def compile_trade(inputs: Inputs) -> Trade:
    """Tables of the phase `trade`."""
    rules = inputs.scheme.enterprise
    graded = rules is not None and len(rules.grade_from) > 0 and "sanctions" not in inputs.neutral
    scale = scale_of(rules)
    worth = np.zeros((N_PRACTICES, 128), np.int32)
    worth[:, :ORDER_MEMORY] = -1
    edges = np.full(N_GRADES, NEVER_REACHED, np.int32)
    if rules is not None and graded:
        worth[:] = rules.worth[:N_PRACTICES]
        edges[: len(rules.grade_from)] = rules.grade_from
    inspect, deny = _by_grade(rules if graded else None)
    yearly = inputs.value("society.order.inspection.per_enterprise_year") / 12
    share = np.array([48, 13, 3]) / 64
    visits = yearly * VISITS / float(VISITS @ share)
    return Trade(
        **_practices(inputs, rules),
        inspection=np.array([threshold(v) for v in visits], np.int64),
        dimension=np.array(rules.dimension[:N_PRACTICES] if rules else [0] * N_PRACTICES, np.int32),
        worth=worth,
        grade_from=edges,
        base=rules.base if rules is not None and graded else 0,
        low=scale.low,
        step=scale.step,
        scored=int(graded),
        since=-inputs.scheme.backfill if rules is not None else LONG_AGO,
        inspect=inspect,
        deny=deny,
        **_lists(rules if "sanctions" not in inputs.neutral else None),
        ask=np.array([threshold(_asked(inputs, gate)) for gate in TRADE_GATES], np.int64),
        gain=np.array([[money(w * size) for size in SIZES] for w in WORTH], np.int64),
    )


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


def _by_grade(rules: CompiledSubject | None) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Weight of inspection and bars by grade; grade 7 is that of the ungraded."""
    weight, deny = np.ones(16), np.zeros(16, np.int32)
    for rule in rules.consequences if rules else ():
        for grade in np.flatnonzero(rule.grades):
            weight[grade] = max(weight[grade], rule.inspect)
            deny[grade] |= sum(int(rule.deny[TENDER_GATE + g]) << g for g in range(3))
    return np.round(weight * 256).astype(np.int32), deny


def _lists(rules: CompiledSubject | None) -> dict[str, NDArray[np.int32]]:
    """Lists of enterprises: what leads to them, for how long, and what follows."""
    i32 = np.int32
    enter, term = np.zeros(N_PRACTICES, i32), np.zeros(N_LISTS, i32)
    inspect, deny = np.full(256, 256, i32), np.zeros(256, i32)
    for n, entry in enumerate(rules.lists if rules else ()):
        enter |= entry.enter[:N_PRACTICES].astype(i32) << n
        term[n] = entry.term
    for rule in rules.consequences if rules else ():
        on = sum(1 << n for n in np.flatnonzero(rule.lists))
        meant = (np.arange(256) & on) != 0
        inspect[meant] = np.maximum(inspect[meant], round(rule.inspect * 256))
        deny[meant] |= sum(int(rule.deny[TENDER_GATE + g]) << g for g in range(3))
    return {"enter": enter, "term": term, "inspect_listed": inspect, "deny_listed": deny}


def _practices(inputs: Inputs, rules: CompiledSubject | None) -> dict[str, NDArray[np.generic]]:
    i32 = np.int32
    t: dict[str, NDArray[np.generic]] = {
        "start": np.full(N_PRACTICES, NEVER, i32),
        "coef": np.zeros(N_PRACTICES, i32),
        "motive": np.zeros((N_PRACTICES, PLACES + 1), i32),
        **{k: np.zeros(N_PRACTICES, np.uint32) for k in ("end", "found", "false")},
        **{k: np.zeros((N_PRACTICES, 3), np.int64) for k in ("harm", "fine")},
    }
    loss = _stakes(inputs, rules)
    wrong = inputs.value("society.order.inspection.wrong")
    many = len(inputs.catalogue.practices)
    for name, practice in inputs.catalogue.practices.items():
        p, rate, found = practice.number, _rate(inputs, name), _found(inputs, name)
        carefree = -CARE / np.log(2) * NORMAL
        t["start"][p] = base_hazard(min(rate / 12, 1.0), carefree)
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


def _rate(inputs: Inputs, name: str) -> float:
    """Spells begun a year."""
    conduct = inputs.society.conduct
    if name in conduct.practices:
        return inputs.value(f"society.conduct.practices.{name}.rate")
    return 0.0 if conduct.others == "none" else inputs.value(f"practices.{name}.rate")


def _found(inputs: Inputs, name: str) -> float:
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
        rates[practice.number] = min(_rate(inputs, name) / 12 * _found(inputs, name), 0.05)
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
    certainty = visits * _found(inputs, name)
    largest = inputs.mechanism("deterrence.largest_share") * inputs.mechanism("deterrence.transfer")
    scale = inputs.value(f"practices.{name}.gain") * inputs.mechanism("deterrence.gain_scale")
    multiplier = Response(min(largest, MOST_DETERRED), max(scale, 1e-6))(certainty * loss)
    return np.round(OCTAVE * np.log2(multiplier)).astype(np.int32)
