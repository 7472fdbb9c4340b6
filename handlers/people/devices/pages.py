"""The page of a person's devices, for them and for an administrator, and the questions before one is taken away."""

from handlers.context import Context
from handlers.language.dates import long_date, long_moment
from handlers.people.devices import texts
from handlers.people.devices.buttons import DEVICE
from handlers.people.devices.removing import channel_name
from handlers.people.joining.buttons import LOST
from handlers.people.privacy.buttons import OWN
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from storage.accounts import Binding, bindings_of
from storage.people import Person


def devices_screen(context: Context, person: Person) -> Screen:
    """Each device with its channel, since when, and when it was last used; the one at hand cannot be taken away."""
    found = bindings_of(context.db, person.id)
    if not found:
        return Screen(texts.LIST_NONE.format(name=person.full_name))
    lines = shared.list_lines(_line(context, number, one) for number, one in enumerate(found, 1))
    heading = texts.LIST if person.id == context.person.id else texts.LIST_OF
    rows = [(_removing(number, one),) for number, one in enumerate(found, 1) if not is_at_hand(context, one)]
    if person.id == context.person.id and rows:
        rows.append((OWN.choice(person, texts.REMOVE_OTHERS, "others"),))
    return Screen(heading.format(name=person.full_name, lines=lines), tuple(rows))


def is_at_hand(context: Context, binding: Binding) -> bool:
    account = context.work.account
    return account is not None and account.id == binding.account_id


def others(context: Context, person: Person) -> list[Binding]:
    return [one for one in bindings_of(context.db, person.id) if not is_at_hand(context, one)]


def _line(context: Context, number: int, binding: Binding) -> str:
    zone, used = context.work.zone, binding.account.last_used_at
    return texts.LINE.format(
        number=number,
        channel=channel_name(binding.account),
        since=long_date(binding.consent_at.astimezone(zone).date()),
        used=long_moment(used, zone) if used is not None else texts.NEVER,
        here=texts.HERE if is_at_hand(context, binding) else "",
    )


def _removing(number: int, binding: Binding) -> Choice:
    label = texts.REMOVE.format(number=number, channel=channel_name(binding.account))
    return DEVICE.choice(binding, label, "ask")


def question_screen(context: Context, binding: Binding) -> Screen:
    person = binding.person
    number = [one.id for one in bindings_of(context.db, person.id)].index(binding.id) + 1
    text = texts.ASK_REMOVE.format(
        number=number,
        channel=channel_name(binding.account),
        since=long_date(binding.consent_at.astimezone(context.work.zone).date()),
        name=person.full_name,
    )
    return Screen(text, ((DEVICE.choice(binding, texts.SURE, "remove"),), (_back(context, person),)))


def others_screen(context: Context, person: Person, count: int) -> Screen:
    sure = OWN.choice(person, texts.SURE, "others_sure")
    return Screen(texts.ASK_REMOVE_OTHERS.format(count=count), ((sure,), (_back(context, person),)))


def _back(context: Context, person: Person) -> Choice:
    mine = person.id == context.person.id
    return OWN.choice(person, texts.BACK, "devices") if mine else LOST.choice(person, texts.BACK, "devices")
