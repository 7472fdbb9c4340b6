"""The table of reminders against the clock: what is due, to whom, once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.screens.quiet_hours import awake_moment, is_quiet, quiet_span, wait_for_morning
from handlers.sessions.reminders.rules import (
    AlreadyWritten,
    DueTasks,
    Listener,
    SessionFacts,
    TaskFacts,
    due_session_reminders,
    due_task_reminders,
    moment_of,
    slot_of,
)
from handlers.settings.reminders import Reminders, SessionReminder, TaskReminder
from handlers.settings.section import QuietHours

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET = QuietHours()
TABLE = Reminders().session
TASK_TABLE = Reminders().task
EVERYONE = frozenset({"preparer", "secretary", "members", "in_charge"})


def at(text: str) -> datetime:
    """A local moment, "2026-12-03 19:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("local", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("00:00", True), ("06:29", True), ("06:30", False)],
)
def test_quiet_from_nine_to_half_past_six(local: str, quiet: bool) -> None:
    assert is_quiet(at(f"2026-12-03 {local}"), QUIET, ZONE) is quiet


def test_quiet_hours_within_one_day_and_none_at_all() -> None:
    siesta = QuietHours(start=time(12), end=time(14))
    assert is_quiet(at("2026-12-03 13:00"), siesta, ZONE)
    assert not is_quiet(at("2026-12-03 23:00"), siesta, ZONE)
    assert quiet_span(at("2026-12-03 13:00"), siesta, ZONE) == (at("2026-12-03 12:00"), at("2026-12-03 14:00"))
    never = QuietHours(start=time(0), end=time(0))
    assert not is_quiet(at("2026-12-03 00:00"), never, ZONE)


@pytest.mark.parametrize(
    ("start", "before", "due"),
    [
        ("2026-12-03 19:00", "3h", "2026-12-03 16:00"),
        ("2026-12-03 19:00", "14d", "2026-11-19 19:00"),
        ("2026-12-03 07:30", "3h", "2026-12-03 06:30"),
        ("2026-12-03 06:31", "3h", "2026-12-03 06:30"),
        ("2026-12-03 06:30", "3h", "2026-12-02 20:30"),
        ("2026-12-03 06:00", "3h", "2026-12-02 20:30"),
        ("2026-12-03 06:00", "1d", "2026-12-02 06:30"),
        ("2026-12-03 00:30", "3h", "2026-12-02 20:30"),
        ("2026-12-03 00:00", "3h", "2026-12-02 20:30"),
        ("2026-12-03 22:00", "30m", "2026-12-03 20:30"),
        ("2026-12-03 22:00", "1d", "2026-12-03 06:30"),
        ("2026-12-03 23:59", "3h", "2026-12-03 20:59"),
    ],
)
def test_moment_of_a_reminder(start: str, before: str, due: str) -> None:
    span = SessionReminder.model_validate({"who": "members", "before": before, "text": "soon"}).before
    assert moment_of(span, at(start), QUIET, ZONE) == at(due)


