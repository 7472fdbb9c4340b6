"""Putting a reminder off: until tonight, tomorrow or Monday."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import show, toast
from handlers.forms.stated import Handler
from handlers.language.dates import long_moment
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import texts
from handlers.tasks.buttons import task_button
from handlers.tasks.labels import card
from handlers.tasks.life import Deed
from handlers.tasks.one_task.button_checks import checked, parts
from storage.postponed_reminders import Snooze, snooze_of

EVENING, MORNING = time(19, 30), time(7, 30)
LEAST_AHEAD = timedelta(minutes=30)
_BUTTON = r"^t:\d{1,15}:\d{1,9}:later(?::[123])?$"


def choices(now: datetime, zone: ZoneInfo) -> dict[int, datetime]:
    """The moments to choose from, by number: 1 tonight (while that is ahead), 2 tomorrow, 3 Monday (where that is not
    tomorrow).
    """
    today = now.astimezone(zone).date()
    tonight = datetime.combine(today, EVENING, zone)
    tomorrow = datetime.combine(today + timedelta(days=1), MORNING, zone)
    monday = datetime.combine(today + timedelta(days=7 - today.weekday()), MORNING, zone)
    found = {1: tonight, 2: tomorrow, 3: monday}
    if tonight < now + LEAST_AHEAD:
        del found[1]
    if monday == tomorrow:
        del found[3]
    return found


class Snoozing:
    """The button "Nhắc lại" and what it offers."""

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.later, pattern=_BUTTON)]

    async def later(self, update: Update, context: Context) -> None:
        task = await checked(update, context, Deed.ASK_EXTENSION)
        if task is None:
            return
        await toast(update)
        offered, number = choices(context.now, context.work.zone), parts(update)[3]
        if number not in offered:
            rows = one_per_row(
                task_button(task, texts.LATER[one].format(at=long_moment(moment, context.work.zone)), "later", one)
                for one, moment in offered.items()
            )
            await show(update, Screen(texts.ASK_LATER.format(card=card(context.work, task)), rows), fresh=True)
            return
        put_off(context, task.id, offered[number])
        said = texts.LATER_SAVED.format(at=long_moment(offered[number], context.work.zone))
        await show(update, Screen(said))
        return


def put_off(context: Context, task_id: int, until: datetime) -> None:
    """The last choice counts."""
    known = snooze_of(context.db, task_id, context.person.id)
    if known is None:
        known = Snooze(task_id=task_id, person_id=context.person.id)
        context.db.add(known)
    known.until, known.asked_at = until, context.now
    context.db.flush()
