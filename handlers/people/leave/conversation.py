"""Leave: what is in force, set and ended."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import short_date
from handlers.people.leave import steps, texts
from handlers.people.leave.buttons import LEAVE, LIST
from handlers.people.leave.steps import FORM, Away
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from storage import audit
from storage.leaves import Leave, leaves_of
from storage.people import Person


async def _begin(update: Update, context: Context) -> None:
    """What is in force, with a way to more; the form at once where nothing is."""
    people = {one.id: one for one in (context.person, *steps.members(context))}
    known = leaves_of(context.db, people, context.work.today)
    if not known:
        return await _open(update, context)
    viewings.note_people(context, viewings.SEE_LEAVE, [one.person_id for one in known])
    return await _show_list(update, context, known)


async def _show_list(update: Update, context: Context, leaves: list[Leave]) -> None:
    def named(leave: Leave) -> dict[str, str]:
        days = {"first": short_date(leave.first_on), "last": short_date(leave.last_on)}
        return {"who": steps.called(context, leave.person), **days}

    lines = shared.list_lines(texts.LINE.format(**named(leave)) for leave in leaves)
    ends = [LEAVE.choice(leave, texts.END.format(**named(leave)), "end") for leave in leaves]
    choices = one_per_row([*ends, LIST.choice(context.person, texts.ADD, "add")])
    await show(update, Screen(texts.LIST.format(lines=lines), choices), fresh=True)


async def _add(update: Update, context: Context, tap: Tap[Person]) -> None:
    await _open(update, context)


async def _open(update: Update, context: Context) -> None:
    if steps.members(context):
        await open_form(update, context, FORM)
    else:
        await open_form(update, context, FORM, "", Away(person_id=context.person.id), ("first",))


async def _end(update: Update, context: Context, tap: Tap[Leave]) -> None:
    leave = tap.row
    await toast(update)
    leave.ended_at = context.now
    audit.record(context.db, context.person.id, Action.SET_LEAVE, f"person:{leave.person_id}", context.now)
    await show(update, Screen(texts.ENDED.format(who=steps.called(context, leave.person))))


def _is_over(context: Context, leave: Leave) -> str | None:
    return texts.OVER if leave.ended_at is not None or leave.last_on < context.work.today else None


FEATURE = Feature(
    forms=(FORM,),
    menu={menu.LEAVE: _begin},
    buttons=(
        LEAVE.on("end", _end, Action.SET_LEAVE, ended=_is_over, numbers=0),
        LIST.on("add", _add, Action.SET_LEAVE, allowed=lambda context, person: person.id == context.person.id),
    ),
)
