"""Compile conduct: hazards, motives, observation."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Conduct, Inputs
from internetplus.engine.rules.motives import WARNING, motives
from internetplus.engine.rules.numbers import NEVER, base_hazard, money, octaves_of, threshold
from internetplus.engine.rules.sample import flags_of
from internetplus.engine.rules.voice import lift
from internetplus.engine.tables import Deeds
from internetplus.kernel.jit import kernel
from internetplus.schemes.compiled import CompiledScheme
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import N_DEEDS, N_SETTINGS, OCTAVE

KINDS = ("harmful", "lawful", "helpful")
VICTIMS = ("citizen", "enterprise", "state", "nobody")
CELLS_LOG2 = 10
"""Cells of the draw that rare deeds share, 2^10."""
ATTENDED = ("cameras", "inspectors")
FINED_MEMORY = 24
"""Months for which the order keeps a fine on file, so that it can be contested."""
LONGEST = 127
"""Months that fit into a record's age."""
FALSE_BITS = 26
MOST_COEFFICIENT = 32767
"""22 powers of e a standard deviation: beyond it a deed is sure or never done anyway."""
PLAIN = (
    "setting", "kind", "who", "adult", "attended", "victim", "restrained",
    "cell", "slot", "expression",
)  # fmt: skip
"""Tables of one number a deed."""


def coefficients(deed: Deed) -> list[int]:
    """Hazard per standard deviation of honesty, opinion, conduct in the setting, youth and need.

    Loadings on honesty are turned round; on conduct in the setting only those of harmful deeds.
    """
    load = deed.loadings
    setting = -load.setting if deed.kind == "harmful" else load.setting
    natural = (-load.general, load.opinion, setting, load.young, load.need)
    return [round(OCTAVE * x / float(np.log(2))) for x in natural]


def changes(inputs: Inputs, deed: Deed) -> NDArray[np.float64]:
    """Change of a deed's hazard, octaves, for all in the sample who can do it."""
    people, known = inputs.sample.people, inputs.sample.features
    setting = known.setting[:, inputs.catalogue.settings[deed.setting].number]
    rows = (people.general, people.opinion, setting, known.young, known.need)
    who = inputs.sample.able(deed).who
    found = np.empty(np.count_nonzero(who))
    _add_up(np.array(coefficients(deed)), rows, who, found)
    return found


@kernel
def _add_up(
    weights: np.ndarray, rows: tuple[np.ndarray, ...], who: np.ndarray, found: np.ndarray
) -> None:
    """Sum of traits times weights for those chosen, octaves."""
    general, opinion, setting, young, need = rows
    n = 0
    for c in range(who.shape[0]):
        for i in range(who.shape[1]):
            if who[c, i]:
                x = weights[0] * general[c, i] + weights[1] * opinion[c, i]
                x += weights[2] * setting[c, i] + weights[3] * young[c, i]
                found[n] = float(x + weights[4] * need[c, i]) / (32 * OCTAVE)
                n += 1


def _base(inputs: Inputs, deed: Deed, active: float) -> int:
    """Hazard at average traits; fitted once for all arms of a draw."""
    key = (deed.number, active)
    if key not in inputs.sample.bases:
        inputs.sample.bases[key] = base_hazard(active, changes(inputs, deed))
    return inputs.sample.bases[key]


def _seen(inputs: Inputs, name: str, conduct: Conduct) -> NDArray[np.int32]:
    """Cumulative hazards of a record in an active month: order, then sources; by watching."""
    deed = inputs.catalogue.deeds[name]
    table, reach = np.zeros((8, 5)), inputs.reach(name)
    table[:, 0] = _uneven(inputs, name) * min(conduct.detection * conduct.acts, 1.0)
    for place in range(4):
        table[:, place + 1] = table[:, place]
        if place < len(deed.sources):
            source = deed.sources[place]
            share = inputs.views(source) * reach.get(source, 0.0) * conduct.acts
            table[:, place + 1] += np.minimum(share, 1.0)
    return octaves_of(np.minimum(table, 1.0))


def _uneven(inputs: Inputs, name: str) -> NDArray[np.float64]:
    """How much more of each class of watching [8] the order sees than of all who can do it."""
    recorded = inputs.society.order.records.get(name)
    if recorded is None:
        return np.ones(8)
    view = inputs.views(recorded.source)
    share = inputs.sample.able(inputs.catalogue.deeds[name]).watch
    return np.asarray(view / max(float(view @ share), 1e-9))


