"""What people say, what they keep to themselves, and whether they speak again afterwards."""

from internetplus.measures.model import Measure

PRIVATE = ("voice_silenced", "voice_feared")

MEASURES = (
    Measure(
        "hidden_dissent", "share", "harm", PRIVATE, ("voice_said", *PRIVATE), 1.0, "M6", True
    ),
    Measure(
        "silenced_by_silence", "share", "harm", ("voice_silenced",), ("voice_said", *PRIVATE),
        1.0, "M6",
    ),
    Measure(
        "speech_level", "ratio", "benefit", ("voice_now",), ("voice_then",), 1.0, "M6",
        reading="level",
    ),
    Measure("speech_returned", "ratio", "benefit", ("said_after",), ("usual_after",), 1.0, "M6"),
)  # fmt: skip
