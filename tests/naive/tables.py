"""Random tables of one world: all that compiled ones may be, often extreme."""

from __future__ import annotations

from typing import Any

import numpy as np

from internetplus.engine.tables import (
    Deeds,
    Fields,
    Gates,
    Life,
    Score,
    Tables,
)
from internetplus.vocabulary.fields import (
    DEED_NAMES,
    FLAGS,
    N_CITIZEN_GATES,
    N_CONSEQUENCES,
    N_DEEDS,
    N_SETTINGS,
)
from tests.naive import made_food
from tests.naive.star_tables import stars

I32, U32, I64 = np.int32, np.uint32, np.int64
NEVER, OCTAVE, NEVER_REACHED, LONG_AGO = -(1 << 20), 1024, 1 << 30, -(1 << 20)
KNOWN = len(DEED_NAMES)
LISTS, CONSEQUENCES, GRADES = 8, N_CONSEQUENCES, 8
GATES = N_CITIZEN_GATES
Rng = np.random.Generator


def some(rng: Rng, shape: Any, low: int, high: int, share: float = 0.5, rest: int = 0) -> Any:
    """Whole numbers from low to high in a share of the places, `rest` elsewhere."""
    return np.where(rng.random(shape) < share, rng.integers(low, high + 1, shape), rest)


def subsets(rng: Rng, shape: Any, bits: int, share: float) -> Any:
    """Sets of bits, each bit with a chance."""
    drawn = rng.random((*np.atleast_1d(shape), bits)) < share
    return (drawn * (1 << np.arange(bits))).sum(axis=-1).reshape(shape)


def chances(rng: Rng, shape: Any, share: float = 0.6, bits: int = 32) -> Any:
    """Thresholds: none, certainty, or anything between, small ones as often as large ones."""
    small = (2**bits - 1) * 2.0 ** -rng.uniform(0, 10, shape)
    drawn = np.where(rng.random(shape) < 0.05, 2**bits - 1, small)
    return np.where(rng.random(shape) < share, drawn, 0).astype(U32)


def known(values: Any, rest: int = 0) -> Any:
    """Rows of numbers that no deed has are empty."""
    values[KNOWN:] = rest
    return values


def deeds(rng: Rng) -> Deeds:
    """Dense deeds in any order, lanes with gaps, hazards from never to beyond certainty."""
    order = rng.permutation(KNOWN)
    dense, rare = order[:14], order[14:]
    slot = np.zeros(N_DEEDS, int)
    slot[rare] = rng.integers(5, 11, rare.size)
    cells = np.concatenate([[d] * (1024 >> slot[d]) for d in np.sort(rare)])
    first = np.zeros(N_DEEDS, int)
    first[np.sort(rare)] = [np.flatnonzero(cells == d)[0] for d in np.sort(rare)]
    base = some(rng, N_DEEDS, -12 * OCTAVE, -OCTAVE, 0.9, NEVER)
    base[dense[:2]] = rng.integers(-OCTAVE, 2 * OCTAVE, 2)
    base[rare[:10]] = rng.integers(-8 * OCTAVE, -4 * OCTAVE, 10)
    false = chances(rng, N_DEEDS, 0.5, 26)
    avoided = some(rng, (N_DEEDS, 256), 0, 900) * (rng.random((N_DEEDS, 1)) < 0.7)
    kind = rng.integers(0, 3, N_DEEDS)
    motive = some(rng, (N_DEEDS, 256), -900, 600)
    bases, coef = known(base, NEVER), rng.integers(-1500, 1500, (N_DEEDS, 5))
    arrays = {
        "base": bases,
        "setting": rng.integers(0, N_SETTINGS, N_DEEDS),
        "kind": kind,
        "who": subsets(rng, N_DEEDS, len(FLAGS), 0.05),
        "adult": rng.integers(0, 2, N_DEEDS),
        "motive": motive,
        "slot": slot,
        "cell": first,
        "hidden": some(rng, (N_DEEDS, 256), -400, 0),
        "moved": some(rng, (N_DEEDS, 256), 0, 300),
        "avoided": avoided,
        "forgone": some(rng, (N_DEEDS, 256), 0, 9000),
        "restrained": avoided.any(axis=1),
        "seen": known(np.sort(some(rng, (N_DEEDS, 8, 5), -9000, 0, 0.7, NEVER)), NEVER),
        "attended": rng.integers(0, 2, N_DEEDS),
        "expression": rng.spawn(1)[0].integers(0, 2, N_DEEDS),
        "norm": some(rng, N_SETTINGS, 0, 1024, 0.8),
        "victim": rng.integers(0, 4, N_DEEDS),
        "keep": known(some(rng, N_DEEDS, 1, 127, 0.85)),
        "told": rng.integers(0, 2, 2),
        "delay": rng.integers(0, 4, (N_DEEDS, 5)),
        "contested": some(rng, (N_DEEDS, 2), 1, 127, 0.85),
    }
    return Deeds(
        dense=dense.astype(I32),
        coef=coef.astype(np.int32),
        cells=cells.astype(np.int16),
        mix_up=chances(rng, (N_DEEDS, 5)),
        false_scheme=known(false),
        false_order=(false * rng.random(N_DEEDS)).astype(U32),
        repay=chances(rng, (N_DEEDS, 2), 0.4),
        fine=some(rng, N_DEEDS, 1, 10**6).astype(I64),
        harm=some(rng, N_DEEDS, 1, 10**7).astype(I64),
        **{name: np.ascontiguousarray(array.astype(I32)) for name, array in arrays.items()},
    )


