"""An answer to an invitation that somebody writes: kept like a tap of its button, asked about where it is open which
session is meant, or why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from pydantic import Field
from telegram import Message, Update
from telegram.ext import filters

from handlers.context import Context, Work, current_work
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.forms.showing import show
from handlers.language.dates import long_date
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.sessions.attendance import texts
from handlers.sessions.attendance.by_words import (
    answered,
    answered_by,
    begun_today,
    invited,
    label,
    may_answer,
    shown_last,
    to_answer,
)
from handlers.sessions.attendance.words import Attendance, read
from handlers.sessions.calendar.conversation import CLOSED
from handlers.sessions.calendar.excusing import asking_why
from handlers.sessions.rules import closed
from handlers.sessions.texts import CHANGED_MEANWHILE
from storage.drafts import DraftState, draft_about
from storage.outbox import message_is_about
from storage.people import Person
from storage.sessions import Session
from storage.tasks import Task

SAID = "attendance_said"
IN_SCREEN = 300


class Answer(FormData):
    """`among`: (id, version) of the sessions that may be meant, as they were shown; `words`: what was written; `whole`:
    the reason is all that was written.
    """

    coming: bool = True
    words: str = ""
    day: date | None = None
    among: list[tuple[int, int]] = Field(default_factory=list)
    session_id: int = 0
    reason: str = ""
    whole: bool = False


class IsAttendance(filters.MessageFilter):
    """Whether a text answers an invitation that is still open; what was understood is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        said = understood(work, message)
        meant = _meant(work, work.person, message, said) if said is not None else Meant([])
        work.update_data[SAID] = (said, meant)
        return bool(meant.sessions)


def understood(work: Work, message: Message) -> Attendance | None:
    """What a message answers, by its words; None where it answers a message about tasks."""
    if _about(work, message, Task.__tablename__):
        return None
    return read(message.text or "", work.now.astimezone(work.zone))


def too_late(work: Work, person: Person, message: Message) -> str | None:
    """What is said to an answer that no session takes any more: as its button says it. None for what is no answer."""
    if understood(work, message) is None:
        return None
    asked = [work.db.get_one(Session, one) for one in _about(work, message, Session.__tablename__)]
    session = asked[0] if asked else begun_today(work, person)
    why = closed(session.state, session.starts_at, work.now) if session is not None else None
    return CLOSED[why] if why is not None else None


def _about(work: Work, message: Message, table: str) -> set[int]:
    """The ids of the rows of `table` that stand under the bot's message which is answered."""
    answered_one = message.reply_to_message
    if answered_one is None or work.account is None:
        return set()
    return message_is_about(work.db, work.account.chat_id, str(answered_one.message_id), table)


@dataclass(frozen=True)
class Meant:
    """The sessions that an answer may be for; `sure`: there is one, and no other can be meant."""

    sessions: list[Session]
    sure: bool = False


def _meant(work: Work, person: Person, message: Message, said: Attendance) -> Meant:
    """That of the message it answers, or of its day; where none is of that day but it speaks of a meeting, those there
    are. "Tôi không đi được" may be of anything: sure under the screen of the session alone, and asked about later.
    """
    asked = _about(work, message, Session.__tablename__)
    if asked:
        found = (work.db.get_one(Session, one) for one in sorted(asked))
        return _sure([one for one in found if may_answer(work, one, person)], work, said)
    if not said.named and said.day is None:
        shown, others = shown_last(work, person, message.chat.id), invited(work, person) or answered_by(work, person)
        alone = shown is not None and all(one.id == shown.id for one in others)
        return Meant([shown], sure=True) if shown is not None and alone else Meant(others)
    begun = _may_be_begun(work, person, said)
    sessions = invited(work, person) if begun else to_answer(work, person)
    fitting = [one for one in sessions if _is_on(work, one, said.day)]
    meant = fitting or (sessions if said.named else [])
    return Meant(meant) if begun else _sure(meant, work, said)


