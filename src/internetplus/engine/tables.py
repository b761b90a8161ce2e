"""What a world's rules are once compiled: named arrays of integers that the kernels read.

Hazards are base-2 logarithms in 1/1024 octave; chances are thresholds on 32-bit draws; money is in
1/100,000 of a median monthly income. `compile.py` writes them, nothing changes them afterwards.
"""

from typing import NamedTuple

import numpy as np

from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.fields import COMMUNITY, N_CITIZEN_GATES, N_SETTINGS


class Deeds(NamedTuple):
    """Conduct and its observation; first axis: number of the deed [64]."""

    dense: np.ndarray  # int32 [n] deeds with a draw of their own
    cells: np.ndarray  # int16 [n] rare deed of each 1024th of the draw that they share
    cell: np.ndarray  # int32 first of its cells
    slot: np.ndarray  # int32 width of its slot, 2^-slot: the most it happens in a month
    base: np.ndarray  # int32 hazard of an active month at average traits
    coef: (
        np.ndarray
    )  # int32 [64, 5] hazard a standard deviation: honesty, opinion, setting, young, need
    setting: np.ndarray  # int32
    kind: np.ndarray  # int32 0 harmful, 1 lawful, 2 helpful
    who: np.ndarray  # int32 flags needed
    adult: np.ndarray  # int32 1: from 18 years
    motive: np.ndarray  # int32 [64, 256] change of the hazard by class of incentive
    most: np.ndarray  # int32 the largest of these changes
    hidden: np.ndarray  # int32 [64, 256] change of the hazard of a record: moved out of sight
    moved: np.ndarray  # int32 [64, 256] share moved out of sight, 1/1000
    avoided: np.ndarray  # int32 [64, 256] acts given up for each one done, 1/1000
    forgone: np.ndarray  # int32 [64, 256] what they were worth to their author, money
    restrained: np.ndarray  # int32 1: those aware of the scheme may hold back or hide
    seen: np.ndarray  # int32 [64, 8, 5] cumulative hazard of a record by watching: order, sources
    attended: np.ndarray  # int32 1: inspectors or cameras look, and attention is scarce
    mix_up: np.ndarray  # uint32 [64, 5] chance that the record lands on somebody else
    delay: np.ndarray  # int32 [64, 5] months until a source's record reaches the register
    told: np.ndarray  # int32 [2] 1: who gets a record learns of it: from the order, from the scheme
    false_order: np.ndarray  # uint32 chance of a false entry under the order, of 2^26
    false_scheme: np.ndarray  # uint32 the same, order and scheme together
    norm: np.ndarray  # int32 [12] exponent of the neighbourhood's norm by setting, 1/1024
    fine: np.ndarray  # int64 money
    harm: np.ndarray  # int64 money an active month; helpful deeds: what they bring
    victim: np.ndarray  # int32 0 citizens, 1 enterprises, 2 state, 3 nobody
    keep: np.ndarray  # int32 months for which a record is of use to anybody, 0: not kept
    repay: np.ndarray  # uint32 [64, 2] chance a month that the debt is paid: free, listed
    contested: np.ndarray  # int32 [64, 2] months open to appeal: order's, scheme's


class Score(NamedTuple):
    """Records to points, grades, lists and consequences."""

    scored: int  # 1: the scheme gives scores
    from_age: int  # years from which one is scored
    base: int  # tenths of a point
    points_since: int  # records before this month count for nothing
    lists_since: np.ndarray  # int32 [8]
    worth: np.ndarray  # int32 [64, 128] tenths of a point by age in months
    straight: np.ndarray  # int32 [64] bit of the grade that a record leads straight to, 0: none
    straight_term: np.ndarray  # int32 [64] months for which it does
    lists: np.ndarray  # int32 [64] bit of each list that a record leads to
    term: np.ndarray  # int32 [8] months
    order_lists: int  # bits of the lists that only the order's own records lead to
    leave_repaid: np.ndarray  # int32 [8] 1: who has paid leaves
    grade_from: np.ndarray  # int32 [8] lowest total of each grade, ascending; then never reached
    low: int  # total at position 1
    step: int  # tenths of a point to a position
    by_grade: np.ndarray  # int32 [16] bits of consequences
    by_list: np.ndarray  # int32 [256] bits of consequences by bits of lists
    bad: int  # bits of the consequences that are sanctions
    household: int  # bits of the consequences that reach the household
    parental: int  # bits of the consequences that only parents can feel
    published: int  # bits of the consequences that are made public
    targeted: int  # bits of the consequences that draw watching
    closes: np.ndarray  # int32 [gates] bits of the consequences that close each gate
    opens: np.ndarray  # int32 [gates] bits of those that grant it
    rewarding: int  # bits of those that pay
    reward: np.ndarray  # int64 [16] money a month
    gravity: np.ndarray  # int64 [16] expected loss in a year, money
    essential: np.ndarray  # int32 [16] bits of settings of the essential gates denied
    limit: int  # times the harm done from which a sanction is disproportionate, 1/16
    reach: int  # 1: consequences are in force


