"""Names of deeds, services and sources in a language, and the sentences about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from internetplus.lives.why import SANCTION
from internetplus.messages import known, say_in

Row = dict[str, Any]
ENTRIES = ("asked", "refused_score", "wrong_refused", "refused", "waived", "default")


@dataclass(frozen=True)
class Words:
    """One language, and the catalogue whose titles it takes."""

    language: str
    catalogue: Any

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the part `lives`."""
        return say_in(self.language, f"lives.{key}", **values)

    def plain(self, name: str) -> str:
        """A word of the vocabulary, told if there is a telling, else as it is written."""
        key = f"lives.word.{name}"
        if known(key, self.language):
            return say_in(self.language, key)
        return name.replace("_", " ")

    def deed(self, name: str) -> str:
        """A deed's or practice's title."""
        return self._title("deeds", name) or self._title("practices", name) or self.plain(name)

    def deeds(self, names: Iterable[str] | Mapping[str, int]) -> str:
        """Several of them in a row."""
        return ", ".join(self.deed(name) for name in names)

    def gate(self, name: str) -> str:
        """A service's title."""
        return self._title("gates", name) or self.plain(name)

    def source(self, name: str) -> str:
        """A source's title."""
        return self._title("sources", name) or self.plain(name)

    def _title(self, part: str, name: str) -> str:
        found = getattr(self.catalogue, part).get(name)
        title = found and (getattr(found.title, self.language, "") or found.title.en)
        return title[0].lower() + title[1:] if title else ""

    def truth(self, row: Row) -> str:
        """What a record truly is."""
        return self.say(f"truth.{row['truth']}")

    def record(self, row: Row) -> str:
        """A record in a few words."""
        deed = self.deed(row.get("deed") or row["practice"])
        return self.say("month.record", deed=deed, source=self.source(row["source"]),
                        truth=self.truth(row))  # fmt: skip

    def entry(self, name: str) -> str:
        """An entry of the ledger: a deed, an answer of a service, else its name."""
        if name.startswith("deed_"):
            return self.deed(name.removeprefix("deed_"))
        for event in ENTRIES:
            if name.startswith(f"{event}_"):
                return self.say(f"entry.{event}", gate=self.gate(name.removeprefix(f"{event}_")))
        return self.plain(name)

    def value(self, value: object) -> str:
        """A value as it stands in a comparison."""
        if isinstance(value, float):
            return f"{value:.2f}"
        if isinstance(value, list):
            return ", ".join(str(one) for one in value) or "–"
        return "–" if value is None else str(value)

    def node(self, row: Row) -> str:
        """One node of a trace."""
        kind, values = row["kind"], {k: v for k, v in row.items() if k != "because"}
        if kind == "decision":
            if row["decision"] == SANCTION:
                return self.say("tree.sanction", month=row["month"])
            gate, answer = self.gate(row["decision"]), self.say(f"answer.{row['answer']}")
            return self.say("tree.decision", month=row["month"], decision=gate, answer=answer)
        if kind == "consequence":
            of = self.say(f"of.{row['of']}") if row["of"] in ("order", "scheme") else row["of"]
            through = self.say(f"tree.through.{row['through']}")
            return self.say("tree.consequence", consequence=row["consequence"], of=of,
                            through=through)  # fmt: skip
        if kind == "record":
            deed = self.deed(row.get("deed") or row["practice"])
            return self.say("tree.record", points=f"{row['points']:g}", deed=deed,
                            month=row["month"])  # fmt: skip
        if kind == "grade" and row["below"] is None:
            return self.say("tree.grade_plain", **values)
        if kind == "factor":
            key = row["factor"] if row["factor"] in ("stars", "start") else "factor"
            return self.say(f"tree.{key}", points=f"{row['points']:g}",
                            factor=self.plain(row["factor"]))  # fmt: skip
        if kind == "source":
            return self.say("tree.source", source=self.source(row["source"]))
        if kind == "truth":
            return self.say("tree.truth", truth=self.truth(row))
        if kind == "met":
            return self.say("tree.met", met=self.plain(row["met"]), sd=f"{row['sd']:+.2f}")
        if kind == "quality":
            return self.say(
                "tree.quality", sd=f"{row['sd']:+.2f}", without=f"{row['without']:+.2f}"
            )
        return self.say(f"tree.{kind}", **{k: _short(v) for k, v in values.items()})


def _short(value: object) -> object:
    return f"{value:.4g}" if isinstance(value, float) else value
