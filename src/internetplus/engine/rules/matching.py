"""Compile the dating site: who shows a score, who filters, what people see of each other."""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.rules.standing import sample_ranks, starts
from internetplus.engine.tables import Join, Match
from internetplus.society.build import CREDIT_HISTORY, EMPLOYED, ONLINE
from internetplus.society.state import People
from internetplus.vocabulary.fields import ATTRIBUTES

Floats = NDArray[np.float64]
TASTE = 1024
PLACES = 32


def attributes(people: People, rank: NDArray[np.int64]) -> Floats:
    """Attributes of people as the phase reads them, all who may work in work: [7, C, 1024]."""
    flags = people.flags
    return np.stack(
        [
            256.0 * ((flags & CREDIT_HISTORY) != 0),
            people.income.astype(float),
            256.0 * (people.home >> 6) / 3,
            np.clip((people.age.astype(float) - 18) * 6, 0, 256),
            256.0 * ((flags & EMPLOYED) != 0),
            256.0 * ((flags & ONLINE) != 0),
            256.0 - rank,
        ]
    )


def user_places(inputs: Inputs, join: Join) -> NDArray[np.int64]:
    """Places on the scale of the sample's users, friends in the middle and nothing on record."""
    subject, standing = inputs.subject, inputs.scheme.standing
    assert subject is not None
    rank = sample_ranks(inputs, join.weight, join.rank)
    users = inputs.sample.features.adult & (rank < join.users)
    total = np.full(rank.shape, float(subject.base))
    if starts(inputs):
        weights = standing[: len(ATTRIBUTES)]
        total += np.tensordot(weights, attributes(inputs.sample.people, rank), axes=1) / 256
        total += standing[len(ATTRIBUTES)] / 2
    place = (total - inputs.scale.low) // inputs.scale.step + 1
    return np.asarray(np.clip(place[users], 1, PLACES - 1).astype(np.int64))


def compile_match(inputs: Inputs, join: Join) -> Match:
    """Tables of the phase `match`; scores are shown where the scheme lets people opt in."""
    opt_in, subject = inputs.scheme.opt_in, inputs.subject
    graded = subject is not None and len(subject.grade_from) > 0
    on = graded and opt_in > 0 and "match" not in inputs.neutral
    show, cut = np.zeros(PLACES, np.uint32), 0
    if on:
        places = user_places(inputs, join)
        cut = int(np.median(places))
        slope = inputs.mechanism("dating.display_slope")
        shape = np.exp2(slope * np.arange(PLACES) / (PLACES - 1))
        factor = opt_in / float(shape[places].mean())
        show[:] = [threshold(chance) for chance in shape * factor]
    return Match(
        on=int(on),
        show=show,
        cut=cut,
        filter=threshold(inputs.mechanism("dating.filter")),
        silence=threshold(inputs.mechanism("dating.silence")),
        front=round(inputs.mechanism("dating.front") * TASTE),
        sees=round(inputs.mechanism("dating.sees") * TASTE),
        pick=round((1 - inputs.mechanism("dating.accepts")) * TASTE),
    )
