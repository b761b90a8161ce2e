"""Working memory of one thread."""

from typing import NamedTuple

import numpy as np

from internetplus.kernel import lined
from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.fields import (
    COMMUNITY,
    DIMENSIONS,
    MOST_AT_HOME,
    N_CITIZEN_GATES,
    N_DEEDS,
    N_REGISTERS,
    N_SETTINGS,
)


class Scratch(NamedTuple):
    """Working memory of one thread for one community-month."""

    setting: np.ndarray  # int8 [12, 1024] parts of honesty that belong to a setting of life
    demand: np.ndarray  # uint8 [1024] income, settlement and age at month 0
    young: np.ndarray  # int8 [1024]
    need: np.ndarray  # int8 [1024]
    classes: np.ndarray  # uint8 [1024] class of incentive
    adult: np.ndarray  # uint8 [1024]
    traits: np.ndarray  # float32 [4, 1024] honesty, opinion, youth, need
    hazard: np.ndarray  # int32 [1024]
    change: np.ndarray  # int32 [1024]
    common: np.ndarray  # int32 [64] by deed: hazard at average traits; months of a plain record
    chosen_deed: np.ndarray  # uint8 [1024] of those drawn for a rare deed, in order: which
    fall: np.ndarray  # int32 [1024] where their draw lies in its slot
    steps: np.ndarray  # int32 [1024] what their traits change, 1/32; points of a block of records
    code: np.ndarray  # uint8 [1024] what becomes of a record's points
    few: np.ndarray  # uint8 [1024] some of those marked
    who: np.ndarray  # uint16 [1024] the last citizens listed, in order
    hit: np.ndarray  # uint8 [1024]
    shown: np.ndarray  # int32 [1024] stars that others see, 1/8192
    kind: np.ndarray  # uint8 [2048] group by which people tell each other apart, twice
    pleasing: np.ndarray  # int32 [1024] how an encounter with them goes, 1/256 sd
    halo: np.ndarray  # int32 [1024] what their stars add to that
    mass: np.ndarray  # int32 [1024] what their ratings weigh, quarters
    sought: np.ndarray  # int32 [2, 2048] log-weight in being chosen, stars seen and unseen, twice
    best: np.ndarray  # int32 [2, 1024] of the candidates so far, seen and unseen
    chosen: np.ndarray  # int32 [2, 1024] places to the counterpart, seen and unseen
    picked: np.ndarray  # uint8 [2, 1024] times chosen, seen and unseen
    got: np.ndarray  # int32 [1024] sum of weight x stars got this month
    load: np.ndarray  # int32 [1024] sum of their weights, quarters
    tilt: np.ndarray  # int32 [1024] sum of weight x what of the stars was not earned
    went: np.ndarray  # int32 [4, 1024] how an encounter goes for both, and what changes ratings
    passed: np.ndarray  # uint8 [1024] times passed over for somebody with more stars
    gains: np.ndarray  # int64 [3, 1024] by who got it: stars, weight; tilt, counts; choices
    gives: np.ndarray  # int64 [2, 1024] the first two of them, from one round to the counterparts
    given: np.ndarray  # int32 [1024] ratings got; a byte each: all, ones, fives, not as earned
    join: np.ndarray  # uint8 [1024] rank by eagerness to join a score, 0 the most eager
    faked: np.ndarray  # uint8 [1024] 1: a bought profile is believed this month
    eager: np.ndarray  # int32 [1024] the eagerness itself
    single: np.ndarray  # int16 [1024] those who can be found on the dating site
    start: np.ndarray  # int32 [3, 1024] score before any record, where it is not even
    total: np.ndarray  # int32 [3, 1024] score from all records, own true, own true harmful ones
    marks: np.ndarray  # int32 [3, 1024] lists (low 8 bits) and straight grades (high 8 bits)
    volume: np.ndarray  # uint8 [4, 1024] records so far of the deeds whose points step down
    plus: np.ndarray  # int32 [3, 1024] what records add: earned or not known, bought; erased ones
    credits: np.ndarray  # int32 [4, 1024] points by dimension: political, commercial, social, legal
    apart: np.ndarray  # int32 [8, 3, 1024] scores of the registers beside the scheme's own
    cause: np.ndarray  # int32 [1024] settings of the harmful records behind a score
    done: np.ndarray  # int64 [1024] harm behind them
    level: np.ndarray  # uint8 [1] 1: nobody's points count, so all have one score
    effects: np.ndarray  # int32 [3, 1024] consequences from those three scores
    unshared: np.ndarray  # uint8 [1] 1: `shared` holds nothing
    shared: np.ndarray  # int32 [3, 1024] the same from the rest of the household
    flow: np.ndarray  # int64 [1024] money to each citizen this month
    purse: np.ndarray  # int64 [1034] what each brings home, between neighbours who bring nothing
    struck: np.ndarray  # int64 [1024] losses this month through fines and closed gates
    harm: np.ndarray  # int64 [2] harm shared by the community this month; what was left over
    events: np.ndarray  # int32 [12] harmful deeds by setting this month
    norm: np.ndarray  # int32 [12] change of the hazards by setting that the neighbourhood brings
    noticed: np.ndarray  # int32 [32768, 4] acts perhaps seen: who, deed, place of the draw, hazard
    n_noticed: np.ndarray  # int32 [1]
    asking: np.ndarray  # int16 [gates, 1025] who asks each service, and room for one who may not
    n_asking: np.ndarray  # int32 [gates]
    voice: np.ndarray  # int64 [2] share who dare speak, 2^32; acts of speech this month
    held: np.ndarray  # uint8 [1024] 1: has live records
    fresh: np.ndarray  # int64 [K] what the region counts this month