def _errors(inputs: Inputs, name: str) -> tuple[list[int], float, float]:
    """Thresholds of a mix-up by source, and false entries a month: order; order and scheme."""
    deed = inputs.catalogue.deeds[name]
    order = inputs.society.order.records.get(name)
    if "observation" in inputs.neutral:
        return [0] * 5, 0.0, 0.0
    sources = inputs.sources_of(name)
    mix_up = [threshold(inputs.value(f"sources.{s}.mix_up")) if s else 0 for s in sources]
    by_order = by_scheme = 0.0
    if order:
        by_order = _false(inputs, order.source, name)
    for source in deed.sources:
        connected = float(inputs.scheme.sources[inputs.catalogue.sources[source].number])
        if connected > 0 and not (order and order.source == source):
            by_scheme += connected * _false(inputs, source, name)
    return mix_up, by_order, by_order + by_scheme


def _false(inputs: Inputs, source: str, name: str) -> float:
    """False entries of one deed by one source, a month and person who can do it.

    They fall on deeds as the source's true entries do, and on those whom it knows: first of all
    those who can do the deed, as borrowers are customers of a bank.
    """
    share = inputs.able_share(name)
    coverage = min(inputs.value(f"sources.{source}.coverage"), 1.0)
    known = min(coverage / max(share, 1e-9), 1.0)
    yearly = inputs.value(f"sources.{source}.false_entry") * known
    return yearly / 12 * inputs.written(source).get(name, 0.0)


def _used(scheme: CompiledScheme) -> NDArray[np.int64]:
    """Months for which the points, the straight grade and the lists of a scheme need a record."""
    used = np.zeros(N_DEEDS, np.int64)
    for rules in scheme.blocks:
        counts = np.asarray(rules.worth) != 0
        last = np.where(counts.any(axis=1), counts.shape[1] - counts[:, ::-1].argmax(axis=1), 0)
        straight = np.where(np.asarray(rules.straight_to) >= 0, rules.months, 0)
        listed = (np.where(rule.enter, int(rule.term), 0) for rule in rules.lists)
        used = np.maximum.reduce([used, last, straight, *listed])
    return used


def _file(inputs: Inputs) -> dict[str, NDArray[np.int32]]:
    """Months for which somebody has a use for a record, and for which it is open to appeal.

    It is as long as it serves the order, or can lead to a sanction; apart: by the scheme alone.
    """
    fined = np.zeros(N_DEEDS, np.int64)
    for name in inputs.society.order.records:
        fined[inputs.catalogue.deeds[name].number] = FINED_MEMORY
    courts, scheme = _used(inputs.courts), _used(inputs.scheme)
    bites = any(len(rules.consequences) > 0 for rules in inputs.scheme.blocks)
    by_order, by_scheme = np.maximum(fined, courts), scheme * bites
    return {
        "keep": np.minimum(np.maximum(by_order, scheme), LONGEST).astype(np.int32),
        "contested": np.stack([np.maximum(by_order, by_scheme), by_scheme], 1).astype(np.int32),
    }


def _delays(inputs: Inputs, name: str) -> list[int]:
    """Months until a record counts: the order's own, then those of the deed's sources."""
    if "observation" in inputs.neutral:
        return [0] * 5
    order, sources = inputs.society.order.records.get(name), inputs.catalogue.sources
    own = [sources[source].delay if source else 0 for source in inputs.sources_of(name)[1:]]
    return [order.delay if order else 0, *own]


def _repay(inputs: Inputs, name: str) -> tuple[int, int]:
    """Chance a month that the debt behind a record is paid: by the free, by the sanctioned."""
    if name not in inputs.society.order.repayment:
        return 0, 0
    free = inputs.value(f"society.order.repayment.{name}")
    more = inputs.mechanism("procedure.paid_after_listing") / 24
    return threshold(free), threshold(free + ("sanctions" not in inputs.neutral) * more)


