"""Admit: whom of those who ask a service takes, and whose deal would fail, as vectors."""

from typing import NamedTuple

import numpy as np

from internetplus.kernel.bits import byte_of, vectors
from internetplus.kernel.draw import draw, draws_below, level, threshold
from internetplus.kernel.jit import kernel
from internetplus.society.build import CREDIT_HISTORY

I32 = np.int32
U64 = np.uint64
WHOLE = 1 << 32
BARRED, FAVOURED, TAKEN = 1, 2, 4
"""Bits of what a service says to who asks."""


class Terms(NamedTuple):
    """How one service judges this month."""

    many: int  # who ask
    closes: int  # consequences that close it
    opens: int  # and that open it
    refuse: int
    evidence: int
    thin: int
    sure: bool  # it takes whoever is not barred
    fixed: int  # 1: its places are fixed
    places: int  # for one unit of weight
    weight: int  # of the favoured
    luck: np.uint64  # key of its own evidence


class Ends(NamedTuple):
    """How likely a deal with a service fails, and the key of that luck."""

    base: int
    evidence: int
    general: int
    unsecured: int  # for those who left no deposit
    luck: np.uint64


@kernel
def bar(
    said: np.ndarray, asking: np.ndarray, own: np.ndarray, shared: np.ndarray, terms: Terms
) -> None:
    """Refuse the barred, and take everybody else for now."""
    closes, opens = I32(terms.closes), I32(terms.opens)
    if (closes | opens) == 0:
        for n in range(terms.many):
            said[n] = TAKEN
        return
    for n in range(vectors(terms.many)):
        i = U64(asking[n])
        barred, favoured = ((own[i] | shared[i]) & closes) != 0, (own[i] & opens) != 0
        said[n] = np.uint8(barred * BARRED + favoured * FAVOURED + (not barred) * TAKEN)


@kernel
def admit(
    said: np.ndarray,
    place: np.ndarray,
    asking: np.ndarray,
    setting: np.ndarray,
    flags: np.ndarray,
    terms: Terms,
) -> None:
    """Refuse whom the service's own evidence or its places leave out.

    `said` uint8 [1024]: by place among those asking; `place`: of the chance of a refusal. Steps of
    their own, as each takes vectors.
    """
    refuse, evidence, words = I32(terms.refuse), I32(terms.evidence), setting.view(np.int32)
    for n in range(vectors(terms.many)):
        hazard = I32(refuse - (I32(evidence * byte_of(words, U64(asking[n]))) >> 5))
        place[n] = threshold(min(hazard, I32(0)))
    if terms.thin <= 0:
        for n in range(terms.many):
            if (flags[U64(asking[n])] & CREDIT_HISTORY) == 0:
                place[n] = threshold(I32(terms.thin))
    for n in range(vectors(terms.many)):
        share = WHOLE - draws_below(place[n])
        if terms.fixed:
            weight = terms.weight if said[n] & FAVOURED else 256
            share = (share * (terms.places * weight)) >> 24
        taken = np.int64(draw(terms.luck, int(asking[n]))) < share
        said[n] &= np.uint8(BARRED + FAVOURED + TAKEN * taken)


@kernel
def counts(said: np.ndarray, many: int) -> tuple[int, int, int]:
    """How many were barred, how many of the others are favoured, how many got what they asked."""
    barred, favoured, given = I32(0), I32(0), I32(0)
    for n in range(many):
        barred = I32(barred + I32(said[n] & BARRED))
        favoured = I32(favoured + I32((said[n] & (BARRED + FAVOURED)) == FAVOURED))
        given = I32(given + I32(said[n] >= TAKEN))
    return int(barred), int(favoured), int(given)


@kernel
def fail(
    fails: np.ndarray,
    desk: tuple[int, np.ndarray, np.ndarray],
    setting: np.ndarray,
    general: np.ndarray,
    rule: Ends,
) -> None:
    """Mark with whom of those who ask a deal would fail; `desk`: how many, who, what each got."""
    many, asking, said = desk
    own, whole = setting.view(np.int32), general.view(np.int32)
    base, evidence, honesty, unsecured = (
        I32(rule.base), I32(rule.evidence), I32(rule.general), I32(rule.unsecured),
    )  # fmt: skip
    for n in range(vectors(many)):
        i = U64(asking[n])
        risk = I32(base - (I32(evidence * byte_of(own, i)) >> 5))
        risk = I32(risk - (I32(honesty * byte_of(whole, i)) >> 5))
        risk = I32(risk + (unsecured if said[n] & FAVOURED else I32(0)))
        fails[n] = np.uint8(level(draw(rule.luck, int(i))) < threshold(risk))
