"""Renew docs/answers.md and the claims of docs/article.md from the committed sample run."""

from pathlib import Path

from internetplus.report import folder
from internetplus.report.answers_page import answers_page, with_claims

DOCS = Path(__file__).parents[1] / "docs"

if __name__ == "__main__":
    run = folder.read(DOCS / "sample")
    (DOCS / "answers.md").write_text(answers_page(run), encoding="utf-8")
    article = DOCS / "article.md"
    article.write_text(with_claims(article.read_text(encoding="utf-8"), run), encoding="utf-8")
