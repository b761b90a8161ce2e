"""The factor of a score that people give each other: stars from one to five."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from internetplus.vocabulary.filling import Strict


class Stars(Strict):
    """Stars after every encounter; they move the total by `points` for a star above the prior."""

    points: Annotated[float, Field(ge=0, le=10_000)]  # for one star of the shown mean
    reveal: Literal["both", "at_once"] = "at_once"  # both: hidden until both have rated
    prior_mean: Annotated[float, Field(ge=1, le=5)] = 4.5  # what everybody starts with
    prior_count: Annotated[float, Field(ge=0.25, le=50)] = 1.0  # ratings that it weighs
    shown_from: Annotated[int, Field(ge=0, le=50)] = 0  # ratings below which nothing is shown
    half_life: Annotated[float, Field(ge=1, le=120)] | None = None  # months; none: no fading
    rounding: Annotated[float, Field(ge=0, le=1)] = 0.0  # stars; 0: shown as it is
    weight_by_rater: bool = False  # the stars of the highly rated weigh more
    who: Literal["verified", "anybody"] = "verified"  # verified: only who has dealt with somebody
    new_identity_cost: Annotated[float, Field(ge=0, le=100)] | None = None  # incomes; none: kept
    filter: Annotated[float, Field(ge=0, le=1)] = 0.0  # how much of suspicious ratings is taken out
