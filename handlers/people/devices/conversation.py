"""One's devices in 👤 of one's own, and those of somebody whose phone was reported lost, for an administrator."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.pick_member import called
from handlers.forms.showing import show, toast
from handlers.people.devices import denying, pages, texts
from handlers.people.devices.buttons import DEVICE
from handlers.people.devices.removing import remove
from handlers.people.joining.buttons import LOST, REJOIN
from handlers.people.privacy.buttons import OWN
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from storage.accounts import Binding
from storage.people import Person


async def _list(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    await show(update, pages.devices_screen(context, tap.row), fresh=tap.row.id == context.person.id)


async def _ask(update: Update, context: Context, tap: Tap[Binding]) -> None:
    await toast(update)
    await show(update, pages.question_screen(context, tap.row))


async def _remove(update: Update, context: Context, tap: Tap[Binding]) -> None:
    await toast(update)
    name = called(context.db, tap.row.person)
    remove(context.work, tap.row, context.person)
    await show(update, Screen(texts.REMOVED.format(count=1, name=name)))


async def _ask_others(update: Update, context: Context, tap: Tap[Person]) -> None:
    found = pages.others(context, tap.row)
    if not found:
        return await toast(update, texts.NO_OTHERS)
    await toast(update)
    await show(update, pages.others_screen(context, tap.row, len(found)))
    return None


async def _remove_others(update: Update, context: Context, tap: Tap[Person]) -> None:
    found = pages.others(context, tap.row)
    if not found:
        return await toast(update, texts.NO_OTHERS)
    await toast(update)
    for one in found:
        remove(context.work, one, context.person)
    await show(update, Screen(texts.REMOVED.format(count=len(found), name=called(context.db, tap.row))))
    return None


def _not_at_hand(context: Context, binding: Binding) -> str | None:
    return texts.NOT_THIS if pages.is_at_hand(context, binding) else None


FEATURE = Feature(
    buttons=(
        OWN.on("devices", _list, Action.SEE_OWN_DATA, numbers=0),
        OWN.on("others", _ask_others, Action.SEE_OWN_DATA, numbers=0),
        OWN.on("others_sure", _remove_others, Action.SEE_OWN_DATA, numbers=0),
        REJOIN.on("no", denying.said_no, allowed=denying.may_deny, ended=denying.is_denied, numbers=0),
        LOST.on("devices", _list, Action.REMOVE_DEVICE, numbers=0),
        DEVICE.on("ask", _ask, Action.REMOVE_DEVICE, ended=_not_at_hand, numbers=0),
        DEVICE.on("remove", _remove, Action.REMOVE_DEVICE, ended=_not_at_hand, numbers=0),
    )
)
