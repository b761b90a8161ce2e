"""Make the citizens and enterprises of one community out of luck and published marginals.

Households are runs of neighbouring rows: head, spouse, then children or elders by the head's age.
How ages combine inside a household is our assumption; marginals are the society file's.
"""

from typing import NamedTuple

import numpy as np

from internetplus.kernel.draw import draw, draws, key
from internetplus.kernel.jit import kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import (
    COMMUNITY,
    ENTERPRISES,
    FIRST_FOOD,
    FLAGS,
    FOOD_EVERY,
    MOST_AT_HOME,
    N_SETTINGS,
)
from internetplus.vocabulary.groups import SHAPE

DRIVER, RENTER, HEAD, BORROWER, SELF_EMPLOYED, STUDENT, ONLINE, OFFICIAL, PARENT, EMPLOYED = (
    1 << i for i in range(10)
)
URBAN, MIGRANT, CREDIT_HISTORY = 1 << 10, 1 << 11, 1 << 12
assert len(FLAGS) == 13

N_QUINTILES = SHAPE[0]
ADULT = 18
TRAIT_GENERAL, TRAIT_OPINION, TRAIT_INCOME, TRAIT_SCHOOLING, TRAIT_SETTING = 0, 1, 2, 3, 8


class Demography(NamedTuple):
    """A society's marginals for `build_community`; probabilities are thresholds of 32 bits."""

    urban: np.ndarray  # uint8 [C] whether the community is urban
    normal: np.ndarray  # int8 [1024] quantiles of the normal distribution, 1/32 standard deviation
    household: np.ndarray  # uint32 [6] cumulative shares of household sizes 1 to 6
    head_age: np.ndarray  # int16 [1024] quantiles of a head's age, years
    income: np.ndarray  # int32 [2, 256] income by settlement and place on the normal scale, money
    quintile: np.ndarray  # int32 [4] limits of the income quintiles, money
    schooling: np.ndarray  # uint32 [2, 3] by settlement: cumulative shares of the lowest levels
    online: np.ndarray  # uint32 [2, 4] by settlement and age group
    flags: np.ndarray  # uint32 [2, 13] by settlement: share with each flag of those concerned
    honesty: np.ndarray  # int8 [2] limits of the honesty terciles


@kernel
def _passed(found: np.int64, limits: np.ndarray) -> int:
    """How many of some rising limits a number reaches; without a branch, as nobody guesses it."""
    many = 0
    for n in range(limits.size):
        many += int(found >= limits[n])
    return many


@kernel
def _household_ages(place: int, size: int, head_age: int, u: np.uint32) -> int:
    """Age in years of the member at `place`, from the head's age and a draw."""
    spread = int(u >> np.uint32(22))
    if place == 0:
        return head_age
    if place == 1 and size != 2:
        return max(18, head_age - 3 + spread % 7)
    if place == 1:
        return max(18, head_age - 5 + spread % 11) if spread < 900 else min(90, head_age + 26)
    if head_age < 60:
        if place >= 4 or (place == 3 and spread % 2 == 0):
            return min(95, head_age + 22 + spread % 10)
        return max(0, head_age - 24 - spread % 12)
    if place == 2:
        return max(0, head_age - 24 - spread % 10)
    return max(0, head_age - 52 - spread % 12)


@kernel
def _age_group(age: int) -> int:
    return 0 if age < 18 else (1 if age < 35 else (2 if age < 60 else 3))


