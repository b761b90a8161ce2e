"""Tables of enterprises that sell food: illness, warnings, hygiene, custom."""

from typing import NamedTuple

import numpy as np


class Food(NamedTuple):
    """Who falls ill, who suspects and warns, what inspectors write, where customers go."""

    background: int  # chance of an episode from anything else, a month; 32 bits
    from_food: int  # part of it that comes from food, so that the ill ask where they ate; 32 bits
    attack: int  # chance that a customer of unsafe food falls ill in a month, of 2^17
    cost: int  # what an episode costs, money
    suspect: np.ndarray  # uint32 [128] chance that a victim suspects rightly, by size of cluster
    warn: int  # hazard of a warning by whoever suspects, at average traits and without fear
    alarm: int  # usual visits that one warning brings, 1/256
    rumour: int  # custom that one warning drives away, 1/256
    look: np.ndarray  # int32 [16] what custom is left by published grade, 1/256
    look_listed: np.ndarray  # int32 [256] the same by bits of lists
    usual: np.ndarray  # int64 [3] custom by size, relative
    points: np.ndarray  # int32 [256] violation points by 1/32 octave
    noise: np.ndarray  # int32 [1024] quantiles of what else sways a score, 1/1024 octave
    clean: int  # score of average care, 1/1024 octave
    care: int  # octaves/1024 a standard deviation of care
    hazard: int  # points that unsafe food adds where it is found
    limit: np.ndarray  # int32 [8] most points inside each grade, the best first; -1: no edge
    lenient: int  # chance that a near-miss is moved over an edge, 32 bits
    contest: int  # 1: who misses the best grade has the score taken again
