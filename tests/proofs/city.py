"""`make proof-city`: a whole city's figures beside the one best-indexed SQL statement that asks for the same numbers.

Builds a city (40 wards, 2,400 cells, 72,000 members, a year of meetings, a million reports) in a temporary folder,
takes the figures of the city and of one ward, checks that both ways tell the same numbers, and prints what each cost.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from zoneinfo import ZoneInfo

from handlers.ward.digests import rules
from handlers.ward.digests.counts import MarkCounts
from handlers.ward.digests.figures import Inquiry, take
from handlers.ward.digests.snapshot import WEEKLY, CellRow, Figures
from storage import schema
from storage.database import Database, Db
from storage.people import Unit
from tests.key import KEY
from tests.proofs.city_building import Size, build
from tests.proofs.city_query import ask, one_statement

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 12, 7, 7, 30, tzinfo=ZONE)
Answer = TypeVar("Answer")
MOST_TIMES = 5
ROUNDS = 7


def main() -> int:
    """Exit code 1 where figures cost more than five times the statement, or where the numbers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wards", type=int, default=Size().wards)
    parser.add_argument("--cells", type=int, default=Size().cells_a_ward, help="cells in each ward")
    parser.add_argument("--folder", type=Path, help="keep the city here and use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        database = _city(options.folder or Path(temporary), Size(options.wards, options.cells))
        with database.reading() as db:
            well = [_compare(db, unit_id) for unit_id in (1, 2 + options.wards // 2)]
        database.close()
    return 0 if all(well) else 1


def _city(folder: Path, size: Size) -> Database:
    path = folder / "city.db"
    known = path.exists()
    database = Database(f"sqlite:///{path}", KEY)
    if not known:
        start = perf_counter()
        schema.migrate(database.engine)
        counts = build(database.engine, AT.date(), size)
        print(f"built in {perf_counter() - start:.0f} s:", ", ".join(f"{n:,} {name}" for name, n in counts.items()))
        with database.engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
    return database


def _compare(db: Db, unit_id: int) -> bool:
    unit = db.get_one(Unit, unit_id)
    inquiry = Inquiry(unit, WEEKLY, AT, ZONE, rules.weekly_period(AT.date()))
    statement, totals = one_statement(), one_statement(with_weeks=False)
    bare, _ = _timed(lambda: ask(db.connection(), totals, inquiry))
    plain, answer = _timed(lambda: ask(db.connection(), statement, inquiry))
    made, figures = _timed(lambda: take(db, inquiry))
    stored, _ = _timed(lambda: json.dumps(figures.to_dict(), ensure_ascii=False))
    ratio = (made + stored) / plain
    same = _same(figures, answer)
    print(
        f"{unit.name}, {len(figures.cells):,} cells: one SQL statement {plain * 1000:.1f} ms (without the picture's "
        f"weeks {bare * 1000:.1f} ms); figures {made * 1000:.1f} ms and {stored * 1000:.1f} ms to write them down; "
        f"{ratio:.2f} times; numbers {'the same' if same else 'DIFFER'}"
    )
    return same and ratio <= MOST_TIMES


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """The best time of some rounds, in seconds, and what the last one answered."""
    answer, times = work(), []
    for _ in range(ROUNDS):
        start = perf_counter()
        answer = work()
        times.append(perf_counter() - start)
    return min(times), answer


def _same(figures: Figures, answer: dict[int, Sequence[int]]) -> bool:
    return {row.unit_id: _numbers(row) for row in figures.cells} == {
        cell: (*numbers[:1], int(numbers[1] == 0), *numbers[2:9], *_marks(numbers[9:]))
        for cell, numbers in answer.items()
    }


def _numbers(row: CellRow) -> tuple[object, ...]:
    counts = row.counts
    return (
        counts.held,
        counts.without,
        counts.done,
        counts.open,
        counts.late,
        counts.difficulty,
        counts.planned,
        counts.unlogged,
        counts.reports,
        *row.weeks,
    )


def _marks(numbers: Sequence[int]) -> list[MarkCounts]:
    weeks = [numbers[start : start + 4] for start in range(0, len(numbers), 4)]
    return [_mark(*week) for week in weeks]


def _mark(held: int, unlogged: int, planned: int, late: int) -> MarkCounts:
    state, number = rules.session_mark(held, unlogged, planned)
    return MarkCounts(state, late, number)


if __name__ == "__main__":
    sys.exit(main())
