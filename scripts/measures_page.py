"""Renew the generated part of docs/measures.md from the registry of measures."""

from pathlib import Path

from internetplus.measures.page import filled

PAGE = Path(__file__).parents[1] / "docs" / "measures.md"

if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
