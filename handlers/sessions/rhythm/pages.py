"""The year of a cell on one page: each month's regular and committee meeting, and the themes beside them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.language.dates.showing import WEEKDAYS
from handlers.rights.access import Action, Actor, may
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, in_rows, one_per_row
from handlers.sessions.buttons import SESSION
from handlers.sessions.plan import year_rules
from handlers.sessions.rhythm import texts
from handlers.sessions.rhythm.buttons import YEAR
from handlers.sessions.rhythm.laying import plan_of, rule_of
from handlers.sessions.rhythm.rules import MonthlyDay, MonthPlan, is_over, months_from
from storage.people import Person, Unit
from storage.plans import plan_of_cell
from storage.rhythms import Rhythm, monthly_sessions, rhythm_of
from storage.sessions import Session, SessionKind, SessionState

MONTHS_A_ROW = 3
THEME_IN_LINE = 40
THEME_IN_LABEL = 40
_LONGEST_MONTH = 31
_WORDS = {SessionKind.REGULAR: texts.REGULAR_WORD, SessionKind.COMMITTEE: texts.COMMITTEE_WORD}


def rule_words(rule: MonthlyDay, at: dt.time, place: str) -> str:
    """ "Họp thường kỳ ngày 3 hằng tháng, 19:00, nhà văn hóa"."""
    if rule.number:
        day = texts.DAY_LAST if rule.number == _LONGEST_MONTH else texts.DAY_NUMBER.format(number=rule.number)
    else:
        day = texts.DAY_OF_WEEK.format(weekday=WEEKDAYS[rule.weekday], nth=texts.NTH[rule.nth])
    return texts.RULE.format(day=day, hour=f"{at:%H:%M}", place=place)


def committee_words(days: int) -> str:
    return texts.RULE_COMMITTEE.format(days=days) if days else texts.RULE_NO_COMMITTEE


def planned_line(plan: MonthPlan, at: dt.time) -> Markup:
    return texts.MONTH.format(month=plan.month.month, parts=Markup(" · ").join(_planned(plan, at, committee=True)))


def _planned(plan: MonthPlan, at: dt.time, committee: bool) -> Iterable[Markup]:
    """What the rhythm says of a month."""
    line = texts.REGULAR.format(day=short_date(plan.regular), hour=f"{at:%H:%M}")
    yield line + texts.MOVED_FROM.format(day=short_date(plan.moved_from)) if plan.moved_from else line
    if committee and plan.committee is not None:
        yield texts.COMMITTEE_ON.format(day=short_date(plan.committee))


def sees_committee(work: Work, viewer: Person, cell_id: int) -> bool:
    return may(Actor.of(viewer), Action.SEE_COMMITTEE_MEETING, work.target(cell_id))


def year_screen(work: Work, viewer: Person, cell: Unit, year: int, note: Markup | None = None) -> Screen:
    """A line for each month; for the leaders the way to each that is still ahead."""
    rhythm, leads = rhythm_of(work.db, cell.id), may(Actor.of(viewer), Action.CHANGE_SESSION, work.target(cell.id))
    head = texts.YEAR.format(year=year, cell=cell.name)
    if rhythm is not None:
        rule = rule_words(rule_of(rhythm), rhythm.at, rhythm.place)
        head += Markup("\n{}").format(rule)
        if sees_committee(work, viewer, cell.id):
            head += Markup("\n{}").format(committee_words(rhythm.committee_before))
    else:
        head += Markup("\n") + (texts.NO_RHYTHM_LEADER if leads else texts.NO_RHYTHM)
    months = list(months_from(date(year, 1, 1), 12))
    parts = _by_month(work, viewer, cell, rhythm, months)
    lines = [
        texts.MONTH.format(month=month.month, parts=Markup(" · ").join(parts[month]))
        for month in months
        if parts[month]
    ]
    text = Markup("\n\n").join(one for one in (note, head, Markup("\n").join(lines)) if one)
    return Screen(text, tuple(_rows(work, cell, year, rhythm, leads, [one for one in months if parts[one]])))


def _by_month(
    work: Work, viewer: Person, cell: Unit, rhythm: Rhythm | None, months: list[date]
) -> dict[date, list[Markup]]:
    """What is known of each month: the meetings as they were laid (and moved), else as the rhythm says; the themes."""
    laid: dict[date, dict[str, Session]] = defaultdict(dict)
    for session in monthly_sessions(work.db, [cell.id], months[0], months[-1]):
        assert session.month is not None
        laid[session.month][session.kind] = session
    committee, found = sees_committee(work, viewer, cell.id), defaultdict[date, list[Markup]](list)
    for month in months:
        if laid[month] or (rhythm is not None and not is_over(month, work.today)):
            found[month] += _meetings(work, rhythm, month, laid[month], committee)
    for theme in themes_of(work, cell.id, months[0].year):
        day = theme.starts_at.astimezone(work.zone).date()
        words = texts.THEME_ON.format(day=short_date(day), theme=shortened(theme.theme, THEME_IN_LINE))
        found[day.replace(day=1)].append(words)
    return found


def _meetings(
    work: Work, rhythm: Rhythm | None, month: date, laid: dict[str, Session], committee: bool
) -> Iterable[Markup]:
    plan = plan_of(work, rhythm, month) if rhythm is not None else None
    for kind in (SessionKind.REGULAR, SessionKind.COMMITTEE):
        if kind is SessionKind.COMMITTEE and not committee:
            continue
        if (session := laid.get(kind)) is not None:
            yield _laid_words(work, session, plan)
        elif plan is not None and rhythm is not None and plan.regular > work.today:
            said = list(_planned(plan, rhythm.at, committee=True))
            yield from said[:1] if kind is SessionKind.REGULAR else said[1:]


def _laid_words(work: Work, session: Session, plan: MonthPlan | None) -> Markup:
    kind, local = SessionKind(session.kind), session.starts_at.astimezone(work.zone)
    words = {SessionState.CANCELLED: texts.OFF, SessionState.POSTPONED: texts.ON_HOLD}.get(SessionState(session.state))
    if words is not None:
        return words.format(what=_WORDS[kind])
    day = short_date(local.date())
    line = texts.COMMITTEE_ON.format(day=day)
    if kind is SessionKind.REGULAR:
        line = texts.REGULAR.format(day=day, hour=f"{local:%H:%M}")
        if plan is not None and plan.moved_from and plan.regular == local.date():
            line += texts.MOVED_FROM.format(day=short_date(plan.moved_from))
    return texts.HELD.format(what=line) if session.state == SessionState.HELD else line


def themes_of(work: Work, cell_id: int, year: int) -> list[Session]:
    """The themes of a year that are to be held or were."""
    plan = plan_of_cell(work.db, cell_id, *year_rules.year_span(year, work.zone))
    there = (SessionState.PLANNED, SessionState.HELD)
    return [one for one in plan if one.kind == SessionKind.THEMATIC and one.state in there]


def _rows(
    work: Work, cell: Unit, year: int, rhythm: Rhythm | None, leads: bool, months: list[date]
) -> list[tuple[Choice, ...]]:
    ahead = [one for one in months if not is_over(one, work.today)]
    ways = [YEAR.choice(cell, texts.MONTH_LABEL.format(month=one.month), "month", one.year, one.month) for one in ahead]
    rows = list(in_rows(ways, MONTHS_A_ROW))
    if leads:
        rows.append((YEAR.choice(cell, texts.CHANGE if rhythm is not None else texts.SET, "set"),))
    other = year + 1 if year == work.today.year else work.today.year
    rows.append((YEAR.choice(cell, texts.OTHER_YEAR.format(year=other), "view", other),))
    return rows


def month_screen(work: Work, cell: Unit, month: date, sessions: list[Session]) -> Screen:
    """The meetings of one month, to be chosen from."""
    choices = [SESSION.choice(one, _label(work, one), "view") for one in sessions]
    back = YEAR.choice(cell, texts.TO_YEAR, "view", month.year)
    return Screen(texts.WHICH.format(month=month.month, year=month.year), (*one_per_row(choices), (back,)))


def _label(work: Work, session: Session) -> str:
    day = short_date(session.starts_at.astimezone(work.zone).date())
    return texts.WHICH_LABEL.format(day=day, theme=shortened(session.theme, THEME_IN_LABEL))
