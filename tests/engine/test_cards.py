"""A card shows what the month's own kernels make of somebody."""

from internetplus.engine.cards import citizen_card
from internetplus.schemes.load import load_scheme
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED
from tests.engine.lab import play, world


def test_a_score_of_several_factors_starts_from_them_on_a_card() -> None:
    # published range of the score: 350 to 950
    arm = world(load_scheme("sesame-2016"), citizens=4_096, months=6, burn_in=0)
    outcome = play(arm)
    users = (outcome.society.state.status[0] >> GRADE_SHIFT) != NOT_SCORED
    society = outcome.society
    cards = [citizen_card(arm, society, 0, 0, int(i)) for i in users.nonzero()[0][:12]]
    assert len(cards) == 12
    assert all(350 < card["score"] <= 950 for card in cards)
    assert len({card["score"] for card in cards}) > 1
