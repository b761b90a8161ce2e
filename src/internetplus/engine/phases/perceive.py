"""Perceive: awareness of the scheme, perceived certainty, age and need: the month's motives."""

import numpy as np

from internetplus.engine.tables import Life, Luck, Scratch
from internetplus.kernel.draw import draw, key, level
from internetplus.kernel.jit import kernel
from internetplus.society.state import (
    STATUS_AWARE,
    STATUS_SANCTIONED,
    STATUS_TOUCHED,
    People,
    State,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY, SETTINGS

I32 = np.int32
ADULT_MONTHS = 18 * 12
N_SETTINGS = len(SETTINGS)
NORM_LIMIT = 2048
"""A neighbourhood's conduct counts as at most four times, at least a quarter of the burned-in."""


@kernel
def perceive(
    people: People, state: State, life: Life, luck: Luck, scratch: Scratch, c: int
) -> None:
    """Update awareness and perceived certainty, and write the features of this month's conduct."""
    if life.aware_contact > 0:
        _hear(people, state, life, luck, c)
    _learn(state, life, luck, c)
    born, income = people.born[c], people.demand[c]
    risk, position, status = state.risk[c], state.position[c], state.status[c]
    arrears = state.arrears[c]
    for i in range(COMMUNITY):
        months = I32(born[i])
        years = min(int(months // 12), 127)
        scratch.adult[i] = 1 if months >= ADULT_MONTHS else 0
        scratch.young[i] = life.young[years]
        strain = I32(min(int((np.int64(arrears[i]) * life.strain) >> 40), 64))
        scratch.need[i] = min(I32(life.need[income[i] % 5]) + strain, 127)
        seen = position[i] if status[i] & STATUS_AWARE else 0
        level_of_risk = min(max(int((I32(risk[i]) >> 4) - 4), 0), 7)
        scratch.classes[i] = (level_of_risk << 5) | seen


@kernel
def _hear(people: People, state: State, life: Life, luck: Luck, c: int) -> None:
    """Adults learn that the scheme exists, those newly sanctioned sooner."""
    k = key(luck.seed, P.AWARENESS, 0, luck.month, luck.community)
    born, status = people.born[c], state.status[c]
    some, many = np.uint32(life.aware_start), np.uint32(life.aware_contact)
    for i in range(COMMUNITY):
        hit = np.uint16(STATUS_TOUCHED | STATUS_SANCTIONED)
        chance = many if (status[i] & hit) == hit else some
        hears = (born[i] >= ADULT_MONTHS) & (draw(k, i) < chance)
        status[i] |= np.uint16(STATUS_AWARE) if hears else np.uint16(0)


@kernel
def _learn(state: State, life: Life, luck: Luck, c: int) -> None:
    """Perceived certainty jumps on being caught and fades; a carry by luck leaves no dead zone."""
    k = key(luck.seed, P.LEARNING, 0, luck.month, luck.community)
    risk, status = state.risk[c], state.status[c]
    fade, jump = I32(life.risk_fade), I32(life.risk_jump)
    for i in range(COMMUNITY):
        carry = I32(draw(k, i) & np.uint32(255))
        r = I32(risk[i])
        r = I32(r + I32(I32(I32(128 - r) * fade) + carry >> 8))
        r = I32(r + (jump if status[i] & np.uint16(STATUS_TOUCHED) else I32(0)))
        risk[i] = np.uint8(min(max(r, I32(0)), I32(255)))
        status[i] &= np.uint16(0xFFFF ^ STATUS_TOUCHED)


@kernel
def neighbourhood(state: State, norm_exponent: np.ndarray, scratch: Scratch, c: int) -> None:
    """Change of each setting's hazards: (conduct of the 1,024 / as burned in) ^ exponent."""
    for s in range(N_SETTINGS):
        now, then = state.norm[c, s], state.norm_base[c, s]
        if then <= 0:
            scratch.norm[s] = 0
            continue
        octaves = int(level(np.uint32(max(now, 1))) - level(np.uint32(then)))
        octaves = min(max(octaves, -NORM_LIMIT), NORM_LIMIT)
        scratch.norm[s] = (octaves * norm_exponent[s]) >> 10
