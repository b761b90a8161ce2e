"""Compile motives: what the fear of sanctions and the promise of points change in conduct.

Deterrence is bounded, finite where there was no sanction, and acts on perceived certainty times a
concave function of the sanction, order and scheme together, relative to the burned-in order
(docs/model.md, section deterrence). Part of what is deterred moves out of sight.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Conduct, Inputs
from internetplus.engine.rules.stakes import PLACES, stake
from internetplus.vocabulary.fields import MONEY, OCTAVE

Floats = NDArray[np.float64]
Weighing = Callable[[Floats], Floats]
RISKS = np.exp2((np.arange(8) - 4) / 2)
"""Perceived over burned-in certainty of the eight classes of risk."""
WARNING = "warning_unsafe_food"
MOST_DETERRED = 0.9
LEAST = 0.02
SECOND_STUDY_ABOVE = 0.5


@dataclass(frozen=True)
class Response:
    """How conduct answers to a perceived expected sanction, median monthly incomes."""

    share: float  # largest share that any sanction deters
    scale: float  # sanction at which 63 % of it is reached

    def __call__(self, change: Floats) -> Floats:
        """Multiplier of the hazard for a change of the expected sanction; mirrored for a fall."""
        reached = self.share * (1 - np.exp(-np.abs(change) / self.scale))
        return np.where(change >= 0, 1 - reached, 1 + reached)


def severity(inputs: Inputs, kind: str, loss: Floats) -> Floats:
    """h(S), concave with h(0) = 0: twice the size counts less than twice the certainty.

    For harmful deeds h(1) = 1: a median monthly income counts as one, a tenth for more than a
    tenth. For lawful acts h has slope one at 0, as the scale of their chill is in money.
    """
    if kind == "lawful":
        unit, f = (inputs.mechanism(n) for n in ("chill.severity_unit", "chill.severity_exponent"))
        one = f / unit
    else:
        unit = inputs.mechanism("deterrence.severity_unit")
        f = inputs.mechanism("deterrence.severity_exponent")
        one = (1 + 1 / unit) ** f - 1
    return np.asarray(((1 + np.maximum(loss, 0) / unit) ** f - 1) / one)


def in_money(loss: Floats) -> Floats:
    """A loss as it is, not as its size is felt."""
    return np.maximum(loss, 0)


def shifted(inputs: Inputs, what: str, name: str) -> float:
    """Factor on the order's certainty or severity from month 0 on: virtual studies only."""
    return float(inputs.parameters.get(f"shift.{what}.{name}", 1.0))


def order_loss(inputs: Inputs, name: str) -> float:
    """What the order does to whom it records: the fine, and the months on its lists."""
    number, loss = inputs.catalogue.deeds[name].number, 0.0
    if name in inputs.society.order.records:
        loss += inputs.value(f"society.order.records.{name}.fine")
    return loss + _list_loss(inputs, inputs.order.citizen, number)


def _list_loss(inputs: Inputs, rules: object, number: int) -> float:
    from internetplus.schemes.subject import CompiledSubject

    if not isinstance(rules, CompiledSubject):
        return 0.0
    costs = inputs.costs(rules)
    return sum(
        costs.of_list(n) * min(int(rule.term), 36)
        for n, rule in enumerate(rules.lists)
        if rule.enter[number]
    )


def scheme_loss(inputs: Inputs, number: int) -> Floats:
    """What the scheme does to whom it records, by place on the scale; gains are negative."""
    if inputs.subject is None:
        return np.zeros(PLACES)
    loss = np.full(PLACES, _list_loss(inputs, inputs.subject, number))
    if len(inputs.subject.grade_from):
        loss = loss + stake(inputs.subject, inputs.scale, inputs.value_of_places, number)
    return loss


def response(inputs: Inputs, name: str, burned: float) -> Response:
    """Deterrence of harmful deeds; chill of lawful ones; the pull of points on helpful ones.

    Who does a harmful deed although a sanction is expected gains at least that: at the margin the
    gain is the burned-in expected sanction, and the deed's private gain where there was none.
    """
    deed = inputs.catalogue.deeds[name]
    if deed.kind == "lawful":
        fall = inputs.mechanism("chill.fall")
        if name == WARNING:
            fall *= inputs.mechanism("chill.warnings")
        return Response(min(2 * fall, MOST_DETERRED), inputs.mechanism("chill.dose_scale"))
    largest = inputs.mechanism("deterrence.largest_share") * inputs.mechanism("deterrence.transfer")
    margin = burned if deed.kind == "harmful" and burned > 0 else inputs.value(f"deeds.{name}.gain")
    scale = margin * inputs.mechanism("deterrence.gain_scale")
    return Response(min(largest, MOST_DETERRED), max(scale, 1e-12))


