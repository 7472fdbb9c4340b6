"""The summary, with a way back to each part, and the last look before saving."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject, button, mend
from handlers.language.dates import long_moment
from handlers.meetings.log import assignments, notes, opinions, texts, times
from handlers.meetings.log.conclusions import lines as conclusion_lines
from handlers.meetings.log.conclusions import vote_line
from handlers.meetings.log.pages import already_logged
from handlers.meetings.log.parts import parts_of
from handlers.meetings.log.rules import Misfit, begun, misfit
from handlers.meetings.log.saving import save, saved_screen
from handlers.meetings.log.scoring.form import filled_in
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import first_lines, shortened
from handlers.screens.screen import Screen
from handlers.sessions.calendar.answering import session_of
from storage.meetings import meeting_of_session
from storage.people import Person
from storage.sessions import SessionState

NAMES_ROOM = (120, 100, 60)
LINES_ROOM = 230
THEME_LENGTH = 90
CONCLUSION_LENGTH = 160
OPINION_LENGTH = 60
TASK_LENGTH = 50
EDITS_A_ROW = 2


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.LOG_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT.format(theme=session_of(context, draft).theme)


def ask_summary(context: Context, draft: Draft) -> Screen:
    parts = {part: name for part, name in texts.PARTS.items() if part in parts_of(context, draft)}
    edits = [button(draft, texts.EDIT.format(part=name), "edit", part) for part, name in parts.items()]
    rows = [tuple(edits[start : start + EDITS_A_ROW]) for start in range(0, len(edits), EDITS_A_ROW)]
    text = texts.ASK_SUMMARY.format(summary=summary(context, draft))
    return Screen(text, ((button(draft, texts.SAVE, "save"),), *rows))


def summary(context: Context, draft: Draft) -> Markup:
    calls, data = notes.roll_call(context, draft), draft.data
    start, end = notes.start_of(draft), notes.end_of(draft)
    votes, speakers = notes.votes_of(draft), data.get("speakers")
    return texts.SUMMARY.format(
        theme=shortened(session_of(context, draft).theme, THEME_LENGTH),
        times=notes.span(context, start, end) + times.short_warning(context, start, end),
        present=len(calls.present),
        all=calls.counted,
        lists=notes.lists(calls, notes.members(context, draft), NAMES_ROOM),
        guests=shortened(data.get("guests") or texts.NONE, THEME_LENGTH),
        opinions=_opinions(draft),
        speakers=texts.NOT_NOTED if speakers is None else speakers,
        conclusion=_conclusions(draft),
        tasks=_tasks(context, draft),
        score=_score(context, draft),
        vote=vote_line(votes) if votes else texts.NONE,
        photos=_photos(draft),
    )


def _conclusions(draft: Draft) -> Markup | str:
    noted = notes.conclusions_of(draft)
    if len(noted) < 2:
        return shortened(noted[0], CONCLUSION_LENGTH) if noted else texts.NOT_NOTED
    lines = conclusion_lines(draft, CONCLUSION_LENGTH // 2)
    return Markup("\n") + first_lines(lines, LINES_ROOM, texts.MORE_CONCLUSIONS)


def _score(context: Context, draft: Draft) -> Markup:
    form = filled_in(context, draft)
    if form is None:
        return texts.SUMMARY_NO_SCORE
    return texts.SUMMARY_SCORE.format(total=form["total"], most=form["most"], grade=form["grade"])


def _photos(draft: Draft) -> Markup:
    count = len(notes.photos_of(draft))
    return texts.SUMMARY_PHOTOS.format(count=count) if count else Markup()


def _opinions(draft: Draft) -> Markup:
    noted = opinions.lines(draft, OPINION_LENGTH)
    if not noted:
        return texts.SUMMARY_NO_OPINIONS
    shown = first_lines(noted, LINES_ROOM, texts.MORE_OPINIONS)
    return texts.SUMMARY_OPINIONS.format(count=len(noted), lines=shown)


def _tasks(context: Context, draft: Draft) -> Markup:
    noted = assignments.lines(context, draft, TASK_LENGTH)
    if not noted:
        return texts.SUMMARY_NO_TASKS
    shown = first_lines(noted, LINES_ROOM, texts.MORE_TASKS)
    return texts.SUMMARY_TASKS.format(count=len(noted), lines=shown) + _doubted(context, draft)


def _doubted(context: Context, draft: Draft) -> Markup:
    found = notes.doubts_of(context, draft)
    count = len(found.bare_conclusions) + len(found.unassigned) + len(found.undated) + len(found.burdened)
    return texts.SUMMARY_DOUBTS.format(count=count) if count else Markup()


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in parts_of(context, draft):
        return mend(draft, argument, argument)
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    if (problem := _taken(context, draft) or _unfit(context, draft)) is not None:
        return Reject(problem)
    saved = save(context, draft)
    return Finish(saved_screen(context, saved))


def _taken(context: Context, draft: Draft) -> Markup | None:
    """What has become of the session meanwhile, where it can no longer be logged."""
    session = session_of(context, draft)
    meeting = meeting_of_session(context.db, session.id)
    if meeting is not None:
        return already_logged(context.work, meeting) + texts.KEPT
    return texts.CALLED_OFF if session.state != SessionState.PLANNED else None


def _unfit(context: Context, draft: Draft) -> Markup | None:
    start = notes.start_of(draft)
    if not begun(start, context.now):
        return texts.NOT_BEGUN.format(start=long_moment(start, context.work.zone))
    if (gone := _gone(context, draft)) is not None:
        return gone
    calls, votes = notes.roll_call(context, draft), notes.votes_of(draft)
    if calls.unmarked:
        return texts.STILL_UNMARKED.format(count=len(calls.unmarked))
    if not notes.conclusions_of(draft):
        return texts.CONCLUSION_MISSING
    match misfit(len(calls.present), calls.entitled, draft.data.get("speakers"), votes):
        case Misfit.SPEAKERS:
            return texts.SPEAKERS_OVER.format(present=len(calls.present))
        case Misfit.VOTE if votes is not None:
            return texts.VOTE_MISFIT.format(agreed=votes.agreed, of=votes.of, entitled=calls.entitled)
    return _lacking(context, draft)


def _lacking(context: Context, draft: Draft) -> Markup | None:
    """A task that nobody was named for, or that has no day."""
    for number, task in enumerate(notes.assignments_of(draft), 1):
        if not task.whole:
            return texts.TASK_LACKS.format(number=number, content=shortened(task.content, TASK_LENGTH))
    return None


def _gone(context: Context, draft: Draft) -> Markup | None:
    """Somebody who was given a task and has left the cell."""
    here = {one.id for one in notes.members(context, draft)}
    for task in notes.assignments_of(draft):
        if task.assignee_id is not None and task.assignee_id not in here:
            return texts.ASSIGNEE_GONE.format(name=context.db.get_one(Person, task.assignee_id).full_name)
    return None
