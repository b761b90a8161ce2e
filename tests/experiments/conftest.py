"""The experiments over a tiny engine."""

from importlib import import_module

import pytest

from tests.experiments.fake import FakeEngine, fake_inputs


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    driver = FakeEngine()
    module = import_module("internetplus.experiments.compare")
    monkeypatch.setattr(module, "engine", lambda: driver)
    monkeypatch.setattr(module, "inputs", fake_inputs)
    return driver