@dataclass(frozen=True)
class AtStake:
    """What one act may bring on its author."""

    order: float  # what the order does to whom it records
    loss: Floats  # [32] what the scheme does beside, by place; gains are negative


def _expected(
    inputs: Inputs,
    name: str,
    conduct: Conduct,
    at_stake: AtStake,
    weigh: Weighing,
    *,
    dread: bool = False,
) -> tuple[float, Floats]:
    """Expected sanction of one act: burned in; and by class of incentive [8, 32].

    `dread`: what a watching scheme could do is felt as if it were sure.
    """
    overrated = inputs.mechanism("perception.overrating")
    order, loss = at_stake.order, at_stake.loss
    seen = min(overrated * conduct.detection, 1.0)
    extra = np.zeros(PLACES + 1)
    reach = sum(inputs.reach(name).values())
    extra[1:] = float(reach > 0) if dread else min(overrated * reach, 1.0)
    burned = seen * float(weigh(np.array([order]))[0])
    seen *= shifted(inputs, "certainty", name)
    order *= shifted(inputs, "severity", name)
    by_order = np.minimum(RISKS[:, None] * seen, 1.0) * weigh(order + loss)[None, :]
    by_scheme = np.minimum(RISKS[:, None] * extra[None, :], 1.0) * weigh(loss)[None, :]
    gain = np.minimum(RISKS[:, None] * (seen + extra)[None, :], 1.0) * np.maximum(-loss, 0)[None, :]
    return burned, by_order + by_scheme - gain


def crowding(inputs: Inputs, name: str) -> Floats:
    """Multiplier [32] for those aware: paid virtue, unpaid virtue, and fines as a price."""
    effect, deed = np.ones(PLACES + 1), inputs.catalogue.deeds[name]
    if inputs.subject is None or "crowding" in inputs.neutral or not np.any(inputs.subject.worth):
        return effect
    counted = bool(np.any(inputs.subject.worth[deed.number]))
    if deed.kind == "helpful" and counted:
        second = inputs.mechanism("crowding.which_study") > SECOND_STUDY_ABOVE
        path = "crowding.virtue_field" if second else "crowding.virtue"
        effect[1:] = 1 + inputs.mechanism(path)
    elif deed.kind == "helpful":
        effect[1:] = 1 - inputs.mechanism("crowding.unscored")
    elif deed.crowding == "low_stake" and counted:
        effect[1:] = inputs.mechanism("crowding.low_stake")
    return effect


def motives(inputs: Inputs, name: str, conduct: Conduct) -> dict[str, NDArray[np.int32]]:
    """Rows of one deed by class of incentive: risk x 32 + place (0: not aware of any scheme)."""
    zero = np.zeros((8, PLACES + 1))
    if conduct.active == 0:
        return {}
    kind, number = inputs.catalogue.deeds[name].kind, inputs.catalogue.deeds[name].number
    at_stake = AtStake(
        order_loss(inputs, name), np.concatenate([[0.0], scheme_loss(inputs, number)])
    )
    weigh = partial(severity, inputs, kind)
    burned, expected = _expected(inputs, name, conduct, at_stake, weigh, dread=kind == "lawful")
    change = expected - burned
    deterred = response(inputs, name, burned)(change)
    if kind != "helpful":
        in_full = in_money if kind == "harmful" else weigh
        burned, expected = _expected(inputs, name, conduct, at_stake, in_full)
        change = expected - burned
    free = name == WARNING and "warnings" in inputs.neutral
    if "deterrence" in inputs.neutral or free:
        deterred, change = np.ones_like(zero), zero
    displaced = inputs.value(f"deeds.{name}.displacement")
    held = np.maximum(1 - deterred, 0)
    moved = held * displaced
    done = np.maximum(np.where(held > 0, deterred + moved, deterred), LEAST)
    avoided = np.maximum(1 - done, 0) / done
    forgone = 0.5 * np.maximum(change, 0) * avoided * conduct.acts * MONEY
    kept = np.maximum(1 - moved / done, LEAST)
    rows = {
        "motive": OCTAVE * np.log2(done * crowding(inputs, name)[None, :]),
        "hidden": OCTAVE * np.log2(kept),
        "moved": 1000 * moved / done,
        "avoided": 1000 * avoided,
        "forgone": forgone,
    }
    return {row: np.round(table).astype(np.int32).ravel() for row, table in rows.items()}
