"""The shape of the words that a scheme brings along: deeds, gates, sources, settings."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from internetplus.schemes.points import titled
from internetplus.vocabulary.catalogue import (
    Factor,
    Share,
    Title,
)
from internetplus.vocabulary.filling import Strict
from internetplus.vocabulary.priors import Uncertain

OwnTitle = Annotated[Title, BeforeValidator(titled)]


class OwnDeed(Strict):
    """A kind of act that the catalogue lacks; what is left out is our assumption, drawn widely."""

    title: OwnTitle
    kind: Literal["harmful", "helpful", "lawful"] = "harmful"
    dimension: Literal["political", "commercial", "social", "legal"] = "social"
    setting: str = "street"
    who: list[str] = ["adult"]
    rate: Uncertain | None = None  # acts per eligible person-year
    cap: Annotated[float, Field(gt=0, le=400)] = 50.0
    occasions: Annotated[float, Field(ge=1, le=100)] = 1.0
    loadings: dict[Literal["general", "opinion", "setting", "young", "need"], float] | None = None
    harm: Uncertain | None = None  # median monthly incomes an act
    victim: Literal["citizen", "enterprise", "state", "nobody"] = "nobody"
    gain: Uncertain | None = None
    displacement: Uncertain | None = None
    sources: Annotated[list[str], Field(min_length=1, max_length=4)]
    reach: dict[str, Uncertain] = {}  # chance that a connected source writes an act down
    crowding: Literal["low_stake", "virtue", "none"] | None = None
    note: str = ""


class OwnGate(Strict):
    """A service that the catalogue lacks."""

    title: OwnTitle
    setting: str = "street"
    essential: bool = False
    places: Literal["open", "fixed"] = "open"
    who: list[str] = ["adult"]
    rate: Uncertain | None = None  # requests per eligible person-year
    by: dict[str, Factor] = {}
    loss: Uncertain | None = None  # median monthly incomes a refusal
    deposit: Uncertain | None = None
    time_gain: Uncertain | None = None
    default: Uncertain | None = None
    default_loss: Uncertain | None = None
    refuse: Share = 0.02  # share refused on the service's own evidence
    own_evidence: Annotated[float, Field(ge=0.5, le=0.95)] = 0.55  # area under its curve
    note: str = ""


class OwnSource(Strict):
    """Somebody who writes records and whom the catalogue does not know."""

    title: OwnTitle
    coverage: Uncertain | None = None
    coverage_by: dict[str, Factor] = {}
    miss: Uncertain | None = None
    false_entry: Uncertain | None = None
    mix_up: Uncertain | None = None
    delay: Annotated[int, Field(ge=0, le=24)] = 0
    unequal: Uncertain | None = None
    settings: Annotated[list[str], Field(min_length=1)] = ["street"]
    note: str = ""


class OwnSetting(Strict):
    """A setting of life that the catalogue lacks."""

    title: OwnTitle
    note: str = ""


class Define(Strict):
    """Words that the catalogue lacks, by name."""

    deeds: dict[str, OwnDeed] = {}
    gates: dict[str, OwnGate] = {}
    sources: dict[str, OwnSource] = {}
    settings: dict[str, OwnSetting] = {}

    def without_rate(self) -> list[str]:
        """Names of deeds and gates whose frequency the file leaves to a wide assumption."""
        every: list[tuple[str, Any]] = [*self.deeds.items(), *self.gates.items()]
        return [name for name, own in every if own.rate is None]
