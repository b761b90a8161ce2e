"""For all tests."""

import gc

import pytest

from tests.sizes import CASES, sized

# The naive twins are made of many small dictionaries without cycles: looking for cycles among them
# took a third of their time.
gc.set_threshold(100_000, 50, 50)

FIRST = "naive/test_month.py"
"""Compiles the month."""
UNCOMPILED = ("architecture", "experiments", "schemes", "vocabulary")
"""Folders whose tests run no kernel, or hardly any."""
LONG = ("reproduce/test_systems.py", "reproduce/test_studies.py", "naive/test_pool.py")


def pytest_report_header() -> str:
    """Says what was tested."""
    return f"sizes: {sized('small; in full with make test-full', 'full')}; {CASES} cases a phase"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files in an order that leaves no core alone, neither at first nor in the end.

    One that compiles the month, then those that need no compiler meanwhile, then the long ones.
    """

    def turn(item: pytest.Item) -> int:
        if item.path.as_posix().endswith(FIRST):
            return 0
        if item.path.parent.name in UNCOMPILED:
            return 1
        return 2 if item.path.as_posix().endswith(LONG) else 3

    items.sort(key=turn)
