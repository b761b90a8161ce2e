"""What records and a service's own evidence foretell, within a setting of life and outside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.sample import able
from internetplus.reproduce.lab import Lab
from internetplus.reproduce.model import Obtained, Study
from internetplus.society.features import features
from internetplus.vocabulary.fields import OCTAVE

Floats = NDArray[np.float64]
LENDING = "loan"
OWN, MOST_RECORDS = "loan_arrears", 12
"""The deed that fills the file; one past record a head on average."""


def area(score: Floats, chance: Floats, other: Floats | None = None) -> float:
    """Area under the curve: how often one to whom it happens has the higher score, ties half.

    `chance` weighs each of the persons as one to whom it happens; the others weigh by the rest.
    """
    rest = 1 - chance if other is None else other
    order = np.argsort(score, kind="stable")
    values, first = np.unique(score[order], return_index=True)
    cases = np.add.reduceat(chance[order], first)
    others = np.add.reduceat(rest[order], first)
    below = np.cumsum(others) - others
    assert values.size == cases.size
    return float((cases * (below + others / 2)).sum() / (cases.sum() * others.sum()))


def own_evidence(lab: Lab) -> Obtained:
    """A lender's own view of those who ask, against who of them does not pay back."""
    world, society = lab.world(), lab.start.society
    gate = lab.read.catalogue.gates[LENDING]
    gates, known = world.tables.gates, features(society.people, world.seed, world.where[:, 0])
    conduct = (
        known.setting[:, lab.read.catalogue.settings[gate.setting].number].astype(np.int64).ravel()
    )
    hazard = gates.default[gate.number] - ((gates.evidence[gate.number] * conduct) >> 5)
    chance = np.exp2(np.minimum(hazard, 0) / OCTAVE)
    return Obtained(area(-conduct.astype(float), chance), {"default": float(chance.mean())})


def hazards(lab: Lab, name: str) -> Floats:
    """How likely each adult is to do a deed, relative to the average, from the engine's tables."""
    world, people, d = lab.world(), lab.start.society.people, lab.number(name)
    deeds, known = world.tables.deeds, features(people, world.seed, world.where[:, 0])
    setting = known.setting[:, deeds.setting[d]]
    rows = (people.general, people.opinion, setting, known.young, known.need)
    octaves = sum(deeds.coef[d, n] * x.astype(float) for n, x in enumerate(rows))
    adults = able(people, lab.read.catalogue.deeds["red_light"])
    chance = np.exp2(octaves[adults] / 32 / OCTAVE)
    return np.asarray(chance / chance.mean())


def foretold(lab: Lab, past: str, later: str) -> float:
    """Area under the curve of the number of past records for a later deed."""
    expected, chance = hazards(lab, past), hazards(lab, later)
    counts = np.arange(MOST_RECORDS + 1.0)
    weight = np.exp(-expected)
    cases, others = np.zeros(counts.size), np.zeros(counts.size)
    for n in range(counts.size):
        cases[n], others[n] = (weight * chance).sum(), weight.sum()
        weight = weight * expected / (n + 1)
    return area(counts, cases, others)


def general_score(lab: Lab) -> Obtained:
    """A file of unpaid loans, against deeds of other settings of life."""
    deeds = lab.read.catalogue.deeds
    far = [
        name
        for name, deed in deeds.items()
        if deed.kind == "harmful" and deed.setting != deeds[OWN].setting
    ]
    values = [foretold(lab, OWN, name) for name in far]
    found = {"within": foretold(lab, OWN, OWN), "lowest": min(values), "highest": max(values)}
    return Obtained(float(np.mean(values)), found)


STUDIES = (
    Study("own_evidence", own_evidence, ("decide",)),
    Study("general_score", general_score, ("act",)),
)
