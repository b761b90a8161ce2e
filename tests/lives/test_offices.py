"""Rated institutions: what a month booked on one is the kernels' own, and explains the mark."""

from pathlib import Path

import numpy as np
import pytest

from internetplus import lives
from internetplus.engine.month import MONTH
from internetplus.engine.phases.serve import AWARDS, HELD_BACK, KNOWN, MARKS, TRUE_KNOWN
from internetplus.engine.run import copied
from internetplus.lives.offices import booked
from internetplus.lives.opened import opened
from internetplus.lives.telling import told, words_in
from internetplus.lives.why import again
from internetplus.vocabulary.fields import N_INSTITUTIONS

SCHEME = "internet-plus-2020"


def test_what_is_booked_on_each_adds_up_to_the_community(folder: Path) -> None:
    run = opened(folder)
    for moment in run.lived(run.arm(SCHEME), 1):
        each = np.sum([booked(moment, kind) for kind in range(N_INSTITUTIONS)], axis=0)
        whole = again(moment, copied(moment.before), moment.fields, MONTH).ledger.sum(axis=1)
        for counter in (AWARDS, MARKS, HELD_BACK, KNOWN, KNOWN + 1, KNOWN + 2, TRUE_KNOWN):
            assert each[counter] == whole[counter]


@pytest.mark.parametrize("number", [0, 1, N_INSTITUTIONS, N_INSTITUTIONS + 1])
def test_an_award_or_its_want_stands_on_the_mark(folder: Path, number: int) -> None:
    office = lives.institution(folder, number, SCHEME)
    months = office["months"]
    assert office["why"][-1]["month"] == months[-1]["month"]
    for row in office["why"]:
        (mark,) = row["because"]
        ratings, start = mark["because"]
        assert mark["stars"] == months[row["month"]]["stars"]
        whole = ratings["ratings"] * ratings["stars"] + start["ratings"] * start["stars"]
        mean = whole / (ratings["ratings"] + start["ratings"])
        assert mark["stars"] == pytest.approx(mean, abs=0.001)
        enough = mark["stars"] >= mark["claim"] or mark["kind"] == "rounded"
        if row["answer"] in ("award_claim", "award_unlucky"):
            assert enough
        if row["answer"] == "award_no_claim":
            assert not enough
            turned = row["would_have_turned"].get("with") == "honest_marks"
            assert turned == (months[row["month"]]["honest_stars"] >= mark["claim"])
        if row["answer"] == "award_friends":
            assert office["card"]["has_friends_above"]


def test_an_institution_that_nobody_rates_has_nothing_to_explain(folder: Path) -> None:
    assert lives.institution(folder, 1, "none")["why"] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reasons_are_told_in_words(folder: Path, language: str) -> None:
    office = lives.institution(folder, 0, SCHEME)
    lines = list(told(office, words_in(language, lives.catalogue(folder))))
    first = next(at for at, line in enumerate(lines) if "ratings still" in line or "encore" in line)
    charm = {"en": "its charm", "fr": "son charme"}[language]
    assert any(charm in line for line in lines[first:])
    assert not any("{" in line for line in lines)
