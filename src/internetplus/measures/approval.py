"""What people think of the scheme they live under, what they say, and what they thought before."""

from internetplus.measures.model import Direction, Measure


def _share(name: str, over: str, per: str = "polled", direction: Direction = "neutral") -> Measure:
    return Measure(
        name, "share", direction, (over,), (per,), 1.0, "M20", name == "approval", "level"
    )


MEASURES = (
    _share("approval", "approve"),
    _share("approval_stated", "approve_stated"),
    _share("approval_before", "approve_before"),
    _share("approval_informed", "informed_approve", "informed"),
    _share("approval_lost", "approve_lost", direction="harm"),
    _share("approval_won", "approve_won", direction="benefit"),
    _share("informed", "informed"),
)
