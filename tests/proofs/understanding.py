"""What is understood of the corpus's sentences, by kind: `make proof-understanding`.

    python -m tests.proofs.understanding

A clear report is `filled` in whole, or asked about; what is filled in that the sentence does not say is `wrong`. The
rows that nobody looked at while the rules were made (`heldout.tsv`) stand apart. Exits with 1 where one is wrong.
"""

from collections import Counter

from tests.handlers.tasks.corpus.judging import is_right, is_untrue, understood
from tests.handlers.tasks.corpus.rows import FOLDER, Row, rows

UNSEEN = "heldout"
HEAD = f"{'kind':12} {'sentences':>10} {'clear':>7} {'filled in':>10} {'wrong':>6}"


def table(title: str, those: list[Row]) -> int:
    """Print a table by kind; returns how many are wrong."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in those:
        meant = understood(row)
        told = {"all": True, "clear": row.sort == "clear", "wrong": is_untrue(row, meant)}
        told["filled"] = told["clear"] and is_right(row, meant)
        counts.update((kind, name) for kind in (row.kind, "together") for name, so in told.items() if so)
    print(f"\n{title}\n{HEAD}")
    for kind in (*sorted({row.kind for row in those}), "together"):
        numbers = [counts[kind, name] for name in ("all", "clear", "filled", "wrong")]
        share = f"{numbers[2]} ({numbers[2] / numbers[1]:.0%})" if numbers[1] else "-"
        print(f"{kind:12} {numbers[0]:>10} {numbers[1]:>7} {share:>10} {numbers[3]:>6}")
    return counts["together", "wrong"]


def main() -> int:
    names = sorted(path.stem for path in FOLDER.glob("*.tsv"))
    wrong = table(
        "Looked at while the rules were made", [row for name in names if name != UNSEEN for row in rows(name)]
    )
    wrong += table("Never looked at", rows(UNSEEN))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
