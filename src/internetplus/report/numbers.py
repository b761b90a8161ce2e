"""Numbers as a reader wants them: few digits, a true minus sign, the unit in words."""

import math
from collections.abc import Mapping
from typing import Any

from internetplus.messages import say

MINUS = "−"
PERCENT = "\u202f%"  # narrow spaces keep a number and its sign on one line
THIN = "\u202f"
SHARES = frozenset({"share", "share of adults", "share of citizens", "0-1"})


def is_share(unit: str | None) -> bool:
    """Whether a unit is a share in 0-1, told as a percentage."""
    return unit is not None and (unit in SHARES or unit.startswith("share"))


def points() -> str:
    """The sign of a difference of two percentages."""
    return THIN + say("report.points")


def number(value: Any, unit: str | None = None, signed: bool = False) -> str:
    """A number with about three telling digits; shares as percentages; a dash for none."""
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return "–" if value is None else str(value)
    if not math.isfinite(value):
        return "–"
    shown = value * 100 if is_share(unit) else float(value)
    digits = _digits(abs(shown))
    zero = not any(sign in digits for sign in "123456789")
    text = digits + ((points() if signed else PERCENT) if is_share(unit) else "")
    if shown < 0 and not zero:
        return MINUS + text
    return "+" + text if signed and not zero else text


def interval(low: Any, high: Any, unit: str | None = None, signed: bool = False) -> str:
    """Two ends of a range; one dash when the run gives none."""
    if low is None or high is None:
        return "–"
    first, last = number(low, unit, signed), number(high, unit, signed)
    if first == last:
        return first
    return say("report.from_to", low=first.removesuffix(PERCENT).removesuffix(points()), high=last)


def of_draws(row: Mapping[str, Any]) -> str:
    """The share of the draws that have the estimate's sign, with its interval."""
    if row.get("share") is None:
        return "–"
    told = number(row["share"], "share")
    if row.get("share_low") is None:
        return told
    return f"{told} ({interval(row['share_low'], row.get('share_high'), 'share')})"


def unit_text(unit: str | None) -> str:
    """The unit beside a number; nothing for shares, whose sign says it."""
    return "" if unit is None or unit in SHARES else unit.removeprefix("share of ")


def _digits(size: float) -> str:
    if size == 0:
        return "0"
    if size >= 100_000_000:
        return _millions(f"{size / 1e6:,.0f}".replace(",", THIN))
    if size >= 1_000_000:
        return _millions(f"{size / 1e6:.1f}")
    if size >= 100:
        return f"{size:,.0f}".replace(",", THIN)
    if size >= 10:
        return _trim(f"{size:.1f}")
    if size >= 1:
        return _trim(f"{size:.2f}")
    if size < 0.0001:
        return f"{size:.0e}".replace("e-0", "e-") if size < 1e-6 else f"{size:.6f}"
    return _trim(f"{size:.{1 - math.floor(math.log10(size))}f}")


def _millions(shown: str) -> str:
    return shown + THIN + say("report.million")


def _trim(text: str) -> str:
    return text.rstrip("0").rstrip(".")
