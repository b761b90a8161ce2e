"""Luck in plain Python: the same numbers as `kernel.draw`, with integers of any size."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import NamedTuple

OCTAVE = 1024


class Luck(NamedTuple):
    """Whose luck, and of which month."""

    seed: int
    month: int
    community: int
    people: int = 0  # seed of who the citizens are

    def draw(self, purpose: int, slot: int, who: int) -> int:
        """A uniform number below 2^32."""
        return draw(key(self.seed, purpose, slot, self.month, self.community), who)


def lasting(luck: Luck, purpose: int, slot: int, who: int) -> int:
    """A number that somebody keeps: no month in its address, the people's seed."""
    return draw(key(luck.people, purpose, slot, 0, luck.community), who)


def mixed(x: int) -> int:
    """splitmix64: add the golden ratio, then two multiplications between shifts."""
    x = (x + 0x9E3779B97F4A7C15) % 2**64
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB % 2**64
    return x ^ (x >> 31)


@lru_cache(maxsize=4096)
def key(seed: int, purpose: int, slot: int, month: int, community: int) -> int:
    """Three parts of the address are mixed in, one after the other."""
    k = mixed(seed)
    k = mixed(k ^ (purpose * 4096 + slot))
    return mixed(k ^ ((month + 4096) * 2**32 + community))


def draw(k: int, who: int) -> int:
    """triple32 of the citizen's number, one half of the key added before and one after."""
    x = (who * 0x9E3779B1 + k % 2**32) % 2**32
    x = (x ^ (x >> 17)) * 0xED5AD4BB % 2**32
    x = ((x ^ (x >> 11)) + k // 2**32) % 2**32
    x = x * 0xAC4C1B51 % 2**32
    x = (x ^ (x >> 15)) * 0x31848BAB % 2**32
    return x ^ (x >> 14)


def level(u: int) -> int:
    """Place of a number on the scale of hazards: octave and 10 bits of its float32's mantissa."""
    (bits,) = struct.unpack("<I", struct.pack("<f", u))
    exponent, mantissa = divmod(bits, 2**23)
    return (exponent - 127 - 32) * OCTAVE + mantissa // 2**13


def threshold(hazard: int) -> int:
    """The hazard less its bend: 2^f is f(1 - f)(0.307 + 0.079 f) below the straight line 1 + f."""
    f = hazard % OCTAVE
    return hazard - f * (OCTAVE - f) // OCTAVE * (314 + 81 * f // OCTAVE) // OCTAVE


def happens(u: int, hazard: int) -> bool:
    return level(u) < threshold(hazard)


def chance(hazard: int) -> int:
    """2^(hazard / 1024) as a number of 2^32."""
    octave, part = divmod(threshold(min(hazard, 0)), OCTAVE)
    return int((OCTAVE + part) * 2**22 // 2**-octave)
