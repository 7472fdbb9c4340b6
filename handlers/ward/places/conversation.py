"""/diadiem: places, what was raised there, closing a matter, and telling two cells of each other.

Every tap asks for the rights of now.
"""

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.rights.access import Action
from handlers.rights.cells import cells_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_picture
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.ward.places import pages, rules, texts
from handlers.ward.places.buttons import MATTER, PLACES
from handlers.ward.places.noting import CHORES, as_rule, notify_each_other
from storage import audit
from storage.people import Person, Unit
from storage.places import PlaceMatter


def _cells(context: Context) -> set[int]:
    return cells_where(context.work, context.actor, Action.SEE_PLACES)


async def _places(update: Update, context: Context) -> None:
    cells = _cells(context)
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    _note(context, "places")
    await show(update, pages.list_page(context.work, context.person, cells, where_words(context, cells)), fresh=True)


def _sees_places(context: Context, person: Person) -> bool:
    return person.id == context.person.id and bool(_cells(context))


def _sees(context: Context, matter: PlaceMatter) -> bool:
    return matter.cell_id in _cells(context)


async def _list(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    cells = _cells(context)
    _note(context, "places")
    await show(update, pages.list_page(context.work, context.person, cells, where_words(context, cells)))


async def _picture(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    work, cells = context.work, _cells(context)
    _note(context, "places")
    sums = rules.by_place(as_rule(work, one) for one in pages.matters_seen(work, cells))
    recipe = pages.recipe_of(sums, where_words(context, cells), work.now, work.zone)
    send_picture(work, chat_id_of(update), texts.PICTURE_CAPTION, recipe)


async def _look(update: Update, context: Context, tap: Tap[PlaceMatter]) -> None:
    await toast(update)
    _note(context, f"place:{tap.row.id}")
    await show(update, pages.place_page(context.work, context.person, _cells(context), tap.row))


async def _close(update: Update, context: Context, tap: Tap[PlaceMatter]) -> None:
    """A leader of the cell says that the matter is settled."""
    matter = tap.row
    matter.closed_on, matter.closed_by_id = context.work.today, context.person.id
    context.db.flush()
    audit.record(context.db, context.person.id, Action.CLOSE_MATTER, f"place:{matter.id}", context.now)
    await toast(update)
    await show(update, pages.place_page(context.work, context.person, _cells(context), matter))


def _is_closed(context: Context, matter: PlaceMatter) -> str | None:
    return texts.CLOSED_ALREADY if matter.closed_on is not None else None


async def _join(update: Update, context: Context, tap: Tap[PlaceMatter]) -> None:
    """The ward tells two cells of each other."""
    work, matter, other = context.work, tap.row, context.db.get(PlaceMatter, tap.number() or 0)
    if other is None or not work.may(Action.JOIN_CELLS, other.cell_id):
        return await toast(update, shared.NOT_YOURS)
    if not rules.same_place(matter.place_key, other.place_key) or matter.cell_id == other.cell_id:
        return await toast(update, shared.OLD_BUTTON)
    people = {one.cell_id: leaders(work, one.cell_id) for one in (matter, other)}
    if not notify_each_other(work, matter, other, people):
        return await toast(update, texts.JOINED_ALREADY)
    await toast(update)
    audit.record(work.db, context.person.id, Action.JOIN_CELLS, f"place:{matter.id}", work.now)
    await show(update, Screen(texts.JOINED.format(first=matter.cell.name, second=other.cell.name)))
    return None


def where_words(context: Context, cells: set[int]) -> str:
    if len(cells) == 1:
        return texts.WHERE_ONE.format(name=context.db.get_one(Unit, next(iter(cells))).name)
    return texts.WHERE_MANY.format(count=len(cells))


def _note(context: Context, subject: str) -> None:
    audit.record(context.db, context.person.id, Action.SEE_PLACES, subject, context.now)


FEATURE = Feature(
    chores=CHORES,
    menu={menu.PLACES: _places},
    buttons=(
        PLACES.on("list", _list, allowed=_sees_places, numbers=0),
        PLACES.on("pic", _picture, allowed=_sees_places, numbers=0),
        MATTER.on("at", _look, allowed=_sees, numbers=0),
        MATTER.on("close", _close, Action.CLOSE_MATTER, allowed=_sees, ended=_is_closed, numbers=0),
        MATTER.on("join", _join, Action.JOIN_CELLS, allowed=_sees, numbers=1),
    ),
)
