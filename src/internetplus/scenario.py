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

MODEL = "5"
"""Version of the model: raised whenever the same inputs give other numbers."""

NEUTRAL = (
    "deterrence", "norms", "crowding", "observation", "sanctions", "gates", "life", "procedure",
    "join", "match", "standing", "enterprises", "warnings", "stars", "gaming", "expression",
    "institutions", "approval", "security", "fakes", "moves",
)  # fmt: skip
"""Mechanisms that have a neutral state."""
ABUSES = ("critics", "officials", "crisis")
"""What an operator may do with a register; never on by itself, never averaged with what is off."""
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
    rollout: tuple[tuple[float, int], ...] = ()  # share of each region, month; (): all, month 0
    abuse: tuple[str, ...] = ()  # of ABUSES; a crisis with its month: crisis@12

    def __post_init__(self) -> None:
        self._whole("citizens", FEWEST_CITIZENS, MOST_CITIZENS)
        self._whole("months", 1, MOST_MONTHS)
        self._whole("burn_in", 0, MOST_MONTHS)
        self._whole("seed", 0, MOST_SEED)
        if self.until is not None:
            self._whole("until", 0, self.months)
        self._rolled_out()
        for name in ("without", "neutral", "abuse"):
            given = getattr(self, name)
            given = (given,) if isinstance(given, str) else given
            object.__setattr__(self, name, tuple(sorted(set(given))))
        for name in self.neutral:
            if name not in NEUTRAL:
                raise UsageError(unknown("scenario.neutral", name, NEUTRAL))

        self._check_abuse()

    def _check_abuse(self) -> None:
        """Known kinds, none of them twice, a crisis within the run."""
        kinds = [told.partition("@")[0] for told in self.abuse]
        for told, kind in zip(self.abuse, kinds, strict=True):
            if kind not in ABUSES:
                raise UsageError(unknown("scenario.abuse", kind, ABUSES))
            month = told.partition("@")[2]
            if (kind == "crisis") != bool(month) or kinds.count(kind) > 1:
                raise UsageError(say("scenario.abuse_form", found=quoted(told)))
            if month and not (month.isdecimal() and int(month) < self.months):
                raise UsageError(say("scenario.abuse_month", found=month, most=self.months - 1))

    @property
    def abuses(self) -> dict[str, int]:
        """What the operator does, and in which month; 0 for what goes on all the time."""
        pairs = (told.partition("@") for told in self.abuse)
        return {kind: int(month or 0) for kind, _, month in pairs}

    def _whole(self, name: str, least: int, most: int) -> None:
        value = getattr(self, name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise UsageError(say("scenario.whole", name=name, found=quoted(value)))
        if not least <= value <= most:
            raise UsageError(
                say(f"scenario.{name}", found=f"{value:,}", least=f"{least:,}", most=f"{most:,}")
            )

    def _rolled_out(self) -> None:
        """Waves as numbers: shares above 0 that add up to 1 at most, months within the run."""
        waves = tuple((float(share), int(month)) for share, month in self.rollout)
        object.__setattr__(self, "rollout", waves)
        if any(not 0 < share <= 1 for share, _ in waves) or sum(w[0] for w in waves) > 1 + 1e-9:
            found = ", ".join(f"{share:.0%}" for share, _ in waves)
            raise UsageError(say("scenario.rollout_shares", found=found))
        for _, month in waves:
            if not 0 <= month < self.months:
                raise UsageError(say("scenario.rollout_month", found=month, most=self.months - 1))

    @property
    def bounded(self) -> bool:
        """Whether there are places that the scheme never reaches."""
        return bool(self.rollout) and sum(share for share, _ in self.rollout) < 1 - 1e-9

    @property
    def views(self) -> tuple[str, ...]:
        """Parts of the nation whose results are told apart; none where all is reached at once."""
        if len(self.rollout) == 1 and self.rollout[0][0] >= 1:
            return ()
        inside = [f"wave-{n + 1}" for n in range(len(self.rollout))]
        inside = ["inside"] if len(inside) == 1 else inside
        movers = ("movers",) if "moves" not in self.neutral else ()
        return (*inside, "outside", *movers) if self.bounded else tuple(inside)

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
        seldom = {
            "until": self.until,
            "rollout": [list(one) for one in self.rollout] or None,
            "abuse": list(self.abuse) or None,
        }
        told = {key: value for key, value in asdict(self).items() if key not in seldom}
        return {
            **told,
            **{key: value for key, value in seldom.items() if value is not None},
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
