"""Compile who joins a private score, what it starts from, and bought profiles."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.phases.standing import MONEY, eagerness
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import NEVER, money, octaves, threshold
from internetplus.engine.rules.sample import SEED
from internetplus.engine.tables import Join, Standing
from internetplus.engine.tables.standing import EVERYBODY
from internetplus.kernel.draw import key
from internetplus.society.build import ONLINE
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import ATTRIBUTES, OCTAVE

Ints = NDArray[np.int64]
RANKS = 4096


def starts(inputs: Inputs) -> bool:
    """Whether the score starts from more than points."""
    subject = inputs.subject
    graded = subject is not None and len(subject.grade_from) > 0
    return bool(graded and inputs.scheme.standing.any() and "standing" not in inputs.neutral)


def join_weights(inputs: Inputs) -> NDArray[np.int32]:
    """Weights of chance, honesty in general and in money, youth and schooling, 1/256."""
    honesty = inputs.mechanism("join.honesty")
    chosen = [honesty, honesty, inputs.mechanism("join.youth"), inputs.mechanism("join.schooling")]
    if "join" in inputs.neutral:
        chosen = [0.0] * len(chosen)
    return np.array([256, *(round(256 * w) for w in chosen)], np.int32)


def sample_ranks(inputs: Inputs, weight: NDArray[np.int32], rank: NDArray[np.uint8]) -> Ints:
    """Ranks of the sample [C, 1024]; those offline come last."""
    people = inputs.sample.people
    found = np.minimum(np.maximum(_eager(inputs, weight) + RANKS // 2, 0), RANKS - 1)
    return np.where(people.flags & ONLINE, rank[found], 255).astype(np.int64)


def _eager(inputs: Inputs, weight: NDArray[np.int32]) -> NDArray[np.int32]:
    people, features = inputs.sample.people, inputs.sample.features
    found = np.zeros(people.age.shape, np.int32)
    for c in range(len(found)):
        k = np.uint64(key(SEED, P.JOIN, 0, 0, c))
        setting = features.setting[c, MONEY]
        eagerness(
            people.general[c], setting, features.young[c], people.home[c], weight, k, found[c]
        )
    return found


def compile_join(inputs: Inputs) -> Join:
    """Ranks by eagerness among the adults online of the sample, and how many are users."""
    weight, people = join_weights(inputs), inputs.sample.people
    asked = inputs.sample.features.adult & ((people.flags & ONLINE) != 0)
    eager = np.sort(-_eager(inputs, weight)[asked])
    # more eager than one = those whose eagerness is greater
    scale = np.arange(RANKS) - RANKS // 2
    share = np.searchsorted(eager, -scale, side="left") / max(eager.size, 1)
    rank = np.minimum(share * EVERYBODY, EVERYBODY - 1).astype(np.int32)
    adopted = inputs.scheme.adoption
    users = EVERYBODY if adopted is None else min(round(adopted * EVERYBODY), EVERYBODY - 1)
    return Join(weight=weight, rank=rank, users=users)


def compile_standing(inputs: Inputs) -> Standing:
    """What a score starts from; the shares of bought profiles are priors."""
    subject, scheme = inputs.subject, inputs.scheme
    on, fakes = starts(inputs), scheme.adoption is not None
    share = inputs.mechanism("fakes.share") if on and fakes else 0.0
    return Standing(
        on=int(on),
        base=subject.base if subject else 0,
        weight=scheme.standing[: len(ATTRIBUTES)].astype(np.int32),
        ties=scheme.ties,
        tie_weight=int(scheme.standing[len(ATTRIBUTES)]),
        fake=octaves(share) if share > 0 else NEVER,
        fake_honesty=round(inputs.mechanism("fakes.honesty") * OCTAVE),
        gain=round(inputs.mechanism("fakes.gain") * float(scheme.standing.sum())),
        caught=threshold(inputs.mechanism("fakes.caught")),
        price=money(inputs.mechanism("fakes.price")),
    )
