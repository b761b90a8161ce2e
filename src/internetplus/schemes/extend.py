"""Words that schemes bring along, added to the catalogue.

They exist in every arm of a comparison, so that only the scheme's rules differ between arms. Their
numbers follow from their names, so that a scheme's words hardly ever change another's luck.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from internetplus.schemes.define import Define, OwnDeed, OwnGate, OwnSetting, OwnSource
from internetplus.vocabulary.catalogue import Catalogue, Deed, Gate, SettingOfLife, Source
from internetplus.vocabulary.fields import (
    N_CITIZEN_GATES,
    N_DEEDS,
    N_SETTINGS,
    N_SOURCES,
    OWN_DEEDS,
    OWN_GATES,
    SETTINGS,
    SOURCES,
)
from internetplus.vocabulary.priors import Uncertain

RARE_BELOW = 2.0**-8  # active months a month, on average over those who can
WIDEST_SLOT = 6
ROOM = {
    "deeds": (OWN_DEEDS, N_DEEDS),
    "gates": (OWN_GATES, N_CITIZEN_GATES),
    "sources": (len(SOURCES), N_SOURCES),
    "settings": (len(SETTINGS), N_SETTINGS),
}
"""First number and end of those that schemes may define."""


def extended(catalogue: Catalogue, defines: Iterable[Define]) -> Catalogue:
    """The catalogue with the words of some schemes; two with the same name must say the same."""
    known = tuple(defines)
    own = {part: _joined(getattr(one, part) for one in known) for part in ROOM}
    if not any(own.values()):
        return catalogue
    made: dict[str, dict[str, Any]] = {}
    for part, entries in own.items():
        numbers, build = _numbers(part, entries), _BUILDERS[part]
        made[part] = {
            name: build(number, entries[name])
            for name, number in sorted(numbers.items(), key=lambda pair: pair[1])
        }
    return catalogue.model_copy(
        update={part: {**getattr(catalogue, part), **made[part]} for part in ROOM}
    )


def own_services(defines: Iterable[Define]) -> dict[str, tuple[Uncertain, Uncertain]]:
    """Own evidence and share refused of each gate that schemes define."""
    return {
        name: (
            _prior(gate.own_evidence, "area under the curve", "gates"),
            _prior(gate.refuse, "share of requests", "gates"),
        )
        for one in defines
        for name, gate in one.gates.items()
    }


def clashes(defines: Mapping[str, Define]) -> list[tuple[str, str, str]]:
    """Words that two schemes define differently: (word, one scheme, the other)."""
    found: list[tuple[str, str, str]] = []
    seen: dict[tuple[str, str], tuple[str, Any]] = {}
    for scheme, define in defines.items():
        for part in ROOM:
            for name, entry in getattr(define, part).items():
                other = seen.setdefault((part, name), (scheme, entry))
                if other[1] != entry:
                    found.append((name, other[0], scheme))
    return found


def too_many(define: Define) -> list[tuple[str, int]]:
    """Parts that define more words than there is room for, and the room."""
    return [
        (part, end - first)
        for part, (first, end) in ROOM.items()
        if len(getattr(define, part)) > end - first
    ]


def _prior(value: str | float, unit: str, family: str, note: str = "") -> Uncertain:
    """Our assumption, where the file says nothing."""
    return Uncertain.model_validate(
        {
            "value": value,
            "unit": unit,
            "family": family,
            "reference": "assumption",
            "evidence": "thin",
            "note": note,
        }
    )


def _joined(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {name: entry for part in parts for name, entry in part.items()}


def _numbers(part: str, names: Iterable[str]) -> dict[str, int]:
    """A number for each name: the place its hash gives, or the next free one."""
    first, end = ROOM[part]
    taken: dict[int, str] = {}
    for name in sorted(names):
        start = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")
        places = ((start + step) % (end - first) + first for step in range(end - first))
        taken[next(place for place in places if place not in taken)] = name
    return {name: number for number, name in taken.items()}


def _deed(number: int, own: OwnDeed) -> Deed:
    rate = own.rate or _prior("LN(0.1, 1.5)", "acts per eligible person-year", "base_rate",
                              "not given by the scheme that defines it")  # fmt: skip
    active = min(float(np.mean([rate.ppf(u) for u in (0.25, 0.5, 0.75)])), own.cap)
    rare = active / 12 / own.occasions < RARE_BELOW
    stake = "virtue" if own.kind == "helpful" else "none"
    worth = "what one act brings" if own.kind == "helpful" else "what one act costs its victim"
    return Deed.model_validate(
        {
            "number": number,
            "title": own.title,
            "kind": own.kind,
            "dimension": own.dimension,
            "setting": own.setting,
            "who": own.who,
            "lane": "rare" if rare else "dense",
            "slot": WIDEST_SLOT if rare else None,
            "rate": rate,
            "detection": _prior(0, "recorded share of acts, legal order", "detection"),
            "cap": own.cap,
            "occasions": own.occasions,
            "loadings": own.loadings or _loadings(own.kind),
            "harm": own.harm or _prior("LN(0.02, 1.2)", worth, "losses"),
            "victim": own.victim,
            "gain": own.gain or _prior("LN(0.02, 1.2)", "median monthly incomes per act", "losses"),
            "displacement": own.displacement
            or _prior("U(0, 0.3)", "share of deterred acts", "deterrence"),
            "sources": own.sources,
            "reach": {name: own.reach.get(name) or _reach() for name in own.sources},
            "crowding": own.crowding or stake,
            "note": own.note,
        }
    )


def _loadings(kind: str) -> dict[str, float]:
    return {"opinion": 0.5} if kind == "lawful" else {"general": 0.5, "setting": 0.8}


def _reach() -> Uncertain:
    return _prior("LN(0.05, 1.0)", "share of acts, once connected", "detection")


def _gate(number: int, own: OwnGate) -> Gate:
    unit = "median monthly incomes"
    return Gate.model_validate(
        {
            "number": number,
            "title": own.title,
            "setting": own.setting,
            "essential": own.essential,
            "places": own.places,
            "who": own.who,
            "ask": {
                "rate": own.rate
                or _prior("LN(0.2, 1.0)", "requests per eligible person-year", "gates"),
                "by": own.by,
            },
            "loss": own.loss or _prior("LN(0.1, 1.0)", f"{unit} per refusal", "gates"),
            "price": _prior(0, f"{unit} per refusal", "gates"),
            "default": own.default or _prior(0, "share of accepted requests", "gates"),
            "default_loss": own.default_loss or _prior(0, f"{unit} per default", "losses"),
            "time_gain": own.time_gain or _prior(0, f"{unit} per request", "gates"),
            "deposit": own.deposit,
            "note": own.note,
        }
    )


def _source(number: int, own: OwnSource) -> Source:
    return Source.model_validate(
        {
            "number": number,
            "title": own.title,
            "coverage": own.coverage or _prior("Beta(5, 5)", "share of people known", "detection"),
            "coverage_by": own.coverage_by,
            "miss": own.miss or _prior("Beta(2, 8)", "share of acts missed", "detection"),
            "false_entry": own.false_entry
            or _prior("LN(0.005, 1.0)", "false entries per person-year", "error"),
            "mix_up": own.mix_up or _prior("LN(0.01, 1.0)", "share of entries", "error"),
            "delay": own.delay,
            "unequal": own.unequal or _prior("LN(1.2, 0.3)", "ratio", "detection"),
            "privacy": {"settings": own.settings},
            "note": own.note,
        }
    )


def _setting(number: int, own: OwnSetting) -> SettingOfLife:
    return SettingOfLife(number=number, title=own.title, note=own.note)


_BUILDERS: dict[str, Any] = {
    "deeds": _deed,
    "gates": _gate,
    "sources": _source,
    "settings": _setting,
}
