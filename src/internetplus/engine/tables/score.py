"""Tables of the score: records to points, grades, lists and consequences."""

from typing import NamedTuple

import numpy as np


class Score(NamedTuple):
    """Records to points, grades, lists and consequences."""

    scored: int  # 1: the scheme gives scores
    from_age: int  # years from which one is scored
    base: int  # tenths of a point
    even: int  # 1: everybody starts at the base; 0: where other factors have put them
    points_since: int  # records before this month count for nothing
    lists_since: np.ndarray  # int32 [8]
    worth: np.ndarray  # int32 [64, 128] tenths of a point by age in months
    steps_used: int  # 1: the points of some deed step down with the number of records
    stepped: np.ndarray  # int32 [64] 1 + row of `steps`, 0: each record counts in full
    steps: np.ndarray  # int32 [4, 8] share of the points by number of records before, 1/256
    dimension: np.ndarray  # int32 [64] of the four credits
    straight: np.ndarray  # int32 [64] bit of the grade that a record leads straight to, 0: none
    straight_term: np.ndarray  # int32 [64] months for which it does
    lists: np.ndarray  # int32 [64] bit of each list that a record leads to
    term: np.ndarray  # int32 [8] months
    order_lists: int  # bits of the lists that only the order's own records lead to
    leave_repaid: np.ndarray  # int32 [8] 1: who has paid leaves
    grade_from: np.ndarray  # int32 [8] lowest total of each grade, ascending; then never reached
    low: int  # total at position 1
    step: int  # tenths of a point to a position
    by_grade: np.ndarray  # int32 [16] bits of consequences
    by_list: np.ndarray  # int32 [256] bits of consequences by bits of lists
    bad: int  # bits of the consequences that are sanctions
    household: int  # bits of the consequences that reach the household
    parental: int  # bits of the consequences that only parents can feel
    published: int  # bits of the consequences that are made public
    targeted: int  # bits of the consequences that draw watching
    closes: np.ndarray  # int32 [gates] bits of the consequences that close each gate
    opens: np.ndarray  # int32 [gates] bits of those that grant it
    rewarding: int  # bits of those that pay
    reward: np.ndarray  # int64 [16] money a month
    gravity: np.ndarray  # int64 [16] expected loss in a year, money
    essential: np.ndarray  # int32 [16] bits of settings of the essential gates denied
    limit: int  # times the harm done from which a sanction is disproportionate, 1/16
    reach: int  # 1: consequences are in force
