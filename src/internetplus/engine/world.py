"""A world: one arm of one draw, compiled, ready to run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rollout import Waves, reached, waves_of
from internetplus.engine.rules.abuse import compile_abuse
from internetplus.engine.rules.attack import compile_attack
from internetplus.engine.rules.deeds import compile_deeds, settings_watched
from internetplus.engine.rules.drawn import drawn
from internetplus.engine.rules.fakes import compile_fakes
from internetplus.engine.rules.food import compile_food
from internetplus.engine.rules.gaming import compile_gaming
from internetplus.engine.rules.gates import compile_gates
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.life import compile_life
from internetplus.engine.rules.lifted import lifted
from internetplus.engine.rules.matching import compile_match
from internetplus.engine.rules.moving import compile_move
from internetplus.engine.rules.numbers import Parameters
from internetplus.engine.rules.poll import compile_poll
from internetplus.engine.rules.registers import compile_registers
from internetplus.engine.rules.score import attention, compile_score
from internetplus.engine.rules.serve import budget, compile_serve
from internetplus.engine.rules.standing import compile_join, compile_standing
from internetplus.engine.rules.stars import compile_stars
from internetplus.engine.rules.studied import Extrapolation, extrapolation
from internetplus.engine.rules.trade import compile_trade, usual
from internetplus.engine.rules.voice import compile_voice
from internetplus.engine.tables import Tables
from internetplus.schemes.compiled import CompiledScheme, compile_scheme, order_scheme
from internetplus.schemes.same import once
from internetplus.society.build import Demography
from internetplus.society.demography import demography, places
from internetplus.society.model import WHOLE_ORDER
from internetplus.society.model import Society as SocietyFile
from internetplus.vocabulary.fields import N_DEEDS

if TYPE_CHECKING:
    from internetplus.scenario import Scenario
    from internetplus.schemes.model import Scheme
    from internetplus.vocabulary.catalogue import Catalogue


@dataclass(frozen=True)
class World:
    """Everything constant of one arm in one draw."""

    name: str
    months: int
    burn_in: int
    seed: int
    tables: Tables
    demography: Demography
    where: NDArray[np.int64]  # [C, 2] number and region of each community
    regions: int
    capacity: float  # appeals decided per 1,000 adults and month
    attention: float  # weight of watching of the targeted
    awards: tuple[float, float]  # a month for each rated institution, by mark and by ties
    usual: tuple[float, ...]  # shares of enterprises that get a tender, a loan, market access
    watched: NDArray[np.int64]  # [8] settings that the scheme's sources see, 1/1000
    stock: tuple[tuple[int, float, float, int], ...]  # deed, share of adults, leaving a month, term
    grades: tuple[str, ...]
    enterprise_grades: tuple[str, ...]
    scheme: CompiledScheme
    order: CompiledScheme
    writers: tuple[tuple[str, ...], ...]  # sources of each deed's records, the order's first
    beyond: Extrapolation  # how far this draw leaves the range that was studied
    until: int  # month from which `after` holds; never reached where no scheme is withdrawn
    after: World | None  # the same draw under the legal order alone, for a scheme that ends
    rollout: Waves = ()  # when the scheme reaches which share of every region
    outside: World | None = None  # the same draw where it has not arrived

    def at(self, month: int, wave: int = 0) -> World:
        """The world of a month: this one, the one after the scheme, or the one without it yet."""
        if self.after is not None and month >= self.until:
            return self.after
        if self.outside is None or (wave >= 0 and month >= self.rollout[wave][1]):
            return self
        return self.outside

    @property
    def wave(self) -> NDArray[np.int64]:
        """Number of each community's wave [C], -1 outside."""
        return waves_of(self.where[:, 1], self.rollout)

    def capacity_at(self, month: int) -> NDArray[np.float64]:
        """Appeals decided per 1,000 adults in each region [R]: the scheme's where it has come."""
        arm = self.at(month)
        if self.outside is None or arm is self.after:
            return np.full(self.regions, arm.capacity)
        share = reached(self.where[:, 1], self.wave, self.rollout, month)
        return self.outside.capacity + share * (self.capacity - self.outside.capacity)


def rules_of(
    scenario: Scenario,
    catalogue: Catalogue,
    society: SocietyFile,
    scheme: Scheme,
    parameters: Parameters,
) -> Inputs:
    """What the tables of one arm are compiled from."""
    without = frozenset({*scenario.without, *scheme.replaces})
    if WHOLE_ORDER in without:
        society, parameters = lifted(society, parameters)
    draw = drawn(society, catalogue, parameters, frozenset(scenario.neutral))
    return Inputs(
        **vars(draw),
        order=_order(society, catalogue, without),
        courts=_order(society, catalogue, frozenset()),
        scheme=compile_scheme(scheme, catalogue),
        abuse=scenario.abuses,
        bounded=scenario.bounded,
    )


