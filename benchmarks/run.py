"""Measure the engine under every scheme and write it down.

Usage: python benchmarks/run.py [citizens] [months]. The file is named after the day and says on
which machine, under what load and with which versions it was measured; figures of different
machines or loads cannot be compared.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from internetplus import __version__
from internetplus.experiments.bench import measured
from internetplus.schemes.load import library_names

RESULTS = Path(__file__).parent / "results"
LIBRARIES = ("numba", "llvmlite", "numpy")
CALM = 1.0
"""Load of the machine, before the measurement, below which nobody else needs its cores."""


def processor() -> str:
    """The model of the processor, as the system names it."""
    known = Path("/proc/cpuinfo")
    if known.is_file():
        for line in known.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def machine(load: float) -> dict[str, object]:
    """What the figures depend on beside the code."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "load_before": round(load, 2),
        "note": "" if load < CALM else "measured on a busy machine: an upper bound",
    }


def surroundings() -> dict[str, object]:
    """The day, the machine and the versions of a measurement that begins now."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(os.getloadavg()[0]),
        "versions": {
            "internetplus": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
    }


def write(name: str, result: dict[str, object]) -> Path:
    """Keep a result."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8", newline="\n")
    return path


def main(citizens: int = 100_000, months: int = 36) -> None:
    """Measure and write."""
    around = surroundings()
    found = measured(citizens, months, library_names())
    path = write(str(around["date"]), {**around, **found})
    full = f"{found['ns_per_citizen_month']:.1f} ns, {found['bytes_per_citizen']:.1f} bytes"
    print(f"{path.name}: {full} per citizen(-month)")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
