"""Run all virtual studies and renew the generated part of docs/source-studies.md."""

from pathlib import Path

from internetplus.reproduce import run
from internetplus.reproduce.page import filled

PAGE = Path(__file__).parents[1] / "docs" / "source-studies.md"

if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), run()), encoding="utf-8")
