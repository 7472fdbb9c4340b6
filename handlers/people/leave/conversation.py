"""Leave: the table of its steps, and what is in force. A button outside the form is `v:<leave id>:end` or `v:0:add`."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.language.dates import short_date
from handlers.people.leave import steps, texts
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from storage import audit
from storage.leaves import Leave, leaves_of

LEAVE = Form(
    kind=steps.KIND,
    title=texts.TITLE,
    allowed=steps.allowed,
    about=steps.about,
    table=(
        Step("who", steps.ask_who, steps.tap_who, steps.read_who),
        Step("first", steps.ask_first, steps.tap_first, steps.read_first),
        steps.FIRST.steps("first")[1],
        Step("last", steps.LAST.ask_day, steps.tap_last, steps.LAST.read_day),
        steps.LAST.steps("last")[1],
        Step("summary", steps.ask_summary, steps.tap_summary),
    ),
)


class Leaves:
    """Where leave is set and ended."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.LEAVE, self.begin), CallbackQueryHandler(self.add, pattern=r"^v:0:add$")]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.end, pattern=r"^v:\d{1,15}:end$"),
            CallbackQueryHandler(self.unknown, pattern=r"^v:"),
        ]

    async def begin(self, update: Update, context: Context) -> None:
        """What is in force, with a way to more; the form at once where nothing is."""
        people = {one.id: one for one in (context.person, *steps.members(context))}
        known = leaves_of(context.db, people, context.work.today)
        if not known:
            return await self._open(update, context)
        viewings.note_people(context, viewings.SEE_LEAVE, [one.person_id for one in known])
        await show(update, _list_screen(context, known), fresh=True)
        return None

    async def add(self, update: Update, context: Context) -> None:
        return await self._open(update, context)

    async def _open(self, update: Update, context: Context) -> None:
        if steps.members(context):
            return await self._dialogs.open(update, context, LEAVE.kind)
        data: dict[str, object] = {"person_id": context.person.id}
        return await self._dialogs.open(update, context, LEAVE.kind, "", data, ("first",))

    async def end(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        leave = context.db.get(Leave, int(update.callback_query.data.split(":")[1]))
        if leave is None or not context.work.may(Action.SET_LEAVE, leave.person.unit_id, leave.person_id):
            await toast(update, shared.NOT_YOURS)
            return
        if leave.ended_at is not None or leave.last_on < context.work.today:
            await toast(update, texts.OVER)
            return
        await toast(update)
        leave.ended_at = context.now
        subject = f"person:{leave.person_id}"
        audit.record(context.db, context.person.id, Action.SET_LEAVE, subject, context.now)
        await show(update, Screen(texts.ENDED.format(who=steps.called(context, leave.person))))
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _list_screen(context: Context, leaves: list[Leave]) -> Screen:
    def named(leave: Leave) -> dict[str, str]:
        days = {"first": short_date(leave.first_on), "last": short_date(leave.last_on)}
        return {"who": steps.called(context, leave.person), **days}

    lines = shared.list_lines(texts.LINE.format(**named(leave)) for leave in leaves)
    ends = [Choice(texts.END.format(**named(leave)), f"v:{leave.id}:end") for leave in leaves]
    return Screen(texts.LIST.format(lines=lines), one_per_row([*ends, Choice(texts.ADD, "v:0:add")]))
