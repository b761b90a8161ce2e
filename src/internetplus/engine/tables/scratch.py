"""Working memory of one thread."""

from typing import NamedTuple

import numpy as np

from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.fields import (
    COMMUNITY,
    DIMENSIONS,
    MOST_AT_HOME,
    N_CITIZEN_GATES,
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
    effects: np.ndarray  # int32 [3, 1024] consequences from those three scores
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
        setting=np.zeros((N_SETTINGS, COMMUNITY), np.int8),
        demand=np.zeros(1024, np.uint8),
        young=np.zeros(1024, np.int8),
        need=np.zeros(1024, np.int8),
        classes=np.zeros(1024, np.uint8),
        adult=np.zeros(1024, np.uint8),
        traits=np.zeros((4, 1024), np.float32),
        hazard=np.zeros(1024, i32),
        change=np.zeros(1024, i32),
        hit=np.zeros(1024, np.uint8),
        **_encounters(),
        join=np.zeros(1024, np.uint8),
        faked=np.zeros(1024, np.uint8),
        eager=np.zeros(1024, i32),
        single=np.zeros(1024, np.int16),
        start=np.zeros((3, 1024), i32),
        **_sums(),
        flow=np.zeros(1024, np.int64),
        purse=np.zeros(COMMUNITY + 2 * (MOST_AT_HOME - 1), np.int64),
        struck=np.zeros(1024, np.int64),
        harm=np.zeros(2, np.int64),
        events=np.zeros(N_SETTINGS, i32),
        norm=np.zeros(N_SETTINGS, i32),
        noticed=np.zeros((32768, 4), i32),
        n_noticed=np.zeros(1, i32),
        asking=np.zeros((N_CITIZEN_GATES, COMMUNITY + 1), np.int16),
        n_asking=np.zeros(N_CITIZEN_GATES, i32),
        voice=np.zeros(2, np.int64),
        held=np.zeros(1024, np.uint8),
        fresh=np.zeros(N_FRESH, np.int64),
    )


def _sums() -> dict[str, np.ndarray]:
    """Room for what a month's scores are made of and what follows from them."""
    i32 = np.int32
    return {
        "total": np.zeros((3, 1024), i32),
        "marks": np.zeros((3, 1024), i32),
        "volume": np.zeros((4, 1024), np.uint8),
        "plus": np.zeros((3, 1024), i32),
        "credits": np.zeros((len(DIMENSIONS), 1024), i32),
        "apart": np.zeros((N_REGISTERS, 3, 1024), i32),
        "cause": np.zeros(1024, i32),
        "done": np.zeros(1024, np.int64),
        "effects": np.zeros((3, 1024), i32),
        "shared": np.zeros((3, 1024), i32),
    }


def _encounters() -> dict[str, np.ndarray]:
    """Room for a month of encounters."""
    i32 = np.int32
    return {
        "shown": np.zeros(1024, i32),
        "kind": np.zeros(2048, np.uint8),
        "pleasing": np.zeros(1024, i32),
        "halo": np.zeros(1024, i32),
        "mass": np.zeros(1024, i32),
        "sought": np.zeros((2, 2048), i32),
        "best": np.zeros((2, 1024), i32),
        "chosen": np.zeros((2, 1024), i32),
        "picked": np.zeros((2, 1024), np.uint8),
        "got": np.zeros(1024, i32),
        "load": np.zeros(1024, i32),
        "tilt": np.zeros(1024, i32),
        "went": np.zeros((4, 1024), i32),
        "passed": np.zeros(1024, np.uint8),
        "gains": np.zeros((3, 1024), np.int64),
        "gives": np.zeros((2, 1024), np.int64),
        "given": np.zeros(1024, i32),
    }
