"""Measure the engine of this checkout against that of an earlier commit, in turns.

Usage: python benchmarks/against.py COMMIT [rounds]. Both are measured in each round, the earlier
first, so that a machine whose pace changes does so for both. The file is named after the day and
the commit; only its ratios can be compared with those of another machine or hour.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from run import RESULTS, surroundings, write

HERE = Path(__file__).parents[1]
BENCH = "import sys; from internetplus.cli import main; sys.argv[1:] = ['bench', '--json']; main()"
ROUNDS = 5


def measured(checkout: Path) -> dict[str, float]:
    """Nanoseconds a citizen-month by scheme, of the engine that lies there."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    command = [sys.executable, "-c", BENCH]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return {one["scheme"]: one["ns_per_citizen_month"] for one in json.loads(told.stdout)["cases"]}


def main(commit: str, rounds: int = ROUNDS) -> None:
    """Measure and write."""
    around = surroundings()
    with tempfile.TemporaryDirectory() as folder:
        earlier = Path(folder) / "earlier"
        subprocess.run(["git", "worktree", "add", "-q", str(earlier), commit], cwd=HERE, check=True)
        try:
            measured(earlier), measured(HERE)  # compiles
            turns = [(measured(earlier), measured(HERE)) for _ in range(rounds)]
        finally:
            remove = ["git", "worktree", "remove", "--force", str(earlier)]
            subprocess.run(remove, cwd=HERE, check=True)
    schemes = {
        name: {
            "earlier": [round(before[name], 1) for before, _ in turns],
            "now": [round(after[name], 1) for _, after in turns],
            "ratio_of_the_fastest": round(
                min(after[name] for _, after in turns) / min(before[name] for before, _ in turns), 3
            ),
        }
        for name in turns[0][0]
    }
    result = {**around, "earlier": commit, "ns_per_citizen_month": schemes}
    path = write(f"{around['date']}-against-{commit[:7]}", result)
    told = ", ".join(f"{name} {one['ratio_of_the_fastest']}" for name, one in schemes.items())
    print(f"{path.relative_to(RESULTS.parent)}: {told}")


if __name__ == "__main__":
    main(sys.argv[1], *(int(word) for word in sys.argv[2:]))
