"""Luck as a function of its address: purpose and slot, month, community, citizen.

Three keyed 32-bit multiplications (multipliers and shifts of the public-domain *triple32* hash by
C. Wellons, the key put in twice); clean in PractRand in the orders of use, see docs/model.md.
"""

import numpy as np

from internetplus.kernel.bits import WORD, WORDS
from internetplus.kernel.jit import kernel

_U64 = np.uint64
_U32 = np.uint32
_I32 = np.int32
_STEP = _U32(0x9E3779B1)


@kernel
def mix(x: np.uint64) -> np.uint64:
    """The finaliser of splitmix64."""
    x = _U64(x + _U64(0x9E3779B97F4A7C15))
    x = _U64((x ^ (x >> _U64(30))) * _U64(0xBF58476D1CE4E5B9))
    x = _U64((x ^ (x >> _U64(27))) * _U64(0x94D049BB133111EB))
    return _U64(x ^ (x >> _U64(31)))


@kernel
def key(seed: int, purpose: int, slot: int, month: int, community: int) -> np.uint64:
    """The key of one decision in one community's month; months may be negative."""
    k = mix(_U64(seed))
    k = mix(_U64(k ^ _U64(purpose * 4096 + slot)))
    return mix(_U64(k ^ ((_U64(month + 4096) << _U64(32)) | _U64(community))))


@kernel
def draw(k: np.uint64, who: int) -> np.uint32:
    """A uniform 32-bit number for one citizen."""
    return _stir(_U32(_U64(who) * _U64(_STEP)), _U32(k), _U32(k >> _U64(32)))


@kernel
def draws(row: np.ndarray, k: np.uint64) -> None:
    """Write the draw of everybody of a community into a row [1024] of 32 bits each.

    A sum that runs along takes the place of a product: a tenth less of a vector's work.
    """
    x, k0, k1 = _U32(0), _U32(k), _U32(k >> _U64(32))
    for i in range(WORD * WORDS):
        row[i] = _I32(_stir(x, k0, k1))
        x = _U32(x + _STEP)


@kernel
def places(row: np.ndarray, k: np.uint64) -> None:
    """Write where everybody's draw lies on the scale of hazards into a row int32 [1024]."""
    x, k0, k1 = _U32(0), _U32(k), _U32(k >> _U64(32))
    for i in range(WORD * WORDS):
        row[i] = level(_stir(x, k0, k1))
        x = _U32(x + _STEP)


@kernel
def _stir(x: np.uint32, k0: np.uint32, k1: np.uint32) -> np.uint32:
    """The hash of a number under the two halves of a key.

    Apart from `draw`, so that the compiler keeps to 32 bits: vectors are twice as fast.
    """
    x = _U32(x + k0)
    x = _U32(x ^ (x >> _U32(17)))
    x = _U32(x * _U32(0xED5AD4BB))
    x = _U32(x ^ (x >> _U32(11)))
    x = _U32(x + k1)
    x = _U32(x * _U32(0xAC4C1B51))
    x = _U32(x ^ (x >> _U32(15)))
    x = _U32(x * _U32(0x31848BAB))
    return _U32(x ^ (x >> _U32(14)))


@kernel
def level(u: np.uint32) -> np.int32:
    """Place of a draw on the hazards' scale: 1024 steps to the octave, 0 at 2^32, negative below.

    Read off the bits of a float32, so linear within an octave; `threshold` bends hazards to match.
    """
    bits = np.float32(u).view(np.int32)
    return np.int32((bits >> 13) - np.int32((127 + 32) << 10))


@kernel
def threshold(hazard: np.int32) -> np.int32:
    """The place below which a draw falls with probability 2^(hazard / 1024).

    2^f = 1 + f - f(1 - f)(0.3069 + 0.0794 f) for a fraction f of an octave, wrong by at most 1e-4.
    """
    f = np.int32(hazard & 1023)
    bend = np.int32((np.int32(f * (1024 - f)) >> 10) * np.int32(314 + ((81 * f) >> 10)) >> 10)
    return np.int32(hazard - bend)


@kernel
def happens(u: np.uint32, hazard: int) -> bool:
    """Whether an event of probability 2^(hazard / 1024) happens under draw `u`."""
    return bool(level(u) < threshold(np.int32(hazard)))


@kernel
def chance(hazard: np.int32) -> np.int64:
    """The probability 2^(hazard / 1024) as a number of 2^32: draws below it happen."""
    return draws_below(threshold(np.int32(min(hazard, np.int32(0)))))


@kernel
def draws_below(place: np.int32) -> np.int64:
    """How many of 2^32 draws lie below a place on the scale, of 0 at most."""
    octaves, mantissa = np.int64(-(place >> 10)), np.int64(1024 + (place & 1023))
    return np.int64(np.int64(mantissa << 22) >> min(octaves, np.int64(63)))
