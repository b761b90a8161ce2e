"""Standing: who uses a private score, what it starts from, what friends and bought profiles add.

How eager somebody is to join follows from luck and from who they are, not from any scheme, so
would-be users can be counted in every arm; it is worked out again each month and never stored.
"""

import numpy as np

from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Join, Luck, Score, Scratch, Standing, Tables
from internetplus.engine.tables.standing import EVERYBODY
from internetplus.kernel.draw import draw, happens, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import CREDIT_HISTORY, EMPLOYED, ONLINE, PARENT, schooling_of
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, STATUS_AWAY, People, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES, SETTINGS

I32 = np.int32
U32 = np.uint32
MONEY, CAR = SETTINGS.index("money"), GATE_NAMES.index("car_rental")
LAST = 255
GROWN = 18
TOP = 31
"""Places on the scale."""
EVERYTHING = -1
NEVER = -(1 << 19)
FROM_CITIZENS, TO_ENTERPRISES = INDEX["transfer_citizens"], INDEX["transfer_enterprises"]
BOUGHT, CAUGHT, FAKED = (INDEX[n] for n in ("fakes_bought", "fakes_caught", "faked_months"))
USERS, WAIVERS = INDEX["user_months"], INDEX["waiver_months"]


@kernel
def eagerness(
    general: np.ndarray,
    money: np.ndarray,
    young: np.ndarray,
    home: np.ndarray,
    weight: np.ndarray,
    k: np.uint64,
    found: np.ndarray,
) -> None:
    """How eager everybody is to join a score, 1/256 standard deviation.

    Chance: the sum of a draw's four bytes has mean 510 and variance 4 x (256^2 - 1) / 12; 55/256
    of the distance from the mean is 1/32 standard deviation.
    """
    w0, w1, w2 = I32(weight[0]), I32(weight[1]), I32(weight[2])
    w3, w4 = I32(weight[3]), I32(weight[4])
    twos = U32(0x00FF00FF)
    for i in range(COMMUNITY):
        u = draw(k, i)
        u = U32(U32(u & twos) + U32(U32(u >> U32(8)) & twos))
        total = I32(U32(u & U32(0xFFFF)) + U32(u >> U32(16)))
        z = I32(I32(total - I32(510)) * I32(55)) >> 8
        learned = I32(I32(I32(home[i]) >> 6) * I32(21)) - I32(32)
        x = I32(w0 * z) + I32(w1 * I32(general[i])) + I32(w2 * I32(money[i]))
        x = I32(x) + I32(w3 * I32(young[i])) + I32(w4 * learned)
        found[i] = I32(x) >> 5


@kernel
def rank(people: People, join: Join, luck: Luck, scratch: Scratch, c: int) -> None:
    """Everybody's rank by eagerness among the adults online; those offline come last."""
    k = key(luck.people, P.JOIN, 0, 0, luck.community)
    general, home, flags = people.general[c], people.home[c], people.flags[c]
    found, rank_of, to = scratch.eager, join.rank, scratch.join
    eagerness(general, scratch.setting[MONEY], scratch.young, home, join.weight, k, found)
    for i in range(COMMUNITY):
        place = rank_of[np.uint64(min(max(I32(found[i] + I32(2048)), I32(0)), I32(4095)))]
        to[i] = np.uint8(place if flags[i] & np.uint16(ONLINE) else I32(LAST))


@inner
def uses(join: Join, scratch: Scratch, i: int) -> bool:
    """Whether somebody uses the operator's app, or everybody is scored unasked."""
    return bool(join.users >= EVERYBODY or scratch.join[i] < join.users)


