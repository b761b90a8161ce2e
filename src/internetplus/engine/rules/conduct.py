"""Compile what a draw alone says of conduct: hazards, traits, what sources get wrong, harm."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.drawn import Drawn, of_draw
from internetplus.engine.rules.motives import WARNING
from internetplus.engine.rules.numbers import NEVER, base_hazard, money, threshold
from internetplus.engine.rules.sample import flags_of
from internetplus.engine.rules.voice import lift
from internetplus.kernel.jit import kernel
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import N_DEEDS, OCTAVE

Table = dict[str, NDArray[np.generic]]
KINDS = ("harmful", "lawful", "helpful")
VICTIMS = ("citizen", "enterprise", "state", "nobody")
CELLS_LOG2 = 10
"""Cells of the draw that rare deeds share, 2^10."""
ATTENDED = ("cameras", "inspectors")
FALSE_BITS = 26
MOST_COEFFICIENT = 32767
"""22 powers of e a standard deviation: beyond it a deed is sure or never done anyway."""
PLAIN = ("setting", "kind", "who", "adult", "attended", "victim", "cell", "slot", "expression")
"""Tables of one number a deed."""


def coefficients(deed: Deed) -> list[int]:
    """Hazard per standard deviation of honesty, opinion, conduct in the setting, youth and need.

    Loadings on honesty are turned round; on conduct in the setting only those of harmful deeds.
    """
    load = deed.loadings
    setting = -load.setting if deed.kind == "harmful" else load.setting
    natural = (-load.general, load.opinion, setting, load.young, load.need)
    return [round(OCTAVE * x / float(np.log(2))) for x in natural]


def changes(drawn: Drawn, deed: Deed) -> NDArray[np.float64]:
    """Change of a deed's hazard, octaves, for all in the sample who can do it."""
    people, known = drawn.sample.people, drawn.sample.features
    setting = known.setting[:, drawn.catalogue.settings[deed.setting].number]
    rows = (people.general, people.opinion, setting, known.young, known.need)
    who = drawn.sample.able(deed).who
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


def _base(drawn: Drawn, deed: Deed, active: float) -> int:
    """Hazard at average traits; fitted once for all arms of a draw."""
    key = (deed.number, active)
    if key not in drawn.sample.bases:
        drawn.sample.bases[key] = base_hazard(active, changes(drawn, deed))
    return drawn.sample.bases[key]


def _delays(drawn: Drawn, name: str) -> list[int]:
    """Months until a record counts: the order's own, then those of the deed's sources."""
    if "observation" in drawn.neutral:
        return [0] * 5
    order, sources = drawn.society.order.records.get(name), drawn.catalogue.sources
    own = [sources[source].delay if source else 0 for source in drawn.sources_of(name)[1:]]
    return [order.delay if order else 0, *own]


def _repay(drawn: Drawn, name: str) -> tuple[int, int]:
    """Chance a month that the debt behind a record is paid: by the free, by the sanctioned."""
    if name not in drawn.society.order.repayment:
        return 0, 0
    free = drawn.value(f"society.order.repayment.{name}")
    more = drawn.mechanism("procedure.paid_after_listing") / 24
    return threshold(free), threshold(free + ("sanctions" not in drawn.neutral) * more)


def _mix_up(drawn: Drawn, name: str) -> list[int]:
    """Thresholds of a mix-up by source."""
    if "observation" in drawn.neutral:
        return [0] * 5
    sources = drawn.sources_of(name)
    return [threshold(drawn.value(f"sources.{s}.mix_up")) if s else 0 for s in sources]


@of_draw
def by_order(drawn: Drawn) -> dict[str, float]:
    """False entries of each deed by the order, a month and person who can do it."""
    if "observation" in drawn.neutral:
        return {}
    records = drawn.society.order.records
    return {name: false_entries(drawn, one.source, name) for name, one in records.items()}


def false_entries(drawn: Drawn, source: str, name: str) -> float:
    """False entries of one deed by one source, a month and person who can do it.

    They fall on deeds as the source's true entries do, and on those whom it knows: first of all
    those who can do the deed, as borrowers are customers of a bank.
    """
    share = drawn.able_share(name)
    coverage = min(drawn.value(f"sources.{source}.coverage"), 1.0)
    known = min(coverage / max(share, 1e-9), 1.0)
    yearly = drawn.value(f"sources.{source}.false_entry") * known
    return yearly / 12 * drawn.written(source).get(name, 0.0)


@of_draw
def of_conduct(drawn: Drawn) -> Table:
    """The tables that hang on no scheme."""
    i32 = np.int32
    t: Table = {
        "base": np.full(N_DEEDS, NEVER, i32),
        "coef": np.zeros((N_DEEDS, 5), np.int32),
        "mix_up": np.zeros((N_DEEDS, 5), np.uint32),
        "delay": np.zeros((N_DEEDS, 5), i32),
        "repay": np.zeros((N_DEEDS, 2), np.uint32),
        **{n: np.zeros(N_DEEDS, i32) for n in PLAIN},
        **{n: np.zeros(N_DEEDS, np.int64) for n in ("fine", "harm")},
        "false_order": np.zeros(N_DEEDS, np.uint32),
    }
    for name, deed in drawn.catalogue.deeds.items():
        _one(drawn, t, name, deed)
    t["cells"] = _cells(drawn.catalogue.deeds.values(), t["cell"])
    return t


def _one(drawn: Drawn, t: Table, name: str, deed: Deed) -> None:
    """Write the rows of one deed."""
    d, conduct = deed.number, drawn.conduct(name)
    t["slot"][d] = deed.slot or 0
    t["base"][d] = NEVER if name == WARNING else _base(drawn, deed, conduct.active)
    t["base"][d] += lift(drawn, deed) if t["base"][d] > NEVER else 0
    t["expression"][d] = deed.expression
    t["coef"][d] = np.clip(coefficients(deed), -MOST_COEFFICIENT, MOST_COEFFICIENT)
    t["setting"][d] = drawn.catalogue.settings[deed.setting].number
    t["kind"][d] = KINDS.index(deed.kind)
    t["who"][d], t["adult"][d] = flags_of(deed.who)
    t["attended"][d] = any(source in ATTENDED for source in deed.sources)
    t["mix_up"][d] = _mix_up(drawn, name)
    t["false_order"][d] = threshold(by_order(drawn).get(name, 0.0) * 64, FALSE_BITS)
    if name in drawn.society.order.records and "sanctions" not in drawn.neutral:
        t["fine"][d] = money(drawn.value(f"society.order.records.{name}.fine"))
    t["harm"][d] = money(drawn.value(f"deeds.{name}.harm") * conduct.acts)
    t["victim"][d] = VICTIMS.index(deed.victim)
    t["repay"][d] = _repay(drawn, name)
    t["delay"][d] = _delays(drawn, name)


def _cells(deeds: Iterable[Deed], first: NDArray[np.generic]) -> NDArray[np.int16]:
    """The rare deed of each cell of their draw by number; writes the first cell of each."""
    found: list[int] = []
    for deed in deeds:
        if deed.slot is not None:
            first[deed.number] = len(found)
            found += [deed.number] * (1 << (CELLS_LOG2 - deed.slot))
    return np.array(found, np.int16)
