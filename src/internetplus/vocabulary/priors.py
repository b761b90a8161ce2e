"""Uncertain numbers: a distribution with unit, family, reference and strength of evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from internetplus.errors import quoted
from internetplus.messages import say
from internetplus.vocabulary.filling import Strict

Family = Literal[
    "base_rate", "detection", "error", "deterrence", "severity", "crowding", "chill", "awareness",
    "gates", "losses", "life", "procedure", "norms", "population", "enterprise",
    "selection", "gaming", "display", "stars", "institutions", "approval", "security",
    "abuse", "moves",
]  # fmt: skip
FAMILIES: tuple[str, ...] = get_args(Family)
"""A family's place is its coordinate in the draws: new ones go to the end."""
Evidence = Literal["strong", "fair", "weak", "thin"]

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_CALL = re.compile(
    rf"(LN|N|Beta|U|Tri|logU)\(\s*({_NUMBER}(?:\s*,\s*{_NUMBER})*)\s*\)"
    rf"(?:\s*(?:cut to\s*)?\[\s*({_NUMBER})\s*[,;]\s*({_NUMBER})\s*\])?\s*\Z"
)
_ARGUMENTS = {"LN": 2, "N": 2, "Beta": 2, "U": 2, "Tri": 3, "logU": 2}


@dataclass(frozen=True)
class Distribution:
    """A distribution of one number, known by its quantiles, perhaps cut to [low, high]."""

    name: str  # LN, N, Beta, U, Tri, logU or fixed
    arguments: tuple[float, ...]
    low: float = -math.inf
    high: float = math.inf

    def ppf(self, u: float) -> float:
        """The quantile at u in [0, 1]; a cut rescales u between the quantiles of its edges."""
        if self.name == "fixed":
            return self.arguments[0]
        if self.low > -math.inf or self.high < math.inf:
            below, above = _CDF[self.name](self.low, *self.arguments), 1.0
            if self.high < math.inf:
                above = _CDF[self.name](self.high, *self.arguments)
            u = below + u * (above - below)
        value = _PPF[self.name](u, *self.arguments)
        return min(max(value, self.low), self.high)


def _ndtri(u: float) -> float:
    from scipy.special import ndtri

    return float(ndtri(min(max(u, 1e-15), 1.0 - 1e-15)))


def _ndtr(x: float) -> float:
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def _beta_ppf(u: float, a: float, b: float) -> float:
    from scipy.special import betaincinv

    return float(betaincinv(a, b, u))


def _beta_cdf(x: float, a: float, b: float) -> float:
    from scipy.special import betainc

    return float(betainc(a, b, min(max(x, 0.0), 1.0)))


def _tri_ppf(u: float, low: float, mode: float, high: float) -> float:
    turn = (mode - low) / (high - low)
    if u <= turn:
        return low + math.sqrt(u * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - u) * (high - low) * (high - mode))


def _tri_cdf(x: float, low: float, mode: float, high: float) -> float:
    if x <= low or x >= high:
        return 0.0 if x <= low else 1.0
    if x <= mode:
        return (x - low) ** 2 / ((high - low) * (mode - low))
    return 1.0 - (high - x) ** 2 / ((high - low) * (high - mode))


def _between(x: float, low: float, high: float) -> float:
    return min(max((x - low) / (high - low), 0.0), 1.0)


_PPF: dict[str, Callable[..., float]] = {
    "LN": lambda u, m, s: m * math.exp(s * _ndtri(u)),
    "N": lambda u, m, s: m + s * _ndtri(u),
    "Beta": _beta_ppf,
    "U": lambda u, a, b: a + u * (b - a),
    "Tri": _tri_ppf,
    "logU": lambda u, a, b: a * math.exp(u * math.log(b / a)),
}
_CDF: dict[str, Callable[..., float]] = {
    "LN": lambda x, m, s: _ndtr(math.log(x / m) / s) if x > 0.0 else 0.0,
    "N": lambda x, m, s: _ndtr((x - m) / s),
    "Beta": _beta_cdf,
    "U": _between,
    "Tri": _tri_cdf,
    "logU": lambda x, a, b: _between(math.log(x), math.log(a), math.log(b)) if x > 0 else 0.0,
}
_SOUND: dict[str, Callable[..., bool]] = {
    "LN": lambda m, s: m > 0 and s > 0,
    "N": lambda _, s: s > 0,
    "Beta": lambda a, b: a > 0 and b > 0,
    "U": lambda a, b: a < b,
    "Tri": lambda a, m, b: a <= m <= b and a < b,
    "logU": lambda a, b: 0 < a < b,
}


