"""Poll: who approves of the scheme, in private and when asked, and who did before it came."""

import numpy as np

from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Luck, Poll, Scratch
from internetplus.kernel.bits import count_marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.state import STATUS_AWARE, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY
from internetplus.vocabulary.groups import N_DEMAND

I32, U16, U64 = np.int32, np.uint16, np.uint64
ANSWERS = tuple(
    INDEX[name]
    for name in (
        "polled",
        "approve",
        "approve_stated",
        "approve_before",
        "approve_lost",
        "approve_won",
        "informed",
        "informed_approve",
    )
)
"""What is counted of the adults; the bits of an answer, from the lowest."""


@kernel
def poll(
    society: Society,
    rules: Poll,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    told: int,
) -> None:
    """Ask every adult, in months that are told by group; nothing else hangs on the answers."""
    if not told or not rules.held:
        return
    status, cell = society.state.status[c], society.people.cell[c]
    _know(rules, luck, scratch, status)
    _answer(rules, luck, scratch, cell)
    said, hit = scratch.change, scratch.hit
    for n in range(len(ANSWERS)):
        for i in range(COMMUNITY):
            hit[i] = np.uint8(I32(said[i] >> I32(n)) & I32(1))
        count_marked(ledger[ANSWERS[n]], cell, hit, scratch.who)


@kernel
def _know(rules: Poll, luck: Luck, scratch: Scratch, status: np.ndarray) -> None:
    """What everybody who is aware of the scheme knows of it, suffers and gets."""
    kind, own, shared = scratch.hazard, scratch.effects[ALL], scratch.shared[ALL]
    harm, favour, struck = I32(rules.harm), I32(rules.favour), I32(0)
    for i in range(COMMUNITY):
        suffers = ((own[i] | shared[i]) & harm) != 0
        struck = I32(struck + I32(scratch.adult[i] & np.uint8(suffers)))
    news = key(luck.people, P.HEARSAY, 0, 0, luck.community)
    chance = rules.heard[struck]
    for i in range(COMMUNITY):
        suffers = I32(((own[i] | shared[i]) & harm) != 0)
        knows = suffers | I32(draw(news, i) < chance)
        gets = I32(((own[i] | shared[i]) & favour) != 0)
        aware = I32((status[i] & U16(STATUS_AWARE)) != 0)
        kind[i] = aware * I32(2 * knows + 4 * suffers + 8 * gets)


@kernel
def _answer(rules: Poll, luck: Luck, scratch: Scratch, cell: np.ndarray) -> None:
    """What each adult answers; the same place for life decides before, now and what is said."""
    opinion = key(luck.people, P.APPROVAL, 0, 0, luck.community)
    kind, said = scratch.hazard, scratch.change
    for i in range(COMMUNITY):
        critical = I32((cell[i] // U16(N_DEMAND)) & U16(1))
        place, felt = draw(opinion, i), U64(kind[i] + critical)
        now, before = I32(place < rules.private[felt]), I32(place < rules.private[U64(critical)])
        aloud, knows = I32(place < rules.stated[felt]), I32(kind[i] != 0)
        told = I32(1 + 2 * now + 4 * aloud + 8 * before)
        told = I32(told + 16 * (before & (1 - now)) + 32 * (now & (1 - before)))
        told = I32(told + 64 * knows + 128 * (knows & now))
        said[i] = told if scratch.adult[i] else I32(0)
