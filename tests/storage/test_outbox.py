"""What a row of the outbox keeps beside the call itself: the rows that a message's buttons stand for."""

from datetime import UTC, datetime

from markupsafe import Markup

from handlers.screens.screen import Choice, Screen, message_payload
from storage.database import Database, Db
from storage.delivering import change_call, mark_sent
from storage.outbox import OutboxRow, Outgoing, enqueue, message_is_about

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
CHAT = 100
TASKS = Screen(
    Markup("📋"),
    (
        (Choice("✅", "t:12:1:done", "tasks:12"), Choice("📝", "t:12:1:open", "tasks:12")),
        (Choice("✅", "t:7:1:done", "tasks:7"), Choice("📄", "s:7:1:view", "sessions:3")),
        (Choice("✖", "d:1:1:cancel"),),
    ),
)


def written(db: Db, screen: Screen) -> int:
    """The id of the row of a message that shows the screen."""
    outgoing = Outgoing("telegram", CHAT, "sendMessage", message_payload(screen, CHAT))
    row_id = enqueue(db, outgoing, NOW)
    assert row_id is not None
    return row_id


def test_a_message_is_known_by_what_its_buttons_are_about(database: Database) -> None:
    with database.unit_of_work() as unit:
        row_id = written(unit.db, TASKS)
        mark_sent(unit.db, {row_id: ["501"]}, NOW)
        assert message_is_about(unit.db, CHAT, "501", "tasks") == {7, 12}
        assert message_is_about(unit.db, CHAT, "501", "sessions") == {3}
        assert message_is_about(unit.db, CHAT, "502", "tasks") == message_is_about(unit.db, 9, "501", "tasks") == set()
        row = unit.db.get_one(OutboxRow, row_id)
        assert row.about == ["tasks:12", "tasks:7", "sessions:3"] and "about" not in row.payload


def test_an_edit_that_goes_with_its_message_changes_what_it_is_about(database: Database) -> None:
    with database.unit_of_work() as unit:
        row_id, edit_id = written(unit.db, Screen(Markup("Nhắc việc"))), written(unit.db, TASKS)
        mark_sent(unit.db, {row_id: ["501"]}, NOW)
        assert message_is_about(unit.db, CHAT, "501", "tasks") == set()
        change_call(unit.db, row_id, "sendMessage", message_payload(TASKS, CHAT), edit_id)
        assert message_is_about(unit.db, CHAT, "501", "tasks") == {7, 12}
