"""The sample ward: an invented ward with three cells, as the demo, the tour and the dialog tests start with it."""

from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.play.sample import texts
from bot.play.simulator.cast import Cast
from bot.play.simulator.registry import BY_NAME, FIRST
from handlers.context import Work
from handlers.meetings.minutes.making import make_minutes
from handlers.people.joining.invitations import bind
from handlers.people.joining.roster.importing import import_roster
from handlers.people.joining.roster.lines import KnownRoster, PersonLine, Plan
from handlers.people.joining.roster.reading import read_table
from handlers.people.joining.roster.rules import check
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.sessions.plan.theme_form import WORDS
from handlers.settings.policy import Policy
from storage.accounts import Account, account_of_external
from storage.database import Db, UnitOfWork
from storage.meetings import Attendance, Conclusion, Meeting, Opinion, Presence
from storage.people import Person, RoleName, everybody, holders_of, members_of_cell, people_holding
from storage.plans import ChangeKind, PlanChange, Remark
from storage.sessions import Approval, Session, SessionState
from storage.tasks import Report, Task, TaskState
from storage.units import tree_of, unit_of_code

ROSTER = Path(__file__).with_name("roster.csv")
WRITTEN_IN = 2026
FIRST_NUMBER = 1001
NOT_JOINED = "DV010"
REGISTERED_AHEAD = timedelta(days=20)
# Sample reports come from no draft; their numbers lie where no draft's can.
FIRST_DRAFT = -1
USUALLY_REPORTED_DAYS_AGO = 4
SENT_DAYS_AGO = 15


def fill(db: Db, now: datetime, zone: ZoneInfo) -> None:
    """Put the sample ward into an empty database: units, people, sessions, one meeting, tasks. Filled twice is once."""
    if tree_of(db):
        return
    imported = import_roster(db, ROSTER, now)
    if not imported.well:
        raise ValueError("\n".join(imported.lines))
    people = _people(db)
    for plan in texts.PLANNED:
        _plan(db, _session(db, people, plan, _moment(now, zone, plan["in_days"], plan["at"]), now), plan, now)
    meeting = _hold(db, people, now, zone)
    for position, task in enumerate(texts.TASKS, start=1):
        _give(db, people, task, meeting, position, now, zone)
    db.flush()
    _number(db, meeting, zone)


@cache
def cast() -> tuple[Cast, ...]:
    """Everybody of the ward as the simulator plays them, in the order of the roster. `key` is the roster's code."""
    plan = check(read_table(ROSTER), KnownRoster(), WRITTEN_IN)
    assert isinstance(plan, Plan)
    units = {unit.code: unit.name for unit in plan.new_units}
    return tuple(
        Cast(
            key=person.code,
            name=person.name,
            role_label=_role_label(person),
            unit_label=units[person.unit],
            number=FIRST_NUMBER + number,
        )
        for number, person in enumerate(plan.new_people)
    )


def join_everybody(db: Db, now: datetime, channel: str = FIRST) -> None:
    """Bind everybody but one to their account on the simulator, as if they had accepted an invitation."""
    for one in cast():
        if one.key != NOT_JOINED:
            join(db, one, now, channel)


def join(db: Db, one: Cast, now: datetime, channel: str) -> None:
    """Bind one person to their account on a channel of the simulator, unless they are."""
    app = BY_NAME[channel]
    external_id = app.user_id(one)
    if account_of_external(db, channel, external_id) is None:
        account = Account(channel=channel, external_id=external_id, chat_id=app.kind.chat_number(external_id))
        db.add(account)
        db.flush()
        bind(db, _people(db)[one.key], account, now)


def _people(db: Db) -> dict[str, Person]:
    return {person.code: person for person in everybody(db)}


def _role_label(person: PersonLine) -> str:
    """The foremost of a person's roles, in two words."""
    held = {name for name, _ in person.roles}
    return next((label for name, label in texts.ROLE_LABELS.items() if name in held), texts.MEMBER_LABEL)


def _moment(now: datetime, zone: ZoneInfo, in_days: int, at: str) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=in_days)
    return datetime.combine(day, time.fromisoformat(at), zone)


def _session(db: Db, people: dict[str, Person], plan: dict[str, Any], starts_at: datetime, now: datetime) -> Session:
    cell = unit_of_code(db, plan["cell"])
    (secretary,) = holders_of(db, cell.id, RoleName.SECRETARY)
    words = {name: plan.get(name, "") for name in WORDS}
    return Session(
        cell_id=cell.id,
        starts_at=starts_at,
        preparer_id=people[plan["preparer"]].id if plan["preparer"] else None,
        registered_by_id=secretary.id,
        registered_at=min(now, starts_at) - REGISTERED_AHEAD,
        **words,
    )


