"""Course: the fields that regions read in months in a row, so that a kernel can write them down."""

from typing import NamedTuple

import numpy as np

from internetplus.engine.tables import Fields
from internetplus.kernel.jit import inner
from internetplus.society.demography import FULL
from internetplus.vocabulary.fields import N_CITIZEN_GATES

N_TRADE = 3
"""Services that ask after enterprises: tenders, loans, markets."""
ONE = 65536
"""The usual share, on the scale of shares."""


class Course(NamedTuple):
    """The fields of months in a row: those of `Fields`, first axis: month."""

    attention: np.ndarray
    places: np.ndarray
    inspection: np.ndarray
    appeal: np.ndarray
    trade: np.ndarray
    voice: np.ndarray
    award: np.ndarray


def first_course(months: int, regions: int, usual: tuple[float, ...]) -> Course:
    """Fields of months before which nothing was counted: the usual share of all, no backlog."""
    chances = np.array([round(u * ONE) for u in usual], np.int32)
    return Course(
        attention=np.zeros((months, regions, 2), np.int32),
        places=np.full((months, regions, N_CITIZEN_GATES), ONE, np.int32),
        inspection=np.full((months, regions), ONE, np.int32),
        appeal=np.full((months, regions), FULL, np.uint32),
        trade=np.tile(chances, (months, regions, 1)),
        voice=np.zeros((months, regions), np.int32),
        award=np.zeros((months, regions, 2), np.int64),
    )


@inner
def at(course: Course, row: int) -> Fields:
    """The fields of one month."""
    return Fields(
        course.attention[row],
        course.places[row],
        course.inspection[row],
        course.appeal[row],
        course.trade[row],
        course.voice[row],
        course.award[row],
    )


def fields_at(course: Course, row: int) -> Fields:
    """The fields of one month, for Python."""
    return Fields(*(array[row] for array in course))


def first_fields(regions: int, usual: tuple[float, ...]) -> Fields:
    """Fields before anything was counted: the usual share of everything, no backlog."""
    return fields_at(first_course(1, regions, usual), 0)
