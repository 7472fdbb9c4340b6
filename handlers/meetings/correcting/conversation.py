"""Correcting minutes before they are adopted: a part is picked, and typed anew or taken out."""

from collections.abc import Callable
from typing import Any, ClassVar

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.pick_member import called
from handlers.forms.questions.asking import Option
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import toast
from handlers.language import answers
from handlers.meetings.correcting import mending, parts, texts
from handlers.meetings.correcting.parts import MinutesPart, Shown
from handlers.meetings.correcting.tasks import drop_task, mend_task
from handlers.meetings.log.noting.absence_texts import REASONS
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.buttons import DOCUMENTS
from handlers.meetings.minutes.changing import AboutMeeting, allowed, corrected, meeting_of
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.about_session import named_by
from storage.meetings import Meeting, Presence
from storage.people import Person

PAGE_LENGTH = 8
IN_LINE, IN_LABEL = 90, 36
REASON_LIMIT = answers.SHORT


def _without_part(data: dict[str, Any]) -> dict[str, Any]:
    """Parts had a position, and have the id of their row now."""
    return {name: value for name, value in data.items() if name != "part"}


class Correction(AboutMeeting):
    """`part` is what is being mended; `person_id` whose presence, with the `reason` typed."""

    part: MinutesPart | None = None
    words: str = ""
    person_id: int | None = None
    reason: str = ""
    upgrades: ClassVar[tuple[Callable[[dict[str, Any]], dict[str, Any]], ...]] = (_without_part,)


def _about(context: Context, draft: Draft[Correction]) -> str:
    return texts.ABOUT.format(theme=meeting_of(context, draft).session.theme)


