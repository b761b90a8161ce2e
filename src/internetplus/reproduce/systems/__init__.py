"""Published systems, one family to a file."""

from internetplus.reproduce.system import System
from internetplus.reproduce.systems import (
    audit,
    crowds,
    gaming,
    helping,
    lending,
    markets,
    norms,
    peers,
    scarce,
    scores,
    trust,
    watching,
)

FAMILIES = (
    norms,
    helping,
    lending,
    watching,
    scarce,
    peers,
    crowds,
    trust,
    scores,
    gaming,
    markets,
    audit,
)
ALL: tuple[System, ...] = tuple(system for family in FAMILIES for system in family.SYSTEMS)
