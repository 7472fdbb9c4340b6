"""Two small forms: correcting minutes before they are adopted, and adding to them afterwards."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.sending import hand_out, minutes_of, sign_of, standing_screen
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from storage import audit
from storage.meetings import Addendum, Conclusion, Meeting, Opinion

IN_LABEL = 40
MOST_SHOWN = 40


def meeting_of(context: Context, draft: Draft) -> Meeting:
    return context.db.get_one(Meeting, int(draft.data["meeting_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.ADOPT_MINUTES, meeting_of(context, draft).cell_id)


def about_correcting(context: Context, draft: Draft) -> str:
    return chat_texts.CORRECT_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def about_adding(context: Context, draft: Draft) -> str:
    return chat_texts.ADD_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def ask_part(context: Context, draft: Draft) -> Screen:
    meeting = meeting_of(context, draft)
    rows = [button(draft, chat_texts.PART_GUESTS, "guests")]
    for text, verb, items in (
        (chat_texts.PART_CONCLUSION, "conclusion", meeting.conclusions),
        (chat_texts.PART_OPINION, "opinion", meeting.opinions),
    ):
        rows += [
            button(draft, text.format(number=one.position, words=shortened(one.content, IN_LABEL)), verb, one.position)
            for one in items[:MOST_SHOWN]
        ]
    return Screen(chat_texts.PICK_PART, one_per_row(rows))


def _part(meeting: Meeting, which: list[str]) -> Meeting | Conclusion | Opinion | None:
    if which[0] == "guests":
        return meeting
    items: list[Conclusion] | list[Opinion] = meeting.conclusions if which[0] == "conclusion" else meeting.opinions
    return next((one for one in items if str(one.position) == which[1]), None)


def tap_part(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    which = [verb, argument]
    if verb not in ("guests", "conclusion", "opinion") or _part(meeting_of(context, draft), which) is None:
        return Reject(shared.USE_BUTTONS)
    draft.data["part"] = which
    return Next("words")


def ask_words(context: Context, draft: Draft) -> Screen:
    part = _part(meeting_of(context, draft), draft.data["part"])
    said = "" if part is None else part.guests if isinstance(part, Meeting) else part.content
    return Screen(chat_texts.ASK_NEW.format(words=said or chat_texts.EMPTY_PART))


def read_words(context: Context, draft: Draft, said: str) -> Outcome:
    if (problem := answers.words_problem(said)) is not None:
        return Reject(problem)
    meeting = meeting_of(context, draft)
    part = _part(meeting, draft.data["part"])
    if meeting.adopted_at is not None:
        return Finish(Screen(chat_texts.CHANGED_MEANWHILE))
    if part is None:
        return Reject(chat_texts.GONE)
    if isinstance(part, Meeting):
        part.guests = said
    else:
        part.content = said
    meeting.conclusion = "\n".join(one.content for one in meeting.conclusions)
    return Finish(_written(context, meeting, "correct_minutes"))


def _written(context: Context, meeting: Meeting, deed: str) -> Screen:
    """A new version, its file, and the buttons that fit it."""
    meeting.version += 1
    document = make_minutes(context.work, meeting)
    audit.record(context.db, context.person.id, deed, f"meeting:{meeting.id}", context.now)
    if context.work.account is not None:
        hand_out(context.work, context.work.account.chat_id, document, meeting, "docx")
    return standing_screen(context.work, meeting, chat_texts.CORRECTED.format(sign=sign_of(document)))


def ask_addendum(context: Context, draft: Draft) -> Screen:
    return Screen(chat_texts.ASK_ADDENDUM)


def read_addendum(context: Context, draft: Draft, said: str) -> Outcome:
    if (problem := answers.words_problem(said)) is not None:
        return Reject(problem)
    meeting = meeting_of(context, draft)
    meeting.addenda.append(Addendum(words=said, by_id=context.person.id, by=context.person, at=context.now))
    context.db.flush()
    screen = _written(context, meeting, "add_to_minutes")
    note = chat_texts.ADDED.format(sign=sign_of(minutes_of(context.work, meeting)), day=long_date(context.work.today))
    return Finish(Screen(note, screen.choices))


CORRECT = Form(
    kind="correct_minutes",
    title=chat_texts.CORRECT_TITLE,
    allowed=allowed,
    about=about_correcting,
    table=(Step("part", ask_part, tapped=tap_part), Step("words", ask_words, typed=read_words)),
)
ADDENDUM = Form(
    kind="add_to_minutes",
    title=chat_texts.ADD_TITLE,
    allowed=allowed,
    about=about_adding,
    table=(Step("addendum", ask_addendum, typed=read_addendum),),
)
