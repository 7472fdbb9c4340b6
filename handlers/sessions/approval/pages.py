"""The ward's pages: the queue, one theme with the check side by side, the calendar of all cells."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from unicodedata import normalize

from markupsafe import Markup, escape

from handlers.context import Work
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action, Actor, may
from handlers.rights.cells import cells_where
from handlers.rights.recipients import Duty, told_in
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.approval import rules, texts
from handlers.sessions.approval.answered import answered
from handlers.sessions.approval.buttons import CALENDAR
from handlers.sessions.approval.cell_plan import cell_plan_screen, waiting_of
from handlers.sessions.plan import year_texts
from handlers.sessions.plan.buttons import CELL_PLAN, DECISION, QUEUE
from handlers.sessions.plan.checks import alike_to, lacks_of, whose
from handlers.sessions.plan.likeness.comparing import Span, shared_passages
from handlers.sessions.plan.likeness.finding import AlikeTheme, text_of
from handlers.sessions.plan.pages import field_lines, state_word
from handlers.sessions.plan.year_rules import can_return
from storage.people import Person, Unit
from storage.plans import sessions_between, waiting_in
from storage.sessions import Approval, Session, SessionKind, SessionState
from storage.visits import visits_among

MOST_LISTED = 10
MOST_IN_MONTH = 25
THEME_IN_LABEL = 30
THEME_IN_LINE = 32
WORDS_ON_PAGE = 140
WORDS_SIDE_BY_SIDE = 280


def queue_of(work: Work, person: Person) -> list[Session]:
    """What waits for this person's decision, the longest waiting first."""
    return waiting_in(work.db, cells_where(work, Actor.of(person), Action.DECIDE_PLAN))


def queue_screen(work: Work, person: Person) -> Screen:
    waiting = queue_of(work, person)
    calendar = (_month_button(person, texts.CALENDAR, work.today),)
    if not waiting:
        return Screen(texts.QUEUE_EMPTY, (calendar,))
    by_cell: dict[int, list[Session]] = defaultdict(list)
    for session in waiting:
        by_cell[session.cell_id].append(session)
    shown, left = list(by_cell.values())[:MOST_LISTED], list(by_cell.values())[MOST_LISTED:]
    text = texts.QUEUE.format(count=len(waiting))
    if left:
        text += Markup("\n") + texts.QUEUE_MORE.format(count=sum(map(len, left)))
    return Screen(text, (*((_queued(work, sessions),) for sessions in shown), calendar))


def _queued(work: Work, sessions: Sequence[Session]) -> Choice:
    """The way to what waits of a cell: to its whole plan; to its theme, where only one does."""
    first = sessions[0]
    if len(sessions) == 1:
        return DECISION.choice(first, _label(work, first), "view")
    label = texts.CELL_IN_QUEUE.format(days=_waited(work, first), cell=first.cell.name, count=len(sessions))
    return CELL_PLAN.choice(first.cell, label, "view")


def what_waits(work: Work, viewer: Person, cell: Unit) -> Screen:
    """After a decision: what still waits of the cell, or else of all."""
    return cell_plan_screen(work, cell) if waiting_of(work, cell) else queue_screen(work, viewer)


def _month_button(person: Person, label: str, day: date) -> Choice:
    return CALENDAR.choice(person, label, "month", f"{day:%Y%m}")


def _label(work: Work, session: Session) -> str:
    theme = shortened(session.theme, THEME_IN_LABEL)
    return texts.ITEM.format(days=_waited(work, session), cell=session.cell.name, theme=theme)


def _waited(work: Work, session: Session) -> str:
    assert session.sent_at is not None
    days = (work.today - session.sent_at.astimezone(work.zone).date()).days
    return texts.DAYS_AGO.format(days=days) if days else texts.TODAY


def theme_screen(work: Work, viewer: Person, session: Session) -> Screen:
    """All that the decision rests on: every field, the secretary's reason, what is alike, what is not named."""
    parts = [
        texts.THEME.format(cell=session.cell.name, theme=session.theme, state=state_word(session)),
        *answered(work, session),
        Markup("\n").join(field_lines(work, session, WORDS_ON_PAGE)),
        *_about_sending(work, session),
        *_checks(work, session),
    ]
    rows: list[tuple[Choice, ...]] = []
    if may(Actor.of(viewer), Action.DECIDE_PLAN, work.target(session.cell_id)):
        if session.state == SessionState.PLANNED and session.approval == Approval.WAITING:
            rows.append((DECISION.choice(session, texts.APPROVE, "approve"),))
        if can_return(session.state, session.approval):
            rows.append((DECISION.choice(session, texts.RETURN, "return"),))
        if others := [one for one in waiting_of(work, session.cell) if one.id != session.id]:
            rows.append((CELL_PLAN.choice(session.cell, texts.TO_CELL_PLAN.format(count=len(others)), "view"),))
        rows.append((Choice(texts.TO_QUEUE, QUEUE),))
    return Screen(Markup("\n\n").join(parts), tuple(rows))


def _about_sending(work: Work, session: Session) -> list[Markup]:
    lines = []
    if session.sent_at is not None:
        lines.append(texts.SENT.format(at=long_moment(session.sent_at, work.zone)))
    if session.sent_reason:
        lines.append(texts.SENT_REASON.format(reason=session.sent_reason))
    return [Markup("\n").join(lines)] if lines else []