@inner
def _attributes(society: Society, standing: Standing, scratch: Scratch, c: int, i: int) -> int:
    """Base and what the attributes add, each from 0 to 256 in the order of ATTRIBUTES."""
    people, w = society.people, standing.weight
    flags, works = people.flags[c, i], society.state.jobless[c, i] == 0
    total = 256 * int(w[0]) if flags & CREDIT_HISTORY else 0
    total += int(w[1]) * int(people.income[c, i])
    total += int(w[2]) * ((256 * schooling_of(people.home[c, i])) // 3)
    total += int(w[3]) * min(max(int(people.age[c, i]) - GROWN, 0) * 6, 256)
    total += 256 * int(w[4]) if flags & EMPLOYED and works else 0
    total += 256 * int(w[5]) if flags & ONLINE else 0
    total += int(w[6]) * (256 - int(scratch.join[i]))
    return int(standing.base + (total >> 8))


@kernel
def stand(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Where each score starts; friends and bought profiles count in the score and in no other."""
    standing = tables.standing
    scratch.faked[:] = 0
    if tables.score.even:
        return
    for i in range(COMMUNITY):
        own = standing.base
        if standing.on:
            own = _attributes(society, standing, scratch, c, i)
        for v in range(3):
            scratch.start[v, i] = own
    if standing.on and standing.ties > 0:
        _befriend(society, standing, luck, scratch, c)
    if standing.on and standing.fake > NEVER:
        _fake(society.people, tables, luck, scratch, ledger, c)


@kernel
def _befriend(society: Society, standing: Standing, luck: Luck, scratch: Scratch, c: int) -> None:
    """Friends' places of last month; ties hold both ways and last, those without a score add 0."""
    position, found = society.state.position[c], scratch.eager
    found[:] = 0
    for n in range(standing.ties):
        k = key(luck.people, P.TIES, n, 0, luck.community)
        mask = 1 + int(draw(k, 0)) % (COMMUNITY - 1)
        for i in range(COMMUNITY):
            found[i] += I32(position[(i ^ mask) & (COMMUNITY - 1)])
    for i in range(COMMUNITY):
        scratch.start[ALL, i] += standing.tie_weight * int(found[i]) // (TOP * standing.ties)


@kernel
def _fake(
    people: People, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Profiles bought once a year, believed until they are found out for a month."""
    standing = tables.standing
    k = key(luck.people, P.FAKE, 0, 0, luck.community)
    found = key(luck.seed, P.FAKE_CAUGHT, 0, luck.month, luck.community)
    for i in range(COMMUNITY):
        risk = standing.fake - ((standing.fake_honesty * int(people.general[c, i])) >> 5)
        if not scratch.adult[i] or not uses(tables.join, scratch, i):
            continue
        if not happens(draw(k, i), risk):
            continue
        cell = people.cell[c, i]
        if (luck.month - int(draw(k, i + COMMUNITY))) % 12 == 0:
            ledger[BOUGHT, cell] += 1
            ledger[FROM_CITIZENS, cell] -= standing.price
            ledger[TO_ENTERPRISES, cell] += standing.price
            scratch.flow[i] -= standing.price
        if draw(found, i) < standing.caught:
            ledger[CAUGHT, cell] += 1
            continue
        ledger[FAKED, cell] += 1
        scratch.faked[i] = 1
        scratch.start[ALL, i] += standing.gain


@kernel
def apart(society: Society, tables: Tables, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Those who did not join have no score: nothing but lists meets them; those away no scheme."""
    people, state, score = society.people, society.state, tables.score
    if tables.move.drops:
        for i in range(COMMUNITY):
            if state.status[c, i] & STATUS_AWAY:
                _leave_out(society, score, scratch, c, i, tables.move.national)
    if tables.join.users >= EVERYBODY:
        return
    for i in range(COMMUNITY):
        if tables.move.drops and state.status[c, i] & STATUS_AWAY:
            continue
        if not uses(tables.join, scratch, i):
            _leave_out(society, score, scratch, c, i, EVERYTHING)
        elif (state.status[c, i] >> GRADE_SHIFT) != NOT_SCORED:
            ledger[USERS, people.cell[c, i]] += 1
            ledger[WAIVERS, people.cell[c, i]] += scratch.effects[ALL, i] & score.opens[CAR] != 0


@inner
def _leave_out(society: Society, score: Score, scratch: Scratch, c: int, i: int, felt: int) -> None:
    """No grade, no place on the scale, no motive; of consequences those `felt`, of lists only."""
    state = society.state
    state.status[c, i] = (state.status[c, i] & 0x00FF) | (NOT_SCORED << GRADE_SHIFT)
    state.position[c, i] = 0
    if not society.people.flags[c, i] & PARENT:
        felt &= ~score.parental
    for v in (ALL, TRUE, CLEAN):
        bits = score.by_list[scratch.marks[v, i] & 255] if score.reach else 0
        scratch.effects[v, i] = bits & felt
