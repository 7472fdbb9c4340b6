"""The pages of the plan: the year's list, one theme, its history."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action, Actor, may
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions import texts as schedule_texts
from handlers.sessions.buttons import MEETING_AHEAD, SESSION
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.buttons import PLAN, THEME
from handlers.sessions.plan.checks import advice
from handlers.sessions.plan.remarks import unanswered
from handlers.sessions.plan.texts import NOBODY, NONE
from handlers.sessions.plan.theme_words import field_words
from handlers.sessions.preparation.facts import late_preparation
from handlers.sessions.texts import AGENDA_AHEAD
from storage.people import Person, Unit
from storage.plans import Remark, changes_of, plan_of_cell
from storage.sessions import Approval, Session, SessionKind, SessionMove, SessionState, moves_among

MOST_LISTED = 16
MOST_EVENTS = 15
THEME_IN_LINE = 60
THEME_IN_LABEL = 34
WORDS_ON_PAGE = 260
Row = tuple[Choice, ...]


def day_of(work: Work, session: Session) -> date:
    return session.starts_at.astimezone(work.zone).date()


def items_of(work: Work, cell_id: int, year: int) -> list[Session]:
    """The themes of a cell's plan for a year, the earliest first."""
    plan = plan_of_cell(work.db, cell_id, *rules.year_span(year, work.zone))
    return [session for session in plan if session.kind == SessionKind.THEMATIC]


def sendable(work: Work, sessions: Sequence[Session]) -> list[Session]:
    """Those that can go to the ward: nothing that it remarked waits for a word."""
    ready = [session for session in sessions if rules.can_send(session.state, session.approval)]
    return [session for session in ready if not unanswered(work, session)]


def state_word(session: Session) -> str:
    """Chờ duyệt, Đã duyệt, Đã sinh hoạt …"""
    return texts.STATES.get(session.state) or texts.APPROVALS[session.approval]


def plan_screen(work: Work, viewer: Person, cell: Unit, year: int) -> Screen:
    """The year's list by quarter, gaps shown, with a button for each theme and those of the viewer's rights."""
    items = items_of(work, cell.id, year)
    lines = [texts.PLAN.format(year=year, cell=cell.name), *_quarters(work, items[:MOST_LISTED], items, year)]
    if len(items) > MOST_LISTED:
        lines.append(texts.MORE.format(count=len(items) - MOST_LISTED))
    return Screen(Markup("\n").join(lines), tuple(_plan_rows(work, Actor.of(viewer), cell, year, items)))


def _quarters(work: Work, shown: Sequence[Session], items: Sequence[Session], year: int) -> list[Markup]:
    lines: list[Markup] = []
    days = {item.id: day_of(work, item) for item in items}
    missing = rules.gaps([(days[item.id], item.state) for item in items])
    late = {preparing.session.id for preparing in late_preparation(work, {item.cell_id for item in items})}
    on_hold = {rules.quarter_of(days[item.id]) for item in items if item.state == SessionState.POSTPONED}
    for quarter, name in zip(rules.QUARTERS, texts.QUARTERS, strict=True):
        gap = texts.GAP_PAST if rules.past(quarter, year, work.today) else texts.GAP
        gap = texts.GAP_ON_HOLD if quarter in on_hold else gap
        lines.append(Markup("\n") + (gap if quarter in missing else texts.QUARTER).format(quarter=name))
        for number, item in enumerate(shown, start=1):
            if rules.quarter_of(days[item.id]) == quarter:
                lines.append(_line(work, number, item) + (texts.LATE if item.id in late else Markup()))
    return lines


def _line(work: Work, number: int, session: Session) -> Markup:
    words = {SessionState.CANCELLED: texts.LINE_GONE, SessionState.POSTPONED: texts.LINE_ON_HOLD}
    return words.get(SessionState(session.state), texts.LINE).format(
        number=number,
        day=short_date(day_of(work, session)),
        theme=shortened(session.theme, THEME_IN_LINE),
        state=state_word(session),
    )


def _plan_rows(work: Work, viewer: Actor, cell: Unit, year: int, items: Sequence[Session]) -> list[Row]:
    rows: list[Row] = [
        (THEME.choice(item, texts.ITEM.format(number=number, theme=shortened(item.theme, THEME_IN_LABEL)), "view"),)
        for number, item in enumerate(items[:MOST_LISTED], start=1)
    ]
    if may(viewer, Action.REGISTER_SESSION, work.target(cell.id)):
        rows.append((PLAN.choice(cell, texts.ADD, "add"),))
        rows.append((PLAN.choice(cell, texts.FORM, "form"), PLAN.choice(cell, texts.UPLOAD, "fill")))
    if may(viewer, Action.SEND_PLAN, work.target(cell.id)) and (waiting := sendable(work, items)):
        rows.append((PLAN.choice(cell, texts.SEND_ALL.format(count=len(waiting)), "send", year),))
    other = year + 1 if year == work.today.year else work.today.year
    rows.append((PLAN.choice(cell, texts.OTHER_YEAR.format(year=other), "view", other),))
    return rows


