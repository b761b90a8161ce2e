"""What a world's rules are once compiled: named arrays of integers that the kernels read.

Hazards are base-2 logarithms in 1/1024 octave; chances are thresholds on 32-bit draws; money is in
1/100,000 of a median monthly income. `rules/` writes them, nothing changes them
afterwards.
"""

from typing import NamedTuple

import numpy as np

from internetplus.engine.tables.abuse import Abuse
from internetplus.engine.tables.attack import Attack
from internetplus.engine.tables.conduct import Deeds
from internetplus.engine.tables.fakes import Fakes
from internetplus.engine.tables.food import Food
from internetplus.engine.tables.gaming import Gaming
from internetplus.engine.tables.life import Life
from internetplus.engine.tables.matching import Match
from internetplus.engine.tables.meet import Meet
from internetplus.engine.tables.moving import Move
from internetplus.engine.tables.poll import Poll
from internetplus.engine.tables.registers import Registers
from internetplus.engine.tables.score import Score
from internetplus.engine.tables.scratch import Scratch, scratch
from internetplus.engine.tables.serve import Serve
from internetplus.engine.tables.services import Gates
from internetplus.engine.tables.standing import Join, Standing
from internetplus.engine.tables.trade import Trade
from internetplus.engine.tables.voice import Voice

__all__ = [
    "Abuse",
    "Attack",
    "Deeds",
    "Fakes",
    "Fields",
    "Food",
    "Gaming",
    "Gates",
    "Join",
    "Life",
    "Luck",
    "Match",
    "Meet",
    "Move",
    "Poll",
    "Registers",
    "Score",
    "Scratch",
    "Serve",
    "Standing",
    "Tables",
    "Trade",
    "Voice",
    "scratch",
]


class Tables(NamedTuple):
    deeds: Deeds
    score: Score
    registers: Registers
    gates: Gates
    life: Life
    trade: Trade
    food: Food
    join: Join
    standing: Standing
    match: Match
    meet: Meet
    gaming: Gaming
    voice: Voice
    serve: Serve
    poll: Poll
    attack: Attack
    abuse: Abuse
    fakes: Fakes
    move: Move


class Fields(NamedTuple):
    """What communities know of their region: last month's, integers; first axis: region [R]."""

    attention: np.ndarray  # int32 [R, 2] change of attended deeds' hazard: others, targeted
    places: np.ndarray  # int32 [R, 16] places for one unit of weight, 1/65536 of the usual share
    inspection: np.ndarray  # int32 [R] inspections for one unit of weight, 1/65536 of the usual
    appeal: np.ndarray  # uint32 [R] chance that a pending appeal is decided this month
    trade: np.ndarray  # int32 [R, 3] chance of those not barred at the enterprises' gates, 1/65536
    voice: np.ndarray  # int32 [R] what is said over what was as burned in, 1/1024 octave
    award: np.ndarray  # int64 [R, 2] chance of an award with a claim, with ties, 32 bits


class Luck(NamedTuple):
    """Address of a month's luck."""

    seed: int
    people: int  # seed of who the citizens are
    month: int
    community: int
    region: int
