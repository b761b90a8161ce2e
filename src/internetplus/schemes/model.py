"""The shape of a scheme file: every key, its range, its unit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from internetplus.schemes.define import Define
from internetplus.schemes.institution import Institution
from internetplus.schemes.points import (
    LONGEST,
    MOST_CONSEQUENCES,
    MOST_GRADES,
    MOST_LISTS,
    Edge,
    Grade,
    Id,
    If,
    List,
    Memory,
    Month,
    Name,
    Names,
    Points,
    Share,
    pointed,
    titled,
)
from internetplus.schemes.stars import Stars
from internetplus.vocabulary.catalogue import Title
from internetplus.vocabulary.filling import Strict

MOST_REGISTERS = 8

Weight = Annotated[float, Field(ge=0, le=10_000)]
Attribute = Literal[
    "credit_history", "income", "schooling", "age", "employment", "online", "use"
]  # fmt: skip
Subject = Literal["citizen", "enterprise", "institution"]
Status = Literal[
    "in force", "historical", "pilot", "proposal", "reported", "fiction", "invented"
]  # fmt: skip


class Reference(Strict):
    """A publication that the file rests on."""

    id: Id
    title: str
    by: str = ""
    year: int | None = None
    where: str = ""
    read: Literal["found", "second_hand", "unverified"] = "unverified"


class Weights(Strict):
    """Factor on the points of each dimension."""

    political: Annotated[float, Field(ge=0, le=100)] = 1.0
    commercial: Annotated[float, Field(ge=0, le=100)] = 1.0
    social: Annotated[float, Field(ge=0, le=100)] = 1.0
    legal: Annotated[float, Field(ge=0, le=100)] = 1.0


class PointsFactor(Strict):
    """The part of the score that comes from points for deeds."""

    weights: Weights = Weights()


class AttributeFactor(Strict):
    """The part of the score that comes from what somebody is: points at the full value of each."""

    from_: Annotated[dict[Attribute, Weight], Field(alias="from")]


class AssociationFactor(Strict):
    """The part that comes from friends: points where all of them stand at the top of the scale."""

    ties: Annotated[int, Field(ge=1, le=8)]
    weight: Weight


class InspectionFactor(Strict):
    """The part of an enterprise's score that inspectors' violation points make."""

    violations: Annotated[float, Field(ge=-100, le=100)] = -1.0  # points for each violation point
    contest: bool = False  # who misses the best grade has the score taken again


class Factors(Strict):
    """What the score is made of."""

    points: PointsFactor = PointsFactor()
    stars: Stars | None = None
    association: AssociationFactor | None = None
    attribute: AttributeFactor | None = None
    inspection: InspectionFactor | None = None


class Score(Strict):
    """Where everybody starts, in points, and what is added."""

    base: Edge = 0.0
    factors: Factors = Factors()


class Consequence(Strict):
    """What follows from a grade or a list."""

    if_: Annotated[If, Field(alias="if")]
    deny: Names = []  # gates that are closed
    grant: Names = []  # gates with priority, or without the deposit
    inspect: Annotated[float, Field(ge=0, le=100)] = 1.0  # factor on inspection
    watch: Annotated[float, Field(ge=0, le=100)] = 1.0  # factor on what sources see
    close: Annotated[int, Field(ge=0, le=60)] = 0  # months for which an enterprise is closed
    publish: bool = False
    through: Literal["household"] | None = None  # also meets those who live with them
    reward: Annotated[float, Field(ge=0, le=10)] = 0.0  # median monthly incomes a month
    by: Names = []  # the agencies that act
    reference: Id | None = None
    clause: str = ""
    note: str = ""


class Appeal(Strict):
    """How many appeals are decided a month, per 1,000 adults."""

    per_1000_adults_month: Annotated[float, Field(ge=0, le=1000)] = 0.0


class Repair(Strict):
    """Chance a month that a bad record is cancelled by good conduct."""

    chance: Share = 0.0


class Procedure(Strict):
    """What those concerned can do about a record."""

    notice: bool = False
    objection_days: Annotated[int, Field(ge=0, le=365)] = 0
    suspensive: bool = False  # an objection suspends the consequence
    appeal: Appeal = Appeal()
    repair: Repair = Repair()
    compensation: Annotated[float, Field(ge=0, le=1000)] = 0.0  # median monthly incomes


class Figure(Strict):
    """A published figure that the run is compared with, and what of the run repeats it."""

    value: float
    low: float | None = None
    high: float | None = None
    at: Month | None = None
    unit: str = ""
    what: str = ""  # its title; the name without
    measure: Names = []  # measures of the lab, added
    per: Names = []  # divided by these, added
    times: float = 1.0  # from the measures' unit to the figure's
    compare: Literal["value", "change"] = "value"  # change: against no scheme, as a share of it
    before: Names = []  # of a change: the measures without the scheme, if not the same
    group: str = "all"  # a group of the lab: income:q1, age:young, ...
    month: Annotated[int, Field(ge=1)] | None = None  # told at this month; without, at the end
    no_measure: str = ""  # why nothing in the lab repeats it
    fitted: bool = False  # a number of the lab is set to it: no check of the lab
    reference: Id | None = None
    note: str = ""


def _figure(value: object) -> object:
    bare = isinstance(value, (int, float)) and not isinstance(value, bool)
    return {"value": value} if bare else value


Figures = dict[str, Annotated[Figure, BeforeValidator(_figure)]]


class Published(Strict):
    """What the run should reproduce: shares by grade or list, and flows."""

    shares: Figures = {}
    flows: Figures = {}

    @property
    def given(self) -> Figures:
        """All figures of the file."""
        return {**self.shares, **self.flows}


class Assumption(Strict):
    """A key that rests on our assumption, and why."""

    key: str
    why: str


class LeftOut(Strict):
    """A row of the facts that is not encoded, and why."""

    what: str
    why: str
    facts: list[str] = []


class Block(Strict):
    """Rules for one kind of subject."""

    score: Score | None = None
    points: dict[str, Annotated[Points, BeforeValidator(pointed)]] = {}
    memory: Memory = Memory()
    grades: Annotated[list[Grade], Field(max_length=MOST_GRADES)] = []
    lists: Annotated[dict[Name, List], Field(max_length=MOST_LISTS)] = {}
    consequences: Annotated[dict[Name, Consequence], Field(max_length=MOST_CONSEQUENCES)] = {}


class Enterprise(Block):
    """Rules for enterprises: all of them, or those who sell food."""

    sector: Literal["all", "food"] = "all"


class Register(Block):
    """A register that keeps a score of its own, from its own sources, of its own customers."""

    title: Annotated[Title, BeforeValidator(titled)] | None = None
    members: Share = 1.0  # share of adults who are customers
    among: Names = []  # marks that they must have
    sources: Names = []
    from_age: Annotated[int, Field(ge=0, le=100)] = 18
    lists: Annotated[dict[Name, List], Field(max_length=0)] = {}
    reference: Id | None = None
    clause: str = ""
    note: str = ""


class Security(Strict):
    """How the register is kept; what nobody says of it stays at these values."""

    registry: Literal["central", "federated"] = "central"
    parts: Annotated[int, Field(ge=2, le=64)] = 8  # of a federated one, where none are named
    append_only: bool = False  # a change leaves a trace that every audit sees
    audits_per_year: Annotated[float, Field(ge=0, le=365)] = 0.0  # of each file, by lot


class Disclosure(Strict):
    """Who may see a grade; `opt_in`: share of the scored who show it on a dating site."""

    grade: Literal["public", "services", "private"] = "services"
    opt_in: Share | None = None


class Adoption(Strict):
    """Who is scored: a share of the adults online, those most eager to join the operator's app."""

    share: Annotated[float, Field(gt=0, lt=1)]
    among: Literal["online"] = "online"
    reference: Id | None = None