@kernel
def build_community(people: People, demography: Demography, seed: int, c: int, at: int) -> None:
    """Write row `c` of `people`: the community whose number in its society is `at`."""
    size_key = key(seed, P.PEOPLE_HOUSEHOLD, 0, 0, at)
    age_key = key(seed, P.PEOPLE_HOUSEHOLD, 1, 0, at)
    row = 0
    while row < COMMUNITY:
        u = draw(size_key, row)
        size = 1
        while size < MOST_AT_HOME and u >= demography.household[size - 1]:
            size += 1
        size = min(size, COMMUNITY - row)
        head_age = int(demography.head_age[draw(age_key, row) >> np.uint32(22)])
        for place in range(size):
            q = row + place
            people.age[c, q] = _household_ages(place, size, head_age, draw(age_key, q))
            people.home[c, q] = place | (size << 3)
        row += size
    _traits(people, demography, seed, c, at)
    _incomes(people, demography, seed, c, at)
    _facts(people, demography, seed, c, at)
    _cells(people, demography, c)
    _enterprises(people, demography, seed, c, at)


@kernel
def _traits(people: People, demography: Demography, seed: int, c: int, at: int) -> None:
    general = key(seed, P.PEOPLE_TRAIT, TRAIT_GENERAL, 0, at)
    opinion = key(seed, P.PEOPLE_TRAIT, TRAIT_OPINION, 0, at)
    for q in range(COMMUNITY):
        people.general[c, q] = demography.normal[draw(general, q) >> np.uint32(22)]
        people.opinion[c, q] = demography.normal[draw(opinion, q) >> np.uint32(22)]


@kernel
def recall(setting: np.ndarray, drawn: np.ndarray, pairs: int, seed: int, at: int) -> None:
    """Write the parts of honesty of so many pairs of settings, int8 [12, 1024] in 1/32 sd.

    Two settings share a draw. The sum of four of its half-bytes has mean 30 and variance
    4 x (16^2 - 1) / 12 = 85; 889/256 of the distance from the mean is 1/32 standard deviation.
    Both sums of a draw are multiplied as one. `drawn` [1024]: what is written over.
    """
    fours, twos = np.uint32(0x0F0F0F0F), np.uint32(0x00FF00FF)
    mean = np.uint32((128 - 30 * 889) & 0xFFFF)
    for pair in range(pairs):
        k = key(seed, P.PEOPLE_TRAIT, TRAIT_SETTING + pair, 0, at)
        first, second = setting[2 * pair], setting[2 * pair + 1]
        draws(drawn, k)
        for q in range(COMMUNITY):
            u = np.uint32(drawn[q])
            u = np.uint32(np.uint32(u & fours) + np.uint32(np.uint32(u >> np.uint32(4)) & fours))
            u = np.uint32(np.uint32(u & twos) + np.uint32(np.uint32(u >> np.uint32(8)) & twos))
            u = np.uint32(u * np.uint32(889))
            first[q] = np.int8(np.uint32(u + mean) >> np.uint32(8))
            second[q] = np.int8(np.uint32(u + np.uint32(mean << np.uint32(16))) >> np.uint32(24))