def edges(rng: Rng, base: int) -> Any:
    """Some grades, ascending; the others are never reached."""
    found = np.full(GRADES, NEVER_REACHED)
    n = rng.integers(1, GRADES)
    found[:n] = np.sort(base + rng.integers(-800, 400, n))
    return found.astype(I32)


def worths(rng: Rng, rows: int) -> Any:
    """Points that fade by age and are gone before 127 months."""
    first = some(rng, (rows, 1), -600, 300, 0.8)
    term = rng.integers(1, 121, (rows, 1))
    age = np.arange(128)
    fading = first * (term - age) // term
    return (np.where(rng.random((rows, 1)) < 0.5, fading, first) * (age < term)).astype(I32)


def score(rng: Rng) -> Score:
    """Lists, straight-to grades, rewards, household bans; sometimes no scores, or no force."""
    scored, n = int(rng.random() < 0.8), int(rng.integers(1, LISTS + 1))
    base = int(rng.integers(-500, 10000)) if scored else 0
    of_list = subsets(rng, LISTS, CONSEQUENCES, 0.25)
    by_list = [
        int(np.bitwise_or.reduce([of_list[b] for b in range(LISTS) if m >> b & 1] or [0]))
        for m in range(256)
    ]
    by_grade = subsets(rng, 16, CONSEQUENCES, 0.25)
    by_grade[GRADES:] = 0
    masks = subsets(rng, 5, CONSEQUENCES, 0.5).tolist()
    reward = some(rng, CONSEQUENCES, 1, 5000, 0.4).astype(I64)
    straight = 256 << rng.integers(0, GRADES, N_DEEDS)
    arrays = {
        "lists_since": rng.choice([LONG_AGO, 0, -12, 5], LISTS),
        "stepped": known(rng.permutation(np.r_[np.arange(5), np.zeros(N_DEEDS - 5)])),
        "steps": rng.integers(0, 257, (4, 8)),
        "dimension": rng.integers(0, 4, N_DEEDS),
        "straight": np.where(rng.random(N_DEEDS) < 0.2 * scored, straight, 0),
        "straight_term": rng.integers(0, 61, N_DEEDS),
        "lists": subsets(rng, N_DEEDS, n, 0.2),
        "term": rng.integers(1, 121, LISTS),
        "leave_repaid": rng.integers(0, 2, LISTS),
        "by_grade": by_grade,
        "by_list": np.array(by_list),
        "closes": subsets(rng, GATES, CONSEQUENCES, 0.2),
        "opens": subsets(rng, GATES, CONSEQUENCES, 0.15),
        "essential": subsets(rng, CONSEQUENCES, N_SETTINGS, 0.15),
    }
    return Score(
        scored=scored,
        from_age=int(rng.choice([18, 14, 0])),
        base=base,
        steps_used=1,
        even=int(rng.random() < 0.5),
        points_since=int(rng.choice([LONG_AGO, 0, -24])),
        worth=worths(rng, N_DEEDS) * I32(scored),
        order_lists=int(subsets(rng, 1, n, 0.4)[0]),
        grade_from=edges(rng, base) if scored else np.full(GRADES, NEVER_REACHED, I32),
        low=base - int(rng.integers(0, 900)),
        step=int(rng.integers(1, 90)),
        bad=masks[0],
        household=masks[1] if rng.random() < 0.7 else 0,
        parental=masks[2],
        published=masks[3],
        targeted=masks[4],
        rewarding=sum(1 << n for n in np.flatnonzero(reward).tolist()),
        reward=reward,
        gravity=some(rng, CONSEQUENCES, 1, 10**6, 0.7).astype(I64),
        limit=int(rng.integers(1, 400)),
        reach=int(rng.random() < 0.9),
        **{name: array.astype(I32) for name, array in arrays.items()},
    )


