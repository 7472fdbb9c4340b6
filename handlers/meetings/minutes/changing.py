"""Two small forms: correcting minutes before they are adopted, and adding to them afterwards."""

from typing import Literal

from markupsafe import Markup
from pydantic import BaseModel

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.choice import Offered, OneOf
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.adding import add_words
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.sending import hand_out, minutes_of, sign_of, standing_screen
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from storage import audit
from storage.documents import Document
from storage.meetings import Conclusion, Meeting, Opinion

IN_LABEL = 40
MOST_SHOWN = 40


class AboutMeeting(FormData):
    meeting_id: int = 0


class MinutesPart(BaseModel):
    """A part of the minutes that can be corrected; `position` is the conclusion's or the opinion's."""

    kind: Literal["guests", "conclusion", "opinion"]
    position: int = 0


class Correction(AboutMeeting):
    part: MinutesPart | None = None
    words: str = ""


class Addition(AboutMeeting):
    addendum: str = ""


def meeting_of(context: Context, draft: Draft[AboutMeeting]) -> Meeting:
    return context.db.get_one(Meeting, draft.data.meeting_id)


def allowed(context: Context, draft: Draft[AboutMeeting]) -> bool:
    return context.work.may(Action.ADOPT_MINUTES, meeting_of(context, draft).cell_id)


def about_correcting(context: Context, draft: Draft[Correction]) -> str:
    return chat_texts.CORRECT_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def about_adding(context: Context, draft: Draft[Addition]) -> str:
    return chat_texts.ADD_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def _parts(context: Context, draft: Draft[Correction]) -> Offered:
    meeting = meeting_of(context, draft)
    conclusions = [
        (MinutesPart(kind="conclusion", position=one.position), _label(chat_texts.PART_CONCLUSION, one))
        for one in meeting.conclusions[:MOST_SHOWN]
    ]
    opinions = [
        (MinutesPart(kind="opinion", position=one.position), _label(chat_texts.PART_OPINION, one))
        for one in meeting.opinions[:MOST_SHOWN]
    ]
    return [(MinutesPart(kind="guests"), chat_texts.PART_GUESTS), *conclusions, *opinions]


def _label(text: str, item: Conclusion | Opinion) -> str:
    return text.format(number=item.position, words=shortened(item.content, IN_LABEL))


def _chosen(context: Context, draft: Draft[Correction]) -> Meeting | Conclusion | Opinion | None:
    """What holds the words of the chosen part: the meeting itself those about its guests."""
    meeting, part = meeting_of(context, draft), draft.data.part
    if part is None or part.kind == "guests":
        return meeting
    items: list[Conclusion] | list[Opinion] = meeting.conclusions if part.kind == "conclusion" else meeting.opinions
    return next((one for one in items if one.position == part.position), None)


def _ask_words(context: Context, draft: Draft[Correction]) -> Markup:
    chosen = _chosen(context, draft)
    words = "" if chosen is None else chosen.guests if isinstance(chosen, Meeting) else chosen.content
    return chat_texts.ASK_NEW.format(words=words or chat_texts.EMPTY_PART)


def _correct(context: Context, draft: Draft[Correction]) -> Outcome:
    meeting, chosen, words = meeting_of(context, draft), _chosen(context, draft), draft.data.words
    if meeting.adopted_at is not None:
        return Finish(Screen(chat_texts.CHANGED_MEANWHILE))
    if isinstance(chosen, Meeting):
        chosen.guests = words
    elif chosen is not None:
        chosen.content = words
    meeting.conclusion = "\n".join(one.content for one in meeting.conclusions)
    return Finish(_corrected(context, meeting))


def _gone(context: Context, draft: Draft[Correction], words: str) -> Markup | None:
    gone = meeting_of(context, draft).adopted_at is None and _chosen(context, draft) is None
    return chat_texts.GONE if gone else None


def _corrected(context: Context, meeting: Meeting) -> Screen:
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


CORRECT = Form(
    kind="correct_minutes",
    title=chat_texts.CORRECT_TITLE,
    data=Correction,
    allowed=allowed,
    about=about_correcting,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(
        OneOf("part", chat_texts.PICK_PART, offers=_parts, typed=False),
        TypedWords("words", _ask_words, check=_gone, then=_correct),
    ),
)
ADDENDUM = Form(
    kind="add_to_minutes",
    title=chat_texts.ADD_TITLE,
    data=Addition,
    allowed=allowed,
    about=about_adding,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(TypedWords("addendum", chat_texts.ASK_ADDENDUM, then=_add),),
)
