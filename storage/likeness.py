"""The index by which themes alike are found: which theme has which marks, and how many themes have each.

A mark is a number of 32 bits that stands for a word or a pair of words (handlers/sessions/plan/likeness/comparing.py).
Looking up goes by the rarest marks first, and looks at no more than a bounded number of rows: it never goes
through all themes. Core statements only.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import BigInteger, ForeignKey, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, table_of
from storage.database import Db

MOST_ROWS = 4_000
MOST_MARKS = 60
FEWEST_MARKS = 8
CHUNK = 400


class ThemeMark(Base):
    """That a theme has a mark."""

    __tablename__ = "theme_marks"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), primary_key=True, index=True)


class MarkCount(Base):
    """How many themes have a mark."""

    __tablename__ = "theme_mark_counts"

    mark: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    themes: Mapped[int]


_MARKS = table_of(ThemeMark)
_COUNTS = table_of(MarkCount)


def keep_marks(db: Db, session_id: int, marks: Collection[int]) -> None:
    """Make `marks` the marks of a theme, in the place of those it had."""
    known = set(db.scalars(select(_MARKS.c.mark).where(_MARKS.c.session_id == session_id)))
    wanted = set(marks)
    for mark in known - wanted:
        db.execute(delete(_MARKS).where(_MARKS.c.session_id == session_id, _MARKS.c.mark == mark))
    _count(db, known - wanted, -1)
    added = sorted(wanted - known)
    if added:
        db.execute(insert(_MARKS), [{"mark": mark, "session_id": session_id} for mark in added])
    _count(db, added, 1)


def _count(db: Db, marks: Collection[int], step: int) -> None:
    known = counts_of(db, marks)
    there = [mark for mark in marks if mark in known]
    for start in range(0, len(there), CHUNK):
        chunk = there[start : start + CHUNK]
        db.execute(update(_COUNTS).where(_COUNTS.c.mark.in_(chunk)).values(themes=_COUNTS.c.themes + step))
    new = [{"mark": mark, "themes": 1} for mark in marks if mark not in known and step > 0]
    if new:
        db.execute(insert(_COUNTS), new)


def counts_of(db: Db, marks: Collection[int]) -> dict[int, int]:
    """How many themes have each of these marks; marks that none ever had are left out."""
    wanted = list(marks)
    found: dict[int, int] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        rows = db.execute(select(_COUNTS.c.mark, _COUNTS.c.themes).where(_COUNTS.c.mark.in_(chunk)))
        found.update((mark, themes) for mark, themes in rows)
    return found


def candidates(db: Db, marks: Mapping[int, float], limit: int, but_for: int | None = None) -> list[int]:
    """The ids of the themes that share most of the telling ones among `marks` (mark → weight), the likeliest first."""
    counts = counts_of(db, marks)
    telling = _telling(marks, counts)
    shared: dict[int, float] = defaultdict(float)
    for start in range(0, len(telling), CHUNK):
        chunk = telling[start : start + CHUNK]
        for mark, session_id in db.execute(select(_MARKS.c.mark, _MARKS.c.session_id).where(_MARKS.c.mark.in_(chunk))):
            shared[session_id] += marks[mark] / counts[mark] ** 0.5
    shared.pop(but_for or 0, None)
    return sorted(shared, key=lambda one: (-shared[one], one))[:limit]


def _telling(marks: Mapping[int, float], counts: Mapping[int, int]) -> list[int]:
    """The marks to look up: the rarest that any theme has, as many as the bound on rows allows."""
    chosen: list[int] = []
    rows = 0
    for mark in sorted((mark for mark in marks if counts.get(mark, 0) > 0), key=lambda mark: (counts[mark], mark)):
        enough = len(chosen) >= FEWEST_MARKS and rows + counts[mark] > MOST_ROWS
        if enough or len(chosen) >= MOST_MARKS or counts[mark] > MOST_ROWS:
            break
        chosen.append(mark)
        rows += counts[mark]
    return chosen
