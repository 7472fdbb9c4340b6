"""The inbox: each update once, in order of arrival, and a chat's rows behind one that is to be tried again."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import inbox, turns
from storage.database import Database, Db
from storage.inbox import Arrival, InboxRow

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def arrival(key: str, chat: str = "telegram:1", source: str = "telegram:77") -> Arrival:
    return Arrival(source, key, chat, "{}", int(key) if key.isdecimal() else None)


def keys(db: Db) -> list[str]:
    return list(db.scalars(select(InboxRow.update_key).order_by(InboxRow.id)))


def test_each_once_in_the_order_of_arrival(database: Database) -> None:
    with database.unit_of_work() as unit:
        db = unit.db
        assert inbox.put(db, [], NOW) == 0
        assert inbox.put(db, [arrival("3"), arrival("1"), arrival("3"), arrival("2")], NOW) == 3
        assert inbox.put(db, [arrival("1"), arrival("4"), arrival("1", source="zalo:77")], NOW) == 2
        assert keys(db) == ["3", "1", "2", "4", "1"]


def test_the_last_received_is_the_last_by_arrival(database: Database) -> None:
    with database.unit_of_work() as unit:
        assert inbox.last_received(unit.db, "telegram:77") is None
        inbox.put(unit.db, [arrival("900"), arrival("7"), arrival("x")], NOW)
        inbox.put(unit.db, [arrival("5000", source="zalo:77")], NOW)
        assert inbox.last_received(unit.db, "telegram:77") == (7, NOW)


def test_a_row_held_back_holds_its_chat_back_alone(database: Database) -> None:
    with database.unit_of_work() as unit:
        db = unit.db
        inbox.put(db, [arrival("1"), arrival("2"), arrival("3", "telegram:2")], NOW)
        (first,) = turns.next_waiting(db, NOW)
        assert first.id == 1
        turns.retry_later(db, first.id, NOW + timedelta(seconds=5))
        (other,) = turns.next_waiting(db, NOW)
        assert other.chat_key == "telegram:2"
        turns.finish(db, other.id, other.chat_key, NOW)
        assert turns.next_waiting(db, NOW) == []
        assert turns.next_retry(db, NOW) == NOW + timedelta(seconds=5)
        (again,) = turns.next_waiting(db, NOW + timedelta(seconds=5))
        assert (again.id, again.tries) == (1, 1)
        turns.set_aside(db, 1, first.chat_key, "ABCD1234", NOW)
        (behind,) = turns.next_waiting(db, NOW)
        assert behind.id == 2
        assert inbox.count_waiting(db) == 1
