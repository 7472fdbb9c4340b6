"""Menu, help and cancel: understood everywhere, also in the middle of a conversation."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup
from telegram import BotCommand, BotCommandScopeChat, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.context import Context
from handlers.forms.buttons import Buttons, Tap
from handlers.forms.engine import forms_of
from handlers.forms.feature import Feature
from handlers.forms.form import RESUME, row_button
from handlers.forms.showing import show, toast
from handlers.people.home import texts
from handlers.people.talk.kept import waiting
from handlers.people.talk.unclear import choice_again
from handlers.rights.access import Actor
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.drafts import DraftRow, DraftState, parked_drafts

MOST_DRAFTS = 5
# What was put aside, to be dropped: old where it has been gone on with since.
PARKED = Buttons("hd", DraftRow, unit=lambda row: 0, owner=lambda row: row.person_id, version=lambda row: row.version)


async def go_home(update: Update, context: Context) -> None:
    """The menu, and what has been begun and put aside."""
    note = forms_of(context).park(context)
    await show_home(update, context, note)
    await _show_drafts(update, context)


async def _show_drafts(update: Update, context: Context) -> None:
    """What was begun and put aside; and the last words that were not understood and went nowhere, which are no form."""
    forms = forms_of(context)
    drafts = parked_drafts(context.db, context.person.id)[:MOST_DRAFTS]
    said = waiting(context)
    headings = [*([texts.DRAFTS] if drafts else []), *([texts.SAID] if said is not None else [])]
    if not headings:
        return
    choices = [row_button(row, texts.RESUME.format(about=forms.about(context, row)), RESUME) for row in drafts]
    choices += [choice_again(said)] if said is not None else []
    await show(update, Screen(Markup("\n").join(headings), one_per_row(choices)), fresh=True)


async def _help(update: Update, context: Context) -> None:
    text = texts.HELP.format(parts=_help_of(context.actor), hint=texts.HELP_HINT)
    await toast(update)
    await show(update, Screen(text), fresh=True)


async def _more(update: Update, context: Context) -> None:
    """What the keyboard has no room for: a button each."""
    items = menu.further_items_for(context.actor)
    choices = [Choice(item.label, item.data) for item in items]
    await show(update, Screen(texts.MORE if items else texts.NO_MORE, one_per_row(choices)), fresh=True)


async def _cancel(update: Update, context: Context) -> None:
    """/huy: what is open is dropped; where nothing is, what was put aside is named, to be gone on with or dropped."""
    parked = parked_drafts(context.db, context.person.id)[:MOST_DRAFTS]
    if parked and forms_of(context).live(context) is None:
        await show(update, _parked(context, parked), fresh=True)
    else:
        await forms_of(context).cancelled(update, context)


def _parked(context: Context, rows: Sequence[DraftRow]) -> Screen:
    forms = forms_of(context)
    choices = []
    for row in rows:
        about = forms.about(context, row)
        choices.append(row_button(row, texts.RESUME.format(about=about), RESUME))
        choices.append(PARKED.choice(row, texts.DROP.format(about=about), "drop"))
    if len(rows) > 1:
        choices.append(PARKED.choice(rows[0], texts.DROP_ALL.format(count=len(rows)), "all"))
    lines = shared.list_lines([forms.about(context, row) for row in rows])
    return Screen(texts.PARKED_STILL.format(lines=lines), one_per_row(choices))


async def _drop(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    await forms_of(context).drop(update, context, tap.row)


async def _drop_all(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    """Those that were shown: the row of the button, and what had been put aside before it."""
    forms = forms_of(context)
    parked = parked_drafts(context.db, context.person.id)[:MOST_DRAFTS]
    shown = parked[[one.id for one in parked].index(tap.row.id) :]
    lines = shared.list_lines([forms.about(context, row) for row in shown])
    for row in shown:
        row.state = DraftState.DROPPED
    await show(update, Screen(texts.DROPPED_ALL.format(lines=lines)))


def _own(context: Context, row: DraftRow) -> bool:
    return row.person_id == context.person.id


def _is_parked(context: Context, row: DraftRow) -> str | None:
    return None if row.state == DraftState.PARKED else shared.OLD_BUTTON


async def _unknown_command(update: Update, context: Context) -> None:
    await show(update, Screen(texts.UNKNOWN_COMMAND), fresh=True)


async def _unknown_button(update: Update, context: Context) -> None:
    await toast(update, shared.OLD_BUTTON)


def _help_of(actor: Actor) -> Markup:
    """What the actor may use, sorted as a meeting goes: before it, in it, after it, and the rest."""
    allowed = (*menu.allowed_for(actor), menu.HELP)
    sorted_in = (*menu.BEFORE, *menu.DURING, *menu.AFTER)
    parts = (
        (texts.BEFORE, menu.BEFORE),
        (texts.DURING, menu.DURING),
        (texts.AFTER, menu.AFTER),
        (texts.OTHERWISE, tuple(item for item in allowed if item not in sorted_in)),
    )
    return Markup("\n\n").join(
        _help_part(heading, mine) for heading, items in parts if (mine := [item for item in items if item in allowed])
    )


def _help_part(heading: str, items: Iterable[menu.Item]) -> Markup:
    lines = [texts.HELP_ITEM.format(command=item.command, description=item.description) for item in items]
    return texts.HELP_PART.format(heading=heading, items=Markup("\n").join(lines))


async def show_home(update: Update, context: Context, note: Markup | None = None) -> None:
    """The menu that fits the person's roles; the app's command list is renewed when it has changed."""
    actor = context.actor
    text = texts.HOME.format(name=context.person.full_name)
    if note is not None:
        text = note + Markup("\n\n") + text
    await show(update, Screen(text, menu=menu.labels_for(actor)), fresh=True)
    await renew_commands(context, actor)


async def renew_commands(context: Context, actor: Actor) -> None:
    """Tell the app the commands of this chat, at most six, if they are not those it has."""
    account = context.work.account
    items = menu.items_for(actor)
    signature = ",".join(item.command for item in items)
    if account is None or account.menu_signature == signature:
        return
    account.menu_signature = signature
    commands = [BotCommand(item.command, item.description) for item in items]
    await context.bot.set_my_commands(commands, scope=BotCommandScopeChat(account.chat_id))


# To be the last of all features: its handlers take what nobody else understood.
FEATURE = Feature(
    menu={menu.HELP: _help, menu.MORE: _more},
    buttons=(
        PARKED.on("drop", _drop, allowed=_own, ended=_is_parked, numbers=0),
        PARKED.on("all", _drop_all, allowed=_own, ended=_is_parked, numbers=0),
    ),
    commands={"menu": go_home, "start": go_home, "huy": _cancel},
    handlers=(
        MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, _unknown_command),
        MessageHandler(filters.UpdateType.MESSAGE, go_home),
        CallbackQueryHandler(_unknown_button),
    ),
)
