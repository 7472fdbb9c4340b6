"""/diadiem: places, what was raised there, closing a matter, and telling two cells of each other.

A button is `pl:<matter id, or 0>:<verb>[:<other matter's id>]`; every tap asks for the rights of now.
"""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights.access import Action
from handlers.rights.cells import cells_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_picture
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.ward.places import pages, rules, texts
from handlers.ward.places.noting import as_rule, tell_each_other
from storage import audit
from storage.people import Unit
from storage.places import PlaceMatter

_BUTTON = re.compile(r"pl:(\d{1,15}):([a-z]{1,8})(?::(\d{1,15}))?")


class Places:
    """Where looking at places starts."""

    def openings(self) -> list[Handler]:
        return openings_of(menu.PLACES, self.places)

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.tapped, pattern=r"^pl:")]

    async def places(self, update: Update, context: Context) -> None:
        cells = cells_where(context.work, context.actor, Action.SEE_PLACES)
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        _note(context, "places")
        await show(update, pages.list_page(context.work, cells, where_words(context, cells)), fresh=True)
        return

    async def tapped(self, update: Update, context: Context) -> None:
        match = _BUTTON.fullmatch(update.callback_query.data or "") if update.callback_query is not None else None
        if match is None or match[2] not in ("list", "pic", "at", "close", "join"):
            await toast(update, shared.OLD_BUTTON)
            return
        cells = cells_where(context.work, context.actor, Action.SEE_PLACES)
        if match[2] in ("list", "pic"):
            await _whole(update, context, cells, match[2])
            return
        matter = context.db.get(PlaceMatter, int(match[1]))
        if matter is None or matter.cell_id not in cells:
            await toast(update, shared.NOT_YOURS)
        elif match[2] == "at":
            await toast(update)
            _note(context, f"place:{matter.id}")
            await show(update, pages.place_page(context.work, cells, matter))
        elif match[2] == "close":
            await _close(update, context, cells, matter)
        else:
            await _join(update, context, matter, int(match[3] or 0))
        return


async def _whole(update: Update, context: Context, cells: set[int], verb: str) -> None:
    if not cells:
        await toast(update, shared.NOT_YOURS)
        return
    await toast(update)
    _note(context, "places")
    work, where = context.work, where_words(context, cells)
    if verb == "list":
        await show(update, pages.list_page(work, cells, where))
        return
    sums = rules.by_place(as_rule(work, one) for one in pages.matters_seen(work, cells))
    send_picture(work, chat_id_of(update), texts.PICTURE_CAPTION, pages.recipe_of(sums, where, work.now, work.zone))


async def _close(update: Update, context: Context, cells: set[int], matter: PlaceMatter) -> None:
    """A leader of the cell says that the matter is settled."""
    if not context.work.may(Action.CLOSE_MATTER, matter.cell_id):
        await toast(update, shared.NOT_YOURS)
        return
    if matter.closed_on is not None:
        await toast(update, texts.CLOSED_ALREADY)
        return
    matter.closed_on, matter.closed_by_id = context.work.today, context.person.id
    context.db.flush()
    audit.record(context.db, context.person.id, Action.CLOSE_MATTER, f"place:{matter.id}", context.now)
    await toast(update)
    await show(update, pages.place_page(context.work, cells, matter))


async def _join(update: Update, context: Context, matter: PlaceMatter, other_id: int) -> None:
    """The ward tells two cells of each other."""
    other = context.db.get(PlaceMatter, other_id)
    work = context.work
    if other is None or not all(work.may(Action.JOIN_CELLS, one.cell_id) for one in (matter, other)):
        await toast(update, shared.NOT_YOURS)
        return
    people = {one.cell_id: leaders(work, one.cell_id) for one in (matter, other)}
    if not rules.same_place(matter.place_key, other.place_key) or matter.cell_id == other.cell_id:
        await toast(update, shared.OLD_BUTTON)
    elif not tell_each_other(work, matter, other, people):
        await toast(update, texts.JOINED_ALREADY)
    else:
        await toast(update)
        audit.record(work.db, context.person.id, Action.JOIN_CELLS, f"place:{matter.id}", work.now)
        await show(update, Screen(texts.JOINED.format(first=matter.cell.name, second=other.cell.name)))


def where_words(context: Context, cells: set[int]) -> str:
    if len(cells) == 1:
        return texts.WHERE_ONE.format(name=context.db.get_one(Unit, next(iter(cells))).name)
    return texts.WHERE_MANY.format(count=len(cells))


def _note(context: Context, subject: str) -> None:
    audit.record(context.db, context.person.id, Action.SEE_PLACES, subject, context.now)
