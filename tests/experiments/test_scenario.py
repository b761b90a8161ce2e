"""A scenario is checked when it is made; its fingerprint covers what decides the result."""

from dataclasses import replace

import pytest

from internetplus.errors import UsageError
from internetplus.scenario import NEUTRAL, Scenario

CONTENTS = {"society": "a", "catalogue": "b", "scheme:none": "c"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"citizens": 0}, {"citizens": 1023}, {"citizens": 10**12}, {"citizens": 2.5},
        {"months": 0}, {"months": 241}, {"burn_in": -1}, {"seed": -1}, {"citizens": True},
        {"until": -1}, {"until": 37},
    ],
)  # fmt: skip
def test_wrong_values_are_refused_in_words(wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong)).replace("_", ".")):
        Scenario(**wrong)


def test_an_unknown_mechanism_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(
        UsageError, match=r'"deterence".*Did you mean "deterrence"\?.*crowding'
    ) as told:
        Scenario(neutral=("norms", "deterence"))
    assert told.value.exit_code == 2
    assert Scenario(neutral=NEUTRAL).neutral == tuple(sorted(NEUTRAL))


def test_citizens_are_rounded_up_and_it_is_said() -> None:
    scenario = Scenario(citizens=100_000)
    assert scenario.population == 98 * 1024
    assert "100,352" in scenario.rounding()
    assert Scenario(citizens=2048).rounding() == ""


def test_the_fingerprint_covers_what_decides_the_result() -> None:
    base = Scenario()
    same = replace(base, citizens=100_352, without=())
    assert base.fingerprint(CONTENTS) == same.fingerprint(dict(reversed(CONTENTS.items())))
    changes = (
        {"seed": 2},
        {"months": 12},
        {"scheme": "x"},
        {"neutral": ("norms",)},
        {"until": 12},
        {"abuse": ("critics",)},
    )
    prints = {replace(base, **change).fingerprint(CONTENTS) for change in changes}
    prints |= {base.fingerprint(CONTENTS), base.fingerprint({**CONTENTS, "society": "z"})}
    prints.add(base.fingerprint(CONTENTS, draws=4))
    assert len(prints) == 9


def test_a_file_counts_by_its_name_and_content_not_by_its_place() -> None:
    here, there = Scenario(scheme="a/mine.yaml"), Scenario(scheme="/b/mine.yaml")
    assert here.fingerprint(CONTENTS) == there.fingerprint(CONTENTS)


def test_with_scheme_keeps_the_rest() -> None:
    base = Scenario(citizens=5_000, seed=9, without=("b", "a"))
    assert base.with_scheme("x") == replace(base, scheme="x")
    assert base.without == ("a", "b")
