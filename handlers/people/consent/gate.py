"""Whoever consented to an older text is asked first; what they were saying is held meanwhile, whatever it was."""

from telegram import Update

from handlers.context import Work
from handlers.forms.showing import show, toast
from handlers.language.dates import long_date
from handlers.language.names import plain_label
from handlers.people.consent import rules
from handlers.people.privacy.asking import REQUEST
from handlers.screens import consent_texts as texts
from handlers.screens import menu
from handlers.screens.consent_screen import CONSENT, OWN_DATA, ask_again
from storage.accounts import Account
from storage.consents import held_for, hold, is_album_held, still_whole
from storage.drafts import live_draft
from storage.people import Person

# As many as a phone may have sent while it was asked; what is over is not dropped unsaid.
MOST_HELD = 60
_CANCEL = "/huy"
_FORM = "d:"
_MENU = frozenset(plain_label(item.label) for item in menu.ITEMS)


async def is_let_through(update: object, work: Work, version: str | None) -> bool:
    """Whether the update may be handled now. `version`: to which text the person speaking has consented. Where not,
    the update is held, and the question asked.
    """
    if rules.is_valid(version, texts.VERSION) or work.account is None or work.person is None:
        return True
    if isinstance(update, Update) and _is_about_own_data(update, work, work.person):
        return True
    held = held_for(work.db, work.account.id, work.person.id)
    until = work.now + work.policy.retention.inbox_bodies
    room = len(still_whole(work.db, held)) < MOST_HELD
    if room and work.inbox_id is not None:
        hold(work.db, work.account.id, work.account.chat_id, work.person.id, work.inbox_id, work.now)
    if isinstance(update, Update) and not _is_of_album(update, work, work.account, work.person):
        await toast(update)
        kept = texts.KEPT_MEANWHILE.format(day=long_date(until.astimezone(work.zone).date()))
        await show(update, ask_again(work.person, kept if room else texts.NOT_KEPT), fresh=True)
    return False


def _is_about_own_data(update: Update, work: Work, person: Person) -> bool:
    """The answer itself, one's own data, and what one asks about it."""
    draft = live_draft(work.db, person.id)
    asks = draft is not None and draft.kind == REQUEST.kind
    if update.callback_query is not None:
        family = str(update.callback_query.data).split(":", 1)[0]
        return family in (CONSENT, OWN_DATA) or (asks and str(update.callback_query.data).startswith(_FORM))
    words = (update.effective_message.text or "") if update.effective_message is not None else ""
    leaves = (words.startswith("/") and words != _CANCEL) or plain_label(words) in _MENU
    return asks and bool(words) and not leaves


def _is_of_album(update: Update, work: Work, account: Account, person: Person) -> bool:
    """Whether the question was asked with the album's first picture."""
    album = update.effective_message.media_group_id if update.effective_message is not None else None
    if album is None:
        return False
    return is_album_held(work.db, held_for(work.db, account.id, person.id)[:-1], album)
