"""What the lab remembers of a society: a row per community, small types, named arrays.

`[C]` communities, `[1024]` citizens, `[64]` enterprises. Scores, dimension totals and refusals are
derived from the records each month and never stored; nor are the parts of honesty that belong to a
setting of life, which are luck and drawn again (`build.recall`).
"""

from typing import NamedTuple

import numpy as np

from internetplus.kernel import lined
from internetplus.vocabulary.fields import COMMUNITY, ENTERPRISES, N_INSTITUTIONS, N_SETTINGS


class People(NamedTuple):
    """Who the citizens are; written once by `build`."""

    general: np.ndarray  # int8 [C, 1024] general part of honesty, 1/32 standard deviation
    opinion: np.ndarray  # int8 [C, 1024] criticism of those in power, same unit
    age: np.ndarray  # uint8 [C, 1024] years; they stand still (docs/model.md, people)
    income: np.ndarray  # uint8 [C, 1024] income when in work, place in `Life.income`
    flags: np.ndarray  # uint16 [C, 1024] a bit for each of FLAGS
    home: np.ndarray  # uint8 [C, 1024] place in the household (3 bits), its size (3), schooling (2)
    cell: np.ndarray  # uint16 [C, 1024] cross of all groups at month 0
    quality: np.ndarray  # int8 [C, 64] care of an enterprise, 1/32 standard deviation
    size: np.ndarray  # uint8 [C, 64] 0 sole trader, 1 small, 2 large


class State(NamedTuple):
    """What changes; written by the phase named beside each field."""

    risk: np.ndarray  # uint8 [C, 1024] perceived certainty, 1/32 octave, 128: burned in (perceive)
    position: np.ndarray  # uint8 [C, 1024] place on the score's scale, 1 to 31 (score)
    status: np.ndarray  # uint16 [C, 1024] bits of STATUS (perceive, score, live, move)
    jobless: np.ndarray  # uint8 [C, 1024] months without work, 0 in work (decide, live)
    burden: np.ndarray  # uint8 [C, 1024] sanction-months in a row (live)
    stars: np.ndarray  # uint16 [C, 1024 or 0: no stars] mean of the stars got, 1/8192 (meet)
    rated: np.ndarray  # uint8 [C, 1024] ratings behind it, quarters, at most 63 (meet)
    lean: np.ndarray  # int8 [C, 1024] part of the mean that was not earned, 1/32 star (meet)
    arrears: np.ndarray  # uint16 [C, 1024] losses not yet caught up, hundreds of money (live)
    welfare: np.ndarray  # int32 [C, 1024] equivalised flows since month 0, money (live)
    norm: np.ndarray  # int32 [C, 12] neighbourhood's deeds by setting, running mean x 256 (account)
    norm_base: np.ndarray  # int32 [C, 12] the same as burned in, 0 while it is measured (account)
    voice: np.ndarray  # int32 [C, 2] habit of speaking, acts a month x 2^16: now, burned in (voice)
    office: np.ndarray  # int32 [C, 4, 5] pressure, sum and count of marks, of honest ones (serve)
    practices: np.ndarray  # uint16 [C, 64] practices going on, a bit each (enterprises)
    listed: np.ndarray  # uint8 [C, 64] bits of the lists on which an enterprise stands
    standing: np.ndarray  # uint8 [C, 64] position 1 to 31; in the top 3 bits grade (enterprises)
    closed: np.ndarray  # uint8 [C, 64] months for which it stays closed (enterprises)
    custom: np.ndarray  # uint16 [C, 64] its customers, 1/32 citizen; sums to CUSTOM (enterprises)
    heat: np.ndarray  # uint16 [C, 64] warnings of late, 1/256 (sicken)
    muted: (
        np.ndarray
    )  # uint8 [C, 64] unsafe spell: 1 a warning was withheld, none given; 2 given (sicken)
    violations: np.ndarray  # uint8 [C, 64] points of the last look at its kitchen (enterprises)


class Pool(NamedTuple):
    """Live records, in the order of writing."""

    record: np.ndarray  # uint32 [C, n] citizen 10, deed 6, month 7, truth 3, procedure 3, source 3
    count: np.ndarray  # type: ignore[assignment]  # int32 [C]; hides the tuple's method
    trade: np.ndarray  # uint32 [C, 256] the same for enterprises
    trade_count: np.ndarray  # int32 [C]


