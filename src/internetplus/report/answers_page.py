"""The answers and the claims of a run as Markdown, for `docs/answers.md` and `docs/article.md`."""

from collections.abc import Sequence

from internetplus.messages import say
from internetplus.report.answers import Answer, answers, claims
from internetplus.report.folder import RunFolder
from internetplus.report.page import citation, size

BEGIN, END = "<!-- claims: begin -->", "<!-- claims: end -->"
LINES = ("line", "scheme", "without", "with", "change", "range", "words")
CLAIMS = ("reported", "documents", "sure", "runs", "answer")


def answers_page(run: RunFolder) -> str:
    """The whole page of answers."""
    head = [f"# {say('answers.title')}", say("answers.made"), size(run), say("answers.intro")]
    return "\n\n".join([*head, *(_answer(one) for one in answers(run)), citation(run)]) + "\n"


def _answer(one: Answer) -> str:
    claim = f" **{one.claim}**" if one.claim else ""
    rows = [
        (line.title, line.scheme, line.base, line.value, line.told, line.span, line.words)
        for line in one.lines
    ]
    return "\n\n".join(
        [
            f"## {one.number}. {one.asks}",
            f"{one.said} {one.price}",
            f"{one.flips} {one.by_hand} {one.founded}{claim}",
            _table(LINES, rows),
        ]
    )


def with_claims(page: str, run: RunFolder) -> str:
    """A page with its table of claims renewed."""
    before, _, rest = page.partition(BEGIN)
    rows = [
        (f"{row['number']}. {row['reported']}", *(str(row[key]) for key in CLAIMS[1:]))
        for row in claims(run, plain=True)
    ]
    return f"{before}{BEGIN}\n{_table(CLAIMS, rows)}\n{END}{rest.partition(END)[2]}"


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    heads = [say(f"answers.col_{name}") for name in columns]
    told = [heads, ["---"] * len(columns), *([cell or "–" for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in told)
