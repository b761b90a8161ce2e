"""Compile perception, work and procedure."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.records import FALSE, LAWFUL, MIX_UP, PLANTED
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Life
from internetplus.schemes.compiled import CompiledScheme
from internetplus.vocabulary.fields import MONEY, N_DEEDS

JOB_LOSS = 0.008
"""Chance of losing work in a month (our assumption)."""
BENEFIT = 0.3
"""Income without work or past 60, share of the income in work (our assumption)."""
RECOVERY = 0.1
"""Share of arrears caught up in a month (our assumption)."""
WRONG = (FALSE, MIX_UP, PLANTED)


def compile_life(inputs: Inputs, income: NDArray[np.int32]) -> Life:
    """Tables of the phases `perceive`, `live` and `contest`; `income` as in `Life`."""
    running = _has_rules(inputs)
    procedure = inputs.scheme if running else inputs.order
    monthly = 1 - (1 - inputs.mechanism("awareness.after_year")) ** (1 / 12)
    knows = inputs.mechanism("awareness.after_sanction")
    mark = -inputs.mechanism("life.mark_employment") * inputs.mechanism("life.employers_look") / 12
    fade = 1 - 0.5 ** (1 / inputs.mechanism("perception.forgetting"))
    return Life(
        aware_start=threshold(monthly) if running else 0,
        aware_contact=threshold(knows) if running else 0,
        risk_jump=round(96 * inputs.mechanism("perception.learning")),
        risk_fade=max(round(256 * fade), 1),
        pairs=-(-len(inputs.catalogue.settings) // 2),
        strain=_strain(inputs),
        income=income,
        job_loss=threshold(JOB_LOSS),
        benefit=round(1024 * BENEFIT),
        recovery=round(1024 * RECOVERY),
        appeal=_appeal(inputs),
        granted=_granted(inputs),
        mark=threshold(mark) if "life" not in inputs.neutral else 0,
        suspensive=int(procedure.suspensive and procedure.notice),
        compensation=round(procedure.compensation * MONEY),
        late=threshold(inputs.mechanism("procedure.late")),
        passed=threshold(1 / max(inputs.mechanism("procedure.delay"), 1.0)),
        repair=_repair(inputs, procedure),
    )


def _repair(inputs: Inputs, procedure: CompiledScheme) -> np.ndarray:
    """Chance that a record is worked off, of deeds that some block of rules counts.

    Not what keeps somebody on a list of the order: no scheme takes anybody off that.
    """
    counts = np.zeros(N_DEEDS, np.bool_)
    for block in procedure.blocks:
        counts |= (block.worth != 0).any(axis=1)
        for one in block.lists:
            counts |= one.enter
    for one in inputs.order.citizen.lists if inputs.order.citizen else ():
        counts &= ~one.enter
    return np.where(counts, threshold(procedure.repair), 0).astype(np.uint32)


def _strain(inputs: Inputs) -> int:
    """Steps of need, 1/32 standard deviation, for a hundred of arrears, 2^-16; neutral: none."""
    if "life" in inputs.neutral:
        return 0
    return round(2**16 * 32 * inputs.mechanism("life.need_from_loss") * 100 / MONEY)


def _has_rules(inputs: Inputs) -> bool:
    """Whether a scheme grades or lists citizens at all."""
    subject = inputs.subject
    ruled = subject is not None and bool(len(subject.grade_from) or len(subject.lists))
    return ruled or bool(inputs.scheme.registers)


def _appeal(inputs: Inputs) -> np.ndarray:
    """Chance of contesting a record by truth and schooling; odds rise by a factor a step."""
    wrong = inputs.mechanism("procedure.appeal_if_wrong")
    right = inputs.mechanism("procedure.appeal_if_right")
    gradient = inputs.mechanism("procedure.schooling_gradient")
    table = np.zeros((8, 4), np.uint32)
    if "procedure" in inputs.neutral:
        return table
    for truth in range(8):
        base = wrong if truth in WRONG else right
        for schooling in range(4):
            odds = base / (1 - base) * gradient ** (schooling - 1.5)
            table[truth, schooling] = threshold(odds / (1 + odds))
    return table


def _granted(inputs: Inputs) -> np.ndarray:
    """Chance that a contest succeeds: wrong records often, true ones sometimes, lawful between."""
    wrong = inputs.mechanism("procedure.success_if_wrong")
    right = inputs.mechanism("procedure.success_if_right")
    chance = [wrong if truth in WRONG else right for truth in range(8)]
    chance[LAWFUL] = (wrong * right) ** 0.5
    if inputs.abuse:
        chance[PLANTED] *= 1 - inputs.mechanism("abuse.upheld")
    return np.array([threshold(share) for share in chance], np.uint32)