def _plan(db: Db, theme: Session, plan: dict[str, Any], now: datetime) -> None:
    """Put a theme into the plan as far as the ward has come with it: approved, unless `plan` says otherwise."""
    theme.approval = plan.get("approval", Approval.APPROVED)
    theme.sent_at = min(now, theme.starts_at) - timedelta(days=plan.get("sent_days_ago", SENT_DAYS_AGO))
    db.add(theme)
    db.flush()
    keep_guests(db, theme.id, theme.guests)
    keep_in_index(db, theme)
    by = theme.registered_by_id
    events = [(ChangeKind.ADDED, theme.registered_at), (ChangeKind.SENT, theme.sent_at)]
    db.add_all(PlanChange(session_id=theme.id, kind=kind, fields={}, by_id=by, at=at) for kind, at in events)
    building = next((person.id for person in people_holding(db, (RoleName.WARD_BUILDING,))), by)
    if theme.approval != Approval.WAITING:
        theme.decided_at = theme.sent_at + timedelta(days=1)
        kind = ChangeKind.RETURNED if theme.approval == Approval.RETURNED else ChangeKind.APPROVED
        db.add(PlanChange(session_id=theme.id, kind=kind, fields={}, by_id=building, at=theme.decided_at))
    db.add_all(
        Remark(
            session_id=theme.id,
            field=field,
            text=text,
            was=str(getattr(theme, field)),
            by_id=building,
            at=theme.decided_at,
        )
        for field, text in plan.get("remarks", {}).items()
    )


def _hold(db: Db, people: dict[str, Person], now: datetime, zone: ZoneInfo) -> Meeting:
    held = texts.HELD
    start = _moment(now, zone, -held["days_ago"], held["at"])
    thematic = _session(db, people, held, start, now)
    thematic.state = SessionState.HELD
    _plan(db, thematic, held, now)
    end = start + timedelta(minutes=held["minutes"])
    attendance = [_attendance(person, held) for person in members_of_cell(db, thematic.cell_id)]
    present = sum(one.presence == Presence.PRESENT for one in attendance)
    meeting = Meeting(
        session_id=thematic.id,
        cell_id=thematic.cell_id,
        started_at=start,
        ended_at=end,
        guests=held["guests"],
        speakers=held["speakers"],
        conclusion=held["conclusion"],
        votes_for=present,
        votes_of=present,
        votes_against=0,
        votes_abstaining=0,
        chair_id=thematic.registered_by_id,
        taker_id=_taker(db, thematic),
        logged_by_id=thematic.registered_by_id,
        logged_at=end,
        attendance=attendance,
        conclusions=[Conclusion(position=1, content=held["conclusion"])],
        opinions=[
            Opinion(position=number, speaker=speaker, place=place, content=content)
            for number, (speaker, place, content) in enumerate(held["opinions"], start=1)
        ],
    )
    db.add(meeting)
    db.flush()
    return meeting


def _number(db: Db, meeting: Meeting, zone: ZoneInfo) -> None:
    """Number the held meeting's minutes, adopted that evening and uploaded and reported the day after."""
    secretary = db.get_one(Person, meeting.logged_by_id)
    work = Work(UnitOfWork(db, lambda tables: None), meeting.logged_at, zone, Policy(), person=secretary)
    meeting.adopted_at = meeting.logged_at
    meeting.uploaded_at = meeting.reported_at = meeting.logged_at + timedelta(days=1)
    make_minutes(work, meeting).locked_at = meeting.adopted_at
    db.flush()


def _taker(db: Db, session: Session) -> int:
    """Who takes the cell's minutes; where nobody is named for it, who registered the session."""
    takers = holders_of(db, session.cell_id, RoleName.MINUTES_TAKER)
    return takers[0].id if takers else session.registered_by_id


def _attendance(person: Person, held: dict[str, Any]) -> Attendance:
    if person.code in held["excused"]:
        return Attendance(person_id=person.id, presence=Presence.EXCUSED, reason=held["excused"][person.code])
    absent = person.code in held["absent"]
    return Attendance(person_id=person.id, presence=Presence.ABSENT if absent else Presence.PRESENT)


def _give(
    db: Db,
    people: dict[str, Person],
    given: dict[str, Any],
    meeting: Meeting,
    position: int,
    now: datetime,
    zone: ZoneInfo,
) -> None:
    cell, assignee = unit_of_code(db, given["cell"]), people[given["assignee"]]
    task = Task(
        cell_id=cell.id,
        meeting_id=meeting.id if cell.id == meeting.cell_id else None,
        position=position,
        content=given["content"],
        assignee_id=assignee.id,
        helpers=given.get("helpers", ""),
        due_on=now.astimezone(zone).date() + timedelta(days=given["due_in"]),
        expected=given["expected"],
        target=given.get("target"),
        target_unit=given.get("target_unit", ""),
        done_count=given.get("count"),
        state=given["state"],
        created_at=meeting.logged_at,
    )
    db.add(task)
    db.flush()
    if "report" in given:
        _report(
            db, task, given, _moment(now, zone, -given.get("reported_days_ago", USUALLY_REPORTED_DAYS_AGO), "20:00")
        )


def _report(db: Db, task: Task, given: dict[str, Any], at: datetime) -> None:
    if task.state == TaskState.DONE:
        task.done_at = at
    task.version += 1
    db.add(
        Report(
            task_id=task.id,
            person_id=task.assignee_id,
            entered_by_id=task.assignee_id,
            outcome=given["state"],
            count=given.get("count"),
            done_text=given["report"],
            cause_kind=given.get("cause_kind"),
            cause=given.get("cause", ""),
            responsibility=given.get("responsibility", ""),
            remedy=given.get("remedy", ""),
            at=at,
            draft_id=FIRST_DRAFT - task.id,
        )
    )
