"""Numbers of documents: one after the other, whoever saves at the same moment, and none for what was not saved."""

import random
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.documents import Document, add_version, continue_after, documents_of, last_number, take_number
from storage.meetings import Meeting
from storage.people import Membership, Person, Unit, UnitKind
from storage.sessions import Session, SessionState
from tests.key import KEY

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def meetings_in(database: Database, count: int) -> tuple[int, list[int]]:
    """A cell with `count` logged meetings: the cell's and the meetings' ids."""
    with database.unit_of_work() as unit:
        cell = Unit(code="CB01", name="Chi bộ 1", kind=UnitKind.CELL)
        unit.db.add(cell)
        unit.db.flush()
        person = Person(
            code="P1",
            full_name="Trần Văn Minh",
            folded_name="tran van minh",
            membership=Membership.OFFICIAL,
            unit_id=cell.id,
        )
        unit.db.add(person)
        unit.db.flush()
        found = []
        for number in range(count):
            start = NOW - timedelta(days=number)
            held = Session(
                cell_id=cell.id,
                theme="Giữ sạch kiệt",
                field="",
                reason="",
                place="",
                area="",
                starts_at=start,
                state=SessionState.HELD,
                registered_by_id=person.id,
                registered_at=start,
            )
            unit.db.add(held)
            unit.db.flush()
            meeting = Meeting(
                session_id=held.id,
                cell_id=cell.id,
                started_at=start,
                ended_at=start,
                conclusion="",
                logged_by_id=person.id,
                logged_at=start,
            )
            unit.db.add(meeting)
            unit.db.flush()
            found.append(meeting.id)
        unit.commit()
        return cell.id, found


def save(database: Database, cell_id: int, meeting_id: int, kind: str = "BB", term: str = "2025-2027") -> int:
    with database.unit_of_work() as unit:
        number = _write(unit.db, cell_id, meeting_id, kind, term)
        unit.commit()
    return number


def _write(session, cell_id: int, meeting_id: int, kind: str, term: str) -> int:  # type: ignore[no-untyped-def]
    number = take_number(session, cell_id, kind, term)
    document = Document(
        cell_id=cell_id, meeting_id=meeting_id, kind=kind, term=term, number=number, created_at=NOW, versions=[]
    )
    session.add(document)
    session.flush()
    add_version(session, document, {"number": number}, 1, NOW)
    return number


def test_fifty_saved_at_once_are_numbered_without_gaps_or_doubles(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 50)
    others = [Database(database.url, KEY) for _ in range(50)]
    together = threading.Barrier(50)

    def one(number: int) -> int:
        together.wait()
        return save(others[number], cell_id, meetings[number])

    with ThreadPoolExecutor(50) as pool:
        numbers = list(pool.map(one, range(50)))
    for other in others:
        other.close()
    assert sorted(numbers) == list(range(1, 51))
    with database.reading() as db:
        assert last_number(db, cell_id, "BB", "2025-2027") == 50


def test_what_was_rolled_back_leaves_no_gap_even_among_fifty(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 50)
    fails = set(random.Random(4).sample(range(50), 20))
    others = [Database(database.url, KEY) for _ in range(50)]
    together = threading.Barrier(50)

    def one(number: int) -> int | None:
        together.wait()
        if number not in fails:
            return save(others[number], cell_id, meetings[number])
        with others[number].unit_of_work() as unit:
            _write(unit.db, cell_id, meetings[number], "BB", "2025-2027")
        return None

    with ThreadPoolExecutor(50) as pool:
        numbers = [number for number in pool.map(one, range(50)) if number is not None]
    for other in others:
        other.close()
    assert sorted(numbers) == list(range(1, 31))


def test_numbers_run_per_type_and_per_term_not_per_year(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 3)
    given = defaultdict(list)
    for meeting_id, kind, term in (
        (meetings[0], "BB", "2025-2027"),
        (meetings[0], "NQ", "2025-2027"),
        (meetings[1], "BB", "2025-2027"),
        (meetings[2], "BB", "2027-2030"),
        (meetings[2], "NQ", "2025-2027"),
    ):
        given[kind, term].append(save(database, cell_id, meeting_id, kind, term))
    assert given == {("BB", "2025-2027"): [1, 2], ("NQ", "2025-2027"): [1, 2], ("BB", "2027-2030"): [1]}


def test_numbers_go_on_after_those_given_on_paper(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 2)
    with database.unit_of_work() as unit:
        assert continue_after(unit.db, cell_id, "BB", "2025-2027", 4)
        unit.commit()
    assert save(database, cell_id, meetings[0]) == 5
    with database.unit_of_work() as unit:
        assert not continue_after(unit.db, cell_id, "BB", "2025-2027", 4)
    assert save(database, cell_id, meetings[1]) == 6


def test_a_meeting_has_one_document_of_each_kind(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 1)
    save(database, cell_id, meetings[0])
    with pytest.raises(IntegrityError):
        save(database, cell_id, meetings[0])
    with database.reading() as db:
        assert last_number(db, cell_id, "BB", "2025-2027") == 1


def test_a_version_is_added_and_those_before_stay(database: Database) -> None:
    cell_id, meetings = meetings_in(database, 1)
    save(database, cell_id, meetings[0])
    with database.unit_of_work() as unit:
        document = documents_of(unit.db, meetings[0])["BB"]
        add_version(unit.db, document, {"number": 1, "adopted": True}, 1, NOW)
        unit.commit()
    with database.reading() as db:
        document = db.scalars(select(Document)).one()
        assert [(one.version, one.snapshot) for one in document.versions] == [
            (1, {"number": 1}),
            (2, {"number": 1, "adopted": True}),
        ]
