"""Write requirements.lock: the exact packages of this environment that the lab needs."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ["hatchling", "editables"]
HEAD = "# Exact packages the lab is tested with; rewritten by `make lock`.\n"


def name_of(requirement: str) -> str:
    """Name of a requirement, spelt as package indexes compare them."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    if found is None:
        raise SystemExit(f"not a requirement: {requirement}")
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def closure(names: list[str]) -> dict[str, str]:
    """Versions of the named packages with all that they need."""
    versions: dict[str, str] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in versions:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # needed on other systems only
        versions[name] = package.version
        needs = package.requires or []
        waiting += [name_of(need) for need in needs if "extra ==" not in need]
    return versions


def main() -> None:
    """Write the file and say how many packages it names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"] + BUILD
    versions = closure([name_of(one) for one in wanted])
    lines = [f"{name}=={version}\n" for name, version in sorted(versions.items())]
    (ROOT / "requirements.lock").write_text(HEAD + "".join(lines))
    sys.stdout.write(f"requirements.lock: {len(lines)} packages\n")


if __name__ == "__main__":
    main()
