"""What others are told when a session changes, and what becomes of the reminders; also in the quiet hours."""

from datetime import datetime

from handlers.context import Work
from handlers.sessions import notifications
from handlers.sessions.calendar.answering import keep_answer, say_yes
from handlers.sessions.notifications import Notified
from storage.outbox import Lane, OutboxRow, OutboxState
from storage.people import Person
from storage.sessions import Session, SessionMove, SessionState, answers_to, forget_answers
from tests.handlers.small_ward import HOA, LAN, MINH, ZONE, Ward, at, plain

WAITING = (OutboxState.WAITING,)


def change(ward: Ward, session_id: int, now: datetime, to: str | None) -> Notified:
    """What Lan's forms do when they are saved: move the session `to`, or cancel it (None)."""
    with ward.database.unit_of_work() as unit:
        work = Work(unit, now, ZONE, ward.policy)
        session = unit.db.get_one(Session, session_id)
        start = at(to) if to else None
        by = unit.db.get_one(Person, ward.people[LAN])
        move = SessionMove(
            session_id=session_id, from_start=session.starts_at, to_start=start, reason="Mưa", by_id=by.id, at=now
        )
        unit.db.add(move)
        unit.db.flush()
        session.version += 1
        if start is not None:
            session.starts_at = start
            forget_answers(unit.db, session_id)
            notified = notifications.notify_moved(work, session, move)
        else:
            session.state = SessionState.CANCELLED
            notified = notifications.notify_cancelled(work, session, "Mưa", by)
        unit.commit()
    return notified


def new_rows(ward: Ward, kind: str) -> list[OutboxRow]:
    return [row for row in ward.outbox(WAITING) if row.kind == kind]


def deliver(ward: Ward) -> list[str]:
    """Everything that waits goes out. Returns for whom."""
    with ward.database.unit_of_work() as unit:
        rows = ward.outbox(WAITING)
        for row in rows:
            unit.db.get_one(OutboxRow, row.id).state = OutboxState.SENT
        unit.commit()
    return sorted(ward.name_of(row) for row in rows)


def moved_words(old: str, new: str) -> str:
    return (
        f"📅 Buổi sinh hoạt dời ngày\nGiữ sạch kiệt 3\nTrước: {old}\nNay: {new}\nNơi họp: Nhà văn hóa\nLý do: Mưa\n\n"
        "Ngày họp đã khác. Đồng chí báo lại giúp: dự được hay xin vắng?"
    )


