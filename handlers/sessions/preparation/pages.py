"""The page of a session's preparation, and the questions asked ahead."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions import texts as schedule_texts
from handlers.sessions.audience import expected, may_with
from handlers.sessions.buttons import ATTENDANCE, MEETING_AHEAD, PREPARATION, SESSION
from handlers.sessions.guest_list import standings, summary
from handlers.sessions.meeting_buttons import MEETING
from handlers.sessions.notifications import leaders
from handlers.sessions.pages import Row
from handlers.sessions.preparation import rules, texts
from handlers.sessions.preparation.facts import done_by_key, owner_of, sitting_of, steps_of
from handlers.sessions.preparation.rules import Sitting
from handlers.sessions.texts import AGENDA_AHEAD
from handlers.settings.planning import PreparationStep
from storage.people import Person
from storage.plans import guests_of
from storage.preparation import Material, StepDone, materials_of, questions_of, readers_of
from storage.sessions import Session, SessionState, answers_to

TITLE_IN_LABEL = 34
NAME_LENGTH = 40
MOST_FILES = 6
LATER_LENGTH = 120
MOST_QUESTIONS = 8
QUESTION_LENGTH = 180


def prepares(work: Work, session: Session, person: Person) -> bool:
    """Whether a person has a hand in preparing the session."""
    return may_with(work, person, Action.PREPARE, session, session.preparer_id)


def page(work: Work, session: Session, viewer: Person, note: Markup | None = None) -> Screen:
    """The steps with owner and due day, the materials, and what the viewer can do."""
    sitting, done = sitting_of(work, session), done_by_key(work, session)
    lines = [_line(work, session, step, sitting, done.get(step.key)) for step in steps_of(work, session)]
    text = texts.PAGE.format(theme=session.theme, start=long_moment(session.starts_at, work.zone))
    text += Markup("\n\n") + Markup("\n").join(lines) if lines else Markup()
    files = materials_of(work.db, session.id)
    parts = [] if note is None else [note]
    guests = summary(standings(work, session, answers_to(work.db, session.id)))
    parts += [part for part in (text, guests, *_about_files(work, session, files)) if part]
    rows = _rows(work, session, viewer, sitting, files)
    return Screen(Markup("\n\n").join(parts), tuple(rows))


def _line(work: Work, session: Session, step: PreparationStep, sitting: Sitting, done: StepDone | None) -> Markup:
    if step.key in sitting.done:
        line = texts.DONE.format(title=step.title)
        if done is None:
            return line
        return line + texts.DONE_BY.format(
            name=called(work.db, done.by), day=short_date(done.at.astimezone(work.zone).date())
        )
    day = rules.due_day(step, sitting, work.zone)
    words = texts.LATE if day < work.today else texts.OPEN
    return words.format(title=step.title, owner=_owner(work, session, step), day=short_date(day))


def _owner(work: Work, session: Session, step: PreparationStep) -> str:
    owners = owner_of(session, step, leaders(work, session.cell_id))
    return called(work.db, owners[0]) if owners else texts.OWNERS[step.owner]


def _about_files(work: Work, session: Session, files: Sequence[Material]) -> list[Markup]:
    if not files:
        return []
    names = ", ".join(shortened(one.name, NAME_LENGTH) for one in files[:MOST_FILES])
    lines = [texts.FILES.format(names=names)]
    if any(one.shared_at is not None for one in files):
        members = expected(work, [session])[session.id]
        read = readers_of(work.db, session.id) & {one.id for one in members}
        lines.append(texts.READ.format(read=len(read), members=len(members)))
    return [Markup("\n").join(lines)]


def materials_line(session: Session, files: Sequence[Material]) -> Markup:
    """What an invitation says of the materials: the files that have been given out, or what is to come."""
    if files:
        names = ", ".join(shortened(one.name, NAME_LENGTH) for one in files[:MOST_FILES])
        return Markup("\n") + texts.FILES.format(names=names)
    if session.materials:
        return Markup("\n") + texts.FILES_LATER.format(words=shortened(session.materials, LATER_LENGTH))
    return Markup()


def _rows(work: Work, session: Session, viewer: Person, sitting: Sitting, files: Sequence[Material]) -> list[Row]:
    rows: list[Row] = []
    if prepares(work, session, viewer):
        for step in rules.open_steps(steps_of(work, session), sitting):
            if not sitting.held and step.key != "preparer":
                label = texts.TICK.format(title=shortened(step.title, TITLE_IN_LABEL))
                rows.append((PREPARATION.choice(session, label, "done", step.key),))
        rows.append((PREPARATION.choice(session, texts.SEND_FILE, "file"),))
    if may_with(work, viewer, Action.CHANGE_SESSION, session) and any(one.shared_at is None for one in files):
        again = any(one.shared_at is not None for one in files)
        rows.append((PREPARATION.choice(session, texts.SHARE_AGAIN if again else texts.SHARE, "share"),))
    if guests_of(work.db, session.id) and may_with(work, viewer, Action.CHANGE_SESSION, session) and not sitting.held:
        rows.append((ATTENDANCE.choice(session, schedule_texts.GUESTS_NOTE, "standing"),))
    if files:
        rows.append((PREPARATION.choice(session, texts.GET_FILES.format(count=len(files)), "get"),))
    if may_with(work, viewer, Action.SEE_QUESTIONS, session, session.preparer_id):
        count = len(questions_of(work.db, session.id))
        rows.append((PREPARATION.choice(session, texts.ASKED.format(count=count), "asked"),))
    if sitting.held and may_with(work, viewer, Action.SEE_MINUTES, session):
        rows.append((MEETING.choice(session, texts.MINUTES, "view"),))
    if session.state == SessionState.PLANNED and may_with(work, viewer, Action.CHAIR_MEETING, session):
        rows.append((MEETING_AHEAD.choice(session, AGENDA_AHEAD, "plan"),))
    rows.append((SESSION.choice(session, schedule_texts.TO_PAGE, "view"),))
    return rows


def questions_screen(work: Work, session: Session) -> Screen:
    """What was asked ahead, the latest last: for the secretary and the preparer alone."""
    asked = questions_of(work.db, session.id)
    lines = [
        texts.ASKED_LINE.format(name=called(work.db, one.person), text=shortened(one.text, QUESTION_LENGTH))
        for one in asked[-MOST_QUESTIONS:]
    ]
    if len(asked) > MOST_QUESTIONS:
        lines.insert(0, texts.ASKED_MORE.format(count=len(asked) - MOST_QUESTIONS))
    text = texts.ASKED_LIST.format(theme=session.theme, lines=shared.list_lines(lines or [texts.ASKED_NONE]))
    return Screen(text, ((PREPARATION.choice(session, texts.TO_PAGE, "view"),),))
