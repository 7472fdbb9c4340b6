"""The corpus: sentences as members type them, and what is true of each. `heldout.tsv` was written by other hands,
without sight of the rules, and is never looked at; all others were looked at while the rules were made (`earlier.tsv`
is older than they are).

A row: ward, kind, voice, `clear` (a report that is to be filled in by itself), `ask` (to be asked about) or `said` (no
report, but plain), the truth, the sentence. The truth: a part for each task, as `A:done`, `B: =38` (so many in all),
`B: +5` (so many more), `E:not >2026-12-15` (a delay asked for); `?` where no task is named; `none`: nothing of a task;
of what is `said` a word of what it is.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent
_PART = re.compile(
    r"(?P<letter>[A-Z?]):(?P<result>[a-z]*)(?: =(?P<count>[\d.,]+))?(?: \+(?P<added>[\d.,]+))?(?: >(?P<due>[\d-]+))?"
)


@dataclass(frozen=True)
class Part:
    letter: str
    result: str
    count: Decimal | None
    added: Decimal | None
    due: date | None


@dataclass(frozen=True)
class Row:
    ward: str
    kind: str
    voice: str
    sort: str
    truth: str
    sentence: str

    @property
    def parts(self) -> tuple[Part, ...]:
        found = (_PART.fullmatch(" ".join(one.split())) for one in self.truth.split(";"))
        return tuple(_part(one) for one in found if one is not None)


def rows(name: str) -> list[Row]:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def _part(found: re.Match[str]) -> Part:
    count, added, due = found["count"], found["added"], found["due"]
    return Part(
        found["letter"], found["result"], _number(count), _number(added), date.fromisoformat(due) if due else None
    )


def _number(text: str | None) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None
