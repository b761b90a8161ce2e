"""What is run: a society, a scheme, a size, a horizon and seeds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath

from internetplus.errors import UsageError, listed, nearest, quoted
from internetplus.messages import say
from internetplus.vocabulary.fields import COMMUNITY

MODEL = "1"
"""Version of the model: raised whenever the same inputs give other numbers."""

NEUTRAL = (
    "deterrence", "norms", "crowding", "observation", "sanctions", "gates", "life", "procedure",
    "join", "match", "standing", "enterprises", "warnings", "stars", "gaming", "expression",
    "institutions",
)  # fmt: skip
"""Mechanisms that have a neutral state."""
FEWEST_CITIZENS = COMMUNITY
MOST_CITIZENS = 10**9
MOST_MONTHS = 240
MOST_SEED = 2**31 - 1


@dataclass(frozen=True)
class Scenario:
    """One society under one scheme; everything that decides its future apart from the draw."""

    society: str = "china-2016"
    scheme: str = "none"
    citizens: int = 100_000
    months: int = 36
    burn_in: int = 24
    seed: int = 1
    without: tuple[str, ...] = ()  # parts of the legal order left out; `order`: all of it
    neutral: tuple[str, ...] = ()  # mechanisms set to their neutral state
    until: int | None = None  # month from which the scheme is no more
    weak_effects: bool = True  # whether effects of schemes count whose evidence is weak or thin

    def __post_init__(self) -> None:
        self._whole("citizens", FEWEST_CITIZENS, MOST_CITIZENS)
        self._whole("months", 1, MOST_MONTHS)
        self._whole("burn_in", 0, MOST_MONTHS)
        self._whole("seed", 0, MOST_SEED)
        if self.until is not None:
            self._whole("until", 0, self.months)
        for name in ("without", "neutral"):
            given = getattr(self, name)
            given = (given,) if isinstance(given, str) else given
            object.__setattr__(self, name, tuple(sorted(set(given))))
        for name in self.neutral:
            if name not in NEUTRAL:
                raise UsageError(unknown("scenario.neutral", name, NEUTRAL))

    def _whole(self, name: str, least: int, most: int) -> None:
        value = getattr(self, name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise UsageError(say("scenario.whole", name=name, found=quoted(value)))
        if not least <= value <= most:
            raise UsageError(
                say(f"scenario.{name}", found=f"{value:,}", least=f"{least:,}", most=f"{most:,}")
            )

    @property
    def communities(self) -> int:
        """Communities that hold the citizens; the last one is filled up."""
        return -(-self.citizens // COMMUNITY)

    @property
    def population(self) -> int:
        """Citizens that really live in the run: whole communities."""
        return self.communities * COMMUNITY

    def rounding(self) -> str:
        """What is said when the citizens were rounded up; empty when they were not."""
        if self.population == self.citizens:
            return ""
        return say("scenario.rounded", asked=f"{self.citizens:,}", taken=f"{self.population:,}")

    def with_scheme(self, scheme: str) -> Scenario:
        """The same society and luck under another scheme."""
        return replace(self, scheme=scheme)

    def key(self) -> dict[str, object]:
        """What of the scenario determines its result, as plain values."""
        until = {} if self.until is None else {"until": self.until}
        told = {key: value for key, value in asdict(self).items() if key != "until"}
        return {
            **told,
            **until,
            "society": stem(self.society),
            "scheme": stem(self.scheme),
            "citizens": self.population,
            "without": list(self.without),
            "neutral": list(self.neutral),
        }

    def fingerprint(self, contents: Mapping[str, str], draws: int = 1, doubled: int = 0) -> str:
        """Digest of all that determines the result: no clock, path, machine or thread count.

        `contents` maps society, scheme and catalogue to the digest of what they say.
        """
        return digest(
            {
                "model": MODEL,
                "scenario": self.key(),
                "contents": dict(contents),
                "draws": draws,
                "doubled": doubled,
            }
        )


def unknown(key: str, name: str, allowed: Sequence[str]) -> str:
    """What is said of a name that does not exist: the nearest one that does, and all of them."""
    near = nearest(name, allowed)
    guess = f" {say('errors.nearest', nearest=near)}" if near else ""
    return f"{say(key, found=quoted(name))}{guess} {say('errors.allowed', allowed=listed(allowed))}"


def stem(name: str) -> str:
    """The name of a society or scheme that was given as a name or as a file."""
    return PurePath(name).stem if name.endswith((".yaml", ".yml")) else name


def digest(value: object) -> str:
    """Digest of plain values: the same for the same content in any order of keys."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
