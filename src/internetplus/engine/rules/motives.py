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

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.stakes import PLACES, stake
from internetplus.vocabulary.fields import MONEY, N_DEEDS, OCTAVE

Floats = NDArray[np.float64]
Weighing = Callable[[Floats], Floats]
RISKS = np.exp2((np.arange(8) - 4) / 2)
"""Perceived over burned-in certainty of the eight classes of risk."""
BY_CLASS = ("motive", "hidden", "moved", "avoided", "forgone")
"""Tables of deeds by class of incentive."""
WARNING = "warning_unsafe_food"
MOST_DETERRED = 0.9
LEAST = 0.02
SECOND_STUDY_ABOVE = 0.5


@dataclass(frozen=True)
class Response:
    """How conduct answers to a perceived expected sanction, median monthly incomes."""

    share: float | Floats  # largest share that any sanction deters
    scale: float | Floats  # sanction at which 63 % of it is reached

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


@dataclass(frozen=True)
class Acts:
    """Deeds of one kind, and what an act may bring on its author; first axis: deed."""

    kind: str
    names: tuple[str, ...]
    times: Floats  # acts in an active month
    detection: Floats  # chance that the order records one
    reach: Floats  # chance that a source of the scheme writes one down
    order: Floats  # what the order does to whom it records
    loss: Floats  # [deed, 32] what the scheme does beside, by place; gains are negative


def acts_of(inputs: Inputs, kind: str) -> Acts:
    """The deeds of a kind that anybody does."""
    conducts = {
        name: inputs.conduct(name)
        for name, deed in inputs.catalogue.deeds.items()
        if deed.kind == kind and inputs.conduct(name).active > 0
    }
    loss = np.zeros((len(conducts), PLACES + 1))
    for n, name in enumerate(conducts):
        loss[n, 1:] = scheme_loss(inputs, inputs.catalogue.deeds[name].number)
    return Acts(
        kind=kind,
        names=tuple(conducts),
        times=np.array([conduct.acts for conduct in conducts.values()]),
        detection=np.array([conduct.detection for conduct in conducts.values()]),
        reach=np.array([sum(inputs.reach(name).values()) for name in conducts], float),
        order=np.array([order_loss(inputs, name) for name in conducts]),
        loss=loss,
    )


def response(inputs: Inputs, acts: Acts, burned: Floats) -> Response:
    """Deterrence of harmful deeds; chill of lawful ones; the pull of points on helpful ones.

    Who does a harmful deed although a sanction is expected gains at least that: at the margin the
    gain is the burned-in expected sanction, and the deed's private gain where there was none.
    """
    if acts.kind == "lawful":
        fall = np.full(len(acts.names), inputs.mechanism("chill.fall"))
        fall[[name == WARNING for name in acts.names]] *= inputs.mechanism("chill.warnings")
        share, scale = 2 * fall, np.full(fall.size, inputs.mechanism("chill.dose_scale"))
    else:
        largest = inputs.mechanism("deterrence.largest_share")
        share = np.full(len(acts.names), largest * inputs.mechanism("deterrence.transfer"))
        margin = np.array([inputs.value(f"deeds.{name}.gain") for name in acts.names])
        if acts.kind == "harmful":
            margin = np.where(burned > 0, burned, margin)
        scale = np.maximum(margin * inputs.mechanism("deterrence.gain_scale"), 1e-12)
    return Response(np.minimum(share, MOST_DETERRED)[:, None, None], scale[:, None, None])


def _expected(
    inputs: Inputs, acts: Acts, weigh: Weighing, *, dread: bool = False
) -> tuple[Floats, Floats]:
    """Expected sanction of one act: burned in; and by class of incentive [deed, 8, 32].

    `dread`: what a watching scheme could do is felt as if it were sure.
    """
    overrated = inputs.mechanism("perception.overrating")
    seen, felt = np.minimum(overrated * acts.detection, 1.0), acts.reach > 0
    extra = np.zeros_like(acts.loss)
    extra[:, 1:] = (felt if dread else np.minimum(overrated * acts.reach, 1.0))[:, None]
    burned = seen * weigh(acts.order)
    seen = seen * [shifted(inputs, "certainty", name) for name in acts.names]
    order = acts.order * [shifted(inputs, "severity", name) for name in acts.names]
    risks, gain = RISKS[:, None], np.maximum(-acts.loss, 0)[:, None, :]
    sanction = weigh(order[:, None] + acts.loss)[:, None, :]
    by_order = np.minimum(risks * seen[:, None, None], 1.0) * sanction
    by_scheme = np.minimum(risks * extra[:, None, :], 1.0) * weigh(acts.loss)[:, None, :]
    rewards = np.minimum(risks * (seen[:, None] + extra)[:, None, :], 1.0) * gain
    return burned, by_order + by_scheme - rewards


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


def motives(inputs: Inputs) -> dict[str, NDArray[np.int32]]:
    """Rows of all deeds by class of incentive: risk x 32 + place (0: not aware of any scheme)."""
    found = {row: np.zeros((N_DEEDS, len(RISKS) * (PLACES + 1)), np.int32) for row in BY_CLASS}
    for kind in ("harmful", "lawful", "helpful"):
        acts = acts_of(inputs, kind)
        numbers = [inputs.catalogue.deeds[name].number for name in acts.names]
        for row, table in _rows(inputs, acts).items():
            found[row][numbers] = np.round(table).astype(np.int32).reshape(len(numbers), -1)
    return found


def _rows(inputs: Inputs, acts: Acts) -> dict[str, Floats]:
    """The tables of some deeds [deed, 8, 32]."""
    deterred, change = _deterred(inputs, acts)
    displaced = np.array([inputs.value(f"deeds.{name}.displacement") for name in acts.names])
    held = np.maximum(1 - deterred, 0)
    moved = held * displaced[:, None, None]
    done = np.maximum(np.where(held > 0, deterred + moved, deterred), LEAST)
    avoided = np.maximum(1 - done, 0) / done
    kept = np.maximum(1 - moved / done, LEAST)
    crowded = np.array([crowding(inputs, name) for name in acts.names]).reshape(acts.loss.shape)
    return {
        "motive": OCTAVE * np.log2(done * crowded[:, None, :]),
        "hidden": OCTAVE * np.log2(kept),
        "moved": 1000 * moved / done,
        "avoided": 1000 * avoided,
        "forgone": 0.5 * np.maximum(change, 0) * avoided * acts.times[:, None, None] * MONEY,
    }


def _deterred(inputs: Inputs, acts: Acts) -> tuple[Floats, Floats]:
    """Multiplier of the hazards [deed, 8, 32], and by how much more than burned in is at stake."""
    weigh = partial(severity, inputs, acts.kind)
    burned, expected = _expected(inputs, acts, weigh, dread=acts.kind == "lawful")
    change = expected - burned[:, None, None]
    deterred = response(inputs, acts, burned)(change)
    if acts.kind != "helpful":
        in_full = in_money if acts.kind == "harmful" else weigh
        burned, expected = _expected(inputs, acts, in_full)
        change = expected - burned[:, None, None]
    free = [name == WARNING and "warnings" in inputs.neutral for name in acts.names]
    free = [True] * len(free) if "deterrence" in inputs.neutral else free
    deterred[free], change[free] = 1.0, 0.0
    return deterred, change
