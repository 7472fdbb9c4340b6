"""The inbox: each update once, in order of arrival, and a chat's rows behind one that is to be tried again."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import inbox
from storage.database import Database
from storage.inbox import Arrival, InboxRow

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def arrival(key: str, chat: str = "telegram:1", source: str = "telegram:77") -> Arrival:
    return Arrival(source, key, chat, "{}", int(key) if key.isdecimal() else None)


def keys(session: Session) -> list[str]:
    return list(session.scalars(select(InboxRow.update_key).order_by(InboxRow.id)))


def test_each_once_in_the_order_of_arrival(database: Database) -> None:
    with database.unit_of_work() as unit:
        session = unit.session
        assert inbox.put(session, [], NOW) == 0
        assert inbox.put(session, [arrival("3"), arrival("1"), arrival("3"), arrival("2")], NOW) == 3
        assert inbox.put(session, [arrival("1"), arrival("4"), arrival("1", source="zalo:77")], NOW) == 2
        assert keys(session) == ["3", "1", "2", "4", "1"]


def test_the_last_received_is_the_last_by_arrival(database: Database) -> None:
    with database.unit_of_work() as unit:
        assert inbox.last_received(unit.session, "telegram:77") is None
        inbox.put(unit.session, [arrival("900"), arrival("7"), arrival("x")], NOW)
        inbox.put(unit.session, [arrival("5000", source="zalo:77")], NOW)
        assert inbox.last_received(unit.session, "telegram:77") == (7, NOW)


def test_a_row_held_back_holds_its_chat_back_alone(database: Database) -> None:
    with database.unit_of_work() as unit:
        session = unit.session
        inbox.put(session, [arrival("1"), arrival("2"), arrival("3", "telegram:2")], NOW)
        (first,) = inbox.next_waiting(session, NOW)
        assert first.id == 1
        inbox.retry_later(session, first.id, NOW + timedelta(seconds=5))
        (other,) = inbox.next_waiting(session, NOW)
        assert other.chat_key == "telegram:2"
        inbox.finish(session, other.id, NOW)
        assert inbox.next_waiting(session, NOW) == []
        assert inbox.next_retry(session) == NOW + timedelta(seconds=5)
        (again,) = inbox.next_waiting(session, NOW + timedelta(seconds=5))
        assert (again.id, again.tries) == (1, 1)
        inbox.set_aside(session, 1, "ABCD1234", NOW)
        (behind,) = inbox.next_waiting(session, NOW)
        assert behind.id == 2
        assert inbox.count_waiting(session) == 1
