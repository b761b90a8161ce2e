"""Tables of expression: who stays silent where few speak."""

from typing import NamedTuple

import numpy as np


class Voice(NamedTuple):
    """Private against expressed opinion."""

    cut: np.ndarray  # int64 [97] 2^32 x share who speak, by 1/16 octave of the voice that is heard
    usual: int  # the same as burned in
    near: int  # weight of the community in what is heard, 1/1024; the rest is the region's
    fade: int  # part of the habit that is new each month, 1/1024
    free_warnings: int  # 1: nobody keeps a warning to himself because others are silent
    since: int  # month from which a scheme is no more; -1: none was withdrawn
