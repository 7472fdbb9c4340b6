"""A member's words to the secretary: shown before they go, sent by a tap, and kept nowhere afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_moment
from handlers.people.talk import kept, texts
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.fitting import one_line, shortened
from handlers.screens.notices import Key, Notice, Written, notify, written_about
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen, message_payload
from handlers.sessions.audience import NEVER_ARRIVED
from storage import audit
from storage.drafts import DraftRow
from storage.outbox import Outgoing, empty, enqueue, row_of_key, withdraw_keys
from storage.people import Person

KIND = "word_to_secretary"
# The slot of the news that words were taken back ends so.
BACK = ":back"
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
    return ", ".join(called(context.db, one) for one in heads_of(context))


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
    text = texts.NEWS.format(name=called(work.db, me), words=words)
    subject, slot = f"person:{me.id}", f"said:{draft.id}"
    notice = Notice(KIND, subject, slot, Screen(text), not_before=later, expires_at=end, about=(subject,))
    reached = [called(work.db, one) for one in heads_of(context) if notify(work, one, notice)]
    audit.record(context.db, me.id, Action.HEAR_MEMBER, subject, context.now)
    return Finish(Screen(texts.SENT.format(names=", ".join(reached)) if reached else texts.NOBODY_TO_READ))


@dataclass(frozen=True)
class SentWords:
    """Words that were sent, by the form that sent them: when, and to whom."""

    draft_id: int
    at: datetime
    readers: tuple[Person, ...]


def sent_since(context: Context, since: datetime) -> list[SentWords]:
    """What the speaker has sent since then and not taken back, the latest first."""
    written = _written(context)
    gone = {one.slot.removesuffix(BACK) for one in written if one.slot.endswith(BACK)}
    found: dict[str, list[Written]] = {}
    for one in written:
        if one.at >= since and one.slot not in gone and one.state not in NEVER_ARRIVED and not one.slot.endswith(BACK):
            found.setdefault(one.slot, []).append(one)
    sent = [
        SentWords(
            int(slot.removeprefix("said:")),
            max(one.at for one in rows),
            tuple(context.db.get_one(Person, one.person_id) for one in rows),
        )
        for slot, rows in found.items()
    ]
    return sorted(sent, key=lambda one: (one.at, one.draft_id), reverse=True)


def _written(context: Context) -> list[Written]:
    return written_about(context.db, [f"person:{context.person.id}"], [KIND])


def unsend(context: Context, words: SentWords) -> list[Person]:
    """Take words back: they go from everywhere, and who may have read them is told. Returns these."""
    work, subject, slot = context.work, f"person:{context.person.id}", f"said:{words.draft_id}"
    told_before = []
    for reader in words.readers:
        key = str(Key(KIND, subject, reader.id, slot))
        if not withdraw_keys(work.db, [key], work.now):
            told_before.append(reader)
            _unsay(context, key, str(Key(KIND, subject, reader.id, slot + BACK)), words.at)
        empty(work.db, key)
    audit.record(work.db, context.person.id, Action.HEAR_MEMBER, subject, work.now)
    return told_before


def _unsay(context: Context, key: str, back: str, at: datetime) -> None:
    """In place of the words, where that can be, it is said that they were taken back; else as a message of its own."""
    work, row = context.work, row_of_key(context.db, key)
    if row is None:
        return
    name = called(work.db, context.person)
    text = texts.NEWS_BACK.format(name=name, at=long_moment(at, work.zone))
    payload = message_payload(Screen(text), row.chat_id)
    outgoing = Outgoing(row.channel, row.chat_id, "editMessageText", payload, kind=KIND, unique_key=back)
    enqueue(work.db, replace(outgoing, subject=row.subject, target_id=row.id), work.now)


TO_SECRETARY = Form(
    kind="to_secretary",
    title=texts.TO_SECRETARY_TITLE,
    data=ToSecretary,
    allowed=lambda context, draft: bool(heads_of(context)),
    about=lambda context, draft: texts.TO_SECRETARY_ABOUT.format(words=shortened(one_line(draft.data.words), IN_LABEL)),
    names=lambda context, draft: tuple(called(context.db, one) for one in heads_of(context)),
    table=(
        TypedWords("words", _ask_words, limit=LONGEST),
        Confirmation("summary", _ask_send, label=texts.SEND, save=_send, edits=_edits),
    ),
)