minutes = st.integers(0, 24 * 60 - 1)
quiet_hours = st.builds(
    lambda start, end: QuietHours(start=time(start // 60, start % 60), end=time(end // 60, end % 60)), minutes, minutes
)
starts = st.integers(0, 700 * 24 * 60).map(lambda minute: at("2026-01-02 00:00") + timedelta(minutes=minute))
spans = st.timedeltas(timedelta(minutes=1), timedelta(days=40))


@given(starts, spans, quiet_hours)
def test_a_moment_is_never_quiet_never_after_the_start_and_near(
    start: datetime, before: timedelta, quiet: QuietHours
) -> None:
    moment = moment_of(before, start, quiet, ZONE)
    nominal = start - before
    assert not is_quiet(moment, quiet, ZONE)
    assert moment < start
    if not is_quiet(nominal, quiet, ZONE):
        assert moment == nominal
        return
    began, ended = quiet_span(nominal, quiet, ZONE)
    assert began <= nominal < ended
    if ended < start:
        assert moment == ended
    else:
        assert began - timedelta(minutes=30) <= moment < began


@given(starts, quiet_hours)
def test_news_waits_for_the_morning_or_not_at_all(now: datetime, quiet: QuietHours) -> None:
    deadline = now + timedelta(hours=9)
    until = wait_for_morning(now, deadline, quiet, ZONE)
    if until is None:
        assert not is_quiet(now, quiet, ZONE) or quiet_span(now, quiet, ZONE)[1] >= deadline
    else:
        assert is_quiet(now, quiet, ZONE)
        assert not is_quiet(until, quiet, ZONE)
        assert now < until < deadline


def test_the_evening_is_not_before_people_woke() -> None:
    nearly_always = QuietHours(start=time(7), end=time(6, 50))
    moment = awake_moment(at("2026-12-03 12:00"), at("2026-12-03 18:00"), nearly_always, ZONE)
    assert moment == at("2026-12-03 06:50")


SESSION = SessionFacts(7, at("2026-12-17 19:00"))


def walk(
    session: SessionFacts, listener: Listener, first: datetime, step: timedelta, last: datetime
) -> list[tuple[datetime, tuple[str, ...]]]:
    """What one person is sent by ticks from `first` to `last`, as (local moment, texts)."""
    sent: list[tuple[datetime, tuple[str, ...]]] = []
    written: frozenset[str] = listener.written
    now = first
    while now <= last:
        present = Listener(listener.person_id, listener.capacities, listener.coming, written, told_at=listener.told_at)
        for due in due_session_reminders(session, [present], TABLE, now, QUIET, ZONE):
            assert due.slot not in written
            written |= {due.slot}
            sent.append((now, tuple(row.text for row in due.rows)))
        now += step
    return sent


def test_a_member_through_the_weeks() -> None:
    member = Listener(1, frozenset({"members"}))
    assert walk(SESSION, member, at("2026-12-01 00:00"), timedelta(minutes=30), at("2026-12-18 00:00")) == [
        (at("2026-12-14 19:00"), ("invitation",)),
        (at("2026-12-16 19:00"), ("invitation_again",)),
        (at("2026-12-17 16:00"), ("soon",)),
    ]


def test_who_has_answered_is_not_asked_again_and_who_is_excused_not_reminded() -> None:
    coming = Listener(1, frozenset({"members"}), coming=True)
    assert [
        texts for _, texts in walk(SESSION, coming, at("2026-12-14 00:00"), timedelta(hours=1), SESSION.starts_at)
    ] == [("invitation",), ("soon",)]
    excused = Listener(1, frozenset({"members"}), coming=False)
    assert walk(SESSION, excused, at("2026-12-01 00:00"), timedelta(hours=1), SESSION.starts_at) == []


def test_several_capacities_make_one_message_a_moment() -> None:
    everything = Listener(1, EVERYONE)
    facts = SessionFacts(7, SESSION.starts_at, has_preparer=False)
    assert walk(facts, everything, at("2026-12-01 00:00"), timedelta(hours=1), SESSION.starts_at) == [
        (at("2026-12-03 19:00"), ("prepare_start", "name_preparer")),
        (at("2026-12-10 19:00"), ("prepare_draft",)),
        (at("2026-12-14 19:00"), ("secretary_check", "in_charge_notice", "invitation")),
        (at("2026-12-16 19:00"), ("invitation_again", "secretary_tomorrow")),
        (at("2026-12-17 16:00"), ("soon",)),
    ]


def test_after_fourteen_days_of_downtime_only_the_latest_for_each_capacity() -> None:
    everything = Listener(1, EVERYONE)
    late = at("2026-12-17 08:00")
    assert walk(SESSION, everything, late, timedelta(hours=1), SESSION.starts_at) == [
        (late, ("prepare_draft", "in_charge_notice", "invitation_again", "secretary_tomorrow")),
        (at("2026-12-17 16:00"), ("soon",)),
    ]


def test_what_is_too_late_by_its_row_is_superseded_by_an_earlier_row_that_is_not() -> None:
    table = (
        SessionReminder(who="members", before=timedelta(days=3), text="invitation"),
        SessionReminder(who="members", before=timedelta(days=1), text="invitation_again", late_for=timedelta(hours=2)),
    )
    member = Listener(1, frozenset({"members"}))
    now = at("2026-12-17 08:00")
    due = due_session_reminders(SESSION, [member], table, now, QUIET, ZONE)
    assert [tuple(row.text for row in one.rows) for one in due] == [("invitation",)]


def test_nothing_once_the_session_has_started_or_while_it_is_quiet() -> None:
    member = Listener(1, frozenset({"members"}))
    assert due_session_reminders(SESSION, [member], TABLE, SESSION.starts_at, QUIET, ZONE) == []
    assert due_session_reminders(SESSION, [member], TABLE, at("2026-12-16 22:00"), QUIET, ZONE) == []
    early = SessionFacts(8, at("2026-12-18 06:00"))
    missed_evening = at("2026-12-17 22:00")
    assert due_session_reminders(early, [member], TABLE, missed_evening, QUIET, ZONE) == []


def test_a_move_begins_anew_but_does_not_repeat_what_its_news_said() -> None:
    moved = SessionFacts(7, at("2026-12-19 19:00"), moves=1)
    told = Listener(1, frozenset({"members", "preparer"}), told_at=at("2026-12-17 10:00"))
    assert walk(moved, told, at("2026-12-17 10:00"), timedelta(hours=1), moved.starts_at) == [
        (at("2026-12-18 19:00"), ("invitation_again",)),
        (at("2026-12-19 16:00"), ("soon",)),
    ]


def test_moved_away_and_back_is_another_slot() -> None:
    assert slot_of(timedelta(hours=3), SESSION) == "180m@2026-12-17T12:00Z#0"
    assert slot_of(timedelta(hours=3), SessionFacts(7, SESSION.starts_at, moves=2)) == "180m@2026-12-17T12:00Z#2"


def test_a_late_registration_says_the_latest_at_once() -> None:
    everything = Listener(1, EVERYONE)
    registered = at("2026-12-15 19:00")
    assert walk(SESSION, everything, registered, timedelta(hours=1), SESSION.starts_at) == [
        (registered, ("prepare_draft", "secretary_check", "in_charge_notice", "invitation")),
        (at("2026-12-16 19:00"), ("invitation_again", "secretary_tomorrow")),
        (at("2026-12-17 16:00"), ("soon",)),
    ]


def test_what_has_not_left_yet_is_waited_for_then_replaced() -> None:
    waiting = slot_of(timedelta(days=3), SESSION)
    member = Listener(1, frozenset({"members"}), waiting=frozenset({waiting}))
    assert due_session_reminders(SESSION, [member], TABLE, at("2026-12-14 19:01"), QUIET, ZONE) == []
    (due,) = due_session_reminders(SESSION, [member], TABLE, at("2026-12-16 19:00"), QUIET, ZONE)
    assert due.slot == slot_of(timedelta(days=1), SESSION)
    assert due.replaces == {waiting}


@given(
    st.lists(st.sampled_from(sorted(EVERYONE)), min_size=1).map(frozenset),
    st.sampled_from([None, True, False]),
    st.lists(st.integers(0, 15 * 24 * 60), min_size=1, max_size=40),
)
def test_however_the_ticks_fall_nobody_gets_the_same_twice_or_in_the_quiet(
    capacities: frozenset[str], coming: bool | None, ticks: list[int]
) -> None:
    written: frozenset[str] = frozenset()
    said: list[tuple[str, str]] = []
    for minute in sorted(ticks):
        now = at("2026-12-03 00:00") + timedelta(minutes=minute)
        listener = Listener(1, capacities, coming, written)
        due = due_session_reminders(SESSION, [listener], TABLE, now, QUIET, ZONE)
        assert len(due) <= 1
        for one in due:
            assert not is_quiet(now, QUIET, ZONE)
            assert now < SESSION.starts_at
            written |= {one.slot}
            said += [(row.who, row.text) for row in one.rows]
    assert len(said) == len(set(said))
    assert {who for who, _ in said} <= capacities


GIVEN_AT = at("2026-12-01 20:00")


def walk_tasks(
    tasks: list[TaskFacts],
    first: datetime,
    step: timedelta,
    last: datetime,
    table: tuple[TaskReminder, ...] = TASK_TABLE,
) -> list[tuple[datetime, int, tuple[int, ...]]]:
    """What is sent by ticks from `first` to `last`, as (moment, person, tasks)."""
    written: dict[int, AlreadyWritten] = {}
    sent = []
    now = first
    while now <= last:
        for due in due_task_reminders(tasks, written, table, now, QUIET, ZONE):
            gone = written.get(due.person_id, AlreadyWritten()).gone
            assert due.slot not in gone
            written[due.person_id] = AlreadyWritten(gone | {due.slot})
            sent.append((now, due.person_id, due.task_ids))
        now += step
    return sent


def test_a_task_soon_today_late_then_weekly() -> None:
    task = TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT)
    moments = [
        now for now, _, _ in walk_tasks([task], at("2026-12-01 21:00"), timedelta(minutes=30), at("2026-12-26 00:00"))
    ]
    assert moments == [
        at("2026-12-07 07:30"),
        at("2026-12-10 07:30"),
        at("2026-12-11 07:30"),
        at("2026-12-18 07:30"),
        at("2026-12-25 07:30"),
    ]


def test_several_tasks_of_a_day_are_one_message_each_only_on_its_own_days() -> None:
    tasks = [
        TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT),
        TaskFacts(6, 1, date(2026, 12, 13), GIVEN_AT),
        TaskFacts(7, 1, date(2026, 12, 14), GIVEN_AT),
        TaskFacts(8, 2, date(2026, 12, 10), GIVEN_AT),
    ]
    assert walk_tasks(tasks, at("2026-12-09 00:00"), timedelta(minutes=30), at("2026-12-11 12:00")) == [
        (at("2026-12-09 06:30"), 1, (5,)),
        (at("2026-12-09 06:30"), 2, (8,)),
        (at("2026-12-10 07:30"), 1, (5, 6)),
        (at("2026-12-10 07:30"), 2, (8,)),
        (at("2026-12-11 07:30"), 1, (5, 7)),
        (at("2026-12-11 07:30"), 2, (8,)),
    ]


