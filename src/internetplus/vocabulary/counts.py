"""What a region counts in a month: places in `Scratch.fresh`; next month's fields follow from it.

Kinds with one place a gate come first; the others follow one by one.
"""

from internetplus.vocabulary.fields import N_CITIZEN_GATES

ASKERS_BARRED, ASKERS_PLAIN, ASKERS_FAVOURED, ADMITTED = (N_CITIZEN_GATES * n for n in range(4))
(
    ATTENTION_OTHERS,  # adults under ordinary watching
    ATTENTION_TARGETED,  # adults whom a consequence has watched more closely
    PENDING_APPEALS,
    INSPECT_WEIGHT,  # inspections wanted, by weight
    INSPECTED,  # inspections that the staff is used to
    BIDDERS,
    BARRED,  # bidders shut out of tenders
    VOICE_NOW,  # habit of speaking, acts a month x 2^16
    VOICE_THEN,  # the same as burned in
    OFFICES,  # rated institutions
    OFFICES_CLAIM,  # with a claim to an award
    OFFICES_TIED,  # with friends among those who award
) = range(4 * N_CITIZEN_GATES, 4 * N_CITIZEN_GATES + 12)
N_FRESH = 4 * N_CITIZEN_GATES + 16