class Society(NamedTuple):
    """Everything the lab holds of one society, or of some communities of it."""

    people: People
    state: State
    pool: Pool


STATUS_AWARE = 1
STATUS_SANCTIONED = 2
STATUS_AWAY = 4
STATUS_JOB_DENIED = 8
STATUS_TOUCHED = 16
STATUS_TARGETED = 32
STATUS_PUBLISHED = 64
STATUS_CRITIC = 128
STATUS_OF_SANCTIONS = STATUS_SANCTIONED | STATUS_TARGETED | STATUS_PUBLISHED
"""Bits 0 to 7 of `State.status`; a critic is who is on record with speech, away is who lives where
the scheme does not hold. The grade last given stands in bits 8 to 11 (15: not scored)."""
GRADE_SHIFT = 8
NOT_SCORED = 15
TRADE_CAPACITY = 256
UNRATED = 4 * 8192
"""Mean of the stars of somebody whom nobody has rated yet; it weighs nothing."""


def empty_people(communities: int) -> People:
    """Arrays for `build` to fill."""
    citizens = (communities, COMMUNITY)
    return People(
        general=lined.zeros(citizens, np.int8),
        opinion=lined.zeros(citizens, np.int8),
        age=lined.zeros(citizens, np.uint8),
        income=lined.zeros(citizens, np.uint8),
        flags=lined.zeros(citizens, np.uint16),
        home=lined.zeros(citizens, np.uint8),
        cell=lined.zeros(citizens, np.uint16),
        quality=lined.zeros((communities, ENTERPRISES), np.int8),
        size=lined.zeros((communities, ENTERPRISES), np.uint8),
    )


def empty_state(communities: int, starred: bool = True) -> State:
    """Everybody at the burned-in value of perceived risk, in work, with nothing on record.

    Not `starred`: no place for stars, as nobody gives any.
    """
    citizens = (communities, COMMUNITY)
    return State(
        risk=lined.full(citizens, 128, np.uint8),
        position=lined.full(citizens, 16, np.uint8),
        status=lined.full(citizens, NOT_SCORED << GRADE_SHIFT, np.uint16),
        jobless=lined.zeros(citizens, np.uint8),
        burden=lined.zeros(citizens, np.uint8),
        **no_stars(communities, COMMUNITY if starred else 0),
        arrears=lined.zeros(citizens, np.uint16),
        welfare=lined.zeros(citizens, np.int32),
        norm=lined.zeros((communities, N_SETTINGS), np.int32),
        norm_base=lined.zeros((communities, N_SETTINGS), np.int32),
        voice=lined.zeros((communities, 2), np.int32),
        office=lined.zeros((communities, N_INSTITUTIONS, 5), np.int32),
        practices=lined.zeros((communities, ENTERPRISES), np.uint16),
        listed=lined.zeros((communities, ENTERPRISES), np.uint8),
        standing=lined.full((communities, ENTERPRISES), (7 << 5) | 16, np.uint8),
        **{
            name: lined.zeros((communities, ENTERPRISES), np.uint8)
            for name in ("closed", "muted", "violations")
        },
        custom=lined.zeros((communities, ENTERPRISES), np.uint16),
        heat=lined.zeros((communities, ENTERPRISES), np.uint16),
    )


def no_stars(communities: int, citizens: int) -> dict[str, np.ndarray]:
    """Places for the stars of so many citizens of each community, none of them rated yet."""
    shape = (communities, citizens)
    return {
        "stars": lined.full(shape, UNRATED, np.uint16),
        "rated": lined.zeros(shape, np.uint8),
        "lean": lined.zeros(shape, np.int8),
    }


def empty_pool(communities: int, per_citizen: float) -> Pool:
    """Room for `per_citizen` live records a head on average."""
    return Pool(
        record=lined.zeros((communities, round(COMMUNITY * per_citizen)), np.uint32),
        count=lined.zeros(communities, np.int32),
        trade=lined.zeros((communities, TRADE_CAPACITY), np.uint32),
        trade_count=lined.zeros(communities, np.int32),
    )


def bytes_per_citizen(society: Society) -> float:
    """Memory of a society's state for each citizen."""
    total = sum(int(array.nbytes) for part in society for array in part)
    return float(total / society.people.age.size)
