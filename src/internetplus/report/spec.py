"""Vega-Lite in plain dictionaries; chart objects copy themselves and their data at every step."""

from collections.abc import Sequence
from typing import Any

Spec = dict[str, Any]

TYPES = {"Q": "quantitative", "N": "nominal", "O": "ordinal"}
QUIET: Spec = {"domain": False, "ticks": False}
"""An axis of labels alone."""


def on(field: str, **how: Any) -> Spec:
    """A channel that shows a field, such as `on("low:Q", title=None)`."""
    name, kind = field.rsplit(":", 1)
    return {"field": name, "type": TYPES[kind], **how}


def end(field: str) -> Spec:
    """A second end (`x2`), which has the type of the first."""
    return {"field": field}


def value(constant: Any) -> Spec:
    """A channel that is the same for every row."""
    return {"value": constant}


def mark(kind: str, style: Spec, *channels: Spec, where: str = "") -> Spec:
    """A layer: a kind of mark, how it looks, what it shows, later channels before earlier ones."""
    encoding = {name: told for some in channels for name, told in some.items()}
    chosen: Spec = {"transform": [{"filter": where}]} if where else {}
    return {"mark": {"type": kind, **style}, "encoding": encoding, **chosen}


def layers(rows: Sequence[Spec], *drawn: Spec, **how: Any) -> Spec:
    """Marks above each other, over the same rows."""
    return {"data": {"values": list(rows)}, "layer": list(drawn), **how}


def below(drawn: Sequence[Spec], spacing: int) -> Spec:
    """Charts below each other."""
    return {"vconcat": list(drawn), "spacing": spacing}


def text(said: str | Sequence[str], under: str | Sequence[str]) -> Spec:
    """A title with a second line."""
    return {"text": said, "subtitle": under}
