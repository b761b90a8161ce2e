"""Time: a society lives month by month under a legal order and, perhaps, a scheme."""

from internetplus.engine.audit import audited
from internetplus.engine.cards import cards
from internetplus.engine.outcome import Outcome
from internetplus.engine.run import Lives, Snapshot, burn_in, lives, run
from internetplus.engine.world import World, compile_world

__all__ = [
    "Lives",
    "Outcome",
    "Snapshot",
    "World",
    "audited",
    "burn_in",
    "cards",
    "compile_world",
    "lives",
    "run",
]
