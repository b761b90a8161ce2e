"""A scheme brings its own deeds, gates, sources and settings, and a run counts them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import internetplus as ip
from internetplus.errors import UsageError
from internetplus.experiments.inputs import inputs
from internetplus.schemes.define import Define
from internetplus.schemes.extend import clashes, extended
from internetplus.vocabulary.catalogue import load_catalogue
from internetplus.vocabulary.fields import N_CITIZEN_GATES, N_DEEDS, OWN_DEEDS, OWN_GATES

OWN = """name: {name}
title: Town with words of its own
status: invented
sources: {{wardens: 1.0}}
score: {{base: 100}}
points: {{spitting: -60}}
memory: {{bad: {{months: 12}}, good: {{months: 12}}}}
grades: [{{name: A, from: 90}}, {{name: B, from: 0}}]
consequences: {{low: {{if: {{grade: B}}, deny: swimming_pool}}}}
define:
  settings: {{park: {{title: the park}}}}
  sources: {{wardens: {{title: park wardens, settings: [park]}}}}
  deeds:
    spitting: {{title: spitting, setting: park, sources: [wardens], rate: {rate}}}
  gates:
    swimming_pool: {{title: a swim, setting: park, rate: {{value: 2}}}}
"""


def write(folder: Path, name: str = "own", rate: str = "{value: 3}") -> str:
    path = folder / f"{name}.yaml"
    path.write_text(OWN.format(name=name, rate=rate), encoding="utf-8")
    return str(path)


def test_words_of_a_scheme_take_the_places_kept_for_them(tmp_path: Path) -> None:
    read = inputs("hamlet", [write(tmp_path)])
    assert OWN_DEEDS <= read.catalogue.deeds["spitting"].number < N_DEEDS
    assert OWN_GATES <= read.catalogue.gates["swimming_pool"].number < N_CITIZEN_GATES
    assert "spitting" not in load_catalogue().deeds


def test_a_word_keeps_its_number_beside_another() -> None:
    one = Define.model_validate({"settings": {"park": {"title": "park"}}})
    two = Define.model_validate({"settings": {"park": {"title": "park"}, "lake": {"title": "l"}}})
    alone = extended(load_catalogue(), [one]).settings["park"].number
    both = extended(load_catalogue(), [one, two]).settings
    assert len({both["park"].number, both["lake"].number}) == 2
    assert alone in {both["park"].number, both["lake"].number}


def test_two_schemes_that_define_a_word_differently_are_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path, "one"), write(tmp_path, "two", "{value: 9}")
    with pytest.raises(UsageError, match='both define "spitting"'):
        inputs("hamlet", [first, second])
    same = {"one": Define(), "two": Define()}
    assert clashes(same) == []


def test_own_words_act_in_a_run(tmp_path: Path) -> None:
    base = ip.Scenario(society="hamlet", citizens=4096, months=12, burn_in=0)
    result = ip.compare(base, base.with_scheme(write(tmp_path)), draws=2, panel=0)
    rows = result.measures.filter(
        (pl.col("measure") == "refused_swimming_pool") & (pl.col("group") == "all")
    )
    last = rows.filter(pl.col("month") == 12)
    shares = {arm: last.filter(pl.col("scheme") == arm)["value"].mean() for arm in ("none", "own")}
    assert shares["none"] > 0  # some are refused on the pool's own evidence
    assert shares["own"] > 1.5 * shares["none"]
