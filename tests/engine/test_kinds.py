"""The few classes of incentive that a community has, and motives chosen by them."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine.phases.hazard import CLASSES, LIFT, kinds_of, who_does
from internetplus.vocabulary.fields import COMMUNITY

F32 = np.float32


@pytest.mark.parametrize(
    "had", [(0,), (255,), (128, 160), (3, 128, 255), (0, 1, 2, 255), (0, 1, 2, 3, 4), (7, 250, 255)]
)
def test_the_smallest_classes_are_found_and_whether_there_are_more(had: tuple[int, ...]) -> None:
    classes = np.array([had[i % len(had)] for i in range(COMMUNITY)], np.uint8)
    classes[:] = classes[::-1]
    smallest = (*sorted(had), *[CLASSES] * 4)[:4]
    assert kinds_of(classes) == (*smallest, len(had) <= 4)


def test_a_class_of_a_single_person_is_found() -> None:
    classes = np.full(COMMUNITY, 128, np.uint8)
    classes[1000] = 129
    assert kinds_of(classes) == (128, 129, CLASSES, CLASSES, True)


@pytest.mark.parametrize("had", [(0,), (0, 255), (5, 6, 200), (1, 64, 128, 255)])
def test_choosing_a_motive_is_looking_it_up(had: tuple[int, ...]) -> None:
    rng = np.random.default_rng(len(had))
    classes = rng.choice(np.array(had, np.uint8), COMMUNITY)
    shared = rng.integers(-90, 90, (4, COMMUNITY)).astype(F32)
    setting = rng.integers(-90, 90, COMMUNITY).astype(np.int8)
    motive = rng.integers(-3000, 3000, 256).astype(np.int32)
    place = rng.integers(-9000, 0, COMMUNITY).astype(np.int32)
    weight = (F32(-18.5), F32(0), F32(-32.25), F32(9), F32(2), F32(LIFT - 4000))
    found = []
    for chosen in (True, False):
        hit, hazard = np.zeros(COMMUNITY, np.uint8), np.zeros(COMMUNITY, np.int32)
        kinds = (*kinds_of(classes)[:4], chosen)
        who_does(hit, hazard, place, shared, setting, classes, motive, (weight, kinds))
        found.append((hit, hazard))
    assert 0 < found[0][0].sum() < COMMUNITY
    assert np.array_equal(found[0][0], found[1][0])
    assert np.array_equal(found[0][1], found[1][1])