def settings_of(seed: int, numbers: np.ndarray) -> np.ndarray:
    """The same for several communities: int8 [C, 12, 1024]."""
    found = np.zeros((numbers.size, N_SETTINGS, COMMUNITY), np.int8)
    drawn = np.zeros(COMMUNITY, np.int32)
    for c, number in enumerate(numbers.tolist()):
        recall(found[c], drawn, N_SETTINGS // 2, seed, number)
    return found


@kernel
def _incomes(people: People, demography: Demography, seed: int, c: int, at: int) -> None:
    """Two thirds of the variance of log income lie between households (our assumption)."""
    k = key(seed, P.PEOPLE_TRAIT, TRAIT_INCOME, 0, at)
    learned = key(seed, P.PEOPLE_TRAIT, TRAIT_SCHOOLING, 0, at)
    urban = int(demography.urban[c])
    for q in range(COMMUNITY):
        head = q - (int(people.home[c, q]) & 7)
        shared = int(demography.normal[draw(k, head + 1024) >> np.uint32(22)])
        own = int(demography.normal[draw(k, q) >> np.uint32(22)])
        z = (shared * 836 + own * 591) >> 10
        people.income[c, q] = min(max(z + 128, 0), 255)
        level = _passed(np.int64(draw(learned, q)), demography.schooling[urban])
        people.home[c, q] |= np.uint8(level << 6)


@kernel
def _facts(people: People, demography: Demography, seed: int, c: int, at: int) -> None:
    """A draw for each flag, of everybody or of the head for all at home; then who is a parent."""
    urban = int(demography.urban[c])
    age, flags, home = people.age[c], people.flags[c], people.home[c]
    for q in range(COMMUNITY):
        flags[q] = (URBAN if urban else 0) | (HEAD if home[q] & 7 == 0 else 0)
    for f in range(len(FLAGS)):
        bit, k = 1 << f, key(seed, P.PEOPLE_FACT, f, 0, at)
        if bit in (HEAD, URBAN, PARENT):
            continue
        for q in range(COMMUNITY):
            who = q - (int(home[q]) & 7) if bit in (RENTER, MIGRANT) else q
            share = demography.flags[urban, f]
            if bit == ONLINE:
                share = demography.online[urban, _age_group(age[q])]
            flags[q] |= bit if _may_have(bit, age[q]) and draw(k, who) < share else 0
    for q in range(COMMUNITY):
        if age[q] < ADULT:
            head = q - (int(home[q]) & 7)
            flags[head] |= np.uint16(PARENT)
            if ((int(home[q]) >> 3) & 7) > 2:
                flags[head + 1] |= np.uint16(PARENT)


@kernel
def _may_have(bit: int, age: int) -> bool:
    """Whether somebody of an age may have a flag."""
    if bit == STUDENT:
        return 12 <= age < 22
    if bit == EMPLOYED:
        return ADULT <= age < 60
    return age >= ADULT or bit in (RENTER, MIGRANT, ONLINE)


@kernel
def _cells(people: People, demography: Demography, c: int) -> None:
    """The cross of the groups (see vocabulary/groups.py)."""
    urban = int(demography.urban[c])
    income = demography.income[urban]
    for q in range(COMMUNITY):
        head = q - (int(people.home[c, q]) & 7)
        quintile = _passed(income[people.income[c, head]], demography.quintile)
        honesty = _passed(people.general[c, q], demography.honesty)
        flags = int(people.flags[c, q])
        critical = 1 if people.opinion[c, q] > 0 else 0
        migrant = 1 if flags & MIGRANT else 0
        cell = ((migrant * 3 + honesty) * 2 + critical) * 4 + _age_group(people.age[c, q])
        people.cell[c, q] = (cell * 2 + urban) * 5 + quintile


@kernel
def watch_of(flags: int, cell: int) -> int:
    """Class of watching, a bit each: online, in a town, migrant or in the poorest fifth."""
    exposed = flags & MIGRANT or cell % N_QUINTILES == 0
    return int(bool(flags & ONLINE)) | (int(bool(flags & URBAN)) << 1) | (int(bool(exposed)) << 2)


@kernel
def schooling_of(home: int) -> int:
    """0 primary or none, 1 lower, 2 upper secondary, 3 college."""
    return int(home) >> 6


@kernel
def _enterprises(people: People, demography: Demography, seed: int, c: int, at: int) -> None:
    """Of 64 enterprises 48 are sole traders, 13 small, 3 large.

    Our assumption, from about 70 and 22 per 1,000 people.
    """
    k = key(seed, P.PEOPLE_ENTERPRISE, 0, 0, at)
    for e in range(ENTERPRISES):
        people.quality[c, e] = demography.normal[draw(k, e) >> np.uint32(22)]
        people.size[c, e] = 0 if e < 48 else (1 if e < 61 else 2)


@kernel
def sells_food(e: int) -> bool:
    return bool(e % FOOD_EVERY == FIRST_FOOD)


@kernel
def build(people: People, demography: Demography, seed: int, numbers: np.ndarray) -> None:
    """Write all rows of `people`; `numbers` int64 [C] says which communities they are."""
    for c in range(numbers.size):
        build_community(people, demography, seed, c, numbers[c])
