"""What chairing shows before a meeting begins: which there are, and the agenda of one."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.agenda_ahead import Steps, agenda_of, detail
from handlers.meetings.log.rules import loggable
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.buttons import MEETING_AHEAD
from handlers.sessions.pages import card as session_card
from storage.people import Person
from storage.sessions import Session, SessionState

THEME_IN_LABEL = 40


def total(steps: Steps) -> int:
    return sum(int(step["minutes"]) for step in steps)


def agenda_lines(steps: Steps, work: Work | None = None, session: Session | None = None) -> Markup:
    """A line for each step; with a session also what its plan says for the step."""
    lines = []
    for number, step in enumerate(steps, 1):
        details = detail(work, session, step.get("part", "")) if work is not None and session is not None else Markup()
        lines.append(
            texts.AGENDA_LINE.format(number=number, title=step["title"], minutes=step["minutes"], detail=details)
        )
    return Markup("\n").join(lines)


def pick_screen(work: Work, sessions: Sequence[Session], viewer: Person) -> Screen:
    if not sessions:
        return Screen(texts.NONE)
    if len(sessions) == 1:
        return planned_screen(work, sessions[0], viewer)
    return Screen(texts.PICK, one_per_row(_pick_choice(work, one) for one in sessions))


def ahead_screen(work: Work, sessions: Sequence[Session]) -> Screen:
    """Nothing can be begun yet: the agendas of what is to come."""
    return Screen(texts.NONE + texts.AHEAD if sessions else texts.NONE, one_per_row(_ahead(work, sessions)))


def _ahead(work: Work, sessions: Sequence[Session]) -> list[Choice]:
    return [_pick_choice(work, one, texts.AHEAD_ITEM) for one in sessions]


def planned_screen(work: Work, session: Session, viewer: Person) -> Screen:
    """The agenda of a session to come; who chairs can begin it as soon as its time is near."""
    steps, rows = agenda_of(work, session), []
    open_now = session.state == SessionState.PLANNED and work.may(Action.CHAIR_MEETING, session.cell_id, person=viewer)
    begins = open_now and loggable(session.starts_at, work.now)
    if begins:
        rows.append(MEETING_AHEAD.choice(session, texts.BEGIN, "begin"))
    if open_now:
        rows.append(MEETING_AHEAD.choice(session, texts.EDIT_PLANNED, "edit"))
    text = (texts.PICK_ONE if begins else texts.PLANNED).format(
        card=session_card(work, session, viewer), agenda=agenda_lines(steps, work, session), minutes=total(steps)
    )
    return Screen(text, one_per_row(rows))


def _pick_choice(work: Work, session: Session, text: str = texts.PICK_ITEM) -> Choice:
    local = session.starts_at.astimezone(work.zone)
    start = f"{short_date(local.date())} {local:%H:%M}"
    label = text.format(start=start, theme=shortened(session.theme, THEME_IN_LABEL))
    return MEETING_AHEAD.choice(session, label, "plan")
