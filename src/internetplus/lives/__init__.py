"""Lives: any subject of a finished run, recomputed by the kernels that ran the nation."""

from internetplus.lives.find import RULES, find
from internetplus.lives.life import SCHEMA, life
from internetplus.lives.opened import catalogue, opened
from internetplus.lives.others import enterprise, institution
from internetplus.lives.register import Asked, register
from internetplus.lives.stories import stories

__all__ = [
    "RULES",
    "SCHEMA",
    "Asked",
    "catalogue",
    "enterprise",
    "find",
    "institution",
    "life",
    "opened",
    "register",
    "stories",
]
