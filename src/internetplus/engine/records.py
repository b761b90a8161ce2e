"""The record pool: 32 bits a record, in the order of writing, room for so many a community."""

import numpy as np

from internetplus.kernel.bits import vectors
from internetplus.kernel.jit import inner, kernel
from internetplus.vocabulary.fields import COMMUNITY

U32 = np.uint32
Field = tuple[int, int]
WHO, DEED, MONTH = (0, 10), (10, 6), (16, 7)
TRUTH, PROCEDURE, SOURCE = (23, 3), (26, 3), (29, 3)
"""First bit and number of bits of what a record says."""
AGES = 1 << MONTH[1]
BLOCK = COMMUNITY
"""Records that are judged as vectors in one go."""
NO_RECORD = U32(0xFFFFFFFF)
"""No source has number 7."""

HARMFUL, LAWFUL, HELPFUL, FALSE, MIX_UP, PLANTED, BOUGHT, STOCK = range(8)
FRESH, PENDING, REJECTED, OBJECTED, REPAID, ACCEPTED, ERASED, LATE = range(8)


@kernel
def pack(who: int, deed: int, month: int, truth: int, procedure: int, source: int) -> np.uint32:
    """A record; months count modulo 128; sources: 0 the order, 1 to 3 the deed's own."""
    return U32(
        who
        | (deed << DEED[0])
        | ((month & (AGES - 1)) << MONTH[0])
        | (truth << TRUTH[0])
        | (procedure << PROCEDURE[0])
        | (source << SOURCE[0])
    )


@kernel
def part(r: np.uint32, field: Field) -> np.uint32:
    """What a record says, 32 bits wide: as vectors need it."""
    first, bits = field
    return U32(U32(r >> U32(first)) & U32((1 << bits) - 1))


@kernel
def months_since(r: np.uint32, month: int) -> np.uint32:
    """Its age in months, 32 bits wide."""
    return U32(U32(U32(month) - part(r, MONTH)) & U32(AGES - 1))


@kernel
def who_of(r: np.uint32) -> int:
    return int(part(r, WHO))


def of_subject(pool: np.ndarray, who: int) -> np.ndarray:
    """The records of a pool [n] whose subject somebody is."""
    return np.asarray(pool[(pool & U32((1 << WHO[1]) - 1)) == who])


@kernel
def deed_of(r: np.uint32) -> int:
    return int(part(r, DEED))


@kernel
def age_of(r: np.uint32, month: int) -> int:
    """Months since the record was written."""
    return int(months_since(r, month))


@kernel
def truth_of(r: np.uint32) -> int:
    return int(part(r, TRUTH))


@kernel
def procedure_of(r: np.uint32) -> int:
    return int(part(r, PROCEDURE))


@kernel
def source_of(r: np.uint32) -> int:
    return int(part(r, SOURCE))


@kernel
def with_procedure(r: np.uint32, procedure: int) -> np.uint32:
    return U32(U32(r & U32(0xE3FFFFFF)) | U32(U32(procedure) << U32(26)))


@kernel
def is_gain(truth: int) -> bool:
    """Whether a record speaks for its subject, earned or not: nobody contests it."""
    return bool((truth == HELPFUL) | (truth == BOUGHT))


@kernel
def is_true(truth: int) -> bool:
    """Whether a record tells of the subject's own act."""
    return bool((truth <= HELPFUL) | (truth == STOCK))


@kernel
def write(record: np.ndarray, count: np.ndarray, c: int, r: np.uint32) -> int:
    """Append a record to a community's pool; returns how many were dropped for want of room.

    The oldest goes first: nearest to its expiry, it is worth least.
    """
    n = count[c]
    if n < record.shape[1]:
        record[c, n] = r
        count[c] = n + 1
        return 0
    for i in range(1, n):
        record[c, i - 1] = record[c, i]
    record[c, n - 1] = r
    return 1


@inner
def filled(record: np.ndarray, first: int, many: int) -> int:
    """So many records of a block, filled up to whole vectors where there is room."""
    return min(vectors(many), record.size - first)


@kernel
def close_up(record: np.ndarray, count: int) -> int:
    """Records move up where others are gone; returns how many stay.

    Nothing is left behind them: vectors read beyond the last.
    """
    kept = 0
    for n in range(count):
        r = record[n]
        record[kept] = r
        kept += int(r != NO_RECORD)
    for n in range(kept, count):
        record[n] = 0
    return kept
