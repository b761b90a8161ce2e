"""Speech: what is heard, who dares, and what becomes habit."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from tests.naive.luck import Luck, lasting, level
from tests.naive.town import Town, book

ONE = 2**16
"""An act a month on the scale of the habit."""
EVERYWHERE = 0


def listen(town: Town, rules: SimpleNamespace, fields: SimpleNamespace) -> None:
    """The voice of the neighbours and of the region, and the share who speak up under it."""
    voice, heard = rules.voice, fields.voice
    now, then = town["voice"]
    if then >= ONE:
        own = level(max(now, 1)) - level(then)
        heard = (voice.near * own + (1024 - voice.near) * heard) // 1024
    # 64 steps of 1/1024 octave from one entry to the next, five octaves below the usual voice
    step, rest = divmod(min(max(heard, -5120), 1023) + 5120, 64)
    low, high = voice.cut[step], voice.cut[step + 1]
    town["speech"] = [low + (high - low) * rest // 64, 0]


def dares(luck: Luck, i: int, cut: int) -> bool:
    return lasting(luck, purposes.EXPRESSION, 0, i) < cut


def speaks(
    town: Town, rules: SimpleNamespace, luck: Luck, i: int, d: int, cut: int | None = None
) -> bool:
    """Whether somebody who would like to speak does."""
    person = town["people"][i]
    if person["seen_place"]:
        fear = rules.deeds[d].avoided[32 * person["fear"] + person["seen_place"]]
        book(town, "voice_feared", person["cell"], fear)
    if dares(luck, i, town["speech"][0] if cut is None else cut):
        book(town, "voice_said", person["cell"], 1000)
        town["speech"][1] += 1
        return True
    book(town, "voice_silenced", person["cell"], 1000)
    return False


def echo(town: Town, rules: SimpleNamespace, luck: Luck) -> None:
    """A part of the habit is new each month."""
    voice, said = rules.voice, town["speech"][1] * ONE
    town["voice"][0] += (said - town["voice"][0]) * voice.fade // 1024
    now, then = town["voice"]
    town["counts"]["voice_now"] += now
    town["counts"]["voice_then"] += then
    book(town, "voice_now", EVERYWHERE, now)
    book(town, "voice_then", EVERYWHERE, then)
    if 0 <= voice.since <= luck.month < voice.since + 12:
        book(town, "said_after", EVERYWHERE, said)
        book(town, "usual_after", EVERYWHERE, then)