class Gates(NamedTuple):
    """Services; first axis: number of the gate [16]."""

    ask: np.ndarray  # int32 [16, 40] chance of asking in a month by demand class, of 2^30
    who: np.ndarray  # int32 flags needed
    setting: np.ndarray  # int32
    essential: np.ndarray  # int32
    fixed: np.ndarray  # int32 1: places are fixed
    refuse: np.ndarray  # int32 hazard of refusal on the service's own evidence
    thin: np.ndarray  # int32 hazard of refusal of those without a credit history, NEVER: as others
    evidence: np.ndarray  # int32 its change by standard deviation of the setting's conduct
    loss: np.ndarray  # int64 what a refusal costs, money
    deposit: np.ndarray  # int64 what a deposit costs its payer, money
    time_gain: np.ndarray  # int64 what a waiver saves besides, money
    default: np.ndarray  # int32 hazard of default
    default_loss: np.ndarray  # int64 what a default costs the service beyond any deposit
    cover: np.ndarray  # int64 what a deposit covers of it
    profit: np.ndarray  # int64 service's margin on one customer
    weight: int  # weight of the favoured for fixed places, 1/256


class Life(NamedTuple):
    """Perception, work and procedure."""

    aware_start: int  # chance of becoming aware in a month, 32 bits
    aware_contact: int  # the same for those touched by the scheme
    risk_jump: int  # steps of perceived certainty after a fine or sanction
    risk_fade: int  # steps in 256 by which it fades back in a month
    pairs: int  # pairs of settings of life that are in use
    strain: int  # steps of need for arrears, 2^-16 for a hundred of money
    income: np.ndarray  # int32 [2, 256] income in work by settlement and place, money a month
    job_loss: int  # chance of losing work in a month, 32 bits
    benefit: int  # income without work, 1/1024 of the income in work
    recovery: int  # arrears caught up in a month, 1/1024
    appeal: np.ndarray  # uint32 [8, 4] chance of contesting a record by truth and schooling
    granted: np.ndarray  # uint32 [8] chance that a contest succeeds by truth
    mark: int  # chance a month of losing work through a published sanction, 32 bits
    suspensive: int  # 1: an objection stays the consequences
    compensation: int  # money for a month of wrongful sanction
    repair: int  # chance a month that a bad record is worked off, 32 bits


class Trade(NamedTuple):
    """Enterprises; first axis: number of the practice [16]."""

    start: np.ndarray  # int32 hazard of taking a practice up
    coef: np.ndarray  # int32 change by standard deviation of care
    motive: np.ndarray  # int32 [16, 32] change by position
    end: np.ndarray  # uint32 chance of giving it up in a month
    found: np.ndarray  # uint32 chance that an inspection finds it
    false: np.ndarray  # uint32 chance that an inspection finds what is not there
    harm: np.ndarray  # int64 [16, 3] money a month by size
    fine: np.ndarray  # int64 [16, 3]
    inspection: np.ndarray  # int64 [3] chance of inspection in a month by size, 2^32
    worth: np.ndarray  # int32 [16, 128]
    grade_from: np.ndarray  # int32 [8]
    base: int
    low: int
    step: int
    scored: int
    since: int
    inspect: np.ndarray  # int32 [16] weight of inspection by grade, 1/256
    deny: np.ndarray  # int32 [16] by grade: bits of the three gates closed
    ask: np.ndarray  # int64 [3] chance of asking in a month: tender, loan, market; 32 bits
    gain: np.ndarray  # int64 [3, 3] what is got by gate and size, money


class Tables(NamedTuple):
    deeds: Deeds
    score: Score
    gates: Gates
    life: Life
    trade: Trade


