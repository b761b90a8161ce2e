"""Compile conduct: hazards, motives, observation."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.conduct import FALSE_BITS, by_order, false_entries, of_conduct
from internetplus.engine.rules.drawn import Drawn, of_draw
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.motives import motives
from internetplus.engine.rules.numbers import octaves_of, threshold
from internetplus.engine.tables import Deeds
from internetplus.schemes.compiled import CompiledScheme
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import N_DEEDS, N_SETTINGS

FINED_MEMORY = 24
"""Months for which the order keeps a fine on file, so that it can be contested."""
LONGEST = 127
"""Months that fit into a record's age."""


def _seen(inputs: Inputs) -> NDArray[np.int32]:
    """Cumulative hazards of a record in an active month: order, then sources; by watching."""
    table, deeds = np.zeros((N_DEEDS, 8, 5)), inputs.catalogue.deeds
    table[:, :, 0] = _seen_by_order(inputs)
    for name, deed in deeds.items():
        reach, acts = inputs.reach(name), inputs.conduct(name).acts
        for place, source in enumerate(deed.sources[:4] if reach else ()):
            share = inputs.views(source) * reach.get(source, 0.0) * acts
            table[deed.number, :, place + 1] = np.minimum(share, 1.0)
    return octaves_of(np.minimum(np.cumsum(table, axis=2), 1.0))


@of_draw
def _seen_by_order(drawn: Drawn) -> NDArray[np.float64]:
    """Chance that the order records a deed in an active month, by class of watching [deed, 8]."""
    found = np.zeros((N_DEEDS, 8))
    for name, deed in drawn.catalogue.deeds.items():
        conduct = drawn.conduct(name)
        found[deed.number] = _uneven(drawn, name) * min(conduct.detection * conduct.acts, 1.0)
    return found


def _uneven(drawn: Drawn, name: str) -> NDArray[np.float64]:
    """How much more of each class of watching [8] the order sees than of all who can do it."""
    recorded = drawn.society.order.records.get(name)
    if recorded is None:
        return np.ones(8)
    view = drawn.views(recorded.source)
    share = drawn.sample.able(drawn.catalogue.deeds[name]).watch
    return np.asarray(view / max(float(view @ share), 1e-9))


def _false(inputs: Inputs) -> NDArray[np.uint32]:
    """Thresholds of false entries by order and scheme."""
    found = np.zeros(N_DEEDS, np.uint32)
    for name, deed in inputs.catalogue.deeds.items():
        both = by_order(inputs).get(name, 0.0) + _by_scheme(inputs, name, deed)
        found[deed.number] = threshold(both * 64, FALSE_BITS)
    return found


def _by_scheme(inputs: Inputs, name: str, deed: Deed) -> float:
    """False entries of a deed by the scheme's sources, those of the order's own apart."""
    if "observation" in inputs.neutral:
        return 0.0
    order, found = inputs.society.order.records.get(name), 0.0
    for source in deed.sources:
        connected = float(inputs.scheme.sources[inputs.catalogue.sources[source].number])
        if connected > 0 and not (order and order.source == source):
            found += connected * false_entries(inputs, source, name)
    return found


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


def compile_deeds(inputs: Inputs) -> Deeds:
    """All tables of conduct and observation."""
    i32, felt = np.int32, motives(inputs)
    exponent = 0.0 if "norms" in inputs.neutral else inputs.mechanism("norms.exponent")
    dense = [deed.number for deed in inputs.catalogue.deeds.values() if deed.lane == "dense"]
    restrained = felt["avoided"].any(axis=1) | felt["moved"].any(axis=1)
    return Deeds(
        **of_conduct(inputs),
        **felt,
        **_file(inputs),
        seen=_seen(inputs),
        false_scheme=_false(inputs),
        told=np.array([inputs.order.notice, inputs.scheme.notice], i32),
        restrained=np.asarray(restrained, i32),
        dense=np.array(dense, i32),
        norm=np.full(N_SETTINGS, round(exponent * 1024), i32),
    )


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
