"""An answer to an invitation that somebody writes: kept like a tap of its button, asked about where it is open which
session is meant, or why.
"""

from collections.abc import Sequence
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
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import show
from handlers.language.dates import long_date
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.sessions.attendance import texts
from handlers.sessions.attendance.by_words import answered, begun_today, invited, label, may_answer, to_answer
from handlers.sessions.attendance.words import Attendance, read
from handlers.sessions.calendar.conversation import CLOSED
from handlers.sessions.pages import card
from handlers.sessions.rules import closed
from handlers.sessions.texts import ASK_EXCUSE, CHANGED_MEANWHILE, EXCUSES
from storage.drafts import DraftState, draft_about
from storage.outbox import message_is_about
from storage.people import Person
from storage.sessions import Session
from storage.tasks import Task

SAID = "attendance_said"
IN_SCREEN = 300


class Answer(FormData):
    """`among`: (id, version) of the sessions that may be meant, as they were shown; `words`: what was written."""

    coming: bool = True
    words: str = ""
    day: date | None = None
    among: list[tuple[int, int]] = Field(default_factory=list)
    session_id: int = 0
    reason: str = ""


class IsAttendance(filters.MessageFilter):
    """Whether a text answers an invitation that is still open; what was understood is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        said = understood(work, message)
        sessions = _meant(work, work.person, message, said) if said is not None else []
        work.update_data[SAID] = (said, sessions)
        return bool(sessions)


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


def _meant(work: Work, person: Person, message: Message, said: Attendance) -> list[Session]:
    """The sessions that an answer may be for: that of the message it answers, or of its day; where none is of that day
    but it speaks of a meeting, those there are.
    """
    asked = _about(work, message, Session.__tablename__)
    if asked:
        found = (work.db.get_one(Session, one) for one in sorted(asked))
        return [one for one in found if may_answer(work, one, person)]
    if not said.named and said.day is None:
        return []
    sessions = invited(work, person) if _may_be_begun(work, person, said) else to_answer(work, person)
    fitting = [one for one in sessions if _is_on(work, one, said.day)]
    return fitting or (sessions if said.named else [])


def _may_be_begun(work: Work, person: Person, said: Attendance) -> bool:
    """Whether the session of today that has begun may be meant."""
    return said.day in (None, work.today) and begun_today(work, person) is not None


def _is_on(work: Work, session: Session, day: date | None) -> bool:
    return day is None or session.starts_at.astimezone(work.zone).date() == day


async def answer_in_words(update: Update, context: Context) -> None:
    """What `IsAttendance` has understood."""
    said, sessions = context.work.update_data[SAID]
    message = update.effective_message
    assert isinstance(said, Attendance) and message is not None
    data = Answer(
        coming=said.coming,
        words=one_line(message.text or ""),
        day=said.day,
        among=[(one.id, one.version) for one in sessions],
        reason=said.reason,
    )
    surely = _surely(context.work, message, said, sessions)
    if surely and (said.coming or said.reason):
        await show(update, answered(context, sessions[0], said.coming, said.reason), fresh=True)
    elif surely:
        data.session_id = sessions[0].id
        await _ask(update, context, data, ("which", "why"))
    else:
        await _ask(update, context, data)


def _surely(work: Work, message: Message, said: Attendance, sessions: Sequence[Session]) -> bool:
    """Whether one session alone can be meant."""
    if len(sessions) != 1 or not _is_on(work, sessions[0], said.day):
        return False
    assert work.person is not None
    return bool(_about(work, message, Session.__tablename__)) or not _may_be_begun(work, work.person, said)


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
    if draft.data.coming or draft.data.reason:
        return _keep(context, draft)
    return Next("why")


def _keep(context: Context, draft: Draft[Answer]) -> Outcome:
    session = context.db.get_one(Session, draft.data.session_id)
    if session.id not in [number for number, _ in _offered(context, draft)]:
        return Finish(Screen(CHANGED_MEANWHILE))
    return Finish(answered(context, session, draft.data.coming, draft.data.reason))


def _why(context: Context, draft: Draft[Answer]) -> Markup:
    session = context.db.get_one(Session, draft.data.session_id)
    return ASK_EXCUSE.format(card=card(context.work, session, context.person))


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
        TypedWords("why", _why, field="reason", likely=lambda context, draft: EXCUSES, then=_keep),
    ),
)