class Fields(NamedTuple):
    """What communities know of their region: last month's, integers; first axis: region [R]."""

    attention: np.ndarray  # int32 [R, 2] change of attended deeds' hazard: others, targeted
    places: np.ndarray  # int32 [R, 16] places for one unit of weight, 1/65536 of the usual share
    inspection: np.ndarray  # int32 [R] inspections for one unit of weight, 1/65536 of the usual
    appeal: np.ndarray  # uint32 [R] chance that a pending appeal is decided this month
    trade: np.ndarray  # int32 [R, 3] chance of those not barred at the enterprises' gates, 1/65536


class Luck(NamedTuple):
    """Address of a month's luck."""

    seed: int
    people: int  # seed of who the citizens are
    month: int
    community: int
    region: int


class Scratch(NamedTuple):
    """Working memory of one thread for one community-month."""

    setting: np.ndarray  # int8 [12, 1024] parts of honesty that belong to a setting of life
    demand: np.ndarray  # uint8 [1024] income, settlement and age at month 0
    young: np.ndarray  # int8 [1024]
    need: np.ndarray  # int8 [1024]
    classes: np.ndarray  # uint8 [1024] class of incentive
    adult: np.ndarray  # uint8 [1024]
    hazard: np.ndarray  # int32 [1024]
    change: np.ndarray  # int32 [1024]
    hit: np.ndarray  # uint8 [1024]
    total: np.ndarray  # int32 [3, 1024] score from all records, own true, own true harmful ones
    marks: np.ndarray  # int32 [3, 1024] lists (low 8 bits) and straight grades (high 8 bits)
    cause: np.ndarray  # int32 [1024] settings of the harmful records behind a score
    done: np.ndarray  # int64 [1024] harm behind them
    effects: np.ndarray  # int32 [3, 1024] consequences from those three scores
    shared: np.ndarray  # int32 [3, 1024] the same from the rest of the household
    flow: np.ndarray  # int64 [1024] money to each citizen this month
    struck: np.ndarray  # int64 [1024] losses this month through fines and closed gates
    harm: np.ndarray  # int64 [2] harm shared by the community this month; what was left over
    events: np.ndarray  # int32 [12] harmful deeds by setting this month
    norm: np.ndarray  # int32 [12] change of the hazards by setting that the neighbourhood brings
    noticed: np.ndarray  # int32 [32768, 4] acts perhaps seen: who, deed, place of the draw, hazard
    n_noticed: np.ndarray  # int32 [1]
    asking: np.ndarray  # int16 [gates, 1025] who asks each service, and room for one who may not
    n_asking: np.ndarray  # int32 [gates]
    held: np.ndarray  # uint8 [1024] 1: has live records
    nowhere: np.ndarray  # uint16 [1024] zeros: the first cell for everybody
    fresh: np.ndarray  # int64 [K] what the region counts this month


def scratch() -> Scratch:
    """Fresh working memory for one thread."""
    i32 = np.int32
    return Scratch(
        setting=np.zeros((N_SETTINGS, COMMUNITY), np.int8),
        demand=np.zeros(1024, np.uint8),
        young=np.zeros(1024, np.int8),
        need=np.zeros(1024, np.int8),
        classes=np.zeros(1024, np.uint8),
        adult=np.zeros(1024, np.uint8),
        hazard=np.zeros(1024, i32),
        change=np.zeros(1024, i32),
        hit=np.zeros(1024, np.uint8),
        total=np.zeros((3, 1024), i32),
        marks=np.zeros((3, 1024), i32),
        cause=np.zeros(1024, i32),
        done=np.zeros(1024, np.int64),
        effects=np.zeros((3, 1024), i32),
        shared=np.zeros((3, 1024), i32),
        flow=np.zeros(1024, np.int64),
        struck=np.zeros(1024, np.int64),
        harm=np.zeros(2, np.int64),
        events=np.zeros(N_SETTINGS, i32),
        norm=np.zeros(N_SETTINGS, i32),
        noticed=np.zeros((32768, 4), i32),
        n_noticed=np.zeros(1, i32),
        asking=np.zeros((N_CITIZEN_GATES, COMMUNITY + 1), np.int16),
        n_asking=np.zeros(N_CITIZEN_GATES, i32),
        held=np.zeros(1024, np.uint8),
        nowhere=np.zeros(1024, np.uint16),
        fresh=np.zeros(N_FRESH, np.int64),
    )
