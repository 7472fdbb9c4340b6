"""/gopy: a visitor's four marks for how it was chaired, one thing that went well, one to try; and reading them."""

from datetime import timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.language import answers
from handlers.language.dates import short_date
from handlers.meetings.feedback import texts
from handlers.meetings.feedback.card import card, tell_secretary
from handlers.meetings.feedback.rules import read_mark
from handlers.rights.access import Action, Actor, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.settings import Criterion
from storage import audit
from storage.feedback import Feedback, feedback_by, feedback_of_cells
from storage.meetings import Meeting, held_since
from storage.people import cells_below

LOOKS_BACK = timedelta(days=30)
MOST = 8
THEME_IN_LABEL = 32
PATTERN = r"^fb:\d{1,15}:(give|see)$"


def meeting_of(context: Context, draft: Draft) -> Meeting:
    return context.db.get_one(Meeting, int(draft.data["meeting_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.GIVE_FEEDBACK, meeting_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT.format(theme=meeting_of(context, draft).session.theme)


def _part(context: Context, draft: Draft) -> Criterion:
    """The part of the form that is asked now: as many come before it as have been answered on the way here."""
    parts = context.policy.scoring.chairing
    return parts[min(draft.trail.count("mark"), len(parts) - 1)]


def ask_mark(context: Context, draft: Draft) -> Screen:
    part = _part(context, draft)
    marks = [button(draft, str(number), "mark", number) for number in range(part.most + 1)]
    text = texts.ASK_MARK.format(name=part.name, most=part.most)
    known = (draft.data.get("marks") or {}).get(part.key)
    if known is not None:
        text += texts.MARK_KNOWN.format(mark=known)
    return Screen(text, (tuple(marks),), asks_number=True)


def tap_mark(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return read_mark_of(context, draft, argument) if verb == "mark" else Reject(shared.USE_BUTTONS)


def read_mark_of(context: Context, draft: Draft, words: str) -> Outcome:
    part = _part(context, draft)
    mark = read_mark(words, part.most)
    if mark is None:
        return Reject(texts.MARK_NOT_READ.format(most=part.most))
    draft.data["marks"] = {**(draft.data.get("marks") or {}), part.key: mark}
    return Next("good" if part == context.policy.scoring.chairing[-1] else "mark")


def ask_good(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_GOOD)


def read_good(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep(draft, "good", words, "to_try")


def ask_to_try(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_TO_TRY)


def read_to_try(context: Context, draft: Draft, words: str) -> Outcome:
    outcome = _keep(draft, "to_try", words, "score")
    if isinstance(outcome, Reject) or meeting_of(context, draft).score is not None:
        return outcome
    return _save(context, draft, None)


def _keep(draft: Draft, name: str, words: str, following: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data[name] = words
    return Next(following)


def ask_score(context: Context, draft: Draft) -> Screen:
    score = meeting_of(context, draft).score or {}
    text = texts.ASK_SCORE.format(total=score["total"], most=score["most"], grade=score["grade"])
    return Screen(text + texts.ASK_DIFFERENCE, ((button(draft, texts.AGREE, "agree"),),))


def tap_score(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _save(context, draft, "") if verb == "agree" else Reject(shared.USE_BUTTONS)


def read_score(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _save(context, draft, words)


def _save(context: Context, draft: Draft, score_note: str | None) -> Outcome:
    meeting = meeting_of(context, draft)
    known = feedback_by(context.db, meeting.id, context.person.id)
    if known is not None:
        return Finish(Screen(card(context.work, known)))
    feedback = Feedback(
        meeting_id=meeting.id,
        person_id=context.person.id,
        marks=dict(draft.data["marks"]),
        good=draft.data["good"],
        to_try=draft.data["to_try"],
        score_note=score_note,
        at=context.now,
        draft_id=draft.id,
        meeting=meeting,
        person=context.person,
    )
    context.db.add(feedback)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.GIVE_FEEDBACK, f"meeting:{meeting.id}", context.now)
    tell_secretary(context.work, feedback)
    return Finish(Screen(texts.SAVED.format(card=card(context.work, feedback))))


FEEDBACK = Form(
    kind="feedback",
    title=texts.TITLE,
    allowed=allowed,
    about=about,
    table=(
        Step("mark", ask_mark, tap_mark, read_mark_of),
        Step("good", ask_good, typed=read_good),
        Step("to_try", ask_to_try, typed=read_to_try),
        Step("score", ask_score, tap_score, read_score),
    ),
)
DIALOGS = (FEEDBACK,)


def _cells(context: Context, action: Action) -> list[int]:
    """The cells in which the person may do this: those of their roles, and those below a ward's."""
    found: set[int] = set()
    for unit_id in units_where(Actor.of(context.person), action):
        found.update(cell.id for cell in cells_below(context.db, unit_id))
    return sorted(found)


class Feedbacks:
    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.FEEDBACK, self.pick), CallbackQueryHandler(self.tapped, pattern=PATTERN)]

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.unknown, pattern=r"^fb:")]

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return

    async def pick(self, update: Update, context: Context) -> None:
        """What a visitor can still say a word on; and what visitors have said."""
        give, see = (_cells(context, action) for action in (Action.GIVE_FEEDBACK, Action.SEE_FEEDBACK))
        if not see:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        since = context.now - LOOKS_BACK
        waiting = [
            one
            for one in held_since(context.db, give, since)
            if feedback_by(context.db, one.id, context.person.id) is None
        ]
        given = feedback_of_cells(context.db, see, since)
        rows = [_choice(context, one, texts.ITEM, "give") for one in waiting[:MOST]]
        rows += [_choice(context, one, text, "see") for one, text in _to_see(context, given)]
        text = texts.PICK if waiting else texts.LIST if given else texts.NONE if give else texts.LIST_EMPTY
        await show(update, Screen(text, one_per_row(rows)), fresh=True)
        return

    async def tapped(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        _, meeting_id, verb = update.callback_query.data.split(":")
        meeting = context.db.get(Meeting, int(meeting_id))
        action = Action.GIVE_FEEDBACK if verb == "give" else Action.SEE_FEEDBACK
        if meeting is None or not context.work.may(action, meeting.cell_id):
            await toast(update, shared.NOT_YOURS)
            return None
        if verb == "see":
            return await self._see(update, context, meeting)
        if feedback_by(context.db, meeting.id, context.person.id) is not None:
            await toast(update, texts.ALREADY)
            return None
        data: dict[str, object] = {"meeting_id": meeting.id}
        return await self._dialogs.open(update, context, FEEDBACK.kind, f"meeting:{meeting.id}", data)

    async def _see(self, update: Update, context: Context, meeting: Meeting) -> None:
        await toast(update)
        found = [
            one
            for one in feedback_of_cells(context.db, [meeting.cell_id], context.now - LOOKS_BACK)
            if one.meeting_id == meeting.id
        ]
        # Not through viewings.py: what came since the last look, however short ago, is new until this one.
        audit.record(context.db, context.person.id, Action.SEE_FEEDBACK, f"meeting:{meeting.id}", context.now)
        for one in found:
            await show(update, Screen(card(context.work, one)), fresh=True)
        return


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
    return Choice(text.format(day=day, cell=meeting.session.cell.name, theme=theme), f"fb:{meeting.id}:{verb}")
