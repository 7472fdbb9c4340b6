"""Everything that chibo says unasked, said at once in one cell of the city's other ward (tests/dialogs/city.py)."""

from datetime import timedelta

from markupsafe import Markup

from bot.compose.schedule import TICKS, do
from handlers.context import Work, working
from handlers.meetings.feedback.card import send_to_leaders
from handlers.meetings.log.closing.saving import assigned_screen
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.sending import send_for_reading
from handlers.people.joining.invitations import invite
from handlers.people.joining.notifications import notify_failed, notify_joined, notify_other_phones
from handlers.people.privacy.requests import NOTICE, answerers, notice_screen, subject_of
from handlers.people.talk import to_secretary
from handlers.rights.recipients import Duty, told
from handlers.screens import failures, unreachable
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from handlers.sessions import notifications as sessions
from handlers.sessions.approval.deciding import notify_leaders
from handlers.sessions.attendance import inviting
from handlers.sessions.plan import notifications as plans
from handlers.sessions.preparation import asking_ahead
from handlers.sessions.visits import assigning as visits
from handlers.settings.policy import Policy
from handlers.tasks import notifications as tasks
from handlers.tasks.cell_tasks import nudging
from handlers.ward.places.noting import notify_each_other
from storage.accounts import accounts_of_person
from storage.data_requests import DataRequest, RequestKind
from storage.database import UnitOfWork
from storage.feedback import Feedback
from storage.invitations import Invitation
from storage.leaves import Leave
from storage.meetings import Attendance, Meeting, Opinion, Presence
from storage.people import Person, Unit
from storage.places import PlaceMatter
from storage.preparation import Question
from storage.rhythms import Rhythm
from storage.sessions import Approval, Session, SessionMove, SessionState
from storage.task_changes import TaskChange
from storage.tasks import Report, Task, TaskState
from tests.house import House

DAY = timedelta(days=1)


def by_code(work: Work, code: str) -> Person:
    return work.db.query(Person).filter_by(code=code).one()


def a_session(work: Work, cell: str, days: float, **more: object) -> Session:
    unit = work.db.query(Unit).filter_by(code=cell).one()
    found = Session(
        cell_id=unit.id,
        theme=f"Chuyên đề {cell} {days}",
        field="Vệ sinh môi trường",
        reason="Rác",
        place="Nhà văn hóa",
        area="Kiệt 3",
        starts_at=work.now + days * DAY,
        preparer_id=by_code(work, f"{cell}-4").id,
        registered_by_id=by_code(work, f"{cell}-0").id,
        registered_at=work.now - 20 * DAY,
        **more,
    )
    work.db.add(found)
    work.db.flush()
    return found


def a_meeting(work: Work, cell: str) -> Meeting:
    """A meeting of yesterday, with its minutes and what was said of a place."""
    held = a_session(work, cell, -1, state=SessionState.HELD)
    leader = by_code(work, f"{cell}-0")
    found = Meeting(
        session_id=held.id,
        cell_id=held.cell_id,
        started_at=held.starts_at,
        ended_at=held.starts_at + timedelta(hours=2),
        conclusion="Làm",
        earlier=[],
        logged_by_id=by_code(work, f"{cell}-3").id,
        chair_id=leader.id,
        logged_at=work.now - DAY,
        attendance=[Attendance(person_id=leader.id, presence=Presence.PRESENT, reason="")],
        opinions=[Opinion(position=1, speaker=leader.full_name, place="Kiệt 3", content="Rác ở kiệt 3 chưa dọn")],
    )
    work.db.add(found)
    work.db.flush()
    work.person = by_code(work, f"{cell}-3")
    make_minutes(work, found)
    work.person = None
    return found


def a_task(work: Work, cell: str, meeting: Meeting | None = None) -> Task:
    unit = work.db.query(Unit).filter_by(code=cell).one()
    found = Task(
        cell_id=unit.id,
        meeting_id=meeting.id if meeting is not None else None,
        content="Dọn kiệt 3",
        assignee_id=by_code(work, f"{cell}-4").id,
        due_on=work.today + DAY,
        state=TaskState.NEW,
        created_at=work.now - 9 * DAY,
        asked_due_on=work.today + 9 * DAY,
    )
    work.db.add(found)
    work.db.flush()
    return found


def a_report(work: Work, task: Task, days_ago: int = 0, **more: object) -> Report:
    who = task.assignee_id
    at = work.now - days_ago * DAY
    found = Report(
        task_id=task.id, person_id=who, entered_by_id=who, outcome=TaskState.DOING, done_text="Đã dọn", at=at, **more
    )
    work.db.add(found)
    work.db.flush()
    return found


def say_everything(work: Work, cell: str) -> None:
    """Every notice there is, of one cell, in its state of the very moment."""
    secretary, member = by_code(work, f"{cell}-0"), by_code(work, f"{cell}-4")
    _of_sessions(work, cell, member)
    meeting = a_meeting(work, cell)
    task = a_task(work, cell, meeting)
    report = a_report(work, task)
    tasks.notify_of_report(work, task, report)
    change = TaskChange(
        task_id=task.id, deed="confirm", to_state=TaskState.NEW, by_id=secretary.id, at=work.now, before={}
    )
    work.db.add(change)
    work.db.flush()
    tasks.notify_of_decision(work, task, f"change:{change.id}", Markup("Việc"), [member])
    tasks.notify_each(work, task, [secretary], "extension", "change:1", Screen(Markup("Xin gia hạn")))
    nudging.nudge(work, [(member, [task])])
    assigned = Notice("assignment", f"meeting:{meeting.id}", "tasks", assigned_screen("Chuyên đề", [task]))
    notify(work, member, assigned)
    send_for_reading(work, meeting)
    _of_people(work, cell, secretary, member, meeting)
    a_report(work, a_task(work, cell), days_ago=6, help_wanted="Xin xe")


