"""The block for institutions: which of them citizens rate, and what hangs on the marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field

from internetplus.messages import say
from internetplus.schemes.points import Id
from internetplus.vocabulary.filling import Strict

Kind = Literal["municipality", "school", "hospital", "shop"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of their numbers."""


class Marks(Strict):
    """Stars from one to five that citizens give after they were served."""

    anonymous: bool = False  # true: an institution does not learn who gave which mark
    prior_mean: Annotated[float, Field(ge=1, le=5)] = 4.0  # what each starts with
    prior_count: Annotated[float, Field(ge=0.25, le=1000)] = 20.0  # ratings that it weighs
    half_life: Annotated[float, Field(ge=1, le=120)] | None = 12.0  # months; none: no fading


class Awards(Strict):
    """Promotions and honours, a fixed number a year."""

    per_1000_year: Annotated[float, Field(ge=0, le=1000)] = 0.0  # per 1,000 rated institutions
    stars: Annotated[float, Field(ge=1, le=5)] = 4.5  # that make a claim


class Institution(Strict):
    """Institutions that citizens rate, and what hangs on their marks."""

    kinds: Annotated[list[Kind], Field(min_length=1)]
    stars: Marks = Marks()
    publish: bool = False
    pay: Annotated[float, Field(ge=0, le=1)] = 0.0  # share of pay that one star moves
    awards: Awards = Awards()
    reference: Id | None = None
    clause: str = ""
    note: str = ""


def told(rules: Institution) -> Iterator[tuple[str, str, str]]:
    """The block in plain words: section, key, sentence."""
    kinds = ", ".join(say(f"schemes.tell_kind.{kind}") for kind in rules.kinds)
    yield "who", "institution.kinds", say("schemes.tell.rated", kinds=kinds)
    seen = "rated_anonymous" if rules.stars.anonymous else "rated_named"
    yield "who", "institution.anonymous", say(f"schemes.tell.{seen}")
    if rules.publish:
        yield "consequences", "institution.publish", say("schemes.tell.rated_published")
    if rules.pay:
        share = f"{rules.pay * 100:g} %"
        yield "consequences", "institution.pay", say("schemes.tell.rated_pay", share=share)
    if rules.awards.per_1000_year:
        values = {"many": f"{rules.awards.per_1000_year:g}", "star": f"{rules.awards.stars:g}"}
        yield "consequences", "institution.awards", say("schemes.tell.rated_awards", **values)
