"""Compile public opinion: shares of adults who approve of a scheme, in private and when asked."""

from __future__ import annotations

import numpy as np

from internetplus.engine.rules.consequences import consequences
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.tables import Poll
from internetplus.vocabulary.fields import COMMUNITY

SECOND_SURVEY_ABOVE = 0.75
CRITICAL, KNOWS, STRUCK, FAVOURED = 1, 2, 4, 8
"""Places of what somebody is in the tables of approval."""


def compile_poll(inputs: Inputs) -> Poll:
    """Tables of `poll`."""
    harm, favour = _bits(inputs)
    private, stated = approval(inputs)
    circle = inputs.mechanism("approval.circle")
    share = np.arange(COMMUNITY + 1) / COMMUNITY
    return Poll(
        held=int(_rules_citizens(inputs)),
        harm=harm,
        favour=favour,
        heard=_thresholds(1 - (1 - share) ** circle),
        private=_thresholds(private),
        stated=_thresholds(stated),
    )


def approval(inputs: Inputs) -> tuple[np.ndarray, np.ndarray]:
    """Shares who approve in private and who say so: float64 [16] each, by what somebody is."""
    first, second = inputs.mechanism("approval.stated"), inputs.mechanism("approval.students")
    said = second if inputs.mechanism("approval.which") > SECOND_SURVEY_ABOVE else first
    hidden = inputs.mechanism("expression.hidden")
    kind = np.arange(16)
    critical, knows, struck, favoured = (
        (kind & bit) != 0 for bit in (CRITICAL, KNOWS, STRUCK, FAVOURED)
    )
    moved = float("approval" not in inputs.neutral)
    fall = knows * inputs.mechanism("approval.informed")
    fall = moved * (fall + struck * inputs.mechanism("approval.struck"))
    rise = moved * favoured * inputs.mechanism("approval.favour")
    private = said - hidden + inputs.mechanism("approval.divide") * (0.5 - critical) - fall + rise
    stated = private + hidden + inputs.mechanism("approval.cover") * fall
    private = np.clip(private, 0, 1)
    return private, np.clip(stated, private, 1)


def _rules_citizens(inputs: Inputs) -> bool:
    """Whether the scheme has anything for citizens that they could be asked about."""
    rules = inputs.scheme.citizen
    mine = rules is not None and (rules.grade_names or rules.lists or rules.consequences)
    return bool(mine or inputs.scheme.registers)


def _bits(inputs: Inputs) -> tuple[int, int]:
    """Which consequences are the scheme's own: sanctions and favours."""
    harm = favour = 0
    for one in consequences(inputs):
        if one.subject is not inputs.order.citizen:
            if one.rule.reward:
                favour |= 1 << one.number
            else:
                harm |= 1 << one.number
    return harm, favour


def _thresholds(shares: np.ndarray) -> np.ndarray:
    return np.asarray(np.clip(shares, 0, 1) * (2**32 - 1), np.uint32)
