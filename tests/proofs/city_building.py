"""A made-up city in a database, written in bulk: 40 wards, 2,400 cells, 72,000 members, a year of meetings.

Every cell meets once a month, each meeting gives a dozen tasks, each task gets about three reports. All names and words
are invented, and the same seed makes the same city.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random

from sqlalchemy import Connection, Engine, insert

from storage.base import Base, table_of
from storage.meetings import Meeting
from storage.people import Membership, Person, Unit, UnitKind
from storage.sessions import Session, SessionState
from storage.tasks import Report, Task, TaskState

CHUNK = 20_000
MEETINGS_A_YEAR = 12
TASKS_A_MEETING = 12
REPORTS_A_TASK = 3
EVENING = time(12, 0, tzinfo=UTC)
LONG_AGO, OLD, LATELY = 60, 21, 7


@dataclass(frozen=True)
class Size:
    """How large a city: the issue's by default."""

    wards: int = 40
    cells_a_ward: int = 60
    members_a_cell: int = 30

    @property
    def cells(self) -> int:
        return self.wards * self.cells_a_ward


def build(engine: Engine, today: date, size: Size, seed: int = 6) -> dict[str, int]:
    """Fill the empty, migrated database. Returns how many rows each table got. The city is unit 1, its wards follow."""
    random = Random(seed)
    with engine.begin() as connection:
        tasks = list(_tasks(size, today, random))
        return {
            "units": _write(connection, Unit, _units(size)),
            "people": _write(connection, Person, _people(size)),
            "sessions": _write(connection, Session, _sessions(size, today)),
            "meetings": _write(connection, Meeting, _meetings(size, today)),
            "tasks": _write(connection, Task, iter(tasks)),
            "reports": _write(connection, Report, _reports(tasks, random)),
        }


def _write(connection: Connection, model: type[Base], rows: Iterator[dict[str, object]]) -> int:
    count = 0
    while chunk := list(islice(rows, CHUNK)):
        connection.execute(insert(table_of(model)), chunk)
        count += len(chunk)
    return count


def _cells(size: Size) -> Iterable[int]:
    return range(2 + size.wards, 2 + size.wards + size.cells)


def _units(size: Size) -> Iterator[dict[str, object]]:
    yield {"id": 1, "code": "TP", "name": "Thành phố Mẫu", "kind": UnitKind.CITY, "parent_id": None}
    for number in range(1, size.wards + 1):
        yield {
            "id": 1 + number,
            "code": f"P{number}",
            "name": f"Phường Mẫu {number}",
            "kind": UnitKind.WARD,
            "parent_id": 1,
        }
    for place, cell in enumerate(_cells(size)):
        ward, number = divmod(place, size.cells_a_ward)
        yield {
            "id": cell,
            "code": f"CB{cell}",
            "name": f"Chi bộ Khu phố {number + 1}",
            "kind": UnitKind.CELL,
            "parent_id": 2 + ward,
        }


def _people(size: Size) -> Iterator[dict[str, object]]:
    for place, cell in enumerate(_cells(size)):
        for number in range(1, size.members_a_cell + 1):
            yield {
                "id": place * size.members_a_cell + number,
                "code": f"DV{cell}-{number}",
                "active": True,
                "full_name": f"Đảng viên Mẫu {cell} {number}",
                "folded_name": f"dang vien mau {cell} {number}",
                "membership": Membership.OFFICIAL,
                "unit_id": cell,
            }


def _starts(size: Size, today: date) -> Iterator[tuple[int, int, datetime]]:
    """(cell, first member, moment) of every meeting of the last year and of one still to come."""
    for place, cell in enumerate(_cells(size)):
        for back in range(MEETINGS_A_YEAR - 1, -2, -1):
            day = today - timedelta(days=back * 30 + place % 28 + 1)
            yield cell, place * size.members_a_cell + 1, datetime.combine(day, EVENING)


def _sessions(size: Size, today: date) -> Iterator[dict[str, object]]:
    for number, (cell, secretary, start) in enumerate(_starts(size, today), start=1):
        state = SessionState.HELD if start.date() < today else SessionState.PLANNED
        yield {
            "id": number,
            "cell_id": cell,
            "theme": f"Giữ sạch kiệt {number}",
            "field": "Vệ sinh môi trường",
            "reason": "Rác để lẫn lộn.",
            "place": "Nhà văn hóa",
            "area": f"Kiệt {number % 40}",
            "starts_at": start,
            "guests": "",
            "state": state,
            "version": 1,
            "kind": "thematic",
            "registered_by_id": secretary,
            "folded": f" giu sach kiet {number}",
            "registered_at": start - timedelta(days=20),
        }


def _meetings(size: Size, today: date) -> Iterator[dict[str, object]]:
    for number, (cell, secretary, start) in enumerate(_starts(size, today), start=1):
        if start.date() < today:
            yield {
                "id": number,
                "session_id": number,
                "cell_id": cell,
                "started_at": start,
                "ended_at": start + timedelta(minutes=100),
                "guests": "",
                "conclusion": "Làm sạch từng kiệt.",
                "logged_by_id": secretary,
                "logged_at": start + timedelta(hours=3),
                "version": 1,
            }


def _tasks(size: Size, today: date, random: Random) -> Iterator[dict[str, object]]:
    number = 0
    for meeting, (cell, first, start) in enumerate(_starts(size, today), start=1):
        if start.date() >= today:
            continue
        for position in range(1, TASKS_A_MEETING + 1):
            number += 1
            due = start.date() + timedelta(days=10 + 2 * position)
            state, done = _outcome(due, start, today, random)
            yield {
                "id": number,
                "cell_id": cell,
                "meeting_id": meeting,
                "position": position,
                "helpers": "",
                "content": f"Dọn kiệt {position}",
                "assignee_id": first + position,
                "due_on": due,
                "version": 1,
                "expected": "Sạch",
                "target_unit": "",
                "state": state,
                "created_at": start,
                "folded": f" don kiet {position} sach",
                "done_at": done,
            }


def _outcome(due: date, start: datetime, today: date, random: Random) -> tuple[str, datetime | None]:
    """How a task stands today: nearly all old ones are done, some of them late."""
    done = min(
        datetime.combine(due, EVENING) + timedelta(days=random.randrange(-9, 5)),
        datetime.combine(today, time(0, tzinfo=UTC)),
    )
    left = (today - due).days
    open_share = (
        0.002 if left > LONG_AGO else 0.03 if left > OLD else 0.12 if left > LATELY else 0.5 if left > 0 else 0.9
    )
    if random.random() > open_share:
        return TaskState.DONE, max(done, start)
    return random.choices(("new", "doing", "partly", "in_difficulty"), (4, 4, 1, 1))[0], None


def _reports(tasks: list[dict[str, object]], random: Random) -> Iterator[dict[str, object]]:
    number = 0
    for task in tasks:
        created, ended = task["created_at"], task["done_at"]
        assert isinstance(created, datetime)
        for turn in range(REPORTS_A_TASK):
            number += 1
            last = turn == REPORTS_A_TASK - 1 and isinstance(ended, datetime)
            yield {
                "id": number,
                "task_id": task["id"],
                "cell_id": task["cell_id"],
                "person_id": task["assignee_id"],
                "entered_by_id": task["assignee_id"],
                "outcome": "done" if last else "doing",
                "cause": "",
                "done_text": f"Đã vận động {random.randrange(40)} hộ",
                "responsibility": "",
                "remedy": "",
                "at": ended if last else created + timedelta(days=turn * 3 + 2),
                "draft_id": -number,
            }
