"""Crowds: who joins because others have, and who follows the record against their own eyes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from internetplus.engine import records
from internetplus.engine.phases.act import act
from internetplus.engine.phases.judge import grade_of, judge
from internetplus.engine.phases.observe import observe
from internetplus.engine.phases.perceive import perceive
from internetplus.engine.phases.score import ALL, _add, add_up
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Fields, Luck, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Rules, Town
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

Values = NDArray[np.float64]
JOIN, UP, DOWN = 0, 0, 1
JOINED = INDEX["recorded_red_light"]
NOBODY = 1 << 28
"""A threshold that is never reached, for places that nobody fills."""
MOST_ROUNDS = 4000
HALVINGS = 40
LEFT, RIGHT = 0.1, 0.15
"""Spreads between which the jump is looked for."""
CLOSE = 2.0e-6
FOLLOW_DOWN, OPEN, FOLLOW_UP = 0, 1, 2


@kernel
def join(
    society: Society,
    rules: Rules,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    threshold_of: np.ndarray,
    rounds: np.ndarray,
) -> None:
    """Rounds until nobody new joins; `rounds` gets how many have joined after each.

    Somebody's score is how many have joined less how many they wait for; from zero on they join.
    """
    joined = np.int64(0)
    for t in range(rounds.size):
        ledger[JOINED, :] = 0
        for c in range(threshold_of.shape[0]):
            luck = Luck(1, 1, t & 127, c, 0)
            for i in range(COMMUNITY):
                for v in range(3):
                    scratch.start[v, i] = joined - threshold_of[c, i]
            add_up(society, rules.deeds, rules.life, rules.score, luck, scratch, ledger, c)
            judge(society.people, society.state, rules.score, scratch, c)
            perceive(society.people, society.state, rules.life, luck, scratch, c)
            act(society.people, rules.deeds, fields, luck, scratch, ledger, c)
            observe(society, rules.deeds, fields, luck, scratch, ledger, c)
        now = np.int64(0)
        for cell in range(ledger.shape[1]):
            now += ledger[JOINED, cell]
        rounds[t] = now
        if now == joined:
            for later in range(t, rounds.size):
                rounds[later] = now
            return
        joined = now


def _joins(thresholds: NDArray[np.int64], most: int = MOST_ROUNDS) -> NDArray[np.int64]:
    """How many have joined after each round."""
    communities = -(-thresholds.size // COMMUNITY)
    town = Town(communities)
    town.put("score", even=0, low=0, step=1)
    town.deed(JOIN, np.array([0.0, 1.0]))
    padded = np.full(communities * COMMUNITY, NOBODY, np.int64)
    padded[: thresholds.size] = thresholds - 1  # places are counted from 1, which holds all below
    rounds: NDArray[np.int64] = np.zeros(most, np.int64)
    parts = (town.society, town.rules, town.fields, town.scratch, town.ledger)
    join(*parts, padded.reshape(communities, COMMUNITY), rounds)
    return rounds


def _normal(uniform: Values, mean: float, spread: float) -> NDArray[np.int64]:
    """Thresholds, as numbers of people."""
    shares = mean + spread * ndtri(uniform)
    return np.asarray(np.ceil(np.clip(shares, -1, 2) * uniform.size), np.int64)


def _luck(seed: int, many: int) -> Values:
    """A uniform number for each citizen."""
    numbers = np.zeros((-(-many // COMMUNITY), COMMUNITY))
    draw_all(seed, numbers)
    return numbers.ravel()[:many]


@kernel
def draw_all(seed: int, numbers: np.ndarray) -> None:
    """Uniform numbers [C, 1024] by luck."""
    for c in range(numbers.shape[0]):
        k = key(seed, P.PEOPLE_TRAIT, 1, 0, c)
        for i in range(COMMUNITY):
            numbers[c, i] = (draw(k, i) + 0.5) / 4294967296.0


def _final(settings: Settings, spread: float, uniform: Values) -> float:
    thresholds = _normal(uniform, settings.one("mean"), spread)
    return float(_joins(thresholds)[-1]) / uniform.size


def riots(settings: Settings) -> Numbers:
    """A hundred people, one of them changed; then a society spread about its mean."""
    many, people = settings.whole("crowd"), settings.whole("people")
    steps = np.arange(many)
    changed = np.where(steps == 1, 2, steps)
    whole = _joins(steps, many + 1)
    even = (np.arange(people) + 0.5) / people
    low, high = LEFT, RIGHT
    while high - low > CLOSE:
        middle = (low + high) / 2
        low, high = (low, middle) if _final(settings, middle, even) > 0.5 else (middle, high)
    found = {
        "whole": float(whole[-1]),
        "each_round": float(np.abs(np.diff(whole[:many], prepend=0)).max()),
        "changed": float(_joins(changed, many + 1)[-1]),
        "jump": (low + high) / 2,
    }
    for n, spread in enumerate(settings.many("spreads")):
        found[f"share.{n}"] = _final(settings, float(spread), even)
    chance = _luck(settings.whole("seed"), people)
    found["before"] = _final(settings, settings.one("before"), chance)
    found["after"] = _final(settings, settings.one("after"), chance)
    return found


def riots_expected(settings: Settings) -> Numbers:
    """The smallest root of the share that joins where so many have."""
    many, mean = settings.whole("crowd"), settings.one("mean")

    def root(spread: float) -> float:
        x = 0.0
        for _ in range(200_000):
            again = float(ndtr((x - mean) / spread))
            if abs(again - x) < 1e-13:
                break
            x = again
        return x

    low, high = LEFT, RIGHT
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if _jumped(mean, middle) else (middle, high)
    shares = {f"share.{n}": root(float(s)) for n, s in enumerate(settings.many("spreads"))}
    return {"whole": many, "each_round": 1, "changed": 1, "jump": low, **shares}


def _jumped(mean: float, spread: float) -> bool:
    """Whether the map has no root below the half: it lies above the line all the way."""
    x = np.linspace(0, 0.5, 400_001)
    return bool((ndtr((x - mean) / spread) > x).all())


@kernel
def follow(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    how: tuple[int, int, int],
    right: np.uint32,
    found: np.ndarray,
) -> None:
    """People one after the other, who see the public score and a sign of their own.

    `how`: seed, sequences, people in each. `found`: sequences that end in following what is true,
    in nothing to follow, in following what is not.
    """
    seed, sequences, many = how
    for s in range(sequences):
        k = key(seed, P.EVIDENCE, many, 0, s)
        true = draw(k, 0) & np.uint32(1)
        society.pool.count[0] = 0
        scratch.total[ALL, 0] = rules.score.base
        for n in range(many):
            total = scratch.total[ALL, 0]
            grade = grade_of(rules.score, total, 0)
            sign = true if draw(k, 3 * n + 1) < right else 1 - true
            leaning = total + (TENTHS if sign else -TENTHS)
            coin = draw(k, 3 * n + 2) & np.uint32(1)
            acts_up = leaning > 0 or (leaning == 0 and coin == 1)
            if grade != OPEN:
                acts_up = grade == FOLLOW_UP
            deed = UP if acts_up else DOWN
            r = records.pack(0, deed, 0, records.HELPFUL, records.ACCEPTED, 0)
            records.write(society.pool.record, society.pool.count, 0, r)
            _add(rules.deeds, rules.score, scratch, r, 0, 0)
        grade = grade_of(rules.score, scratch.total[ALL, 0], 0)
        if grade == OPEN:
            found[1] += 1
        else:
            found[0 if (grade == FOLLOW_UP) == (true == 1) else 2] += 1


ENDS = ("right", "none", "wrong")


def cascades(settings: Settings) -> Numbers:
    """Sequences of people under a public score that two like acts make worth following."""
    found: dict[str, float] = {}
    sequences = settings.whole("sequences")
    for n, (p, many) in enumerate(zip(settings.many("sure"), settings.many("people"), strict=True)):
        town = Town(1)
        town.tables.score.worth[UP, 0], town.tables.score.worth[DOWN, 0] = TENTHS, -TENTHS
        town.grades(-1.9, 2)
        ends = np.zeros(3, np.int64)
        how = (settings.whole("seed"), sequences, int(many))
        follow(town.society, town.rules, town.scratch, how, np.uint32(threshold(p)), ends)
        found |= {f"{name}.{n}": float(e) / sequences for name, e in zip(ENDS, ends, strict=True)}
    return found


def cascades_expected(settings: Settings) -> Numbers:
    """Pairs of people who act alike or not, until they do."""
    found: dict[str, float] = {}
    for n, (p, many) in enumerate(zip(settings.many("sure"), settings.many("people"), strict=True)):
        none = float((p - p * p) ** (many // 2))
        part = (1 - none) / (2 * (1 - p + p * p))
        found[f"right.{n}"] = float(p * (p + 1) * part)
        found[f"none.{n}"] = none
        found[f"wrong.{n}"] = float((p - 2) * (p - 1) * part)
    return found


SYSTEMS = (
    System("joining-crowds", riots, riots_expected, ("perceive", "act", "observe", "score")),
    System("following-others", cascades, cascades_expected, ("records", "score", "draw")),
)