def _checks(work: Work, session: Session) -> list[Markup]:
    text = text_of(session)
    notes = [side_by_side(work, text, alike, session.cell_id) for alike in alike_to(work, text, session.id)[:1]]
    if lacks := lacks_of(session):
        notes.append(texts.LACKS.format(lacks=", ".join(year_texts.LACKS[lack] for lack in lacks)))
    return notes


def side_by_side(work: Work, text: str, other: AlikeTheme, cell_id: int) -> Markup:
    """Both texts with the passages that they share marked: for the ward alone."""
    here, there = normalize("NFC", text), normalize("NFC", other.text)
    return Markup("\n").join(
        (
            texts.ALIKE[other.level].format(other=whose(work, other, cell_id)),
            texts.HERE.format(text=marked(here, shared_passages(here, there))) + Markup("\n"),
            texts.THERE.format(text=marked(there, shared_passages(there, here))),
        )
    )


def marked(text: str, spans: Sequence[Span], most: int = WORDS_SIDE_BY_SIDE) -> Markup:
    """The beginning of `text` with the spans marked."""
    parts: list[Markup] = []
    at = 0
    for start, end in spans:
        if start >= most:
            break
        parts += [escape(text[at:start]), texts.SHARED.format(words=text[start:end])]
        at = end
    parts.append(escape(shortened(text[at : max(at, most)], max(1, most))))
    return Markup().join(parts) + (Markup("…") if len(text) > max(at, most) else Markup())


def calendar_screen(work: Work, person: Person, month: date) -> Screen:
    """The month's sessions in all cells that the person sees; clashes and crowded weeks below."""
    start, end = rules.month_span(month, work.zone)
    sessions = _in_month(work, person, month)
    lines = [texts.MONTH.format(month=month.month, year=month.year)]
    lines += [_line(work, session) for session in sessions[:MOST_IN_MONTH]] or [texts.MONTH_EMPTY]
    if len(sessions) > MOST_IN_MONTH:
        lines.append(year_texts.MORE.format(count=len(sessions) - MOST_IN_MONTH))
    parts = [Markup("\n").join(lines), *_warnings(work, sessions)]
    before, after = (start.date() - timedelta(days=1)).replace(day=1), end.date()
    rows = (
        (
            _month_button(person, texts.BEFORE.format(month=before.month), before),
            _month_button(person, texts.AFTER.format(month=after.month), after),
        ),
    )
    return Screen(Markup("\n\n").join(parts), rows)


def _in_month(work: Work, person: Person, month: date) -> list[Session]:
    start, end = rules.month_span(month, work.zone)
    cells = cells_where(work, Actor.of(person), Action.SEE_CALENDAR)
    sessions = sessions_between(work.db, cells, start, end)
    return [session for session in sessions if session.kind == SessionKind.THEMATIC]


def clashing_people(work: Work, person: Person, month: date) -> list[int]:
    """Whom the calendar of the month names: those who are wanted in two places at once."""
    sessions = _in_month(work, person, month)
    return [clash.person_id for clash in _clashes(sessions, committee_at(work, sessions))]


def _clashes(sessions: Sequence[Session], people: dict[int, dict[int, Person]]) -> list[rules.Clash]:
    return rules.clashes(
        rules.WantedSession(session.id, session.starts_at, frozenset(people[session.id])) for session in sessions
    )


def _line(work: Work, session: Session) -> Markup:
    local = session.starts_at.astimezone(work.zone)
    plain = session.approval == Approval.APPROVED and session.state != SessionState.POSTPONED
    mark = "" if plain else texts.NOT_APPROVED.format(state=state_word(session))
    return texts.LINE.format(
        day=short_date(local.date()),
        time=f"{local:%H:%M}",
        cell=session.cell.name,
        theme=shortened(session.theme, THEME_IN_LINE),
        mark=mark,
    )


def committee_at(work: Work, sessions: Sequence[Session]) -> dict[int, dict[int, Person]]:
    """Which committee members are to be at which session: the visitor who is planned, or else who is in charge."""
    visits = visits_among(work.db, [session.id for session in sessions])
    in_charge = told_in(work.db, Duty.ATTEND_FROM_ABOVE, {session.cell_id for session in sessions})
    return {
        session.id: {visits[session.id].visitor_id: visits[session.id].visitor}
        if session.id in visits
        else {person.id: person for person in in_charge[session.cell_id]}
        for session in sessions
    }


def _warnings(work: Work, sessions: Sequence[Session]) -> list[Markup]:
    sessions = [session for session in sessions if session.state != SessionState.POSTPONED]
    people = committee_at(work, sessions)
    by_id = {session.id: session for session in sessions}
    parts = []
    if clashes := _clashes(sessions, people):
        lines = [
            texts.CLASH.format(
                name=people[clash.first_id][clash.person_id].full_name,
                first=by_id[clash.first_id].cell.name,
                second=by_id[clash.second_id].cell.name,
                start=long_moment(by_id[clash.first_id].starts_at, work.zone),
            )
            for clash in clashes
        ]
        parts.append(texts.CLASHES + Markup("\n") + shared.list_lines(lines))
    starts = (session.starts_at for session in sessions)
    crowded = rules.crowded_weeks(starts, work.policy.planning.crowded_week, work.zone)
    if crowded:
        weeks = [texts.CROWDED_WEEK.format(day=short_date(week), count=count) for week, count in crowded]
        parts.append(texts.CROWDED + Markup("\n") + shared.list_lines(weeks))
    return parts
