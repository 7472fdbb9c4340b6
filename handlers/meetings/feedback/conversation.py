"""/gopy: a visitor's four marks for how it was chaired, one thing that went well, one to try, a few words to go with it
where they want; and reading them.
"""

from datetime import timedelta

from markupsafe import Markup
from pydantic import Field
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Buttons, Tap
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import show
from handlers.language.answers import SHORT
from handlers.language.dates import short_date
from handlers.library.library import load
from handlers.library.markdown import plain
from handlers.meetings.feedback import texts
from handlers.meetings.feedback.card import card, send_to_leaders
from handlers.meetings.feedback.rules import read_mark, weakest
from handlers.rights.access import Action
from handlers.rights.cells import cells_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.about_session import named_by
from handlers.settings.scoring import Criterion
from storage import audit
from storage.feedback import Feedback, feedback_by, feedback_of_cells
from storage.meetings import Meeting, held_since

LOOKS_BACK = timedelta(days=30)
MOST = 8
THEME_IN_LABEL = 32


class FeedbackAnswers(FormData):
    """`marks` are points by the key of the part; `score_note` and `thanks` as a feedback's."""

    meeting_id: int = 0
    marks: dict[str, int] = Field(default_factory=dict)
    good: str = ""
    to_try: str = ""
    score_note: str | None = None
    thanks: str = ""


def meeting_of(context: Context, draft: Draft[FeedbackAnswers]) -> Meeting:
    return context.db.get_one(Meeting, draft.data.meeting_id)


def allowed(context: Context, draft: Draft[FeedbackAnswers]) -> bool:
    return context.work.may(Action.GIVE_FEEDBACK, meeting_of(context, draft).cell_id)


def about(context: Context, draft: Draft[FeedbackAnswers]) -> str:
    return texts.ABOUT.format(theme=meeting_of(context, draft).session.theme)


def _part(context: Context, draft: Draft[FeedbackAnswers]) -> Criterion:
    """The part of the form that is asked now: as many come before it as have been answered on the way here."""
    parts = context.policy.scoring.chairing
    return parts[min(draft.trail.count("mark"), len(parts) - 1)]


def ask_mark(context: Context, draft: Draft[FeedbackAnswers]) -> Screen:
    part = _part(context, draft)
    marks = [button(draft, str(number), "mark", number) for number in range(part.most + 1)]
    text = texts.ASK_MARK.format(name=part.name, most=part.most)
    if part.key in draft.data.marks:
        text += texts.MARK_KNOWN.format(mark=draft.data.marks[part.key])
    return Screen(text, (tuple(marks),), asks_number=True)


def tap_mark(context: Context, draft: Draft[FeedbackAnswers], verb: str, argument: str) -> Outcome:
    return take_mark(context, draft, argument) if verb == "mark" else Reject(shared.USE_BUTTONS)


def take_mark(context: Context, draft: Draft[FeedbackAnswers], words: str) -> Outcome:
    part = _part(context, draft)
    mark = read_mark(words, part.most)
    if mark is None:
        return Reject(texts.MARK_NOT_READ.format(most=part.most))
    draft.data.marks = {**draft.data.marks, part.key: mark}
    return Next("good" if part == context.policy.scoring.chairing[-1] else "mark")


def _after_trying(context: Context, draft: Draft[FeedbackAnswers]) -> Outcome:
    """A score that the cell has not given itself is not asked about."""
    return Next() if meeting_of(context, draft).score is not None else Next("thanks")


def _ask_score(context: Context, draft: Draft[FeedbackAnswers]) -> Markup:
    score = meeting_of(context, draft).score or {}
    text = texts.ASK_SCORE.format(total=score["total"], most=score["most"], grade=score["grade"])
    return text + texts.ASK_DIFFERENCE


def _offer(context: Context, draft: Draft[FeedbackAnswers]) -> str:
    """What the library would say after such marks: shown to the visitor, and sent only where they say so."""
    parts = [(one.key, one.most) for one in context.policy.scoring.chairing]
    thanks = load(context.policy.chairing.library).thanks_for(weakest(draft.data.marks, parts))
    return plain(thanks.body) if thanks is not None else ""


def _ask_thanks(context: Context, draft: Draft[FeedbackAnswers]) -> Markup:
    offer = _offer(context, draft)
    return texts.ASK_THANKS.format(offer=texts.OFFER.format(words=offer) if offer else "")


def _offer_label(context: Context, draft: Draft[FeedbackAnswers]) -> str | None:
    return texts.SEND_OFFER if _offer(context, draft) else None


def _send_offer(context: Context, draft: Draft[FeedbackAnswers]) -> Outcome:
    draft.data.thanks = _offer(context, draft)
    return _save(context, draft)