def _sure(sessions: list[Session], work: Work, said: Attendance) -> Meant:
    return Meant(sessions, len(sessions) == 1 and _is_on(work, sessions[0], said.day))


def _may_be_begun(work: Work, person: Person, said: Attendance) -> bool:
    """Whether the session of today that has begun may be meant."""
    return said.day in (None, work.today) and begun_today(work, person) is not None


def _is_on(work: Work, session: Session, day: date | None) -> bool:
    return day is None or session.starts_at.astimezone(work.zone).date() == day


async def answer_in_words(update: Update, context: Context) -> None:
    """What `IsAttendance` has understood. A reason that was not said to be one is shown back before it goes."""
    said, meant = context.work.update_data[SAID]
    message = update.effective_message
    assert isinstance(said, Attendance) and isinstance(meant, Meant) and message is not None
    data = Answer(
        coming=said.coming,
        words=one_line(message.text or ""),
        day=said.day,
        among=[(one.id, one.version) for one in meant.sessions],
        reason=said.reason,
        whole=said.whole,
    )
    if not meant.sure:
        return await _ask(update, context, data)
    data.session_id = meant.sessions[0].id
    if said.whole:
        return await _ask(update, context, data, ("which", "reason", "summary"))
    if said.coming or said.reason:
        await show(update, answered(context, meant.sessions[0], said.coming, said.reason), fresh=True)
        return None
    return await _ask(update, context, data, ("which", "reason"))


async def _ask(update: Update, context: Context, data: Answer, path: Sequence[str] = ()) -> None:
    """What was asked about an earlier line is not gone on with."""
    row = draft_about(context.db, context.person.id, IN_WORDS.kind, "")
    if row is not None:
        row.state = DraftState.DROPPED
        context.db.flush()
    await open_form(update, context, IN_WORDS, "", data, path)


def _offered(context: Context, draft: Draft[Answer]) -> list[tuple[int, str]]:
    """The sessions as they were shown: one that has moved since, begun or gone is none of them."""
    shown = [(context.db.get_one(Session, number), version) for number, version in draft.data.among]
    return [
        (one.id, label(context.work, one))
        for one, version in shown
        if one.version == version and may_answer(context.work, one, context.person)
    ]


def _which(context: Context, draft: Draft[Answer]) -> Markup:
    said = shortened(draft.data.words, IN_SCREEN)
    on_day = draft.data.day is not None and not any(
        _is_on(context.work, context.db.get_one(Session, number), draft.data.day) for number, _ in draft.data.among
    )
    ask = texts.NONE_ON_DAY.format(day=long_date(draft.data.day)) if on_day and draft.data.day else Markup()
    return ask + (texts.WHICH_COMING if draft.data.coming else texts.WHICH_AWAY).format(words=said)


def _chosen(context: Context, draft: Draft[Answer]) -> Outcome:
    if draft.data.whole:
        return Next("summary")
    return _keep(context, draft) if draft.data.coming or draft.data.reason else Next("reason")


def _keep(context: Context, draft: Draft[Answer]) -> Outcome:
    session = context.db.get_one(Session, draft.data.session_id)
    if session.id not in [number for number, _ in _offered(context, draft)]:
        return Finish(Screen(CHANGED_MEANWHILE))
    return Finish(answered(context, session, draft.data.coming, draft.data.reason))


def _come(context: Context, draft: Draft[Answer]) -> Outcome:
    draft.data.coming = True
    return _keep(context, draft)


IN_WORDS = Form(
    kind="attendance",
    title=texts.IN_WORDS_TITLE,
    data=Answer,
    allowed=lambda context, draft: True,
    about=lambda context, draft: texts.IN_WORDS_ABOUT.format(words=shortened(draft.data.words, 40)),
    table=(
        OneOf(
            "which",
            _which,
            field="session_id",
            offers=_offered,
            unknown=CHANGED_MEANWHILE,
            typed=False,
            by_value=True,
            then=_chosen,
        ),
        *asking_why(_keep, _come),
    ),
)
