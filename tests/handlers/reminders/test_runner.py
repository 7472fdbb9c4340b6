"""The one runner: quiet hours, once for each slot, expiry, leave, who can be reached, order, and what a round costs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import delete, event, select

from bot.compose.news import NEWS
from bot.compose.schedule import CHORES, DUE
from bot.play.sample.ward import fill, join_everybody
from handlers.context import Work
from handlers.reminders.last_check import AWAY, NO_RIGHT, NOT_SO, NOT_THEIRS, LastCheck, Waited
from handlers.reminders.news import News, oneself
from handlers.reminders.reminder import DueNotice, Piece, Reminder
from handlers.reminders.rules import Night, in_time, leaves_at
from handlers.reminders.runner import run
from handlers.rights.access import Action
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from handlers.settings.policy import Policy
from handlers.settings.section import QuietHours
from storage.accounts import Account, Binding
from storage.database import Database
from storage.leaves import Leave
from storage.outbox import Lane, OutboxRow
from storage.people import Person
from tests.handlers.small_ward import ZONE, Ward, at, plain

HOA, LAN, TAM = "Hoa (mẫu)", "Lan (mẫu)", "Tâm (mẫu)"
NOON, NIGHT, MORNING = at("2026-12-01 12:00"), at("2026-12-01 22:00"), at("2026-12-02 06:30")
QUIET = QuietHours()


@dataclass
class Look:
    """Looks at the clock with one kind of reminder; `due` is what is due, `made` for whom a message was made."""

    ward: Ward
    due: list[DueNotice] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    reminder: Reminder = field(init=False)

    def __post_init__(self) -> None:
        self.reminder = Reminder("sample", lambda work: self.due)

    def wants(self, *names: str, slot: str = "1", subject: str = "thing:1", **more: Any) -> None:
        for name in names:
            self.due.append(DueNotice(self.ward.people[name], subject, slot, self._make, **more))

    def _make(self, person: Person) -> Screen:
        self.made.append(person.full_name)
        return Screen(Markup("Lời nhắc (mẫu) cho {}").format(person.full_name))

    def at(self, now: datetime, limit: int = 300, reminder: Reminder | None = None) -> int:
        with self.ward.database.unit_of_work() as unit:
            written = run(Work(unit, now, ZONE, self.ward.policy), reminder or self.reminder, limit)
            unit.commit()
        return written

    def still(self, now: datetime, slot: str = "1", reminder: Reminder | None = None) -> bool:
        one = reminder or self.reminder
        return self.refused(now, slot, {one.kind: one}) is None

    def refused(
        self, now: datetime, slot: str = "1", due: Mapping[str, Reminder] | None = None, *news: News
    ) -> str | None:
        """Why what was written to Hòa would not go after all."""
        key = Key("sample", "thing:1", self.ward.people[HOA], slot)
        waited = Waited(1_000 + key.person_id, str(key))
        with self.ward.database.unit_of_work() as unit:
            work = Work(unit, now, ZONE, self.ward.policy)
            return LastCheck(work, due or {}, {one.kind: one for one in news}).refused(waited)

    def rows(self) -> list[OutboxRow]:
        return self.ward.outbox()

    def leave(self, name: str, first: datetime, last: datetime) -> None:
        person = self.ward.people[name]
        with self.ward.database.unit_of_work() as unit:
            days = {"first_on": first.date(), "last_on": last.date()}
            unit.db.add(Leave(person_id=person, set_by_id=person, set_at=first, **days))
            unit.commit()


@pytest.fixture
def look(database: Database) -> Look:
    ward = Ward(database)
    for name in (HOA, LAN, TAM):
        ward.person(name)
    return Look(ward)


def names(look: Look) -> list[str]:
    return [look.ward.name_of(row) for row in look.rows()]


def test_what_is_due_is_written_once_in_its_order(look: Look) -> None:
    look.wants(TAM, HOA, LAN, HOA)
    assert look.at(NOON) == 3
    assert look.at(NOON) == look.at(NOON + timedelta(days=30)) == 0
    assert names(look) == [TAM, HOA, LAN] == look.made
    assert plain(look.rows()[0]) == "Lời nhắc (mẫu) cho Tâm (mẫu)"
    assert {(row.kind, row.subject, row.lane, row.not_before) for row in look.rows()} == {
        ("sample", "thing:1", Lane.BROADCAST, None)
    }


def test_another_slot_is_another_reminder_and_takes_the_place_of_one_that_waits(look: Look) -> None:
    look.wants(HOA)
    look.at(NOON)
    look.wants(HOA, slot="2", replaces=frozenset({"1"}))
    assert look.at(NOON) == 1
    assert [row.state for row in look.rows()] == ["withdrawn", "waiting"]
    assert look.at(NOON) == 0


def test_at_night_nothing_is_written_and_in_the_morning_what_is_due_then(look: Look) -> None:
    look.wants(HOA, LAN)
    assert look.at(NIGHT) == 0 and look.rows() == [] == look.made
    look.due.pop()
    assert look.at(MORNING - timedelta(minutes=1)) == 0
    assert look.at(MORNING) == 1 and names(look) == [HOA]


def test_at_night_a_feature_is_not_even_asked(look: Look) -> None:
    def asked(work: Work) -> Iterator[DueNotice]:
        raise AssertionError

    assert look.at(NIGHT, reminder=Reminder("sample", asked)) == 0


def test_what_tells_of_this_moment_is_written_at_night_and_leaves_in_the_morning(look: Look) -> None:
    look.wants(HOA)
    assert look.at(NIGHT, reminder=replace(look.reminder, night=Night.LEAVE_LATER)) == 1
    assert look.rows()[0].not_before == MORNING


def test_what_would_expire_before_the_morning_is_not_written(look: Look) -> None:
    look.wants(HOA, expires_at=MORNING)
    later = replace(look.reminder, night=Night.LEAVE_LATER)
    assert look.at(NIGHT, reminder=later) == 0
    look.wants(LAN, expires_at=MORNING + timedelta(minutes=1))
    assert look.at(NIGHT, reminder=later) == 1 and names(look) == [LAN]


def test_what_somebody_is_in_the_middle_of_goes_at_night(look: Look) -> None:
    look.wants(HOA)
    assert look.at(NIGHT, reminder=replace(look.reminder, night=Night.AT_ONCE, lane=Lane.PERSON)) == 1
    assert (look.rows()[0].not_before, look.rows()[0].lane) == (None, Lane.PERSON)


@pytest.mark.parametrize(
    ("night", "now", "leaves"),
    [
        (Night.ASK_AGAIN, NOON, NOON),
        (Night.ASK_AGAIN, NIGHT, None),
        (Night.LEAVE_LATER, NOON, NOON),
        (Night.LEAVE_LATER, NIGHT, MORNING),
        (Night.LEAVE_LATER, MORNING, MORNING),
        (Night.AT_ONCE, NIGHT, NIGHT),
    ],
)
def test_when_what_is_written_leaves(night: Night, now: datetime, leaves: datetime | None) -> None:
    assert leaves_at(night, now, QUIET, ZONE) == leaves


def test_in_time_is_before_the_end() -> None:
    assert in_time(NOON, None) and in_time(NOON, NOON + timedelta(seconds=1)) and not in_time(NOON, NOON)


def test_expired_things_are_not_written_and_others_carry_their_end(look: Look) -> None:
    look.wants(HOA, expires_at=NOON)
    look.wants(LAN, expires_at=NIGHT)
    assert look.at(NOON) == 1
    assert names(look) == [LAN] and look.rows()[0].expires_at == NIGHT


def test_who_is_on_leave_hears_what_is_due_still_when_they_are_back(look: Look) -> None:
    look.leave(HOA, NOON - timedelta(days=1), NOON + timedelta(days=1))
    look.wants(HOA, LAN)
    look.wants(HOA, slot="2", expires_at=NOON + timedelta(hours=1))
    assert look.at(NOON) == 1 and names(look) == [LAN]
    assert look.at(NOON + timedelta(days=2)) == 1 and names(look) == [LAN, HOA]
    assert (look.rows()[1].unique_key or "").endswith("|1")


def test_what_does_not_wait_for_leave_goes(look: Look) -> None:
    look.leave(HOA, NOON, NOON)
    look.wants(HOA)
    assert look.at(NOON, reminder=replace(look.reminder, on_leave=True)) == 1


def test_who_joins_later_hears_what_is_due_still(look: Look) -> None:
    look.ward.person("Sơn (mẫu)", joined=False)
    look.wants("Sơn (mẫu)")
    assert look.at(NOON) == 0 and look.made == []
    look.ward.join("Sơn (mẫu)")
    assert look.at(NOON) == 1


def test_who_is_no_longer_there_hears_nothing(look: Look) -> None:
    with look.ward.database.unit_of_work() as unit:
        unit.db.get_one(Person, look.ward.people[HOA]).active = False
        unit.commit()
    look.wants(HOA)
    assert look.at(NOON) == 0 and look.rows() == []


def test_a_round_stops_at_its_limit_and_the_next_goes_on(look: Look) -> None:
    look.wants(HOA, LAN, TAM)
    assert [look.at(NOON, limit=2) for _ in range(3)] == [2, 1, 0]
    assert names(look) == [HOA, LAN, TAM]


def test_who_has_nothing_to_be_told_after_all_does_not_count_against_the_limit(look: Look) -> None:
    look.due.append(DueNotice(look.ward.people[HOA], "thing:1", "1", lambda person: ()))
    look.wants(LAN, TAM)
    assert look.at(NOON, limit=2) == 2 and names(look) == [LAN, TAM]


def test_a_reminder_in_pieces_is_one_and_comes_in_order(look: Look) -> None:
    def pieces(person: Person) -> Iterable[Piece]:
        return [Piece("picture", Screen(Markup("Ảnh"))), Piece("1", Screen(Markup("Lời")))]

    look.due.append(DueNotice(look.ward.people[HOA], "thing:1", "1", lambda person: list(pieces(person))))
    assert [look.at(NOON), look.at(NOON)] == [1, 0]
    assert [(row.unique_key or "").rsplit("|", 1)[1] for row in look.rows()] == ["picture", "1"]


def test_a_look_that_finds_all_written_costs_one_statement_however_many(look: Look) -> None:
    for number in range(40):
        look.wants(HOA, LAN, TAM, subject=f"thing:{number}")
    assert look.at(NOON) == 120
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(look.ward.database.engine, "before_cursor_execute", note)
    assert look.at(NOON) == 0
    event.remove(look.ward.database.engine, "before_cursor_execute", note)
    assert len([one for one in seen if one.startswith("SELECT")]) == 1


def test_the_last_check_asks_whether_it_is_still_due(look: Look) -> None:
    look.wants(HOA)
    assert look.still(NOON) and not look.still(NOON, slot="2")
    look.due.clear()
    assert not look.still(NOON)


def test_the_last_check_by_a_features_own_words(look: Look) -> None:
    keys: list[Key] = []

    def still(work: Work, key: Key) -> bool:
        keys.append(key)
        return key.slot == "2"

    own = replace(look.reminder, still=still)
    assert (look.still(NOON, "1", own), look.still(NOON, "2", own)) == (False, True)
    assert keys[0] == ("sample", "thing:1", look.ward.people[HOA], "1")


def test_the_last_check_of_who_has_left_or_gone_on_leave(look: Look) -> None:
    look.wants(HOA)
    look.leave(HOA, NOON, NOON)
    assert not look.still(NOON) and look.still(NOON, reminder=replace(look.reminder, on_leave=True))
    assert look.still(NOON + timedelta(days=1))
    with look.ward.database.unit_of_work() as unit:
        unit.db.get_one(Person, look.ward.people[HOA]).active = False
        unit.commit()
    assert not look.still(NOON + timedelta(days=1))


def test_the_last_check_says_why(look: Look) -> None:
    never = News("sample", (Action.SEE_OWN_DATA,), oneself, lambda work, key: False)
    right = News("sample", (Action.DECIDE_PLAN,), oneself, lambda work, key: True)
    assert look.refused(NOON) is None
    assert look.refused(NOON, "1", None, never) == NOT_SO
    assert look.refused(NOON, "1", None, right) == NO_RIGHT
    look.leave(HOA, NOON, NOON)
    look.wants(HOA)
    assert look.refused(NOON, "1", {"sample": look.reminder}) == AWAY
    with look.ward.database.unit_of_work() as unit:
        unit.db.execute(delete(Binding).where(Binding.person_id == look.ward.people[HOA]))
        unit.commit()
    assert look.refused(NOON) == NOT_THEIRS


def test_an_answer_goes_to_whom_the_chat_is_still_of(look: Look) -> None:
    hoa, tam = look.ward.people[HOA], look.ward.people[TAM]
    with look.ward.database.unit_of_work() as unit:
        check = LastCheck(Work(unit, NOON, ZONE, look.ward.policy), {}, {})
        assert check.refused(Waited(1_000 + hoa, None, hoa)) is None
        assert check.refused(Waited(1_000 + hoa, None, tam)) == NOT_THEIRS
        unit.db.scalars(select(Account).where(Account.chat_id == 1_000 + hoa)).one().left_at = NOON
        assert check.refused(Waited(1_000 + hoa, None, tam)) is None
        assert check.refused(Waited(1_000 + hoa, str(Key("sample", "thing:1", tam, "1")))) == NOT_THEIRS
        assert check.refused(Waited(77, None, None)) is None
        assert check.refused(Waited(77, "group|chat:-5||2026-12-01")) is None


@pytest.fixture
def sample(database: Database) -> Database:
    """The sample ward, in which everybody has joined."""
    with database.unit_of_work() as unit:
        fill(unit.db, NOON, ZONE)
        join_everybody(unit.db, NOON)
        unit.commit()
    return database


def test_asking_what_is_due_writes_nothing(sample: Database) -> None:
    """So that it may be asked at any time: by the last check, too."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    found: set[str] = set()
    event.listen(sample.engine, "before_cursor_execute", note)
    with sample.unit_of_work() as unit:
        for hours, reminder in product(range(0, 21 * 24, 12), DUE):
            due = list(reminder.due(Work(unit, NOON + timedelta(hours=hours), ZONE, Policy())))
            found |= {reminder.kind} if due else set()
        unit.db.flush()
    event.remove(sample.engine, "before_cursor_execute", note)
    assert {"reminder", "task_reminder", "preparation", "lesson"} <= found
    assert [one for one in seen if not one.startswith(("BEGIN", "SELECT", "WITH"))] == []


def test_what_was_just_written_passes_the_last_check_of_its_feature(sample: Database) -> None:
    passed: set[str] = set()
    for day in range(21):
        with sample.unit_of_work() as unit:
            work = Work(unit, NOON + timedelta(days=day), ZONE, Policy())
            for chore in CHORES:
                chore(work)
            before = set(unit.db.scalars(select(OutboxRow.id)))
            for reminder in DUE:
                run(work, reminder)
            for row in unit.db.scalars(select(OutboxRow).where(OutboxRow.id.not_in(before))):
                waited = Waited(row.chat_id, row.unique_key)
                assert LastCheck(work, {one.kind: one for one in DUE}, NEWS).refused(waited) is None, row.unique_key
                passed.add(row.kind)
            unit.commit()
    assert passed >= {"digest", "lesson", "preparation", "reminder", "task_reminder"}
