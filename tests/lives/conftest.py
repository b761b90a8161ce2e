"""One small finished run, whose lives are told."""

from pathlib import Path

import pytest

from internetplus.experiments import compare
from internetplus.scenario import Scenario

SCHEMES = ("internet-plus-2020", "court-defaulters", "nosedive")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = Scenario(citizens=2 * 1024, months=14, burn_in=8, seed=5)
    path = tmp_path_factory.mktemp("run") / "lives"
    compare(base, *(base.with_scheme(name) for name in SCHEMES), draws=2, panel=0, out=path)
    return path
