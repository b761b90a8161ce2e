"""For all tests."""

import gc

import pytest

# The naive twins are made of many small dictionaries without cycles: looking for cycles among them
# took a third of their time.
gc.set_threshold(100_000, 50, 50)

UNCOMPILED = ("architecture", "experiments", "schemes", "vocabulary")
"""Folders whose tests run no kernel, or hardly any."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in an order that leaves no core alone, neither at first nor in the end.

    One that compiles the month, then those that need no compiler meanwhile, then the slow ones.
    """
    slow = {item.path: None for item in items if item.get_closest_marker("slow")}
    first = next(iter(slow), None)

    def turn(item: pytest.Item) -> int:
        if item.path == first:
            return 0
        if item.path.parent.name in UNCOMPILED:
            return 1
        return 2 if item.path in slow else 3

    items.sort(key=turn)
