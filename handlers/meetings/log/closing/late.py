"""What a second writer adds after the minutes are saved: an opinion under its speaker, or words of their own."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome, Stay
from handlers.forms.pick_member import name_among
from handlers.forms.questions.asking import Option
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.meetings.log.closing import late_texts as texts
from handlers.meetings.log.pages import minutes_rows
from handlers.meetings.minutes.adding import add_opinion, add_words
from handlers.meetings.minutes.sending import send_for_reading, sign_of
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from storage.meetings import Meeting
from storage.people import Person, members_of_cell

IN_QUESTION = 400


class Late(FormData):
    """`said`: it is an opinion, of `speaker` (or, without one, about `place`); else words of who adds them."""

    meeting_id: int = 0
    speaker: str = ""
    speaker_id: int | None = None
    place: str = ""
    words: str = ""
    said: bool = False


def _meeting(context: Context, draft: Draft[Late]) -> Meeting:
    return context.db.get_one(Meeting, draft.data.meeting_id)


def _members(context: Context, draft: Draft[Late]) -> list[Person]:
    return members_of_cell(context.db, _meeting(context, draft).cell_id)


def _ask_words(context: Context, draft: Draft[Late]) -> Markup:
    if draft.data.words:
        return texts.ASK_WORDS.format(words=shortened(draft.data.words, IN_QUESTION))
    whose = draft.data.speaker or draft.data.place
    return texts.ASK_REST.format(speaker=whose) if whose else texts.ASK_ANYTHING


def _ask_speaker(context: Context, draft: Draft[Late]) -> Markup:
    return texts.ASK_SPEAKER.format(words=shortened(draft.data.words, IN_QUESTION))


def _add_label(context: Context, draft: Draft[Late]) -> str | None:
    return texts.ADD if draft.data.words else None


def _nothing(context: Context, draft: Draft[Late]) -> Outcome:
    return Finish(Screen(texts.NOTHING_ADDED, minutes_rows(context.work, _meeting(context, draft))))


def _shown_back(context: Context, draft: Draft[Late]) -> Outcome:
    """What is typed now may be meant for something else: it is added by a second word."""
    return Stay()


def _add(context: Context, draft: Draft[Late]) -> Outcome:
    meeting, late = _meeting(context, draft), draft.data
    if late.said and not late.speaker and not late.place:
        return Next("late_speaker")
    if late.said:
        document = add_opinion(context.work, meeting, late.speaker, late.place, late.words)
    else:
        document = add_words(context.work, meeting, late.words)
    send_for_reading(context.work, meeting)
    text = texts.ADDED.format(sign=sign_of(document), words=shortened(late.words, IN_QUESTION))
    return Finish(Screen(text, minutes_rows(context.work, meeting)))


def _by(context: Context, draft: Draft[Late]) -> Outcome:
    person = context.db.get_one(Person, draft.data.speaker_id)
    draft.data.speaker = name_among(person, _members(context, draft))
    return _add(context, draft)


_NONE: Option[Late] = Option("none", texts.NOTHING, _nothing)
LATE = Form(
    kind="late_words",
    title=texts.TITLE,
    data=Late,
    allowed=lambda context, draft: context.work.may(Action.ADOPT_MINUTES, _meeting(context, draft).cell_id),
    about=lambda context, draft: texts.ABOUT.format(theme=_meeting(context, draft).session.theme),
    names=lambda context, draft: named_by(_meeting(context, draft).session.theme),
    counted=False,
    table=(
        TypedWords(
            "late", _ask_words, field="words", then=_shown_back, options=(Option("add", _add_label, _add), _NONE)
        ),
        OnePerson("late_speaker", _ask_speaker, field="speaker_id", people=_members, then=_by, options=(_NONE,)),
    ),
)