def _ask(context: Context, draft: Draft[Correction]) -> Screen:
    shown = parts.parts_of(context.work, meeting_of(context, draft))
    pages = -(-len(shown) // PAGE_LENGTH)
    page = min(draft.passing.page, pages - 1)
    here = shown[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH]
    lines = [texts.LINES[one.part.kind].format(number=one.number, words=shortened(one.words, IN_LINE)) for one in here]
    text = texts.PICK.format(lines=Markup("\n").join(lines))
    text += texts.PAGE_OF.format(page=page + 1, pages=pages) if pages > 1 else Markup()
    rows: list[tuple[Choice, ...]] = [_row(draft, one) for one in here]
    before = (button(draft, shared.PAGE_BEFORE, "page", page - 1),) if page else ()
    after = (button(draft, shared.PAGE_AFTER, "page", page + 1),) if page + 1 < pages else ()
    ways = ((*before, *after),) if before or after else ()
    return Screen(text, (*rows, (button(draft, texts.MARK_AWAY, "away"),), *ways))


def _row(draft: Draft[Correction], one: Shown) -> tuple[Choice, ...]:
    kind, key = one.part.kind, f"{one.part.kind}-{one.part.id}"
    words = shortened(one.words, IN_LABEL)
    edit = button(draft, texts.EDIT[kind].format(number=one.number, words=words), "edit", key)
    drop = button(draft, texts.DROP[kind].format(number=one.number, words=words), "drop", key)
    return (edit, drop) if one.noted else (edit,)


def _tap(context: Context, draft: Draft[Correction], verb: str, argument: str) -> Outcome:
    meeting = meeting_of(context, draft)
    if verb == "page":
        draft.passing.page = int(argument) if argument.isdecimal() else 0
        return Stay()
    if verb == "away":
        return Next("who")
    if verb not in ("edit", "drop"):
        return Reject(shared.USE_BUTTONS)
    shown = parts.parts_of(context.work, meeting)
    part = next((one.part for one in shown if f"{one.part.kind}-{one.part.id}" == argument), None)
    if part is None:
        return Reject(texts.GONE)
    draft.data.part = part
    if verb == "drop":
        return _drop(context, draft, meeting, part)
    row = parts.attendance_of(meeting, part.id) if part.kind == "away" else None
    if row is None:
        return Next("words")
    draft.data.person_id = row.person_id
    return Next("presence")


def _drop(context: Context, draft: Draft[Correction], meeting: Meeting, part: MinutesPart) -> Outcome:
    if meeting.adopted_at is not None:
        return Finish(Screen(texts.LOCKED_MEANWHILE))
    problem = None
    match part.kind:
        case "task":
            return Next("why_dropped")
        case "away":
            row = parts.attendance_of(meeting, part.id)
            draft.data.person_id = row.person_id if row is not None else None
            return _mark(context, draft, Presence.PRESENT)
        case "guests":
            meeting.guests = ""
        case "vote":
            mending.drop_vote(meeting)
        case "opinion" if (opinion := parts.opinion_of(meeting, part.id)) is not None:
            mending.drop_opinion(meeting, opinion)
        case "conclusion" if (conclusion := parts.conclusion_of(meeting, part.id)) is not None:
            problem = mending.drop_conclusion(context.work, meeting, conclusion)
    return Reject(problem) if problem is not None else Finish(corrected(context, meeting))


def _question(context: Context, draft: Draft[Correction]) -> Markup:
    meeting, part = meeting_of(context, draft), draft.data.part
    now = "" if part is None else _words(context, meeting, part)
    if part is not None and part.kind == "vote":
        return texts.ASK_VOTE.format(words=now, entitled=parts.entitled(meeting))
    text = texts.ASK_TASK if part is not None and part.kind == "task" else texts.ASK_NEW
    return text.format(words=now or texts.NONE)


def _words(context: Context, meeting: Meeting, part: MinutesPart) -> str:
    shown = (one for one in parts.parts_of(context.work, meeting) if one.part == part)
    words = next((one.words for one in shown), "")
    if part.kind == "vote" and meeting.votes_against is not None:
        return texts.VOTE_NOW.format(
            agreed=meeting.votes_for, against=meeting.votes_against, abstaining=meeting.votes_abstaining
        )
    return words


def _mend(context: Context, draft: Draft[Correction]) -> Outcome:
    meeting, part, words = meeting_of(context, draft), draft.data.part, " ".join(draft.data.words.split())
    if meeting.adopted_at is not None:
        return Finish(Screen(texts.LOCKED_MEANWHILE))
    done, problem = part is not None, None
    match part.kind if part is not None else "":
        case "guests":
            meeting.guests = words
        case "vote":
            problem = mending.mend_vote(meeting, words)
        case "opinion" if part is not None and (opinion := parts.opinion_of(meeting, part.id)) is not None:
            mending.mend_opinion(context.work, meeting, opinion, words)
        case "conclusion" if part is not None and (said := parts.conclusion_of(meeting, part.id)) is not None:
            mending.mend_conclusion(context.work, meeting, said, words)
        case "task" if part is not None and (task := parts.task_of(context.work, meeting, part.id)) is not None:
            problem = mend_task(context.work, meeting, task, words)
        case _:
            done = False
    if not done:
        return Next("part", texts.GONE)
    return Reject(problem) if problem is not None else Finish(corrected(context, meeting))


def _present(context: Context, draft: Draft[Correction]) -> list[Person]:
    rows = [row for row in meeting_of(context, draft).attendance if row.presence == Presence.PRESENT]
    return sorted((row.person for row in rows), key=lambda person: person.folded_name)


def _why_away(context: Context, draft: Draft[Correction]) -> Markup:
    return texts.ASK_WHY.format(name=called(context.db, context.db.get_one(Person, draft.data.person_id)))


def _mark(context: Context, draft: Draft[Correction], presence: Presence, reason: str = "") -> Outcome:
    meeting = meeting_of(context, draft)
    if meeting.adopted_at is not None:
        return Finish(Screen(texts.LOCKED_MEANWHILE))
    row = next((one for one in meeting.attendance if one.person_id == draft.data.person_id), None)
    if row is None:
        return Next("part", texts.GONE)
    row.presence, row.reason = presence, reason
    note = texts.SCORE_STAYS if meeting.score else Markup()
    entitled = parts.entitled(meeting)
    if meeting.votes_of is not None and meeting.votes_of > entitled:
        note += texts.VOTE_MISFIT.format(of=meeting.votes_of, entitled=entitled)
    screen = corrected(context, meeting)
    return Finish(Screen(screen.text + note, screen.choices))


def _why_dropped(context: Context, draft: Draft[Correction]) -> Markup:
    part = draft.data.part
    task = parts.task_of(context.work, meeting_of(context, draft), part.id) if part is not None else None
    if task is None:
        return texts.GONE
    return texts.ASK_WHY_DROPPED.format(content=shortened(task.content, IN_LINE), who=called(context.db, task.assignee))


def _drop_task(context: Context, draft: Draft[Correction]) -> Outcome:
    meeting, part = meeting_of(context, draft), draft.data.part
    if meeting.adopted_at is not None:
        return Finish(Screen(texts.LOCKED_MEANWHILE))
    task = parts.task_of(context.work, meeting, part.id) if part is not None else None
    if task is None:
        return Next("part", texts.GONE)
    problem = drop_task(context.work, meeting, task, draft.data.reason)
    return Reject(problem) if problem is not None else Finish(corrected(context, meeting))


def _as(presence: Presence, reason: str = "") -> Callable[[Context, Draft[Correction]], Outcome]:
    return lambda context, draft: _mark(context, draft, presence, reason)


CORRECT = Form(
    kind="correct_minutes",
    title=texts.TITLE,
    data=Correction,
    allowed=allowed,
    about=_about,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(
        Step("part", _ask, _tap),
        TypedWords("words", _question, then=_mend),
        OnePerson("who", texts.ASK_WHO_AWAY, field="person_id", people=_present, following="presence"),
        TypedWords(
            "presence",
            _why_away,
            field="reason",
            limit=REASON_LIMIT,
            then=lambda context, draft: _mark(context, draft, Presence.EXCUSED, draft.data.reason),
            options=(
                *(
                    Option(f"why{number}", reason, _as(Presence.EXCUSED, reason))
                    for number, reason in enumerate(REASONS)
                ),
                Option("absent", texts.WAS_ABSENT, _as(Presence.ABSENT)),
                Option("present", texts.WAS_PRESENT, _as(Presence.PRESENT)),
            ),
        ),
        TypedWords("why_dropped", _why_dropped, field="reason", limit=REASON_LIMIT, then=_drop_task),
    ),
)


async def _correct(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    if tap.row.adopted_at is not None:
        return await toast(update, chat_texts.LOCKED)
    return await open_form(update, context, CORRECT, f"meeting:{tap.row.id}", Correction(meeting_id=tap.row.id))


FEATURE = Feature(forms=(CORRECT,), buttons=(DOCUMENTS.on("correct", _correct, Action.ADOPT_MINUTES, numbers=0),))
