"""Run every published system, in full and in quick form, and renew docs/validation.md."""

from pathlib import Path

from internetplus.reproduce import run_system, systems
from internetplus.reproduce.validation import filled

PAGE = Path(__file__).parents[1] / "docs" / "validation.md"

if __name__ == "__main__":
    runs = [(one, run_system(one), run_system(one, small=True)) for one in systems()]
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), runs), encoding="utf-8")
