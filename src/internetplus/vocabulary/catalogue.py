"""What exists in every society: deeds, practices, sources, settings, gates, mechanisms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from internetplus.errors import Fault, FaultyFile, listed, nearest
from internetplus.messages import say
from internetplus.reading import Document, Node, Path_, read
from internetplus.vocabulary.filling import Strict, attempt
from internetplus.vocabulary.priors import Uncertain

LIBRARY = Path(__file__).parent.parent / "library" / "catalogue"
PARTS = ("deeds", "practices", "sources", "settings", "gates", "mechanisms", "references")

DIMENSIONS = ("political", "commercial", "social", "legal")
Dimension = Literal["political", "commercial", "social", "legal"]
Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(ge=0, le=1000)]


class Title(Strict):
    """A name for readers, by language."""

    en: str
    fr: str = ""


class Loadings(Strict):
    """Log hazard per standard deviation of each trait, those of honesty turned round."""

    general: float = 0.0
    opinion: float = 0.0
    setting: float = 0.0
    young: float = 0.0
    need: float = 0.0


class Deed(Strict):
    """A kind of act of citizens; rates are acts per eligible person-year."""

    number: Annotated[int, Field(ge=0, lt=64)]
    title: Title
    kind: Literal["harmful", "helpful", "lawful"]
    dimension: Dimension
    setting: str
    who: list[str]
    lane: Literal["dense", "rare"]  # a draw of its own, or a slot of one that all share
    slot: Annotated[int, Field(ge=4, le=10)] | None = None  # of width 2^-slot, its most a month
    rate: Uncertain | None = None
    recorded: Uncertain | None = None
    detection: Uncertain
    cap: Annotated[float, Field(gt=0)]
    occasions: Annotated[float, Field(ge=1)] = 1.0
    loadings: Loadings
    harm: Uncertain
    victim: Literal["citizen", "enterprise", "state", "nobody"]
    gain: Uncertain
    watched: Share = 0.0
    displacement: Uncertain
    sources: Annotated[list[str], Field(max_length=4)]
    reach: dict[str, Uncertain] = {}
    crowding: Literal["low_stake", "virtue", "none"] = "none"
    expression: bool = False  # speech: kept private where too few others speak
    appearance: list[Literal["show", "certificate"]] = []  # ways to have its points without it
    note: str = ""


class Practice(Strict):
    """What enterprises do wrong, in spells of months."""

    number: Annotated[int, Field(ge=0, lt=64)]
    title: Title
    dimension: Dimension
    setting: str
    rate: Uncertain
    spell: Uncertain
    harm: Uncertain
    gain: Uncertain
    detection: Uncertain
    sources: list[str]
    note: str = ""


class Privacy(Strict):
    """Which settings of life a source sees."""

    settings: list[str]


class Source(Strict):
    """Who writes records, whom it covers, and how it errs."""

    number: Annotated[int, Field(ge=0, lt=16)]
    title: Title
    coverage: Uncertain
    coverage_by: dict[str, Factor] = {}
    miss: Uncertain
    false_entry: Uncertain
    mix_up: Uncertain
    delay: Annotated[int, Field(ge=0, le=24)]
    unequal: Uncertain
    privacy: Privacy
    note: str = ""


class SettingOfLife(Strict):
    """Where an act happens, a record belongs and a gate stands."""

    number: Annotated[int, Field(ge=0, lt=12)]
    title: Title
    note: str = ""


class Asking(Strict):
    """How often a gate is asked for, per eligible person-year, and by whom more often."""

    rate: Uncertain
    by: dict[str, Factor] = {}


class Gate(Strict):
    """A service that may refuse; money in median monthly incomes."""

    number: Annotated[int, Field(ge=0, lt=32)]
    title: Title
    subject: Literal["citizen", "enterprise"] = "citizen"
    setting: str
    essential: bool
    places: Literal["open", "fixed"]
    who: list[str]
    ask: Asking
    loss: Uncertain
    price: Uncertain
    default: Uncertain
    default_loss: Uncertain
    time_gain: Uncertain
    deposit: Uncertain | None = None
    note: str = ""


class Reference(Strict):
    """What a number rests on, and whether it was read."""

    title: str
    by: str
    year: int | None
    where: str
    read: Literal["found", "second_hand", "unverified"]


class Catalogue(Strict):
    """All parts, each by name in the order of their numbers."""

    deeds: dict[str, Deed]
    practices: dict[str, Practice]
    sources: dict[str, Source]
    settings: dict[str, SettingOfLife]
    gates: dict[str, Gate]
    mechanisms: dict[str, dict[str, Uncertain]]
    references: dict[str, Reference]


@cache
def load_catalogue() -> Catalogue:
    """The catalogue of the library; read once."""
    return read_catalogue(LIBRARY)


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder of seven files; all faults of all files are told together."""
    documents = [(part, read(folder / f"{part}.yaml", f"catalogue/{part}.yaml")) for part in PARTS]
    top = Node({part: document.root for part, document in documents}, "catalogue", 1, 1)
    faults = [fault for _, document in documents for fault in document.faults]
    document = Document("catalogue", top, faults)
    catalogue, faults = attempt(Catalogue, document)
    if catalogue is not None:
        faults = faults + list(_cross(catalogue, document))
    if faults or catalogue is None:
        raise FaultyFile(faults)
    return catalogue


def _cross(catalogue: Catalogue, document: Document) -> list[Fault]:
    """Rules across keys: numbers dense and unique, sources known, one of two rates."""
    faults: list[Fault] = []
    for part in ("deeds", "practices", "sources", "settings", "gates"):
        numbers = [entry.number for entry in getattr(catalogue, part).values()]
        if numbers != list(range(len(numbers))):
            faults.append(document.fault((part,), say("errors.numbers", part=part)))
    for part in ("deeds", "practices"):
        for name, entry in getattr(catalogue, part).items():
            for source in {*entry.sources, *getattr(entry, "reach", {})}:
                if source not in catalogue.sources:
                    faults.append(_unknown(document, (part, name), "source", source, catalogue))
    for name, deed in catalogue.deeds.items():
        if (deed.rate is None) == (deed.recorded is None):
            faults.append(document.fault(("deeds", name), say("errors.one_rate", deed=name)))
        if deed.setting not in catalogue.settings:
            faults.append(_unknown(document, ("deeds", name), "setting", deed.setting, catalogue))
        if (deed.lane == "dense") != (deed.slot is None):
            faults.append(document.fault(("deeds", name), say("errors.lane_slot", deed=name)))
    return faults


def _unknown(document: Document, path: Path_, kind: str, name: str, catalogue: Catalogue) -> Fault:
    names = list(catalogue.sources if kind == "source" else catalogue.settings)
    return document.fault(
        path,
        say(f"schemes.unknown.{kind}", name=name),
        found=name,
        allowed=listed(names),
        nearest=nearest(name, names),
    )