def gates(rng: Rng) -> Gates:
    counted = np.full(GATES, -1)
    counted[rng.choice(GATES, 4, replace=False)] = np.arange(4)
    arrays = {
        "who": subsets(rng, GATES, len(FLAGS), 0.05),
        "setting": rng.integers(0, N_SETTINGS, GATES),
        "essential": rng.integers(0, 2, GATES),
        "fixed": rng.integers(0, 2, GATES),
        "refuse": some(rng, GATES, -4 * OCTAVE, OCTAVE, 0.9, NEVER),
        "thin": some(rng, GATES, -4 * OCTAVE, 0, 0.4, 1),
        "evidence": some(rng, GATES, 0, 1300, 0.8),
        "default": some(rng, GATES, -6 * OCTAVE, OCTAVE, 0.9, NEVER),
        "general": some(rng, GATES, 0, 900, 0.8),
        "unsecured": some(rng, GATES, -900, 900, 0.8),
        "counted": counted,
    }
    cover = some(rng, GATES, 1, 10**5)
    lanes = rng.random(GATES // 4) < 0.8
    asked = chances(rng, (GATES, 40), 0.8, 30) * np.repeat(lanes, 4)[:, None]
    return Gates(
        ask=asked.astype(I32),
        lanes=lanes.astype(I32),
        loss=some(rng, GATES, 1, 10**6).astype(I64),
        deposit=some(rng, GATES, 1, 5000).astype(I64),
        time_gain=some(rng, GATES, 1, 5000).astype(I64),
        default_loss=(cover + rng.integers(0, 10**6, GATES)).astype(I64),
        cover=cover.astype(I64),
        profit=some(rng, GATES, 1, 10**5).astype(I64),
        weight=int(rng.integers(256, 1024)),
        more=int(rng.choice([0, 300, 1024, 9000])),
        **{name: array.astype(I32) for name, array in arrays.items()},
    )


def life(rng: Rng) -> Life:
    def chance(share: float = 0.7) -> int:
        return int(chances(rng, 1, share)[0])

    told = chance()
    return Life(
        aware_start=min(chance(), told),
        aware_contact=told,
        risk_jump=int(rng.integers(0, 97)),
        risk_fade=int(rng.integers(1, 257)),
        pairs=N_SETTINGS // 2,
        strain=int(rng.choice([0, 1, 1000, 30000])),
        income=np.sort(rng.integers(1, 10**6, (2, 256))).astype(I32),
        job_loss=chance() // 2,
        benefit=int(rng.integers(0, 1025)),
        recovery=int(rng.integers(0, 1025)),
        appeal=chances(rng, (8, 4), 0.9),
        granted=chances(rng, 8, 0.9),
        mark=chance(0.5) // 2,
        suspensive=int(rng.integers(0, 2)),
        compensation=int(rng.integers(0, 50000)),
        late=int(rng.spawn(1)[0].choice([0, 1 << 31, 2**32 - 1])),
        passed=int(rng.spawn(1)[0].choice([1 << 28, 1 << 31])),
        repair=np.where(np.arange(N_DEEDS) % 3 > 0, chance(0.4), 0).astype(U32),
    )


def tables(rng: Rng) -> Tables:
    """Everything; what came later has luck of its own, so that the older cases stay as they are."""
    from tests.naive.abuse_tables import abuse
    from tests.naive.attack_tables import attack
    from tests.naive.fake_tables import fakes
    from tests.naive.gaming_tables import gaming
    from tests.naive.move_tables import move
    from tests.naive.poll_tables import poll
    from tests.naive.register_tables import registers
    from tests.naive.serve_tables import serve
    from tests.naive.service_tables import join, match, standing
    from tests.naive.trade_tables import trade
    from tests.naive.voice_tables import voice

    rules = Tables(
        deeds(rng),
        score(rng),
        mine := registers(rng),
        gates(rng),
        life(rng),
        trade(rng),
        join=join(rng),
        standing=standing(rng, 0),
        match=match(rng),
        food=made_food.food(rng),
        meet=stars(rng),
        gaming=gaming(rng.spawn(1)[0]),
        voice=voice(rng.spawn(1)[0]),
        poll=poll(rng.spawn(1)[0]),
        serve=serve(rng.spawn(1)[0]),
        attack=attack(rng.spawn(1)[0], mine),
        abuse=abuse(rng.spawn(1)[0]),
        fakes=fakes(rng.spawn(1)[0]),
        move=move(rng.spawn(1)[0]),
    )
    return rules._replace(standing=rules.standing._replace(base=rules.score.base))


def fields(rng: Rng, regions: int) -> Fields:
    """Scarcity of everything from nothing to plenty."""
    return Fields(
        attention=rng.integers(-2 * OCTAVE, 2 * OCTAVE, (regions, 2)).astype(I32),
        places=rng.integers(0, 3 * 65536, (regions, GATES)).astype(I32),
        inspection=rng.integers(0, 2 * 65536, regions).astype(I32),
        appeal=chances(rng, regions, 0.9),
        trade=rng.integers(0, 65537, (regions, 3)).astype(I32),
        voice=rng.spawn(1)[0].integers(-9 * OCTAVE, 2 * OCTAVE, regions).astype(I32),
        award=chances(rng.spawn(1)[0], (regions, 2)).astype(I64),
    )
