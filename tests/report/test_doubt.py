"""The page's section on what carries the results."""

import re
from pathlib import Path

import pytest

from internetplus.experiments.doubt.design import LUCK
from internetplus.messages import known
from internetplus.report import page
from internetplus.vocabulary.priors import FAMILIES

from . import made_up

NUMBER = {"path": "deterrence.largest_share", "evidence": "weak", "unit": "share",
          "rank_correlation": -0.8}  # fmt: skip
SCREENING = [
    {"family": name, "moves": moves, "moves_by": 0.1, "bends": 0.1}
    for name, moves in (("deterrence", 9.0), ("norms", 2.0), ("luck", 1.0), ("stars", 0.1))
]
TOTAL = [
    {"family": "deterrence", "total": 0.71, "low": 0.62, "high": 0.8, "number": NUMBER},
    {"family": "norms", "total": 0.11, "low": 0.05, "high": 0.19, "number": None},
]
SIDES = [{"family": "deterrence", "low": 0.4, "high": 1.0},
         {"family": "error", "low": 0.0, "high": 0.7}]  # fmt: skip
BOX = {"sides": SIDES, "coverage": 0.83, "density": 0.91, "mass": 0.3, "dense": True}
ROW = {"scheme": "internet-plus-2020", "measure": "deeds_harmful", "low": -3.0, "high": -1.0}
STANCE = {"scheme": "internet-plus-2020", "cases": 256, "share_low": 0.25, "share_high": 0.37}
FOUND = {
    "cases": [132, 256],
    "headlines": [
        {**ROW, "screening": SCREENING, "fit": 0.88, "total": TOTAL},
        {**ROW, "measure": "isolation", "screening": SCREENING, "fit": -0.02, "total": []},
    ],
    "answers": [],
    "boxes": [
        {**STANCE, "stance": "sum", "share": 0.31, "box": BOX},
        {**STANCE, "stance": "rights_first", "share": 0.0, "box": None},
    ],
    "survive": [{"scheme": "internet-plus-2020", "higher": [], "lower": ["deeds_harmful"],
                 "verdict": "open"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = made_up.make(tmp_path_factory.mktemp("doubt") / "run", sensitivity=FOUND)
    html = page.write_report(folder).read_text(encoding="utf-8")
    return html.split('id="doubt"')[1].split('id="winners"')[0]


def test_families_carry_shares_with_their_ranges(told: str) -> None:
    assert "deterrence by certainty 71" in told
    assert re.search(r"\(62 to 80\s?%\), in it most: deterrence › largest share", told)
    assert "deterrence by certainty, norms" in told


def test_a_headline_without_shares_has_no_chart(told: str) -> None:
    assert told.count("<svg") == 1


def test_a_box_has_coverage_density_and_cases(told: str) -> None:
    assert re.search(r"deterrence by certainty above 40\s?%; errors of records below 70\s?%", told)
    assert re.search(r"83\s?%.*91\s?%.*256", told, re.S)
    assert "in no case" in told


def test_what_survives_is_told(told: str) -> None:
    assert "Lower in every case" in told
    assert "open: cases or stances differ" in told


def test_a_run_that_did_not_ask_has_no_such_section(tmp_path: Path) -> None:
    html = page.write_report(made_up.make(tmp_path / "run")).read_text(encoding="utf-8")
    assert 'id="doubt"' not in html
    assert 'id="conditions"' not in html


@pytest.mark.parametrize("family", [*FAMILIES, LUCK])
def test_every_family_has_words(family: str) -> None:
    assert known(f"report.family.{family}")
