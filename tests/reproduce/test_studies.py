"""The source studies: their shape at once, their results once compiled."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from internetplus import reproduce
from internetplus.messages import known
from internetplus.reproduce.lab import Lab
from internetplus.reproduce.model import MISSED, REPRODUCED, published, verdict
from internetplus.reproduce.predicting import area
from internetplus.reproduce.runner import CITIZENS
from internetplus.vocabulary.catalogue import load_catalogue

PAGE = (Path(__file__).parents[2] / "docs" / "source-studies.md").read_text(encoding="utf-8")
STUDIES = {study.id: study for study in reproduce.studies()}
KNOWN_MISSES = {"tax_letter"}


def test_every_published_finding_is_repeated_and_no_other() -> None:
    assert set(STUDIES) == set(published())
    assert len(STUDIES) >= 8


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_a_study_names_its_source_and_its_phases(name: str) -> None:
    study, phases = STUDIES[name], Path(reproduce.__file__).parents[1] / "engine" / "phases"
    assert study.name
    assert study.name in PAGE
    assert study.target.reference in load_catalogue().references
    assert study.target.low <= study.target.value <= study.target.high
    assert all((phases / f"{module}.py").is_file() for module in study.modules)


def test_the_range_decides() -> None:
    target = STUDIES["police"].target
    assert verdict(target.low, target) == verdict(target.high, target) == REPRODUCED
    assert verdict(target.high + 1e-9, target) == MISSED
    assert verdict(float("nan"), target) == MISSED


def test_misses_are_told_with_their_reason() -> None:
    assert all(known(f"reproduce.study.{name}.missed") for name in KNOWN_MISSES)


def test_area_under_the_curve() -> None:
    score, chance = np.array([0.0, 1.0, 1.0, 2.0]), np.array([0.0, 1.0, 0.0, 1.0])
    assert area(score, chance) == pytest.approx(3.5 / 4)
    assert area(np.zeros(4), chance) == pytest.approx(0.5)


def test_nothing_is_extrapolated_without_a_scheme() -> None:
    beyond = Lab(1024).world(1).beyond
    assert beyond.share == beyond.certainty == beyond.severity == 0
    assert beyond.deeds == ()


def test_the_studies_come_back() -> None:
    rows = {row.id: row for row in reproduce.run(citizens=CITIZENS)}
    assert {name for name, row in rows.items() if not row.reproduced} == KNOWN_MISSES
    police, fines = rows["police"].obtained, rows["harsher_fines"].obtained
    assert police < fines < 0
    assert abs(fines) < abs(police) / 2
    assert rows["camera_site"].detail["fall_everywhere"] < rows["camera_site"].obtained
    assert sum(row.seconds for row in rows.values()) < 300
    assert json.loads(json.dumps([row.plain() for row in rows.values()]))
    for row in rows.values():
        assert row.words()[2] in PAGE, "run scripts/source_studies_page.py"