def scratch() -> Scratch:
    """Fresh working memory for one thread."""
    i32 = np.int32
    return Scratch(
        setting=lined.zeros((N_SETTINGS, COMMUNITY), np.int8),
        demand=lined.zeros(1024, np.uint8),
        young=lined.zeros(1024, np.int8),
        need=lined.zeros(1024, np.int8),
        classes=lined.zeros(1024, np.uint8),
        adult=lined.zeros(1024, np.uint8),
        traits=lined.zeros((4, 1024), np.float32),
        hazard=lined.zeros(1024, i32),
        change=lined.zeros(1024, i32),
        common=lined.zeros(N_DEEDS, i32),
        chosen_deed=lined.zeros(1024, np.uint8),
        fall=lined.zeros(1024, i32),
        steps=lined.zeros(1024, i32),
        hit=lined.zeros(1024, np.uint8),
        code=lined.zeros(1024, np.uint8),
        few=lined.zeros(1024, np.uint8),
        who=lined.zeros(1024, np.uint16),
        **_encounters(),
        join=lined.zeros(1024, np.uint8),
        faked=lined.zeros(1024, np.uint8),
        eager=lined.zeros(1024, i32),
        single=lined.zeros(1024, np.int16),
        start=lined.zeros((3, 1024), i32),
        **_sums(),
        flow=lined.zeros(1024, np.int64),
        purse=lined.zeros(COMMUNITY + 2 * (MOST_AT_HOME - 1), np.int64),
        struck=lined.zeros(1024, np.int64),
        harm=lined.zeros(2, np.int64),
        events=lined.zeros(N_SETTINGS, i32),
        norm=lined.zeros(N_SETTINGS, i32),
        noticed=lined.zeros((32768, 4), i32),
        n_noticed=lined.zeros(1, i32),
        asking=lined.zeros((N_CITIZEN_GATES, COMMUNITY + 1), np.int16),
        n_asking=lined.zeros(N_CITIZEN_GATES, i32),
        voice=lined.zeros(2, np.int64),
        held=lined.zeros(1024, np.uint8),
        fresh=lined.zeros(N_FRESH, np.int64),
    )


def _sums() -> dict[str, np.ndarray]:
    """Room for what a month's scores are made of and what follows from them."""
    i32 = np.int32
    return {
        "total": lined.zeros((3, 1024), i32),
        "marks": lined.zeros((3, 1024), i32),
        "volume": lined.zeros((4, 1024), np.uint8),
        "plus": lined.zeros((3, 1024), i32),
        "credits": lined.zeros((len(DIMENSIONS), 1024), i32),
        "apart": lined.zeros((N_REGISTERS, 3, 1024), i32),
        "cause": lined.zeros(1024, i32),
        "done": lined.zeros(1024, np.int64),
        "level": lined.zeros(1, np.uint8),
        "effects": lined.zeros((3, 1024), i32),
        "unshared": lined.zeros(1, np.uint8),
        "shared": lined.zeros((3, 1024), i32),
    }


def _encounters() -> dict[str, np.ndarray]:
    """Room for a month of encounters."""
    i32 = np.int32
    return {
        "shown": lined.zeros(1024, i32),
        "kind": lined.zeros(2048, np.uint8),
        "pleasing": lined.zeros(1024, i32),
        "halo": lined.zeros(1024, i32),
        "mass": lined.zeros(1024, i32),
        "sought": lined.zeros((2, 2048), i32),
        "best": lined.zeros((2, 1024), i32),
        "chosen": lined.zeros((2, 1024), i32),
        "picked": lined.zeros((2, 1024), np.uint8),
        "got": lined.zeros(1024, i32),
        "load": lined.zeros(1024, i32),
        "tilt": lined.zeros(1024, i32),
        "went": lined.zeros((4, 1024), i32),
        "passed": lined.zeros(1024, np.uint8),
        "gains": lined.zeros((3, 1024), np.int64),
        "gives": lined.zeros((2, 1024), np.int64),
        "given": lined.zeros(1024, i32),
    }
