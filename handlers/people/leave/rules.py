"""Spans of leave: pure decisions."""

import re
from datetime import date, timedelta
from enum import Enum

LONGEST = timedelta(days=366)
FURTHEST = timedelta(days=366)
# Of words with single spaces: a run of them, tried from each of its places, costs its length squared.
_BETWEEN = re.compile(r" (?:đến hết|den het|đến|den|tới|toi) | ?[–—] ?| - ", re.IGNORECASE)
_FROM = re.compile(r"^(?:từ|tu) ", re.IGNORECASE)


class SpanProblem(Enum):
    """Why two days are no leave."""

    PAST = "past"
    FAR = "far"
    ENDS_FIRST = "ends_first"
    TOO_LONG = "too_long"


def halves(words: str) -> tuple[str, str] | None:
    """ "từ mai đến thứ 6" as its two days in words; None where no span is named."""
    plain = _FROM.sub("", " ".join(words.split()))
    parts = [part for part in _BETWEEN.split(plain, maxsplit=1) if part.strip()]
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else None


def first_problem(first: date, today: date) -> SpanProblem | None:
    """Why leave cannot begin on a day."""
    if first < today:
        return SpanProblem.PAST
    return SpanProblem.FAR if first > today + FURTHEST else None


def span_problem(first: date, last: date, today: date) -> SpanProblem | None:
    """Why a leave cannot be from `first` to `last`, both counted."""
    if (problem := first_problem(first, today)) is not None:
        return problem
    if last < first:
        return SpanProblem.ENDS_FIRST
    return SpanProblem.TOO_LONG if last - first > LONGEST else None
