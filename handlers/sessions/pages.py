"""The pages of the schedule: the list, one session, who comes."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions import texts
from handlers.sessions.audience import called, may_answer, may_with, welcome
from handlers.sessions.buttons import ATTENDANCE, PREPARATION, SESSION
from handlers.sessions.guest_list import guest_lines, standings
from handlers.sessions.rules import Tally, can_redate, closed, tally
from handlers.sessions.task_buttons import THEME
from storage.people import Person, members_of_cell
from storage.preparation import materials_of
from storage.sessions import AttendanceAnswer, Session, SessionKind, SessionState, answers_to, moves_among
from storage.tasks import count_waiting

MOST_LISTED = 10
MOST_NAMES = 25
THEME_IN_LABEL = 40
REASON_IN_LIST = 40
Row = tuple[Choice, ...]
_TO_COME_OR_HELD = (SessionState.PLANNED, SessionState.HELD)


def card(work: Work, session: Session, viewer: Person) -> Markup:
    """What, when, where and by whom; whose, too, for somebody of another unit."""
    words = texts.CARD_ON_HOLD if session.state == SessionState.POSTPONED else texts.CARD
    text = words.format(theme=session.theme, start=long_moment(session.starts_at, work.zone), place=session.place)
    if session.registered_late:
        text += texts.CARD_LATE
    if viewer.unit_id != session.cell_id:
        text += texts.CARD_CELL.format(cell=session.cell.name)
    if session.kind == SessionKind.THEMATIC:
        text += texts.CARD_PREPARER.format(preparer=_preparer(work, session))
    return text + texts.CARD_GUESTS.format(guests=session.guests) if session.guests else text


def _preparer(work: Work, session: Session) -> str:
    preparer = session.preparer
    return name_among(preparer, members_of_cell(work.db, preparer.unit_id)) if preparer is not None else texts.NOBODY


def list_screen(work: Work, sessions: Sequence[Session], viewer: Person) -> Screen:
    """A button for each session, the earliest first."""
    if not sessions:
        return Screen(texts.LIST_EMPTY)
    shown = sessions[:MOST_LISTED]
    choices = one_per_row(SESSION.choice(session, _label(work, session, viewer), "view") for session in shown)
    text = texts.LIST
    if len(sessions) > len(shown):
        text += Markup("\n") + texts.LIST_MORE.format(count=len(sessions) - len(shown))
    return Screen(text, choices)


def _label(work: Work, session: Session, viewer: Person) -> str:
    local = session.starts_at.astimezone(work.zone)
    start = f"{short_date(local.date())} {local:%H:%M}"
    theme = shortened(session.theme, THEME_IN_LABEL)
    if session.state == SessionState.POSTPONED:
        start = texts.ITEM_ON_HOLD
    elif session.starts_at <= work.now:
        start = texts.PAST + start
    if session.cell_id == viewer.unit_id:
        return texts.ITEM.format(start=start, theme=theme)
    return texts.ITEM_OF_CELL.format(start=start, cell=session.cell.name, theme=theme)


def page(work: Work, session: Session, viewer: Person, note: Markup | None = None) -> Screen:
    """All of one session that `viewer` (who may see it) is to see, with the buttons of their rights."""
    answers = answers_to(work.db, session.id)
    parts = [] if note is None else [note]
    area = texts.CARD_AREA.format(area=session.area) if session.area else Markup()
    parts.append(card(work, session, viewer) + area)
    parts.append(_state(work, session, viewer, answers))
    if session.state in _TO_COME_OR_HELD:
        parts.append(counts(counted(work, session, answers)))
    return Screen(Markup("\n\n").join(part for part in parts if part), _buttons(work, session, viewer, answers))


def _state(work: Work, session: Session, viewer: Person, answers: dict[int, AttendanceAnswer]) -> Markup:
    if session.state in (SessionState.CANCELLED, SessionState.POSTPONED):
        words = texts.STATE_CANCELLED if session.state == SessionState.CANCELLED else texts.STATE_ON_HOLD
        moves = moves_among(work.db, [session.id])
        return words.format(reason=moves[-1].reason if moves else "")
    if session.state == SessionState.HELD:
        return texts.STATE_HELD
    if session.starts_at <= work.now:
        return texts.STATE_PAST
    own = answers.get(viewer.id)
    if own is not None:
        return texts.OWN_COMING if own.coming else texts.OWN_EXCUSED.format(reason=own.reason)
    return texts.OWN_NONE if may_answer(work, session, viewer) else Markup()


def counted(work: Work, session: Session, answers: dict[int, AttendanceAnswer]) -> Tally:
    exempt = {one.id for one in welcome(work, [session])[session.id]}
    everybody = [one.id for one in called(work, session)]
    return tally(everybody, exempt, {who: answer.coming for who, answer in answers.items()})


def counts(turnout: Tally) -> Markup:
    return texts.COUNTS.format(
        coming=len(turnout.coming), excused=len(turnout.excused), unanswered=len(turnout.unanswered)
    )


def _buttons(work: Work, session: Session, viewer: Person, answers: dict[int, AttendanceAnswer]) -> tuple[Row, ...]:
    rows: list[Row] = []
    if may_answer(work, session, viewer):
        own = answers.get(viewer.id)
        rows += answer_rows(work, session, own.coming if own is not None else None, viewer)
        rows += [calendar_row(session)] if closed(session.state, session.starts_at, work.now) is None else []
    if session.state in _TO_COME_OR_HELD and may_with(work, viewer, Action.SEE_ANSWERS, session):
        rows.append((SESSION.choice(session, texts.WHO, "who"),))
    if can_redate(session.state) and may_with(work, viewer, Action.CHANGE_SESSION, session):
        rows += _changing(session)
    return (*rows, *_around(work, session, viewer), (Choice(texts.TO_LIST, menu.SCHEDULE.data),))


def _changing(session: Session) -> list[Row]:
    """The ways to another preparer or date; one that is on hold gets a date or is called off."""
    call_off = (SESSION.choice(session, texts.CALL_OFF, "cancel"),)
    if session.state == SessionState.POSTPONED:
        return [(SESSION.choice(session, texts.NEW_DATE, "move"),), call_off]
    redate = (SESSION.choice(session, texts.MOVE, "move"), SESSION.choice(session, texts.POSTPONE, "postpone"))
    if session.kind != SessionKind.THEMATIC:
        return [redate, call_off]
    assign = texts.ASSIGN_OTHER if session.preparer_id else texts.ASSIGN
    return [(SESSION.choice(session, assign, "assign"),), redate, call_off]


def _around(work: Work, session: Session, viewer: Person) -> list[Row]:
    """The ways to its preparation, its materials, and what it gave to do."""
    if session.state not in _TO_COME_OR_HELD:
        return []
    rows: list[Row] = []
    if may_with(work, viewer, Action.PREPARE, session, session.preparer_id):
        rows.append((PREPARATION.choice(session, texts.PREPARE, "view"),))
    elif shared_files := [file for file in materials_of(work.db, session.id) if file.shared_at is not None]:
        rows.append((PREPARATION.choice(session, texts.FILES.format(count=len(shared_files)), "get"),))
    if session.state == SessionState.HELD and may_with(work, viewer, Action.SEE_CELL_TASKS, session):
        waiting = count_waiting(work.db, session.id)
        label = texts.TASKS_WAITING.format(count=waiting) if waiting else texts.TASKS_GIVEN
        rows.append((THEME.choice(session, label, "page"),))
    return rows


def answer_rows(work: Work, session: Session, coming: bool | None, person: Person) -> list[Row]:
    """The answers still to be chosen (what was answered is not offered again). They name whose they are, so that on a
    shared phone nobody answers for another.
    """
    if closed(session.state, session.starts_at, work.now) is not None:
        return []
    yes, no = SESSION.choice(session, texts.YES, "yes", person.id), SESSION.choice(session, texts.NO, "no", person.id)
    return [(yes, no)] if coming is None else [(no,)] if coming else [(yes,)]


def calendar_row(session: Session, label: str = texts.TO_CALENDAR) -> Row:
    """The way to the calendar entry: it comes where it is asked for, and with no message of its own."""
    return (ATTENDANCE.choice(session, label, "entry"),)


def who_screen(work: Work, session: Session, viewer: Person) -> Screen:
    """The names behind the counts, with the reasons of those excused."""
    answers = answers_to(work.db, session.id)
    turnout = counted(work, session, answers)
    members = called(work, session)
    names = {member.id: name_among(member, members) for member in members}
    excused = [
        texts.WHO_NAME_REASON.format(name=names[number], reason=shortened(answers[number].reason, REASON_IN_LIST))
        for number in turnout.excused
    ]
    parts = (
        texts.WHO_HEADING.format(theme=session.theme, start=long_moment(session.starts_at, work.zone)),
        texts.WHO_COMING.format(count=len(turnout.coming), names=_names([names[number] for number in turnout.coming])),
        texts.WHO_EXCUSED.format(count=len(turnout.excused), names=_names(excused)),
        texts.WHO_UNANSWERED.format(
            count=len(turnout.unanswered), names=_names([names[number] for number in turnout.unanswered])
        ),
    )
    lines = guest_lines(standings(work, session, answers))
    guests = [texts.WHO_GUESTS.format(count=len(lines), names=_names(lines))] if lines else []
    rows = _attendance_rows(work, session, viewer, turnout, bool(guests))
    text = Markup("\n\n").join([*parts, *guests])
    return Screen(text, (*rows, (SESSION.choice(session, texts.TO_PAGE, "view"),)))


def _attendance_rows(work: Work, session: Session, viewer: Person, turnout: Tally, guests: bool) -> list[Row]:
    """What the secretary can do about it while the session is to come."""
    over = closed(session.state, session.starts_at, work.now) is not None
    if over or not may_with(work, viewer, Action.CHANGE_SESSION, session):
        return []
    rows: list[Row] = []
    if turnout.unanswered:
        label = texts.NUDGE.format(count=len(turnout.unanswered))
        rows.append((ATTENDANCE.choice(session, label, "nudge"),))
    if guests:
        rows.append((ATTENDANCE.choice(session, texts.GUESTS_LETTER, "guests"),))
        rows.append((ATTENDANCE.choice(session, texts.GUESTS_NOTE, "standing"),))
    return rows


def _names(names: Sequence[str | Markup]) -> Markup:
    if not names:
        return texts.WHO_NOBODY
    lines = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        lines.append(texts.WHO_MORE.format(count=len(names) - MOST_NAMES))
    return shared.list_lines(lines)