def compile_world(
    scenario: Scenario,
    catalogue: Catalogue,
    society: SocietyFile,
    scheme: Scheme,
    parameters: Parameters,
    since: int = -1,
) -> World:
    """Turn files and one draw of the parameters into the tables of one arm.

    `since`: month of the withdrawal that this arm follows on.
    """
    region, urban = places(society, scenario.communities)
    marginals = demography(society, dict(parameters), urban)
    inputs = rules_of(scenario, catalogue, society, scheme, parameters)
    order, rules = inputs.order, inputs.scheme
    tables = _tables(inputs, marginals, since)
    return World(
        name=scheme.name,
        months=scenario.months,
        burn_in=scenario.burn_in,
        seed=scenario.seed,
        tables=tables,
        demography=marginals,
        where=np.stack([np.arange(scenario.communities), region], axis=1).astype(np.int64),
        regions=int(region.max()) + 1,
        capacity=rules.appeal_capacity + order.appeal_capacity,
        attention=attention(inputs),
        awards=budget(inputs),
        usual=usual(inputs),
        watched=settings_watched(inputs),
        stock=_stock(inputs),
        grades=rules.citizen.grade_names if rules.citizen else (),
        enterprise_grades=rules.enterprise.grade_names if rules.enterprise else (),
        scheme=rules,
        order=order,
        writers=_writers(inputs),
        beyond=extrapolation(inputs),
        until=scenario.months if scenario.until is None else scenario.until,
        after=_after(scenario, catalogue, society, parameters),
        rollout=scenario.rollout,
        outside=_outside(scenario, catalogue, society, parameters),
    )


def _tables(inputs: Inputs, marginals: Demography, since: int) -> Tables:
    """All tables of one arm."""
    join = compile_join(inputs)
    return Tables(
        deeds=compile_deeds(inputs),
        score=compile_score(inputs),
        registers=compile_registers(inputs),
        gates=compile_gates(inputs),
        life=compile_life(inputs, marginals.income),
        trade=compile_trade(inputs),
        food=compile_food(inputs),
        join=join,
        standing=compile_standing(inputs),
        match=compile_match(inputs, join),
        meet=compile_stars(inputs),
        gaming=compile_gaming(inputs, marginals.income),
        voice=compile_voice(inputs, since),
        serve=compile_serve(inputs),
        poll=compile_poll(inputs),
        attack=compile_attack(inputs, marginals.income),
        abuse=compile_abuse(inputs),
        fakes=compile_fakes(inputs, marginals.income),
        move=compile_move(inputs),
    )


def _after(
    scenario: Scenario, catalogue: Catalogue, society: SocietyFile, parameters: Parameters
) -> World | None:
    """The order alone, from the month on in which the scheme is withdrawn."""
    if scenario.until is None:
        return None
    return _alone(scenario, catalogue, society, parameters, scenario.until)


def _outside(
    scenario: Scenario, catalogue: Catalogue, society: SocietyFile, parameters: Parameters
) -> World | None:
    """The order alone, where the scheme has not arrived or never does."""
    if not scenario.rollout:
        return None
    return _alone(scenario, catalogue, society, parameters, -1)


def _alone(
    scenario: Scenario,
    catalogue: Catalogue,
    society: SocietyFile,
    parameters: Parameters,
    since: int,
) -> World:
    from internetplus.schemes.model import Scheme

    words = {"name": scenario.scheme, "title": scenario.scheme, "status": "invented"}
    nothing, alone = (
        Scheme.model_validate(words),
        replace(scenario, until=None, rollout=(), abuse=()),
    )
    return compile_world(alone, catalogue, society, nothing, parameters, since)


@once
def _order(society: SocietyFile, catalogue: Catalogue, without: frozenset[str]) -> CompiledScheme:
    """The legal order, less the parts that are left out or taken over."""
    lists = {k: v for k, v in society.order.lists.items() if k not in without}
    consequences = {}
    for name, rule in society.order.consequences.items():
        kept = [entry for entry in rule.if_.list_ if entry in lists]
        if kept and name not in without:
            consequences[name] = rule
    scheme = order_scheme(lists, consequences, society.order.procedure)
    return compile_scheme(scheme, catalogue)


def _writers(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """Names of the sources of each deed by their number in a record; "" where there is none."""
    found: list[tuple[str, ...]] = [("",) * 5] * N_DEEDS
    for name, deed in inputs.catalogue.deeds.items():
        found[deed.number] = tuple(inputs.sources_of(name))
    return tuple(found)


def _stock(inputs: Inputs) -> tuple[tuple[int, float, float, int], ...]:
    """Share of adults with an old record of each deed that leads to a list of the order.

    The stationary stock: inflow times the mean time until the debt is paid or the term is over.
    """
    found = []
    for rule in inputs.courts.citizen.lists if inputs.courts.citizen else ():
        for name, deed in inputs.catalogue.deeds.items():
            if rule.enter[deed.number] and name in inputs.society.order.repayment:
                conduct = inputs.conduct(name)
                inflow = conduct.active * min(conduct.detection * conduct.acts, 1.0)
                more = inputs.mechanism("procedure.paid_after_listing") / 24
                leave = inputs.value(f"society.order.repayment.{name}") + more
                stay = (1 - (1 - leave) ** rule.term) / leave
                found.append((deed.number, inflow * stay, leave, rule.term))
    return tuple(found)