def _save(context: Context, draft: Draft[FeedbackAnswers]) -> Outcome:
    meeting, given = meeting_of(context, draft), draft.data
    known = feedback_by(context.db, meeting.id, context.person.id)
    if known is not None:
        return Finish(Screen(card(context.work, known)))
    feedback = Feedback(
        meeting_id=meeting.id,
        person_id=context.person.id,
        marks=dict(given.marks),
        good=given.good,
        to_try=given.to_try,
        score_note=given.score_note,
        thanks=given.thanks,
        at=context.now,
        draft_id=draft.id,
        meeting=meeting,
        person=context.person,
    )
    context.db.add(feedback)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.GIVE_FEEDBACK, f"meeting:{meeting.id}", context.now)
    send_to_leaders(context.work, feedback)
    return Finish(Screen(texts.SAVED.format(card=card(context.work, feedback))))


FEEDBACK = Form[FeedbackAnswers](
    kind="feedback",
    title=texts.TITLE,
    data=FeedbackAnswers,
    allowed=allowed,
    about=about,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(
        Step("mark", ask_mark, tap_mark, take_mark),
        TypedWords("good", texts.ASK_GOOD, limit=SHORT),
        TypedWords("to_try", texts.ASK_TO_TRY, limit=SHORT, then=_after_trying),
        TypedWords("score", _ask_score, field="score_note", limit=SHORT, skip=texts.AGREE),
        TypedWords(
            "thanks",
            _ask_thanks,
            skip=texts.NO_THANKS,
            none=True,
            options=(Option("offer", _offer_label, _send_offer),),
            then=_save,
        ),
    ),
)


async def pick(update: Update, context: Context) -> None:
    """What a visitor can still say a word on; and what visitors have said."""
    give, see = (cells_where(context.work, context.actor, one) for one in (Action.GIVE_FEEDBACK, Action.SEE_FEEDBACK))
    if not see:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    since = context.now - LOOKS_BACK
    held = held_since(context.db, sorted(give), since)
    waiting = [one for one in held if feedback_by(context.db, one.id, context.person.id) is None]
    given = feedback_of_cells(context.db, see, since)
    rows = [_choice(context, one, texts.ITEM, "give") for one in waiting[:MOST]]
    rows += [_choice(context, one, text, "see") for one, text in _to_see(context, given)]
    text = texts.PICK if waiting else texts.LIST if given else texts.NONE if give else texts.LIST_EMPTY
    await show(update, Screen(text, one_per_row(rows)), fresh=True)


def _to_see(context: Context, given: list[Feedback]) -> list[tuple[Meeting, str]]:
    """The meetings that visitors said a word on, with their label: new where one has not been opened since."""
    latest: dict[int, Feedback] = {}
    for one in given:
        latest.setdefault(one.meeting_id, one)
    shown = list(latest.values())[:MOST]
    return [(one.meeting, texts.SEE_ITEM if _opened(context, one) else texts.NEW_ITEM) for one in shown]


def _opened(context: Context, feedback: Feedback) -> bool:
    """Whether whoever is looking wrote it, or has opened it since."""
    if feedback.person_id == context.person.id:
        return True
    subject = f"meeting:{feedback.meeting_id}"
    return audit.done_since(context.db, context.person.id, Action.SEE_FEEDBACK, subject, feedback.at)


def _choice(context: Context, meeting: Meeting, text: str, verb: str) -> Choice:
    day = short_date(meeting.started_at.astimezone(context.work.zone).date())
    theme = shortened(meeting.session.theme, THEME_IN_LABEL)
    return BUTTONS.choice(meeting, text.format(day=day, cell=meeting.session.cell.name, theme=theme), verb)


def _given_already(context: Context, meeting: Meeting) -> str | None:
    return texts.ALREADY if feedback_by(context.db, meeting.id, context.person.id) is not None else None


async def _give(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    await open_form(update, context, FEEDBACK, f"meeting:{tap.row.id}", FeedbackAnswers(meeting_id=tap.row.id))


async def _see(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    meeting = tap.row
    given = feedback_of_cells(context.db, [meeting.cell_id], context.now - LOOKS_BACK)
    # Not through viewings.py: what came since the last look, however short ago, is new until this one.
    audit.record(context.db, context.person.id, Action.SEE_FEEDBACK, f"meeting:{meeting.id}", context.now)
    for one in given:
        if one.meeting_id == meeting.id:
            await show(update, Screen(card(context.work, one)), fresh=True)


BUTTONS = Buttons("fb", Meeting, unit=lambda meeting: meeting.cell_id)
FEATURE = Feature(
    forms=(FEEDBACK,),
    menu={menu.FEEDBACK: pick},
    buttons=(
        BUTTONS.on("give", _give, Action.GIVE_FEEDBACK, ended=_given_already, numbers=0),
        BUTTONS.on("see", _see, Action.SEE_FEEDBACK, numbers=0),
    ),
)
