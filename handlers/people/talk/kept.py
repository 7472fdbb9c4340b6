"""What was said and not understood, as it is kept: in a draft that is no form and is dropped from the first. So it is
there after a restart, is nobody's to go on with, and is emptied when other dropped drafts are (people/retention).
"""

from datetime import timedelta

from handlers.context import Context
from handlers.forms.buttons import Buttons
from handlers.forms.draft import FormData
from handlers.people.talk import texts
from handlers.screens import texts as shared
from storage.drafts import DraftRow, DraftState, latest_draft

KIND = "said"
SHOWN_FOR = timedelta(days=1)
# The buttons under such words. They are the speaker's own, and do not grow old while the words are there.
SAID = Buttons("y", DraftRow, unit=lambda row: 0, owner=lambda row: row.person_id)


class Said(FormData):
    """`gone_to`: what they were last handed to, "" for nothing yet."""

    words: str = ""
    gone_to: str = ""


def keep(context: Context, words: str) -> DraftRow:
    said = Said(words=words)
    row = DraftRow(
        person_id=context.person.id,
        kind=KIND,
        subject="",
        step="",
        data=said.kept(),
        layout=said.layout(),
        opened={},
        passing={},
        trail=[],
        state=DraftState.DROPPED,
        created_at=context.now,
        updated_at=context.now,
    )
    context.db.add(row)
    context.db.flush()
    return row


def is_said(row: DraftRow | None) -> bool:
    """Whether this is a draft of words, and they are still there."""
    return row is not None and row.kind == KIND and bool(row.data.get("words"))


def words_of(row: DraftRow) -> str:
    return Said.read(row.data, row.layout).words


def went_to(row: DraftRow, where: str, *, forget: bool = False) -> None:
    """Note where the words went. `forget`: nobody else is to read them, also not here."""
    row.data = Said(words="" if forget else words_of(row), gone_to=where).kept()


def own(context: Context, row: DraftRow) -> bool:
    return row.person_id == context.person.id


def gone(context: Context, row: DraftRow) -> str | None:
    """What a tap is told where the words are not there any more."""
    if is_said(row):
        return None
    return texts.SENT_ALREADY if row.data.get("gone_to") == "secretary" else shared.OLD_BUTTON


def waiting(context: Context) -> DraftRow | None:
    """The last words of the speaker, where they were said lately and went nowhere."""
    row = latest_draft(context.db, context.person.id, KIND)
    if row is None or not is_said(row) or row.created_at < context.now - SHOWN_FOR:
        return None
    return None if Said.read(row.data, row.layout).gone_to else row
