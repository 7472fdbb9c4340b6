"""The answer to the question of consent that is asked again."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Buttons, Tap
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.people.consent import rules
from handlers.people.consent.chores import CHORES
from handlers.screens import consent_texts as texts
from handlers.screens import texts as shared
from handlers.screens.consent_screen import CONSENT, NO, YES, refused
from handlers.screens.screen import Screen
from storage.accounts import Account
from storage.consents import Said, consent_version, drop_held, give, held_for, still_whole, take_in_again, write_receipt
from storage.people import Person

ANSWER = Buttons(CONSENT, Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)


def _account(context: Context) -> Account:
    account = context.work.account
    assert account is not None
    return account


async def _agree(update: Update, context: Context, tap: Tap[Person]) -> None:
    work, account = context.work, _account(context)
    await toast(update)
    held = held_for(work.db, account.id, tap.row.id)
    give(work.db, tap.row.id, texts.VERSION, work.channel, work.now)
    whole = len(still_whole(work.db, held))
    goes_on = texts.GOES_ON.format(count=whole) if whole else Markup()
    if gone := len(held) - whole:
        goes_on += texts.GONE_MEANWHILE.format(count=gone)
    at = long_moment(work.now, work.zone)
    await show(update, Screen(texts.AGREED_AGAIN.format(name=tap.row.full_name, at=at, held=goes_on)))
    take_in_again(work.db, held, account.chat_id, work.now)


async def _refuse(update: Update, context: Context, tap: Tap[Person]) -> None:
    work, account = context.work, _account(context)
    await toast(update)
    drop_held(work.db, held_for(work.db, account.id, tap.row.id))
    write_receipt(work.db, tap.row.id, Said.REFUSED, texts.VERSION, work.channel, work.now)
    await show(update, refused(tap.row))


def _is_answered(context: Context, person: Person) -> str | None:
    version = consent_version(context.db, _account(context).id, person.id)
    return shared.ALREADY_DONE if rules.is_valid(version, texts.VERSION) else None


def _is_own(context: Context, person: Person) -> bool:
    return person.id == context.person.id


FEATURE = Feature(
    chores=CHORES,
    buttons=(
        ANSWER.on(YES, _agree, allowed=_is_own, ended=_is_answered, numbers=0),
        ANSWER.on(NO, _refuse, allowed=_is_own, ended=_is_answered, numbers=0),
    ),
)
