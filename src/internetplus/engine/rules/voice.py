"""Compile expression: thresholds by how much of the usual voice is still heard.

A wish becomes an act where the voice heard, as a share of the burned-in one, reaches the person's
threshold; thresholds are normal, with the share above one the part of opinion that is hidden
without any scheme.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.drawn import Drawn
from internetplus.engine.tables.voice import Voice
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import OCTAVE

LOWEST, HIGHEST, STEPS = 5, 1, 16
"""Octaves below and above the burned-in voice that the table covers; entries an octave."""
ALL_OF_THEM = 2**32


def hidden(drawn: Drawn) -> float:
    """Share of those who wish to speak that keep silent without any scheme."""
    return 0.0 if "expression" in drawn.neutral else drawn.mechanism("expression.hidden")


def lift(drawn: Drawn, deed: Deed) -> int:
    """Hazard by which wishes exceed what is said, so that what is said has its published rate."""
    if not deed.expression:
        return 0
    return round(-OCTAVE * float(np.log2(1 - hidden(drawn))))


def cuts(share_hidden: float, spread: float) -> NDArray[np.int64]:
    """Share who speak, 2^32, at each step of the voice that is heard."""
    from scipy.special import ndtr, ndtri

    heard = np.exp2(np.arange(-LOWEST * STEPS, HIGHEST * STEPS + 1) / STEPS)
    if share_hidden <= 0:
        return np.full(heard.size, ALL_OF_THEM, np.int64)
    middle = 1 - spread * ndtri(1 - share_hidden)
    share = ndtr((heard - middle) / spread)
    return np.asarray(np.round(share * ALL_OF_THEM).astype(np.int64))


def compile_voice(drawn: Drawn, since: int) -> Voice:
    """Tables of `listen` and `echo`; `since` the month of a withdrawal, -1 if there is none."""
    table = cuts(hidden(drawn), drawn.mechanism("expression.spread"))
    return Voice(
        cut=table,
        usual=int(table[LOWEST * STEPS]),
        near=round(1024 * drawn.mechanism("expression.near")),
        fade=max(round(1024 * (1 - 0.5 ** (1 / drawn.mechanism("expression.habit")))), 1),
        free_warnings=int("warnings" in drawn.neutral),
        since=since,
    )