def test_after_a_downtime_the_present_state_once() -> None:
    tasks = [TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT), TaskFacts(6, 1, date(2026, 12, 24), GIVEN_AT)]
    up = at("2026-12-22 15:00")
    assert walk_tasks(tasks, up, timedelta(minutes=30), at("2026-12-24 06:00")) == [(up, 1, (5, 6))]


def test_what_was_missed_waits_for_what_is_still_to_come_today() -> None:
    task = TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT)
    for up in ("2026-12-10 06:30", "2026-12-18 06:30"):
        moments = [now for now, *_ in walk_tasks([task], at(up), timedelta(minutes=30), at(up) + timedelta(hours=12))]
        assert moments == [at(up) + timedelta(hours=1)]


def test_a_task_given_after_its_moment_is_not_reminded_of_at_once() -> None:
    task = TaskFacts(5, 1, date(2026, 12, 3), at("2026-12-02 20:00"))
    assert walk_tasks([task], at("2026-12-02 20:00"), timedelta(minutes=30), at("2026-12-03 12:00")) == [
        (at("2026-12-03 07:30"), 1, (5,))
    ]


def test_a_time_in_the_quiet_hours_moves_to_the_morning_or_to_the_evening_of_that_day() -> None:
    task = TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT)
    table = (
        TaskReminder(before=timedelta(days=1), text="soon", at=time(5)),
        TaskReminder(before=timedelta(), text="today", at=time(22)),
    )
    moments = [
        now
        for now, *_ in walk_tasks([task], at("2026-12-08 00:00"), timedelta(minutes=30), at("2026-12-12 00:00"), table)
    ]
    assert moments == [at("2026-12-09 06:30"), at("2026-12-10 20:30")]


