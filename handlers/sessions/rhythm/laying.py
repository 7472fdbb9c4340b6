"""The months' meetings become sessions: some weeks ahead by themselves, or earlier where somebody looks at one."""

from collections.abc import Callable
from datetime import date, datetime

from handlers.context import Work
from handlers.sessions.regular.texts import USUAL_THEMES
from handlers.sessions.rhythm.rules import MonthlyDay, MonthPlan, is_to_lay, months_from, planned_month
from handlers.settings.working_days import is_holiday
from storage import audit
from storage.rhythms import Rhythm, laid_ahead, monthly_sessions, rhythms
from storage.sessions import Session, SessionKind, SessionState

LAID = "lay_month"


def rule_of(rhythm: Rhythm) -> MonthlyDay:
    return MonthlyDay(rhythm.number, rhythm.nth, rhythm.weekday)


def off_days(work: Work) -> Callable[[date], bool]:
    return lambda day: is_holiday(day, work.policy.holidays)


def plan_of(work: Work, rhythm: Rhythm, month: date) -> MonthPlan:
    return planned_month(rule_of(rhythm), rhythm.committee_before, month, off_days(work))


def start_on(work: Work, rhythm: Rhythm, day: date) -> datetime:
    return datetime.combine(day, rhythm.at, work.zone)


def lay_months(work: Work) -> int:
    """The meetings that start within `planning.monthly_ahead` and are not there yet. Returns how many were laid."""
    everybody = rhythms(work.db)
    if not everybody:
        return 0
    until = work.now + work.policy.planning.monthly_ahead
    last = until.astimezone(work.zone).date()
    count = (last.year - work.today.year) * 12 + last.month - work.today.month + 1
    # A committee may meet in the month before the regular meeting's.
    months = list(months_from(work.today, count + 1))
    laid = monthly_sessions(work.db, [one.cell_id for one in everybody], months[0], months[-1])
    known = {(one.cell_id, one.kind, one.month) for one in laid}
    return sum(_lay(work, rhythm, month, known, until) for rhythm in everybody for month in months)


def lay_month(work: Work, rhythm: Rhythm, month: date) -> int:
    """The meetings of one month, however far ahead."""
    laid = monthly_sessions(work.db, [rhythm.cell_id], month, month)
    return _lay(work, rhythm, month, {(one.cell_id, one.kind, one.month) for one in laid}, None)


def _lay(
    work: Work, rhythm: Rhythm, month: date, known: set[tuple[int, str, date | None]], until: datetime | None
) -> int:
    kinds = [SessionKind.REGULAR, *([SessionKind.COMMITTEE] if rhythm.committee_before else [])]
    missing = [kind for kind in kinds if (rhythm.cell_id, kind, month) not in known]
    if not missing:
        return 0
    days, written = days_of(work, rhythm, month), 0
    for kind in missing:
        start = start_on(work, rhythm, days[kind])
        if is_to_lay(start, work.now, until):
            _add(work, rhythm, kind, month, start)
            written += 1
    return written


def days_of(work: Work, rhythm: Rhythm, month: date) -> dict[SessionKind, date]:
    """The days of a month's meetings by the rhythm."""
    plan = plan_of(work, rhythm, month)
    found = {SessionKind.REGULAR: plan.regular}
    return found | ({SessionKind.COMMITTEE: plan.committee} if plan.committee is not None else {})


def _add(work: Work, rhythm: Rhythm, kind: SessionKind, month: date, start: datetime) -> None:
    session = Session(
        cell_id=rhythm.cell_id,
        kind=kind,
        theme=USUAL_THEMES[kind].format(month=month.month, year=month.year),
        field="",
        reason="",
        place=rhythm.place,
        area="",
        starts_at=start,
        registered_by_id=rhythm.set_by_id,
        registered_at=work.now,
        month=month,
    )
    work.db.add(session)
    work.db.flush()
    by = work.person.id if work.person is not None else None
    audit.record(work.db, by, LAID, f"session:{session.id}", work.now)


def lay_anew(work: Work, rhythm: Rhythm, told_before: Callable[[Session], bool]) -> list[Session]:
    """After a change of the rhythm: what nobody has been told of yet follows it. Returns what stays as it was."""
    kept = []
    for session in laid_ahead(work.db, rhythm.cell_id, work.now):
        assert session.month is not None
        day = days_of(work, rhythm, session.month).get(SessionKind(session.kind))
        if told_before(session):
            kept.append(session)
        elif day is None:
            session.state, session.month = SessionState.CANCELLED, None
        else:
            session.starts_at, session.place = start_on(work, rhythm, day), rhythm.place
    work.db.flush()
    return kept


CHORES = (lay_months,)
