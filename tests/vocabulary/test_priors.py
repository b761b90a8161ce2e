"""Uncertain numbers are what the published distributions are."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError
from scipy import stats

from internetplus.vocabulary.catalogue import load_catalogue
from internetplus.vocabulary.priors import Prior, collect, distribution

KNOWN = {
    "LN(0.1, 0.4)": stats.lognorm(0.4, scale=0.1),
    "N(2, 0.5)": stats.norm(2, 0.5),
    "Beta(2, 38)": stats.beta(2, 38),
    "U(-1, 3)": stats.uniform(-1, 4),
    "Tri(0, 0.2, 0.5)": stats.triang(0.4, 0, 0.5),
    "logU(0.01, 10)": stats.loguniform(0.01, 10),
    "N(0.58, 0.03) cut to [0.55, 0.6]": stats.truncnorm(-1, 2 / 3, 0.58, 0.03),
}


@pytest.mark.parametrize("text", sorted(KNOWN))
def test_quantiles(text: str) -> None:
    places = np.linspace(0.01, 0.99, 25)
    ours = [distribution(text).ppf(u) for u in places]
    np.testing.assert_allclose(ours, KNOWN[text].ppf(places), rtol=1e-9)


@pytest.mark.parametrize(
    "text", ["LN(0.1, 0.4)[0.05, 0.2]", "Beta(2, 8)[0, 0.3]", "Tri(0, 1, 2)[1, 2]"]
)
def test_cuts_hold(text: str) -> None:
    cut = distribution(text)
    values = [cut.ppf(u) for u in (0.0, 0.3, 0.7, 1.0)]
    assert values == sorted(values)
    assert values[0] == pytest.approx(cut.low)
    assert values[-1] == pytest.approx(cut.high)


@pytest.mark.parametrize(
    "value",
    [
        "LN(0, 1)",
        "LN(1)",
        "Normal(0, 1)",
        "U(2, 1)",
        "Beta(-1, 2)",
        "N(0, 1)[2, 1]",
        "",
        True,
        None,
    ],
)
def test_other_forms_are_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="not a distribution"):
        Prior.model_validate({"value": value})


def test_uncertain_numbers_say_unit_family_and_reference() -> None:
    with pytest.raises(ValidationError, match="does not say its family or reference"):
        Prior.model_validate({"value": "U(0, 1)", "unit": "share"})


def test_a_plain_number_is_fixed() -> None:
    prior = Prior(value=0.3)
    assert prior.fixed
    assert prior.ppf(0.9) == prior.median == 0.3


def test_paths_of_the_catalogue() -> None:
    priors = collect(load_catalogue())
    assert priors["deeds.unpaid_rent.rate"].family == "base_rate"
    assert "mechanisms.norms.exponent" in priors
    assert "gates.loan.ask.rate" in priors
