"""Voice: how much is still said around, and who therefore keeps a wish to speak to himself."""

import numpy as np

from internetplus.engine.tables import Deeds, Fields, Luck, Scratch, Voice
from internetplus.kernel.draw import draw, key, level
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import VOICE_NOW, VOICE_THEN

CUT, SPOKEN = 0, 1
"""Places in `Scratch.voice`: share who speak, 2^32; acts of this month."""
ONE_BITS = 16
"""An act a month on the scale of `State.voice`."""
STEP_BITS, LOWEST, HIGHEST = 6, 5 * 1024, 1024
SAID, SILENCED, FEARED = (INDEX[f"voice_{name}"] for name in ("said", "silenced", "feared"))
NOW, THEN = INDEX["voice_now"], INDEX["voice_then"]
AFTER, AFTER_THEN = INDEX["said_after"], INDEX["usual_after"]
YEAR = 12


@kernel
def listen(
    state: State, voice: Voice, fields: Fields, luck: Luck, scratch: Scratch, c: int
) -> None:
    """The share who speak, by the voice heard in the community and the region."""
    octaves, now, then = int(fields.voice[luck.region]), state.voice[c, 0], state.voice[c, 1]
    if then >= 1 << ONE_BITS:
        own = int(level(np.uint32(max(now, 1)))) - int(level(np.uint32(then)))
        octaves = (voice.near * own + (1024 - voice.near) * octaves) >> 10
    place = min(max(octaves, -LOWEST), HIGHEST - 1) + LOWEST
    step, rest = place >> STEP_BITS, place & ((1 << STEP_BITS) - 1)
    low, high = voice.cut[step], voice.cut[step + 1]
    scratch.voice[CUT] = low + (((high - low) * rest) >> STEP_BITS)
    scratch.voice[SPOKEN] = 0


@inner
def bold(luck: Luck, i: int, cut: int) -> bool:
    """Whether a citizen's threshold, the same for life, is reached."""
    k = key(luck.people, P.EXPRESSION, 0, 0, luck.community)
    return bool(np.int64(draw(k, i)) < cut)


@inner
def speaks(
    deeds: Deeds,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    cell: int,
    wish: tuple[int, int],
    cut: int,
) -> bool:
    """Whether a wish to speak is spoken; `wish`: deed, citizen. Books what is kept in private."""
    d, i = wish
    if scratch.classes[i] & 31:
        ledger[FEARED, cell] += deeds.avoided[d, scratch.classes[i]]
    if bold(luck, i, cut):
        ledger[SAID, cell] += 1000
        scratch.voice[SPOKEN] += 1
        return True
    ledger[SILENCED, cell] += 1000
    return False


@kernel
def echo(
    state: State, voice: Voice, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """The habit of speaking moves towards what was said this month; both are told on."""
    said = np.int64(scratch.voice[SPOKEN]) << ONE_BITS
    state.voice[c, 0] += ((said - np.int64(state.voice[c, 0])) * voice.fade) >> 10
    now, then = np.int64(state.voice[c, 0]), np.int64(state.voice[c, 1])
    scratch.fresh[VOICE_NOW] += now
    scratch.fresh[VOICE_THEN] += then
    ledger[NOW, 0] += now
    ledger[THEN, 0] += then
    if voice.since >= 0 and voice.since <= luck.month < voice.since + YEAR:
        ledger[AFTER, 0] += said
        ledger[AFTER_THEN, 0] += then
