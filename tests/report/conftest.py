from pathlib import Path

import pytest

from internetplus.report import folder, page
from internetplus.report.folder import RunFolder

from . import made_up


@pytest.fixture(scope="session")
def run_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_up.make(tmp_path_factory.mktemp("runs") / "first")


@pytest.fixture(scope="session")
def run(run_path: Path) -> RunFolder:
    return folder.read(run_path)


@pytest.fixture(scope="session")
def html(run_path: Path) -> str:
    return page.write_report(run_path).read_text(encoding="utf-8")
