"""Sort: which records count this month as they stand, and for how many points, as vectors.

All others are looked at one by one: those that expire or may be contested, those erased, and those
of deeds that lead to a list or a grade, or whose points step down.
"""

import numpy as np

from internetplus.engine import records
from internetplus.engine.records import filled, months_since, part
from internetplus.engine.tables import Deeds, Score, Scratch
from internetplus.kernel.jit import inner, kernel
from internetplus.vocabulary.fields import N_DEEDS

I32, U32, U64 = np.int32, np.uint32, np.uint64
AS_IT_STANDS = 0
NOT_OWN, NOT_CLEAN, NOT_EARNED, BLAMED = 1, 2, 4, 8
"""Bits of what becomes of a record's points."""
SOURCES = 5


@inner
def plain(deeds: Deeds, score: Score, scratch: Scratch) -> None:
    """Months for which records of each deed count as they stand."""
    for d in range(N_DEEDS):
        special = (score.lists[d] != 0) | (score.straight[d] != 0) | (score.stepped[d] != 0)
        scratch.common[d] = I32(0) if special else deeds.keep[d]


@kernel
def sort(
    kind: np.ndarray, alone: np.ndarray, record: np.ndarray, at: tuple[int, int, int],
    limit: np.ndarray, delay: np.ndarray,
) -> None:  # fmt: skip
    """What each record of a block is, and a mark on those that are looked at one by one.

    `at`: first of the block, how many, month.
    """
    first, many, month = at
    alone[:] = 0
    for n in range(filled(record, first, many)):
        r = record[first + n]
        d, source = part(r, records.DEED), part(r, records.SOURCE)
        age, procedure = I32(months_since(r, month)), part(r, records.PROCEDURE)
        fresh = np.uint8(age == 0) & np.uint8(procedure == records.FRESH)
        by_itself = fresh | np.uint8(procedure == records.ERASED) | np.uint8(age >= limit[U64(d)])
        early = np.uint8(age < delay[U64(d * U32(SOURCES) + source)])
        early |= np.uint8(procedure == records.OBJECTED)
        kind[n] = by_itself | early
        alone[n] = by_itself & np.uint8(n < many)


@kernel
def worth_of(
    points: np.ndarray, code: np.ndarray, kind: np.ndarray, record: np.ndarray,
    at: tuple[int, int, int], worth: np.ndarray, since: int,
) -> int:  # fmt: skip
    """Points of the records that count, and what becomes of them; returns whether there are any.

    `at`: first of the block, how many, month.
    """
    first, many, month = at
    some, start = I32(0), I32(min(since, (1 << 30)))
    for n in range(filled(record, first, many)):
        r = record[first + n]
        d, age = part(r, records.DEED), months_since(r, month)
        given = worth[U64(d * U32(records.AGES) + age)]
        counts = (kind[n] == AS_IT_STANDS) & (I32(I32(month) - I32(age)) >= start) & (n < many)
        points[n] = given if counts else I32(0)
        some = I32(some | points[n])
    for n in range(filled(record, first, many)):
        truth = part(record[first + n], records.TRUTH)
        own = np.uint8(truth <= records.HELPFUL) | np.uint8(truth == records.STOCK)
        clean = own & ~(np.uint8(truth == records.LAWFUL) & np.uint8(points[n] <= 0))
        blamed = clean & np.uint8(points[n] < 0)
        told = (own ^ np.uint8(1)) * np.uint8(NOT_OWN) + (clean ^ np.uint8(1)) * np.uint8(NOT_CLEAN)
        told += np.uint8(truth == records.BOUGHT) * np.uint8(NOT_EARNED) + blamed * np.uint8(BLAMED)
        code[n] = np.uint8(told)
    return int(some != 0)
