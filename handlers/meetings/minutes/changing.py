"""A new version of saved minutes; and the small form of adding to them once they are adopted."""

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.adding import add_words
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.sending import hand_out, minutes_of, sign_of, standing_screen
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from storage import audit
from storage.documents import Document
from storage.meetings import Meeting


class AboutMeeting(FormData):
    meeting_id: int = 0


class Addition(AboutMeeting):
    addendum: str = ""


def meeting_of(context: Context, draft: Draft[AboutMeeting]) -> Meeting:
    return context.db.get_one(Meeting, draft.data.meeting_id)


def allowed(context: Context, draft: Draft[AboutMeeting]) -> bool:
    return context.work.may(Action.ADOPT_MINUTES, meeting_of(context, draft).cell_id)


def about_adding(context: Context, draft: Draft[Addition]) -> str:
    return chat_texts.ADD_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def corrected(context: Context, meeting: Meeting) -> Screen:
    """A new version of minutes that were corrected, as it is shown."""
    meeting.version += 1
    document = make_minutes(context.work, meeting)
    audit.record(context.db, context.person.id, "correct_minutes", f"meeting:{meeting.id}", context.now)
    return _handed_out(context, meeting, document)


def _handed_out(context: Context, meeting: Meeting, document: Document) -> Screen:
    """The file of a new version, and the buttons that fit it."""
    if context.work.account is not None:
        hand_out(context.work, context.work.account.chat_id, document, meeting, "docx")
    return standing_screen(context.work, meeting, chat_texts.CORRECTED.format(sign=sign_of(document)))


def _add(context: Context, draft: Draft[Addition]) -> Outcome:
    meeting, words = meeting_of(context, draft), draft.data.addendum
    screen = _handed_out(context, meeting, add_words(context.work, meeting, words))
    note = chat_texts.ADDED.format(sign=sign_of(minutes_of(context.work, meeting)), day=long_date(context.work.today))
    return Finish(Screen(note, screen.choices))


ADDENDUM = Form(
    kind="add_to_minutes",
    title=chat_texts.ADD_TITLE,
    data=Addition,
    allowed=allowed,
    about=about_adding,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(TypedWords("addendum", chat_texts.ASK_ADDENDUM, then=_add),),
)