@lru_cache(maxsize=4096)
def distribution(text: str) -> Distribution:
    """The distribution written in a text such as `LN(0.1, 0.4)` or `N(0.5, 0.1)[0, 1]`."""
    match = _CALL.match(text.strip())
    if match is None:
        raise ValueError(text)
    name, arguments = match[1], tuple(float(part) for part in match[2].split(","))
    if len(arguments) != _ARGUMENTS[name] or not _SOUND[name](*arguments):
        raise ValueError(text)
    cut = (float(match[3]), float(match[4])) if match[3] else (-math.inf, math.inf)
    if cut[0] >= cut[1]:
        raise ValueError(text)
    return Distribution(name, arguments, *cut)


class Prior(Strict):
    """What we believe about one number of the world; `value` is fixed or a distribution."""

    value: Annotated[Any, Field(json_schema_extra={"type": ["number", "string"]})]
    unit: str = ""
    family: Family | None = None
    reference: str | list[str] = ""  # ids of references.yaml; "assumption" is our own
    evidence: Evidence = "thin"
    no_effect: float | None = None  # value at which a scheme has no such effect
    note: str = ""

    @model_validator(mode="after")
    def _sound(self) -> Prior:
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float, str)):
            raise ValueError(_form_words(self.value))
        if isinstance(self.value, str):
            try:
                distribution(self.value)
            except ValueError as problem:
                raise ValueError(_form_words(self.value)) from problem
            told = {"unit": self.unit, "family": self.family, "reference": self.reference}
            missing = [key for key, value in told.items() if not value]
            if missing:
                said = say("errors.prior.incomplete", key="value", missing=" or ".join(missing))
                raise ValueError(f"{said} {say('errors.prior.incomplete_todo')}.")
        return self

    @property
    def distribution(self) -> Distribution:
        """The distribution of this number; a plain number is a fixed one."""
        if isinstance(self.value, str):
            return distribution(self.value)
        return Distribution("fixed", (float(self.value),))

    @property
    def fixed(self) -> bool:
        """Whether there is no uncertainty in it."""
        return not isinstance(self.value, str)

    @property
    def is_weak_effect(self) -> bool:
        """Whether it is the size of a scheme's effect, and its evidence weak or thin."""
        return self.no_effect is not None and self.evidence in ("weak", "thin")

    @property
    def median(self) -> float:
        """The middle of the distribution."""
        return self.ppf(0.5)

    def ppf(self, u: float) -> float:
        """The quantile at u in [0, 1]."""
        return self.distribution.ppf(u)


def _form_words(value: object) -> str:
    said = say("errors.prior.form", key="value", found=quoted(value))
    return f"{said} {say('errors.allowed', allowed=say('errors.prior.allowed'))}"


def _long_form(value: object) -> object:
    """A bare number or text is the `value` of a prior."""
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        return {"value": value}
    return value


Uncertain = Annotated[Prior, BeforeValidator(_long_form)]


def collect(model: object, prefix: str = "") -> dict[str, Prior]:
    """All priors below a model by their dotted path, such as `deeds.unpaid_rent.rate`."""
    if isinstance(model, Prior):
        return {prefix: model}
    items: list[tuple[str, object]] = []
    if isinstance(model, BaseModel):
        items = [(name, getattr(model, name)) for name in type(model).model_fields]
    elif isinstance(model, dict):
        items = [(str(name), value) for name, value in model.items()]
    elif isinstance(model, list):
        items = [(str(place), value) for place, value in enumerate(model)]
    found: dict[str, Prior] = {}
    for name, value in items:
        found.update(collect(value, f"{prefix}.{name}" if prefix else name))
    return found