def compile_deeds(inputs: Inputs) -> Deeds:
    """All tables of conduct and observation."""
    i32, catalogue = np.int32, inputs.catalogue.deeds
    t: dict[str, NDArray[np.generic]] = {
        "base": np.full(N_DEEDS, NEVER, i32),
        "coef": np.zeros((N_DEEDS, 5), np.int16),
        "seen": np.full((N_DEEDS, 8, 5), NEVER, i32),
        "mix_up": np.zeros((N_DEEDS, 5), np.uint32),
        "delay": np.zeros((N_DEEDS, 5), i32),
        "told": np.array([inputs.order.notice, inputs.scheme.notice], i32),
        "repay": np.zeros((N_DEEDS, 2), np.uint32),
        **motives(inputs),
        **{n: np.zeros(N_DEEDS, i32) for n in PLAIN},
        **{n: np.zeros(N_DEEDS, np.int64) for n in ("fine", "harm")},
        **{n: np.zeros(N_DEEDS, np.uint32) for n in ("false_order", "false_scheme")},
        **_file(inputs),
    }
    dense = [deed.number for deed in catalogue.values() if deed.lane == "dense"]
    for name, deed in catalogue.items():
        _one(inputs, t, name, deed)
    t["cells"] = _cells(catalogue.values(), t["cell"])
    exponent = 0.0 if "norms" in inputs.neutral else inputs.mechanism("norms.exponent")
    norm = np.full(N_SETTINGS, round(exponent * 1024), i32)
    return Deeds(dense=np.array(dense, i32), norm=norm, **t)


def _one(inputs: Inputs, t: dict[str, NDArray[np.generic]], name: str, deed: Deed) -> None:
    """Write the rows of one deed."""
    d, conduct = deed.number, inputs.conduct(name)
    t["slot"][d] = deed.slot or 0
    t["base"][d] = NEVER if name == WARNING else _base(inputs, deed, conduct.active)
    t["base"][d] += lift(inputs, deed) if t["base"][d] > NEVER else 0
    t["expression"][d] = deed.expression
    t["coef"][d] = np.clip(coefficients(deed), -MOST_COEFFICIENT, MOST_COEFFICIENT)
    t["setting"][d] = inputs.catalogue.settings[deed.setting].number
    t["kind"][d] = KINDS.index(deed.kind)
    t["who"][d], t["adult"][d] = flags_of(deed.who)
    t["seen"][d] = _seen(inputs, name, conduct)
    t["attended"][d] = any(source in ATTENDED for source in deed.sources)
    t["mix_up"][d], order, both = _errors(inputs, name)
    t["false_order"][d] = threshold(order * 64, FALSE_BITS)
    t["false_scheme"][d] = threshold(both * 64, FALSE_BITS)
    if name in inputs.society.order.records and "sanctions" not in inputs.neutral:
        t["fine"][d] = money(inputs.value(f"society.order.records.{name}.fine"))
    t["harm"][d] = money(inputs.value(f"deeds.{name}.harm") * conduct.acts)
    t["victim"][d] = VICTIMS.index(deed.victim)
    t["repay"][d] = _repay(inputs, name)
    t["delay"][d] = _delays(inputs, name)
    t["restrained"][d] = bool(np.any(t["avoided"][d]) or np.any(t["moved"][d]))


def _cells(deeds: Iterable[Deed], first: NDArray[np.generic]) -> NDArray[np.int16]:
    """The rare deed of each cell of their draw by number; writes the first cell of each."""
    found: list[int] = []
    for deed in deeds:
        if deed.slot is not None:
            first[deed.number] = len(found)
            found += [deed.number] * (1 << (CELLS_LOG2 - deed.slot))
    return np.array(found, np.int16)


def settings_watched(inputs: Inputs) -> NDArray[np.int64]:
    """Settings that the scheme's connected sources see of each class of watching, 1/1000 [8]."""
    unseen = np.ones((8, N_SETTINGS))
    for name, source in inputs.catalogue.sources.items():
        connected = float(inputs.scheme.sources[source.number])
        coverage = connected * min(inputs.value(f"sources.{name}.coverage"), 1.0)
        seen = np.minimum(coverage * inputs.views(name), 1.0)
        for setting in source.privacy.settings:
            unseen[:, inputs.catalogue.settings[setting].number] *= 1 - seen
    return np.asarray(np.round(1000 * (1 - unseen).sum(axis=1)).astype(np.int64))