def _of_sessions(work: Work, cell: str, member: Person) -> None:
    by = by_code(work, f"{cell}-1")
    soon = a_session(work, cell, 2.1, approval=Approval.APPROVED)
    moved = SessionMove(
        session_id=soon.id,
        from_start=soon.starts_at - DAY,
        to_start=soon.starts_at,
        reason="Mưa",
        by_id=by.id,
        at=work.now,
    )
    off = a_session(work, cell, 3, state=SessionState.CANCELLED, approval=Approval.APPROVED)
    hold = a_session(work, cell, 4, state=SessionState.POSTPONED, approval=Approval.APPROVED)
    held = SessionMove(
        session_id=hold.id, from_start=hold.starts_at, postponed=True, reason="Mưa", by_id=by.id, at=work.now
    )
    sent = a_session(work, cell, 30, approval=Approval.WAITING, sent_at=work.now - 30 * DAY)
    for days in (0.5, 2.5):
        a_session(work, cell, days)
    new_year = Rhythm(
        cell_id=soon.cell_id,
        number=1,
        nth=0,
        weekday=0,
        minute=14 * 60,
        place="Nhà văn hóa",
        committee_before=3,
        set_by_id=by.id,
        set_at=work.now,
    )
    work.db.add_all([moved, held, new_year])
    work.db.flush()
    sessions.notify_moved(work, soon, moved)
    sessions.notify_cancelled(work, off, "Mưa", by)
    sessions.notify_postponed(work, hold, held, by)
    sessions.notify_excused(work, soon, member, "Ốm")
    sessions.notify_assigned(work, soon, by_code(work, f"{cell}-5"), "preparer:1", by)
    plans.notify_of_move(work, soon, moved)
    plans.notify_sent(work, [sent], "sent:1")
    notify_leaders(work, soon, Markup("Đã duyệt"), "approved:1", "Xem")
    inviting.nudge(work, soon, by)
    question = Question(session_id=soon.id, person_id=member.id, text="Hỏi", at=work.now, draft_id=1)
    work.db.add(question)
    work.db.flush()
    asking_ahead.tell_readers(work, soon, question, asking_ahead.slot_of(question), Markup("Hỏi"))
    ward = by_code(work, "PB-1")
    visit = visits.assign(work, soon, by_code(work, "PB-0"), ward)
    visits.notify_assigned(work, soon, visit, ward)


def _of_people(work: Work, cell: str, secretary: Person, member: Person, meeting: Meeting) -> None:
    db, now = work.db, work.now
    feedback = Feedback(
        meeting_id=meeting.id, person_id=by_code(work, "PB-0").id, marks={}, good="Tốt", to_try="Gọn", at=now
    )
    matters = [
        PlaceMatter(
            cell_id=db.query(Unit).filter_by(code=one).one().id,
            meeting_id=meeting.id,
            position=50 + number,
            place="Kiệt 9",
            place_key="kiet 9",
            content="Rác",
            raised_on=work.today,
        )
        for number, one in enumerate(("CB11", "CB12"))
    ]
    request = DataRequest(
        person_id=member.id,
        kind=RequestKind.CORRECT,
        asked_at=now,
        due_on=work.today,
        carry_out_by=work.today + 10 * DAY,
    )
    leave = Leave(
        person_id=by_code(work, f"{cell}-5").id,
        first_on=work.today,
        last_on=work.today + DAY,
        set_by_id=secretary.id,
        set_at=now,
    )
    db.add_all([feedback, *matters, request, leave])
    invite(db, member, secretary, now, work.policy)
    db.flush()
    send_to_leaders(work, feedback)
    leaders = {one.cell_id: sessions.leaders(work, one.cell_id) for one in matters}
    notify_each_other(work, matters[0], matters[1], leaders)
    for person in answerers(db, request):
        notify(work, person, Notice(NOTICE, subject_of(request), "asked", notice_screen(request, work.today)))
    heard = Notice(to_secretary.KIND, f"person:{member.id}", "said:1", Screen(Markup("Lời")))
    for person in told(db, Duty.HEAR_MEMBERS, member.unit_id):
        notify(work, person, heard)
    for person in sessions.leaders(work, leave.person.unit_id):
        notify(work, person, Notice("leave", f"leave:{leave.id}", "set", Screen(Markup("Đi vắng"))))
    invitation = db.query(Invitation).filter_by(person_id=member.id).order_by(Invitation.id.desc()).first()
    assert invitation is not None
    notify_joined(work, invitation)
    notify_failed(work, invitation)
    failures.alarm(db, Markup("Hỏng"), "one", now)
    (account,) = accounts_of_person(db, by_code(work, f"{cell}-2").id)
    account.unreachable_since = now
    unreachable.tell(db, account, now)
    notify_other_phones(work, invitation, account)


def look_at_the_clock(house: House, looks: int, step: timedelta = DAY) -> None:
    """So many looks, one after the other, each followed by so long a time; nothing is sent."""
    for _ in range(looks):
        with house.database.unit_of_work() as unit:
            for tick in TICKS:
                with working(work_of(house, unit)) as work:
                    do(tick, work)
            unit.commit()
        house.clock.move(step)


def work_of(house: House, unit: UnitOfWork) -> Work:
    return Work(unit, house.clock.now(), house.zone, Policy())
