"""A society file: marginals of the people, and the legal order that holds without any scheme."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from internetplus.schemes.model import Consequence, Procedure
from internetplus.schemes.points import List, Month, Months, Name
from internetplus.vocabulary.catalogue import Share, Title
from internetplus.vocabulary.filling import Strict
from internetplus.vocabulary.priors import Uncertain

WHOLE_ORDER = "order"
"""Name of the legal order as a whole, where parts of it are named."""


class Money(Strict):
    """What the unit of money, one median monthly income, is worth in yuan."""

    yuan: Annotated[float, Field(gt=0)]
    reference: str


class Province(Strict):
    """A province: its share of the people, and the share of them in towns."""

    name: str
    share: Share
    urban: Share


class Provinces(Strict):
    """All provinces; their shares add up to one."""

    reference: str
    rows: Annotated[list[Province], Field(min_length=1, max_length=64)]

    @property
    def urban(self) -> float:
        """Share of all people who live in towns."""
        return sum(row.share * row.urban for row in self.rows)


class AgeBand(Strict):
    """Heads of household from one age to another, in years, and their share."""

    from_: Annotated[int, Field(alias="from", ge=18, le=100)]
    to: Annotated[int, Field(ge=18, le=100)]
    share: Share


class Households(Strict):
    """Sizes of households, and the ages of those who head them."""

    reference: str
    sizes: dict[Literal["1", "2", "3", "4", "5", "6"], Share]
    head_ages: Annotated[list[AgeBand], Field(min_length=1)]


class Incomes(Strict):
    """Log-normal incomes in town and country."""

    log_sd_urban: Uncertain
    log_sd_rural: Uncertain
    ratio: Uncertain


Levels = Annotated[list[Share], Field(min_length=4, max_length=4)]


class Schooling(Strict):
    """Shares of adults: primary or less, lower secondary, upper secondary, college."""

    reference: str
    urban: Levels
    rural: Levels


class OnlineByAge(Strict):
    """Share online by age group."""

    child: Share
    young: Share
    middle: Share
    old: Share


class Online(Strict):
    """Share online in town and country."""

    reference: str
    urban: OnlineByAge
    rural: OnlineByAge


class Flag(Strict):
    """Share with a flag, among those whom it can concern."""

    urban: Uncertain
    rural: Uncertain


class Flags(Strict):
    """What citizens are, beside their age."""

    driver: Flag
    renter: Flag
    borrower: Flag
    self_employed: Flag
    student: Flag
    official: Flag
    employed: Flag
    migrant: Flag
    credit_history: Flag


class Enterprises(Strict):
    """How many enterprises there are."""

    per_1000: Uncertain


class Here(Strict):
    """A rate and a detection that hold in this society instead of the catalogue's."""

    rate: Uncertain
    detection: Uncertain


class Conduct(Strict):
    """Whether deeds and practices not named here follow the catalogue or never happen."""

    others: Literal["catalogue", "none"]
    deeds: dict[str, Here] = Field(default_factory=dict)
    practices: dict[str, Here] = Field(default_factory=dict)


class Recorded(Strict):
    """How the order records a deed: through which source, how late, at what cost to the author."""

    source: str
    delay: Annotated[int, Field(ge=0, le=24)]
    fine: Uncertain


class GateOrder(Strict):
    """What a service knows and refuses by itself, without any score."""

    own_evidence: Uncertain
    refuse: Uncertain


class Inspection(Strict):
    """Random inspection of enterprises."""

    per_enterprise_year: Uncertain
    staff: Uncertain
    fine: Uncertain
    closed: Uncertain
    wrong: Uncertain


class CreditBureau(Strict):
    """The file of the banks: whom it covers, who may look, for how long arrears stay."""

    coverage: Uncertain
    gates: list[str]
    months: Months


class Order(Strict):
    """The legal order: it belongs to the society and runs with and without any scheme."""

    records: dict[str, Recorded]
    lists: dict[str, List] = Field(default_factory=dict)
    consequences: dict[str, Consequence] = Field(default_factory=dict)
    procedure: Procedure
    repayment: dict[str, Uncertain] = Field(default_factory=dict)
    gates: dict[str, GateOrder]
    inspection: Inspection
    credit_bureau: CreditBureau
    stock: dict[str, Uncertain] = Field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """Names by which a scenario or a scheme leaves parts of the order out, or all of it."""
        return (WHOLE_ORDER, *self.lists, *self.consequences)


class Published(Strict):
    """A figure the run is compared with."""

    value: float
    low: float
    high: float
    unit: str
    reference: str
    note: str = ""


class Society(Strict):
    """A whole society file."""

    name: Name
    title: Title
    date: Month
    note: str
    money: Money
    provinces: Provinces
    households: Households
    incomes: Incomes
    schooling: Schooling
    online: Online
    flags: Flags
    enterprises: Enterprises
    conduct: Conduct
    order: Order
    references: dict[str, str]
    published: dict[str, Published]
