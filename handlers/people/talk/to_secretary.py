"""A member's words to the secretary: shown before they go, sent by a tap, and kept nowhere afterwards."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.people.talk import kept, texts
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.fitting import one_line, shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen
from storage import audit
from storage.drafts import DraftRow
from storage.people import Person

KIND = "word_to_secretary"
LONGEST = 3_000
IN_LABEL = 40


class ToSecretary(FormData):
    """`said_id`: the draft in which the words were kept before (handlers/people/talk/kept.py)."""

    said_id: int = 0
    words: str = ""


def heads_of(context: Context) -> list[Person]:
    """Who may read it, but for the speaker: the secretary; where there is none, the deputy."""
    heads = told(context.db, Duty.HEAR_MEMBERS, context.person.unit_id)
    return [one for one in heads if one.id != context.person.id]


def _names(context: Context) -> str:
    return ", ".join(one.full_name for one in heads_of(context))


def _ask_words(context: Context, draft: Draft[ToSecretary]) -> Markup:
    return texts.ASK_WORDS


def _ask_send(context: Context, draft: Draft[ToSecretary]) -> Markup:
    return texts.ASK_SEND.format(names=_names(context), words=draft.data.words)


def _edits(context: Context, draft: Draft[ToSecretary]) -> tuple[tuple[str, str, str], ...]:
    return (("words", "words", texts.EDIT_WORDS),)


def _send(context: Context, draft: Draft[ToSecretary]) -> Outcome:
    words, draft.data.words = draft.data.words, ""
    row = context.db.get(DraftRow, draft.data.said_id)
    if row is not None and row.person_id == context.person.id:
        kept.went_to(row, "secretary", forget=True)
    draft.row.opened = {}
    work, me, end = context.work, context.person, context.now + context.policy.retention.drafts
    later = wait_for_morning(context.now, end, context.policy.quiet_hours, work.zone)
    text = texts.NEWS.format(name=me.full_name, words=words)
    subject, slot = f"person:{me.id}", f"said:{draft.id}"
    notice = Notice(KIND, subject, slot, Screen(text), not_before=later, expires_at=end, about=(subject,))
    reached = [one.full_name for one in heads_of(context) if notify(work, one, notice)]
    audit.record(context.db, me.id, Action.HEAR_MEMBER, subject, context.now)
    return Finish(Screen(texts.SENT.format(names=", ".join(reached)) if reached else texts.NOBODY_TO_READ))


TO_SECRETARY = Form(
    kind="to_secretary",
    title=texts.TO_SECRETARY_TITLE,
    data=ToSecretary,
    allowed=lambda context, draft: bool(heads_of(context)),
    about=lambda context, draft: texts.TO_SECRETARY_ABOUT.format(words=shortened(one_line(draft.data.words), IN_LABEL)),
    names=lambda context, draft: tuple(one.full_name for one in heads_of(context)),
    table=(
        TypedWords("words", _ask_words, limit=LONGEST),
        Confirmation("summary", _ask_send, label=texts.SEND, save=_send, edits=_edits),
    ),
)
