"""Poll: who approves of the scheme, in private and when asked, and who did before it came."""

import numpy as np

from internetplus.engine.phases.sanction import in_force
from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Luck, Poll, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import STATUS_AWARE, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY
from internetplus.vocabulary.groups import N_DEMAND

POLLED, PRIVATE, STATED, BEFORE, LOST, WON, INFORMED, INFORMED_FOR = (
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
    struck = 0
    for i in range(COMMUNITY):
        struck += (scratch.adult[i] != 0) & ((in_force(scratch, ALL, i) & rules.harm) != 0)
    opinion = key(luck.people, P.APPROVAL, 0, 0, luck.community)
    news = key(luck.people, P.HEARSAY, 0, 0, luck.community)
    status, cell = society.state.status[c], society.people.cell[c]
    for i in range(COMMUNITY):
        if scratch.adult[i]:
            kind, before = 0, int(cell[i] // N_DEMAND) & 1
            if status[i] & np.uint16(STATUS_AWARE):
                kind = _knows(rules, in_force(scratch, ALL, i), draw(news, i) < rules.heard[struck])
            _answer(rules, ledger, int(cell[i]), (draw(opinion, i), kind, before))


@inner
def _knows(rules: Poll, bits: int, heard: bool) -> int:
    """What somebody who is aware of the scheme knows of it, suffers and gets."""
    kind = 0
    if bits & rules.harm:
        kind = 6
    elif heard:
        kind = 2
    if bits & rules.favour:
        kind += 8
    return kind


@inner
def _answer(rules: Poll, ledger: np.ndarray, cell: int, person: tuple[np.uint32, int, int]) -> None:
    """Book one adult's answers; the same place for life decides before, now and what is said."""
    place, kind, critical = person
    now, before = place < rules.private[kind + critical], place < rules.private[critical]
    ledger[POLLED, cell] += 1
    ledger[PRIVATE, cell] += now
    ledger[STATED, cell] += place < rules.stated[kind + critical]
    ledger[BEFORE, cell] += before
    ledger[LOST, cell] += before and not now
    ledger[WON, cell] += now and not before
    if kind:
        ledger[INFORMED, cell] += 1
        ledger[INFORMED_FOR, cell] += now
