"""The summary, with a way back to each part, and the last look before saving."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject
from handlers.forms.questions.confirmation import Confirmation
from handlers.language.dates import long_moment
from handlers.meetings.about_session import session_of
from handlers.meetings.log.closing import texts
from handlers.meetings.log.closing.saving import save, saved_screen
from handlers.meetings.log.closing.vote import misfit_line, vote_line
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.notes.parts import has
from handlers.meetings.log.notes.readings import doubts_of, lists, members, roll_call, span
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import conclusions, opinions, tasks
from handlers.meetings.log.noting.photos import take_photo
from handlers.meetings.log.opening.times import short_warning
from handlers.meetings.log.pages import already_logged
from handlers.meetings.log.rules import Misfit, begun, misfit
from handlers.meetings.log.scoring.form import filled_in
from handlers.screens.fitting import first_lines, shortened
from storage.meetings import meeting_of_session
from storage.people import Person
from storage.sessions import SessionState

NAMES_ROOM = (120, 100, 60)
LINES_ROOM = 230
THEME_LENGTH = 90
CONCLUSION_LENGTH = 160
OPINION_LENGTH = 60
TASK_LENGTH = 50


def _ask(context: Context, draft: Draft[Logging]) -> Markup:
    return texts.ASK_SUMMARY.format(summary=_summary(context, draft))


def _summary(context: Context, draft: Draft[Logging]) -> Markup:
    calls, notes = roll_call(context, draft), notes_of(context, draft)
    return texts.SUMMARY.format(
        theme=shortened(session_of(context, draft).theme, THEME_LENGTH),
        times=span(context, *notes.times) + short_warning(context, *notes.times),
        present=len(calls.present),
        all=calls.counted,
        lists=lists(calls, members(context, draft), NAMES_ROOM),
        guests=shortened(notes.guests or noted_texts.NONE, THEME_LENGTH),
        opinions=_opinions(notes),
        speakers=noted_texts.NOT_NOTED if notes.speakers is None else notes.speakers,
        conclusion=_conclusions(notes),
        tasks=_tasks(context, draft),
        score=_score(context, draft),
        vote=vote_line(notes.vote) if notes.vote else noted_texts.NONE,
        photos=texts.SUMMARY_PHOTOS.format(count=len(notes.photos)) if notes.photos else Markup(),
    )


def _conclusions(notes: MeetingNotes) -> Markup | str:
    if len(notes.conclusions) < 2:
        noted = [shortened(one.content, CONCLUSION_LENGTH) for one in notes.conclusions]
        return noted[0] if noted else noted_texts.NOT_NOTED
    lines = conclusions.lines(notes, CONCLUSION_LENGTH // 2)
    return Markup("\n") + first_lines(lines, LINES_ROOM, texts.MORE_CONCLUSIONS)


def _score(context: Context, draft: Draft[Logging]) -> Markup:
    form = filled_in(context, draft)
    if form is None:
        return texts.SUMMARY_NO_SCORE
    return texts.SUMMARY_SCORE.format(total=form["total"], most=form["most"], grade=form["grade"])


def _opinions(notes: MeetingNotes) -> Markup:
    noted = opinions.lines(notes, OPINION_LENGTH)
    if not noted:
        return texts.SUMMARY_NO_OPINIONS
    shown = first_lines(noted, LINES_ROOM, texts.MORE_OPINIONS)
    return texts.SUMMARY_OPINIONS.format(count=len(noted), lines=shown)


def _tasks(context: Context, draft: Draft[Logging]) -> Markup:
    noted = tasks.lines(context, draft, TASK_LENGTH)
    if not noted:
        return texts.SUMMARY_NO_TASKS
    shown = first_lines(noted, LINES_ROOM, noted_texts.MORE_TASKS)
    return texts.SUMMARY_TASKS.format(count=len(noted), lines=shown) + _doubted(context, draft)


def _doubted(context: Context, draft: Draft[Logging]) -> Markup:
    doubts = doubts_of(context, draft)
    count = len(doubts.bare_conclusions) + len(doubts.unassigned) + len(doubts.undated) + len(doubts.burdened)
    return texts.SUMMARY_DOUBTS.format(count=count) if count else Markup()


def _edits(context: Context, draft: Draft[Logging]) -> Sequence[tuple[str, str, str]]:
    """Each part is named as its first step."""
    parts = [(part, name) for part, name in texts.PARTS.items() if has(context, draft, part)]
    return [(part, part, texts.EDIT.format(part=name)) for part, name in parts]


def _save(context: Context, draft: Draft[Logging]) -> Outcome:
    if (problem := _taken(context, draft) or _unfit(context, draft)) is not None:
        return Reject(problem)
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
    if (gone := _gone(context, draft)) is not None:
        return gone
    calls = roll_call(context, draft)
    if calls.unmarked:
        return noted_texts.STILL_UNMARKED.format(count=len(calls.unmarked))
    if not notes.conclusions:
        return texts.CONCLUSION_MISSING
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
    return texts.ASSIGNEE_GONE.format(name=context.db.get_one(Person, gone).full_name) if gone is not None else None


SUMMARY = Confirmation("summary", _ask, label=texts.SAVE, save=_save, edits=_edits)
TABLE = tuple(replace(step, pictured=take_photo) for step in SUMMARY.steps())