def test_a_waiting_message_is_not_written_again_and_an_older_one_is_replaced() -> None:
    task = TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT)
    waiting = {1: AlreadyWritten(waiting=frozenset({"2026-12-07T07:30"}))}
    assert due_task_reminders([task], waiting, TASK_TABLE, at("2026-12-07 08:00"), QUIET, ZONE) == []
    assert due_task_reminders([task], waiting, TASK_TABLE, at("2026-12-10 08:00"), QUIET, ZONE) == [
        DueTasks(1, (5,), "2026-12-10T07:30", frozenset({"2026-12-07T07:30"}))
    ]


def test_a_reminder_long_missed_is_expired() -> None:
    once = (TaskReminder(before=timedelta(), text="today"),)
    task = TaskFacts(5, 1, date(2026, 12, 10), GIVEN_AT)
    assert due_task_reminders([task], {}, once, at("2027-01-09 07:00"), QUIET, ZONE)
    assert due_task_reminders([task], {}, once, at("2027-01-09 08:00"), QUIET, ZONE) == []


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(-20, 20), st.integers(0, 50 * 24 * 60)), max_size=6),
    st.lists(st.integers(0, 40 * 24 * 60), max_size=40),
)
def test_however_the_ticks_fall_a_task_is_named_at_most_once_a_moment_and_weekly(
    raw: list[tuple[int, int, int]], ticks: list[int]
) -> None:
    tasks = [
        TaskFacts(
            number, person, date(2026, 12, 10) + timedelta(days=due), at("2026-11-01 00:00") + timedelta(minutes=given)
        )
        for number, (person, due, given) in enumerate(raw)
    ]
    written: dict[int, AlreadyWritten] = {}
    named: dict[int, list[tuple[datetime, bool]]] = {}
    for minute in sorted(ticks):
        now = at("2026-11-20 00:00") + timedelta(minutes=minute)
        for due in due_task_reminders(tasks, written, TASK_TABLE, now, QUIET, ZONE):
            assert not is_quiet(now, QUIET, ZONE)
            gone = written.get(due.person_id, AlreadyWritten()).gone
            assert due.slot not in gone
            written[due.person_id] = AlreadyWritten(gone | {due.slot})
            for task_id in due.task_ids:
                named.setdefault(task_id, []).append((now, now.date() > tasks[task_id].due_on))
    for task_id, moments in named.items():
        days = [now.date() for now, _ in moments]
        assert len(days) == len(set(days)), task_id
        late = [now for now, is_late in moments if is_late]
        weeks = {((now.date() - tasks[task_id].due_on).days - 1) // 7 for now in late}
        assert len(late) <= len(weeks) + 1
