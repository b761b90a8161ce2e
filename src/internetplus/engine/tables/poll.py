"""Tables of public opinion: who approves of the scheme, and who says so."""

from typing import NamedTuple

import numpy as np


class Poll(NamedTuple):
    """Approval by what somebody thinks of those in power, knows, suffers and gets."""

    held: int  # 1: there is a scheme for citizens to be asked about
    harm: int  # bits of the scheme's sanctions
    favour: int  # bits of its favours
    heard: np.ndarray  # uint32 [1025] chance to know of a sanction, by adults under one here
    private: (
        np.ndarray
    )  # uint32 [16] share who approve: critical, knows (2), struck (4), favoured (8)
    stated: np.ndarray  # uint32 [16] share who say that they do