def test_a_move_by_day_is_told_at_once_to_all_but_the_mover_and_the_exempt(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.person("Nga (mẫu)", joined=False)
    assert change(ward, session_id, at("2026-12-10 09:00"), "2026-12-24 19:00") == Notified(2, ("Nga (mẫu)",))
    rows = new_rows(ward, "moved")
    said = moved_words("Thứ Năm 17/12/2026, 19:00", "Thứ Năm 24/12/2026, 19:00")
    assert [(ward.name_of(row), plain(row)) for row in rows] == [(HOA, said), (MINH, said)]
    assert {(row.not_before, row.lane, row.expires_at) for row in rows} == {
        (None, int(Lane.BROADCAST), at("2026-12-24 19:00"))
    }


def test_reminders_follow_the_new_start(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    before = [(when, name) for when, name, _ in ward.ticks("2026-12-14 19:00", "2026-12-15 09:00")]
    assert before == [("14/12 19:00", name) for name in (HOA, LAN, MINH)]
    change(ward, session_id, at("2026-12-15 09:10"), "2026-12-24 19:00")
    deliver(ward)
    after = [(when, name) for when, name, _ in ward.ticks("2026-12-15 09:30", "2026-12-25 00:00")]
    assert after == [
        ("17/12 19:00", MINH),
        ("21/12 19:00", HOA),
        ("21/12 19:00", LAN),
        ("21/12 19:00", MINH),
        ("23/12 19:00", HOA),
        ("23/12 19:00", LAN),
        ("23/12 19:00", MINH),
        ("24/12 16:00", HOA),
        ("24/12 16:00", LAN),
        ("24/12 16:00", MINH),
    ]


def test_moved_to_soon_the_news_stands_for_the_reminders_it_overtook(ward: Ward) -> None:
    session_id = ward.meet("2026-12-24 19:00", preparer=MINH)
    change(ward, session_id, at("2026-12-15 09:10"), "2026-12-17 19:00")
    deliver(ward)
    after = [(when, name) for when, name, _ in ward.ticks("2026-12-15 09:30", "2026-12-18 00:00")]
    assert after == [
        ("16/12 19:00", HOA),
        ("16/12 19:00", LAN),
        ("16/12 19:00", MINH),
        ("17/12 16:00", HOA),
        ("17/12 16:00", LAN),
        ("17/12 16:00", MINH),
    ]


def test_moved_away_and_back_the_reminders_come_anew(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    ward.tick(at("2026-12-14 19:00"))
    change(ward, session_id, at("2026-12-14 19:10"), "2026-12-31 19:00")
    deliver(ward)
    change(ward, session_id, at("2026-12-14 19:20"), "2026-12-17 19:00")
    deliver(ward)
    after = [(when, name) for when, name, _ in ward.ticks("2026-12-14 19:30", "2026-12-18 00:00")]
    assert [when for when, name in after if name == HOA] == ["16/12 19:00", "17/12 16:00"]


def test_three_moves_in_one_night_are_one_message_in_the_morning(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    night = at("2026-12-10 22:00")
    for to in ("2026-12-18 19:00", "2026-12-19 19:00", "2026-12-20 08:00"):
        assert change(ward, session_id, night, to) == Notified(2, ())
    rows = new_rows(ward, "moved")
    assert [(ward.name_of(row), plain(row)) for row in rows] == [
        (name, moved_words("Thứ Năm 17/12/2026, 19:00", "Chủ Nhật 20/12/2026, 08:00")) for name in (HOA, MINH)
    ]
    assert {row.not_before for row in rows} == {at("2026-12-11 06:30")}


def test_moved_and_back_in_one_night_nobody_is_woken_for_nothing(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    night = at("2026-12-10 22:00")
    change(ward, session_id, night, "2026-12-18 19:00")
    assert change(ward, session_id, night, "2026-12-17 19:00") == Notified(0, ())
    assert new_rows(ward, "moved") == []
    anew = ward.tick(at("2026-12-14 19:00"))
    assert [name for name, _ in anew] == [HOA, LAN, MINH]


def test_moved_three_times_then_cancelled(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    for hour, to in ((9, "2026-12-18 19:00"), (10, "2026-12-19 19:00"), (11, "2026-12-20 19:00")):
        change(ward, session_id, at(f"2026-12-10 {hour:02}:00"), to)
        assert deliver(ward) == [HOA, MINH]
    ward.tick(at("2026-12-17 19:00"), deliver=False)
    assert change(ward, session_id, at("2026-12-17 19:01"), None) == Notified(2, ())
    assert deliver(ward) == [HOA, MINH]
    assert ward.ticks("2026-12-17 19:30", "2026-12-21 00:00") == []
    assert [row.state for row in ward.outbox() if row.kind == "reminder"] == [OutboxState.WITHDRAWN] * 3


def test_only_those_who_had_heard_are_told_of_a_cancellation(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00", preparer=MINH)
    assert change(ward, session_id, at("2026-12-05 09:00"), None) == Notified(1, ())
    assert deliver(ward) == [MINH]


def test_who_answered_without_having_been_asked_is_told_too(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00")
    with ward.database.unit_of_work() as unit:
        work = Work(unit, at("2026-12-01 09:00"), ZONE, ward.policy)
        session = unit.db.get_one(Session, session_id)
        assert say_yes(work, session, unit.db.get_one(Person, ward.people[HOA]))
        unit.commit()
    change(ward, session_id, at("2026-12-05 09:00"), None)
    (row,) = new_rows(ward, "cancelled")
    assert ward.name_of(row) == HOA
    assert plain(row) == ("❌ Buổi sinh hoạt không họp nữa\nGiữ sạch kiệt 3\nThứ Năm 17/12/2026, 19:00\nLý do: Mưa")


def test_at_night_a_cancellation_waits_unless_the_session_is_before_the_morning(ward: Ward) -> None:
    late = ward.meet("2026-12-17 19:00", preparer=MINH)
    early = ward.meet("2026-12-17 06:00", preparer=MINH)
    night = at("2026-12-16 23:00")
    change(ward, late, night, None)
    change(ward, early, night, None)
    waits, urgent = new_rows(ward, "cancelled")
    assert (waits.not_before, waits.lane) == (at("2026-12-17 06:30"), int(Lane.BROADCAST))
    assert (urgent.not_before, urgent.lane) == (None, int(Lane.PERSON))


def test_moving_forgets_the_answers(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00")
    with ward.database.unit_of_work() as unit:
        work = Work(unit, at("2026-12-01 09:00"), ZONE, ward.policy)
        session = unit.db.get_one(Session, session_id)
        keep_answer(work, session, unit.db.get_one(Person, ward.people[HOA]), coming=False, reason="Ốm")
        unit.commit()
    change(ward, session_id, at("2026-12-05 09:00"), "2026-12-20 19:00")
    with ward.database.reading() as session_:
        assert answers_to(session_, session_id) == {}


def test_who_comes_after_all_is_told_to_the_secretary_at_a_decent_hour(ward: Ward) -> None:
    session_id = ward.meet("2026-12-17 19:00")
    with ward.database.unit_of_work() as unit:
        work = Work(unit, at("2026-12-01 22:00"), ZONE, ward.policy)
        session = unit.db.get_one(Session, session_id)
        hoa = unit.db.get_one(Person, ward.people[HOA])
        keep_answer(work, session, hoa, coming=False, reason="Ốm")
        notifications.notify_excused(work, session, hoa, "Ốm")
        assert say_yes(work, session, hoa)
        assert not say_yes(work, session, hoa)
        unit.commit()
    rows = new_rows(ward, "answer")
    assert [(ward.name_of(row), plain(row)) for row in rows] == [
        (LAN, "Đồng chí Hòa (mẫu) xin vắng buổi Giữ sạch kiệt 3, Thứ Năm 17/12/2026, 19:00.\nLý do: Ốm"),
        (LAN, "Đồng chí Hòa (mẫu) báo lại: dự được buổi Giữ sạch kiệt 3, Thứ Năm 17/12/2026, 19:00."),
    ]
    assert {row.not_before for row in rows} == {at("2026-12-02 06:30")}