class Scheme(Block):
    """A whole scheme file; the rules for citizens stand at the top level."""

    name: Name
    title: Annotated[Title, BeforeValidator(titled)]
    status: Status
    note: str = ""
    start: Month = "2016-01"
    facts_of: Annotated[str, Field(alias="register")] = (
        ""  # the collection of facts that the file is counted against
    )
    references: list[Reference] = []
    subjects: list[Subject] = ["citizen"]
    from_age: Annotated[int, Field(ge=0, le=100)] = 18
    sources: dict[str, Share] = {}
    backfill: Annotated[int, Field(ge=0, le=LONGEST)] = 0  # months of old records at the start
    replaces: list[str] = []  # parts of the legal order that the scheme takes over
    compare_without: list[str] = []  # parts of the order that an extra arm leaves out
    adoption: Adoption | None = None  # who joins; without it all are scored unasked
    portable: bool = True  # the score moves with a citizen
    enterprise: Enterprise | None = None
    institution: Institution | None = None
    registers: Annotated[dict[Name, Register], Field(max_length=MOST_REGISTERS)] = {}
    procedure: Procedure = Procedure()
    security: Security | None = None
    disclosure: Disclosure | None = None
    define: Define = Define()
    published: Published = Published()
    facts: dict[str, list[str]] = {}
    assumptions: list[Assumption] = []
    left_out: list[LeftOut] = []
    extends: str | None = None
    changes: dict[str, dict[Month, Any]] = {}