def field_lines(work: Work, session: Session, most: int = WORDS_ON_PAGE) -> list[Markup]:
    words = field_words(work, session)
    if session.preparer is not None:
        words["preparer"] = called(work.db, session.preparer)
    nothing = {"preparer": NOBODY}
    return [
        line.format(words=shortened(words[name], most) or nothing.get(name, NONE))
        for name, line in texts.FIELDS.items()
    ]


def theme_screen(work: Work, viewer: Person, session: Session, note: Markup | None = None) -> Screen:
    """All of one theme, with what the ward wants changed, and the buttons of the viewer's rights."""
    leads = may(Actor.of(viewer), Action.SEND_PLAN, work.target(session.cell_id))
    parts = [] if note is None else [note]
    parts.append(texts.THEME.format(theme=session.theme, state=state_word(session)))
    parts.append(Markup("\n").join(field_lines(work, session)))
    if session.sent_reason:
        parts.append(texts.SENT_REASON.format(reason=session.sent_reason))
    remarks = unanswered(work, session)
    if remarks:
        parts.append(remarks_text(remarks))
    elif leads and rules.can_send(session.state, session.approval) and (note := advice(work, session)) is not None:
        parts.append(note)
    return Screen(Markup("\n\n").join(parts), tuple(_theme_rows(work, session, remarks, leads)))


def remarks_text(remarks: Sequence[Remark]) -> Markup:
    lines = [texts.REMARK.format(field=texts.NAMES[remark.field], text=remark.text) for remark in remarks]
    return texts.REMARKS.format(count=len(remarks)) + Markup("\n") + shared.list_lines(lines)


def _theme_rows(work: Work, session: Session, remarks: Sequence[Remark], leads: bool) -> list[Row]:
    rows: list[Row] = []
    if leads and rules.can_change(session.state):
        rows += _remark_rows(session, remarks)
        rows.append((THEME.choice(session, texts.EDIT, "edit"),))
        if rules.can_send(session.state, session.approval):
            rows.append((THEME.choice(session, texts.SEND, "send"),))
        if session.approval == Approval.WAITING:
            rows.append((THEME.choice(session, texts.TAKE_BACK, "take"),))
        rows.append((SESSION.choice(session, schedule_texts.VIEW, "view"),))
        if session.state == SessionState.PLANNED:
            rows.append((MEETING_AHEAD.choice(session, AGENDA_AHEAD, "plan"),))
    rows.append((THEME.choice(session, texts.HISTORY, "past"),))
    year = day_of(work, session).year
    rows.append((PLAN.choice(session.cell, texts.TO_PLAN, "view", year),))
    return rows


def _remark_rows(session: Session, remarks: Sequence[Remark]) -> list[Row]:
    return [
        (
            _mend_button(session, remark),
            THEME.choice(session, texts.KEEP.format(field=texts.NAMES[remark.field]), "keep", remark.id),
        )
        for remark in remarks
    ]


def _mend_button(session: Session, remark: Remark) -> Choice:
    """To the form for the field: time and preparer have their own, which tell the members."""
    label = texts.MEND.format(field=texts.NAMES[remark.field])
    own = {"start": "move", "preparer": "assign"}.get(remark.field)
    return SESSION.choice(session, label, own) if own else THEME.choice(session, label, "mend", remark.id)


def history_screen(work: Work, session: Session) -> Screen:
    """What has happened to a theme, the latest last: changes, moves, what the ward decided."""
    events = [
        (change.at, called(work.db, change.by), what(change.kind, change.fields), change.reason)
        for change in changes_of(work.db, session.id)
    ]
    moves = moves_among(work.db, [session.id])
    for before, move in zip([None, *moves], moves, strict=False):
        events.append((move.at, called(work.db, move.by), _what_move(work, move, before), move.reason))
    lines = [_event(work, event) for event in sorted(events, key=lambda event: event[0])[-MOST_EVENTS:]]
    text = texts.HISTORY_OF.format(theme=session.theme) + Markup("\n") + shared.list_lines(lines)
    return Screen(text, ((THEME.choice(session, texts.TO_THEME, "view"),),))


def _what_move(work: Work, move: SessionMove, before: SessionMove | None) -> str:
    if move.to_start is None:
        return texts.POSTPONED if move.postponed else texts.CALLED_OFF
    words = texts.RESUMED if before is not None and before.postponed else texts.MOVED
    old, new = (long_moment(moment, work.zone) for moment in (move.from_start, move.to_start))
    return words.format(old=old, new=new)


def what(kind: str, fields: dict[str, list[str]]) -> str:
    """What happened to a theme, in a few words."""
    return texts.CHANGES[kind].format(fields=", ".join(texts.NAMES[name] for name in fields))


def _event(work: Work, event: tuple[object, str, str, str]) -> Markup:
    at, name, what, reason = event
    line = texts.EVENT.format(at=long_moment(at, work.zone), name=name, what=what)  # type: ignore[arg-type]
    return line + texts.EVENT_REASON.format(reason=reason) if reason else line
