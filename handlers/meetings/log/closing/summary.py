"""The summary, with a way back to each part, and the last look before saving."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, Step
from handlers.forms.pick_member import called
from handlers.forms.questions.confirmation import Confirmation
from handlers.language.dates import long_moment
from handlers.meetings.log.closing import away, texts, unaccented
from handlers.meetings.log.closing.saving import save, saved_screen
from handlers.meetings.log.closing.signers import signers_problem
from handlers.meetings.log.closing.vote import misfit_line
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.notes.parts import LogSection, has
from handlers.meetings.log.notes.readings import members, roll_call, span
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting.photos import take_photo
from handlers.meetings.log.opening.times import short_warning
from handlers.meetings.log.pages import already_logged
from handlers.meetings.log.rules import Misfit, begun, misfit
from handlers.screens.fitting import shortened
from handlers.sessions.about_session import session_of
from storage.meetings import meeting_of_session
from storage.people import Person
from storage.sessions import SessionState

THEME_LENGTH = 90
TASK_LENGTH = 50


def last_look(sections: Sequence[LogSection]) -> tuple[Step[Logging], ...]:
    """The question that shows what was noted in these sections, leads back to their parts, and saves."""
    question = Confirmation(
        "summary", partial(_ask, sections), label=texts.SAVE, save=_save, edits=partial(_edits, sections)
    )
    return tuple(replace(step, pictured=take_photo) for step in question.steps())


def _ask(sections: Sequence[LogSection], context: Context, draft: Draft[Logging]) -> Markup:
    head = texts.SUMMARY.format(
        theme=shortened(session_of(context, draft).theme, THEME_LENGTH), times=_times(context, notes_of(context, draft))
    )
    noted = [words for section in sections if (words := section.summary(context, draft))]
    return texts.ASK_SUMMARY.format(summary=Markup("\n").join([head, *noted]))


def _times(context: Context, notes: MeetingNotes) -> Markup:
    if notes.end is None:
        return texts.END_OPEN.format(start=long_moment(notes.began, context.work.zone))
    return span(context, *notes.times) + short_warning(context, *notes.times)


def _edits(sections: Sequence[LogSection], context: Context, draft: Draft[Logging]) -> Sequence[tuple[str, str, str]]:
    parts = [(part, name) for section in sections for part, name in section.parts.items() if has(context, draft, part)]
    return [(part, part, texts.EDIT.format(part=name)) for part, name in parts]


def _save(context: Context, draft: Draft[Logging]) -> Outcome:
    if (problem := _taken(context, draft) or _unfit(context, draft)) is not None:
        return Reject(problem)
    if away.open_question(context, draft):
        return Next(away.STEP)
    if unaccented.open_question(context, draft):
        return Next(unaccented.STEP)
    return Finish(saved_screen(context, save(context, draft)))


def _taken(context: Context, draft: Draft[Logging]) -> Markup | None:
    """What has become of the session meanwhile, where it can no longer be logged."""
    session = session_of(context, draft)
    meeting = meeting_of_session(context.db, session.id)
    if meeting is not None:
        return already_logged(context.work, meeting) + texts.KEPT
    return texts.CALLED_OFF if session.state != SessionState.PLANNED else None


def _unfit(context: Context, draft: Draft[Logging]) -> Markup | None:
    notes = notes_of(context, draft)
    if not begun(notes.began, context.now):
        return texts.NOT_BEGUN.format(start=long_moment(notes.began, context.work.zone))
    if notes.end is None or notes.end > context.now:
        return texts.END_MISSING
    if (gone := _gone(context, draft)) is not None:
        return gone
    calls = roll_call(context, draft)
    if calls.unmarked:
        return noted_texts.STILL_UNMARKED.format(count=len(calls.unmarked))
    if not notes.conclusions:
        return texts.CONCLUSION_MISSING
    if (problem := signers_problem(context, draft)) is not None:
        return problem
    match misfit(len(calls.present), calls.entitled, notes.speakers, notes.vote):
        case Misfit.SPEAKERS:
            return noted_texts.SPEAKERS_OVER.format(present=len(calls.present))
        case Misfit.VOTE if notes.vote is not None:
            return misfit_line(notes.vote, calls.entitled)
    return _lacking(notes)


def _lacking(notes: MeetingNotes) -> Markup | None:
    """A task that nobody was named for, or that has no day."""
    for number, task in enumerate(notes.tasks, 1):
        if not task.whole:
            return texts.TASK_LACKS.format(number=number, content=shortened(task.content, TASK_LENGTH))
    return None


def _gone(context: Context, draft: Draft[Logging]) -> Markup | None:
    """Somebody who was given a task and has left the cell."""
    here = {person.id for person in members(context, draft)}
    assignees = [task.assignee_id for task in notes_of(context, draft).tasks]
    gone = next((one for one in assignees if one is not None and one not in here), None)
    return (
        texts.ASSIGNEE_GONE.format(name=called(context.db, context.db.get_one(Person, gone)))
        if gone is not None
        else None
    )
