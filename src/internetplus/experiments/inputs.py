"""Everything a run reads from the library or from the user's own files, before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from internetplus.errors import UsageError
from internetplus.experiments.plan import Inputs, plain
from internetplus.experiments.published import unmeasured
from internetplus.measures.families import of_own_words
from internetplus.measures.registry import ALL
from internetplus.messages import say
from internetplus.scenario import Scenario, digest, stem, unknown
from internetplus.schemes.check import require_order
from internetplus.schemes.extend import clashes, extended, own_services
from internetplus.schemes.load import load_scheme, scheme_text
from internetplus.schemes.model import Scheme
from internetplus.society.load import load_society, society_text, with_services
from internetplus.vocabulary.catalogue import load_catalogue
from internetplus.vocabulary.priors import collect

SILENT = ("title", "note", "references", "left_out", "facts", "assumptions", "register")
"""Keys of a file that say where it comes from and change no number."""


def inputs(society: str, schemes: Sequence[str]) -> Inputs:
    """Read the catalogue, the society and the schemes, all faults told in one go."""
    names = tuple(dict.fromkeys(("none", *schemes)))
    read = {name: load_scheme(name) for name in names}
    defines = {name: scheme.define for name, scheme in read.items()}
    for word, one, other in clashes(defines):
        raise UsageError(say("experiments.clash", word=word, one=one, other=other))
    catalogue = extended(load_catalogue(), defines.values())
    nation = with_services(load_society(society), own_services(defines.values()))
    for scheme in read.values():
        require_order(scheme, nation.order.parts)
    labels = labelled(names)
    digests = {"catalogue": content(catalogue), "society": content(nation)}
    priors: dict[str, Any] = {**collect(catalogue, ""), **collect(nation, "society")}
    texts = {}
    for name, scheme in read.items():
        digests[f"scheme:{labels[name]}"] = content(scheme)
        priors |= collect(scheme, f"schemes.{labels[name]}")
        texts[f"schemes/{labels[name]}.yaml"] = scheme_text(name)
    return Inputs(
        catalogue=catalogue,
        society=nation,
        schemes=read,
        digests=digests,
        texts={**texts, "society.yaml": society_text(society)},
        priors=priors,
        measures=(*ALL, *of_own_words(catalogue.deeds, catalogue.gates)),
    )


def uncompared(scheme: Scheme) -> list[tuple[str, str]]:
    """Published figures of a scheme that no measure repeats, with what is wrong about them."""
    catalogue = extended(load_catalogue(), [scheme.define])
    own = of_own_words(catalogue.deeds, catalogue.gates)
    return list(unmeasured(scheme, (*ALL, *own)))


def require_parts(scenario: Scenario, parts: Sequence[str]) -> None:
    """Refuse a scenario that leaves out what the society's order does not have."""
    for name in scenario.without:
        if name not in parts:
            raise UsageError(unknown("scenario.without", name, parts))


def labelled(names: Sequence[str]) -> dict[str, str]:
    """A short name for each scheme or file; a second of the same name gets a number."""
    found: dict[str, str] = {}
    for name in names:
        label, number = stem(name), 2
        while label in found.values():
            label, number = f"{stem(name)}-{number}", number + 1
        found[name] = label
    return found


def content(model: Any) -> str:
    """Digest of what a file says, apart from the words about it."""
    told = plain(model)
    return digest({key: value for key, value in told.items() if key not in SILENT})
