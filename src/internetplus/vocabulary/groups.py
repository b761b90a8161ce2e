"""The groups by which measures are told apart, fixed before any scheme starts.

A citizen's *cell* is the cross of all families; a group is a set of cells.
"""

import numpy as np

FAMILIES: dict[str, tuple[str, ...]] = {
    "income": ("q1", "q2", "q3", "q4", "q5"),
    "settlement": ("rural", "urban"),
    "age": ("child", "young", "middle", "old"),
    "opinion": ("loyal", "critical"),
    "honesty": ("low", "middle", "high"),
    "residence": ("local", "migrant"),
}
"""Age at month 0: child under 18, young 18-34, middle 35-59, old 60 and above."""

SHAPE = tuple(len(names) for names in FAMILIES.values())
N_CELLS = int(np.prod(SHAPE))
DEMAND_FAMILIES = 3
N_DEMAND = int(np.prod(SHAPE[:DEMAND_FAMILIES]))
"""Demand classes of the gates: income x settlement x age, the fastest families of a cell."""

GROUPS: tuple[tuple[str, str], ...] = (
    ("all", "all"),
    *((family, name) for family, names in FAMILIES.items() for name in names),
)
GROUP_INDEX = {group: i for i, group in enumerate(GROUPS)}


def cell(income: int, settlement: int, age: int, opinion: int, honesty: int, residence: int) -> int:
    """A citizen's cell; income varies fastest, so that cell % N_DEMAND is the demand class."""
    number = 0
    for value, size in zip(
        (residence, honesty, opinion, age, settlement, income), reversed(SHAPE), strict=True
    ):
        number = number * size + value
    return number


def membership() -> np.ndarray:
    """Which cells make up which group: int64 [N_CELLS, groups], 0 or 1."""
    table = np.zeros((N_CELLS, len(GROUPS)), np.int64)
    table[:, 0] = 1
    column, stride = 1, 1
    for size in SHAPE:
        value = (np.arange(N_CELLS) // stride) % size
        for v in range(size):
            table[:, column + v] = value == v
        column += size
        stride *= size
    return table


GROUPS_OF = np.nonzero(membership())[1].reshape(N_CELLS, len(FAMILIES) + 1)
"""The groups to which each cell belongs [cells, families + 1], the whole society first."""
