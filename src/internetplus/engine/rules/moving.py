"""Compile moving: how often households leave the places where a scheme holds."""

import numpy as np

from internetplus.engine.rules.consequences import consequences
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import monthly, threshold
from internetplus.engine.tables import Move


def compile_move(inputs: Inputs) -> Move:
    """Tables of the phase `move`; nobody moves where a scheme holds everywhere."""
    on = inputs.bounded and "moves" not in inputs.neutral
    yearly = inputs.mechanism("moves.leave")
    rates = yearly * np.array([1.0, inputs.mechanism("moves.migrants")])
    drops = on and not inputs.scheme.portable
    fleeing = inputs.mechanism("moves.fleeing") if drops else 1.0
    return Move(
        on=int(on),
        leave=_chances(rates),
        flee=_chances(rates * fleeing),
        back=threshold(1 / max(inputs.mechanism("moves.stay"), 1.0)),
        drops=int(drops),
        national=sum(
            1 << one.number for one in consequences(inputs) if one.subject is inputs.order.citizen
        ),
    )


def _chances(rates: np.ndarray) -> np.ndarray:
    return np.array([monthly(rate) for rate in rates], np.uint32)
