"""What is accepted in a scheme file, but will not show in a run or deserves a second look."""

from __future__ import annotations

from collections.abc import Iterator

from internetplus.errors import Fault, listed
from internetplus.messages import say
from internetplus.reading import Document
from internetplus.schemes.model import Block, Scheme
from internetplus.vocabulary.catalogue import Catalogue


def warnings(scheme: Scheme, document: Document, catalogue: Catalogue) -> list[Fault]:
    """What is accepted, but will not show in a run or deserves a second look."""
    found = [
        document.fault(path, say("schemes.warning.not_simulated", what=".".join(path)))
        for path in not_simulated(scheme)
    ]
    for name in scheme.points:
        seen = catalogue.deeds[name].sources if name in catalogue.deeds else []
        if seen and not any(scheme.sources.get(source) for source in seen):
            said = say("schemes.warning.no_source", name=name, sources=listed(seen))
            found.append(document.fault(("points", name), said))
    for path, block in (((), scheme), (("enterprise",), scheme.enterprise)):
        if block is not None:
            found += _idle(block, document, path)
    bare = scheme.define.without_rate()
    if bare:
        said = say("schemes.warning.no_rate", names=listed(bare))
        found.append(document.fault(("define",), said))
    return found


def not_simulated(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    """Keys of the file that a run does not act on yet."""
    for path, block in (((), scheme), (("enterprise",), scheme.enterprise)):
        factors = block.score.factors if block is not None and block.score else None
        for key in ("stars", "inspection"):
            simulated = (key == "inspection" and path == ("enterprise",)) or (
                key == "stars" and block is scheme
            )
            if factors is not None and getattr(factors, key) is not None and not simulated:
                yield (*path, "score", "factors", key)
    if scheme.disclosure is not None and scheme.disclosure.opt_in is None:
        yield ("disclosure",)


def _idle(block: Block, document: Document, path: tuple[str, ...]) -> Iterator[Fault]:
    used = {name for rule in block.consequences.values() for name in rule.if_.list_}
    for name in block.lists:
        if name not in used:
            said = say("schemes.warning.unused_list", name=name)
            yield document.fault((*path, "lists", name), said)
    for name, rule in block.consequences.items():
        does = rule.deny or rule.grant or rule.publish or rule.reward or rule.close
        if not does and rule.inspect == 1 and rule.watch == 1:
            said = say("schemes.warning.nothing", name=name)
            yield document.fault((*path, "consequences", name), said)
    bare = [name for name, rule in block.points.items() if rule.reference is None]
    if bare:
        said = say("schemes.warning.no_reference", names=listed(bare))
        yield document.fault((*path, "points"), said)
