"""The running card: what is on, for how long, what comes next."""

from markupsafe import Markup

from handlers.context import Work
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.agenda_ahead import detail
from handlers.meetings.chairing.buttons import CARD
from handlers.meetings.chairing.rules import Progress, progress
from handlers.meetings.log.notes.kept import noted_on
from handlers.meetings.log.rules import minutes_between
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.audience import may_with
from storage.chairing import Chairing, check_ins_of
from storage.people import Membership, Person, members_of_cell
from storage.preparation import questions_of

THEME_LENGTH = 100
TITLE_IN_LABEL = 40


def step_progress(running: Chairing, work: Work) -> Progress:
    step = running.agenda[running.position]
    return progress(running.step_since, int(step["minutes"]), work.now)


def card_screen(work: Work, running: Chairing, viewer: Person) -> Screen:
    """The card for `viewer`: who only takes notes has no buttons to move on with."""
    theme = shortened(running.session.theme, THEME_LENGTH)
    start = running.started_at.astimezone(work.zone)
    text = texts.CARD.format(
        theme=theme,
        start=f"{start:%H:%M}",
        all_minutes=minutes_between(running.started_at, work.now),
        steps=_steps(work, running),
        present=present_words(work, running),
        noted=noted_words(work, running.session_id),
        asked=_asked_words(work, running, viewer),
    )
    return Screen(text, one_per_row(_buttons(work, running, viewer)))


def _steps(work: Work, running: Chairing) -> Markup:
    lines = []
    for number, step in enumerate(running.agenda):
        if number < running.position:
            lines.append(texts.STEP_DONE.format(title=step["title"]))
        elif number == running.position:
            pace = step_progress(running, work)
            over = texts.STEP_OVER.format(over=pace.over) if pace.over else Markup()
            details = detail(work, running.session, step.get("part", ""))
            lines.append(
                texts.STEP_ON.format(
                    title=step["title"], passed=pace.passed, planned=pace.planned, over=over, detail=details
                )
            )
        else:
            lines.append(texts.STEP_NEXT.format(title=step["title"], planned=step["minutes"]))
    return Markup("\n").join(lines)


def present_words(work: Work, running: Chairing) -> str:
    if running.roll_call_since is None:
        return texts.PRESENT_UNKNOWN
    members = members_of_cell(work.db, running.session.cell_id)
    counted = [one for one in members if one.membership != Membership.EXEMPT]
    return texts.PRESENT_BY_CODE.format(count=len(check_ins_of(work.db, running.session_id)), all=len(counted))


def noted_words(work: Work, session_id: int) -> str:
    notes = noted_on(work.db, session_id)
    opinions, conclusions, tasks = len(notes.opinions), len(notes.conclusions), len(notes.tasks)
    return texts.NOTED.format(opinions=opinions, conclusions=conclusions, tasks=tasks)


def may_read_asked(work: Work, running: Chairing, viewer: Person) -> bool:
    """Whether the viewer is one of those for whom members' questions ahead were meant."""
    session = running.session
    return may_with(work, viewer, Action.SEE_QUESTIONS, session, session.preparer_id)


def _asked_words(work: Work, running: Chairing, viewer: Person) -> Markup:
    """How many questions were sent before the meeting; nothing where there are none."""
    count = len(questions_of(work.db, running.session_id))
    text = texts.ASKED_AHEAD if may_read_asked(work, running, viewer) else texts.ASKED_AHEAD_NOT_YOURS
    return text.format(count=count) if count else Markup()


def _ways_to_asked(work: Work, running: Chairing, viewer: Person) -> list[Choice]:
    count = len(questions_of(work.db, running.session_id))
    readable = count and may_read_asked(work, running, viewer)
    return [CARD.choice(running, texts.SEE_ASKED.format(count=count), "asked")] if readable else []


def _buttons(work: Work, running: Chairing, viewer: Person) -> list[Choice]:
    note = CARD.choice(running, texts.NOTE, "note")
    if not work.may(Action.CHAIR_MEETING, running.session.cell_id, person=viewer):
        return [*_ways_to_asked(work, running, viewer), note]
    rows = []
    if running.position + 1 < len(running.agenda):
        title = shortened(running.agenda[running.position + 1]["title"], TITLE_IN_LABEL)
        rows.append(CARD.choice(running, texts.NEXT.format(title=title), "next"))
    if running.position > 0:
        rows.append(CARD.choice(running, texts.PREVIOUS, "prev"))
    for label, verb in (
        (texts.REVIEW, "review"),
        (texts.SPEAK, "speak"),
        (texts.LIBRARY, "library"),
        (texts.ROLL_CALL, "qr"),
    ):
        rows.append(CARD.choice(running, label, verb))
    rows += _ways_to_asked(work, running, viewer)
    return [*rows, note, CARD.choice(running, texts.AGENDA, "agenda"), CARD.choice(running, texts.END, "end")]
