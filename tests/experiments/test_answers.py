"""The article's questions: which lines decide, what carries them, what vanishes without claims."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import numpy as np
import polars as pl
import pytest

from internetplus.experiments import answers, carrying, questions
from internetplus.experiments.studies import load
from internetplus.measures.registry import BY_NAME
from internetplus.measures.values import GROUP_NAMES
from internetplus.messages import say
from internetplus.vocabulary.priors import Prior
from tests.contracts.test_library import SCHEMES

DRAWS = 16
UPWARDS = np.arange(DRAWS, dtype=float)
PRIORS = {
    "mechanisms.deterrence.transfer": Prior(
        value="LN(1, 0.4)", unit="factor", family="deterrence", reference="r", evidence="weak"
    ),
    "mechanisms.norms.exponent": Prior(
        value="U(0, 1)", unit="exponent", family="norms", reference="r", evidence="thin"
    ),
}
QUESTION = questions.Question.model_validate(
    {
        "asks": {"en": "Better?", "fr": "Mieux ?"},
        "rests_on": ["deterrence", "norms", "base_rate"],
        "lines": [{"scheme": "mild", "measure": "deeds_harmful"}],
        "price": {"scheme": "mild", "measure": "wrongful_share", "tell": "level"},
    }
)


def result(changes: Any, numbers: Mapping[str, Any]) -> Any:
    """A finished run of one scheme whose harmful deeds change so in each draw."""
    rows = [
        {"scheme": name, "measure": measure, "group": "all", "month": 36, "draw": draw,
         "replicate": 0, "value": float(value)}
        for draw in range(DRAWS)
        for name, measure, value in (
            ("none", "deeds_harmful", 100),
            ("mild", "deeds_harmful", 100 + changes[draw]),
            ("mild", "wrongful_share", 0.25),
        )
    ]  # fmt: skip
    drawn = [
        {"draw": draw, "path": path, "family": family, "value": float(values[draw])}
        for (path, family), values in numbers.items()
        for draw in range(DRAWS)
    ]
    arms = [{"name": "none", "against": ""}, {"name": "mild", "against": "none"}]
    return SimpleNamespace(
        manifest={"draws": DRAWS, "replicates": 0, "arms": arms},
        measures=pl.DataFrame(rows),
        draws=pl.DataFrame(drawn),
        months=36,
    )


def numbers() -> dict[tuple[str, str], Any]:
    shuffled = np.random.Generator(np.random.PCG64(1)).permutation(DRAWS)
    return {
        ("mechanisms.deterrence.transfer", "deterrence"): UPWARDS,
        ("mechanisms.norms.exponent", "norms"): shuffled,
        ("deeds.red_light.rate", "base_rate"): shuffled[::-1],
        ("deeds.speeding.rate", "base_rate"): shuffled[::-1] * 2,
    }


def answer(full: Any, founded: Any, little: float = 0.0) -> Mapping[str, Any]:
    line = QUESTION.main.model_copy(update={"little": little})
    asked = QUESTION.model_copy(update={"lines": [line]})
    runs = answers.Runs(result(full, numbers()), result(founded, numbers()), PRIORS)
    (row,) = answers.answers(runs, {"better": asked})
    return row


def test_the_number_that_goes_with_the_answer_carries_it_and_others_are_not_told() -> None:
    row = answer(-1 - UPWARDS, -1 - UPWARDS)
    assert row["side"] == "below"
    (carried,) = row["by_hand"]
    assert carried["path"] == "deterrence.transfer"
    assert carried["rank_correlation"] == pytest.approx(-1)
    assert row["flips"] == {"share": 0.0, "number": None}
    assert not row["rests_on_claims"]


def test_a_benefit_that_vanishes_with_weak_effects_rests_on_claims() -> None:
    assert answer(-1 - UPWARDS, 0 * UPWARDS)["rests_on_claims"]


def test_a_harm_that_vanishes_does_not() -> None:
    assert not answer(1 + UPWARDS, 0 * UPWARDS)["rests_on_claims"]


def test_what_parts_the_draws_that_say_the_opposite_is_named() -> None:
    row = answer(UPWARDS - 3.5, UPWARDS - 3.5)  # 4 of 16 draws are below zero, those of the lowest
    assert row["flips"]["share"] == 0.25
    assert row["flips"]["number"]["path"] == "deterrence.transfer"
    assert row["flips"]["number"]["where"] == "low"


def test_a_change_below_the_named_share_of_what_was_there_is_little() -> None:
    """8.5 of 100 on average: less than a tenth, more than a twentieth."""
    fall = -1 - UPWARDS
    assert [answer(fall, fall, share)["side"] for share in (0.1, 0.05)] == ["little", "below"]
    assert answer(UPWARDS - 7.5, UPWARDS, 0.1)["side"] == "open"


def test_draws_beyond_the_edge_of_a_level_do_not_say_the_opposite() -> None:
    level = QUESTION.model_copy(
        update={"lines": [questions.Line(scheme="mild", measure="deeds_harmful",
                                         tell="level", edge=103.5)]}
    )  # fmt: skip
    full = result(UPWARDS, numbers())  # 100 to 115: 4 of 16 draws are below the edge
    (row,) = answers.answers(answers.Runs(full, full, PRIORS), {"better": level})
    assert row["lines"][0]["share"] == 0.75
    assert row["flips"]["share"] == 0.25


def test_a_level_is_held_against_its_edge() -> None:
    asked = questions.Line(scheme="mild", measure="wrongful_share", tell="level", edge=0.1)
    told = answers.line(result(UPWARDS, numbers()), asked)
    assert told["side"] == "above"
    assert told["estimate"] == pytest.approx(0.25)


def test_a_family_without_numbers_of_its_own_stands_for_its_shared_doubt() -> None:
    found = carrying.Numbers.of(result(UPWARDS, numbers()), PRIORS, ["base_rate"])
    assert found.paths == ("base_rate",)
    order = numbers()["deeds.red_light.rate", "base_rate"]
    assert list(found.values[:, 0].argsort()) == list(np.argsort(order))


def test_few_draws_say_nothing_of_what_carries_a_result() -> None:
    found = carrying.Numbers(("a",), (None,), UPWARDS[:7, None])
    assert carrying.carrying(UPWARDS[:7], found, 3) == []


def test_every_answer_has_its_words() -> None:
    for name, question in questions.questions().items():
        sides = ("above", "below", "open", *(("little",) if question.main.little else ()))
        numbers = dict.fromkeys(
            ("title", "scheme", "estimate", "size", "span", "base", "value", "unit"), "x"
        )
        assert all(say(f"answers.{name}.{side}", **numbers) for side in sides)


def test_the_questions_ask_for_what_exists() -> None:
    asked = questions.questions()
    abused = {f"{name}-abused" for name in load("article").abuse}
    for question in asked.values():
        for line in (*question.lines, question.price):
            assert line.scheme in {*SCHEMES, *abused}
            assert line.measure in BY_NAME
            assert line.group in GROUP_NAMES
    numbered = [claim.number for claim in questions.claims()]
    assert numbered == list(range(1, 19))
    assert {name for claim in questions.claims() for name in claim.questions} <= set(asked)
