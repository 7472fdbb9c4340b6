"""Putting a reminder off: until tonight, tomorrow or Monday."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.showing import show
from handlers.language.dates import long_moment
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import texts
from handlers.tasks.buttons import TASK
from handlers.tasks.labels import card
from storage.postponed_reminders import Snooze, snooze_of
from storage.tasks import Task

EVENING, MORNING = time(19, 30), time(7, 30)
LEAST_AHEAD = timedelta(minutes=30)


def choices(now: datetime, zone: ZoneInfo) -> dict[int, datetime]:
    """The moments to choose from, by number: 1 tonight (while that is ahead), 2 tomorrow, 3 Monday (where that is not
    tomorrow).
    """
    today = now.astimezone(zone).date()
    tonight = datetime.combine(today, EVENING, zone)
    tomorrow = datetime.combine(today + timedelta(days=1), MORNING, zone)
    monday = datetime.combine(today + timedelta(days=7 - today.weekday()), MORNING, zone)
    moments = {1: tonight, 2: tomorrow, 3: monday}
    if tonight < now + LEAST_AHEAD:
        del moments[1]
    if monday == tomorrow:
        del moments[3]
    return moments


async def later(update: Update, context: Context, tap: Tap[Task]) -> None:
    """The button "Nhắc lại" and what it offers."""
    task, zone, offered = tap.row, context.work.zone, choices(context.now, context.work.zone)
    until = offered.get(tap.number() or 0)
    if until is None:
        rows = one_per_row(
            TASK.choice(task, texts.LATER[number].format(at=long_moment(moment, zone)), "later", number)
            for number, moment in offered.items()
        )
        await show(update, Screen(texts.ASK_LATER.format(card=card(context.work, task)), rows), fresh=True)
        return
    put_off(context, task.id, until)
    await show(update, Screen(texts.LATER_SAVED.format(at=long_moment(until, zone))))


def put_off(context: Context, task_id: int, until: datetime) -> None:
    """The last choice counts."""
    known = snooze_of(context.db, task_id, context.person.id)
    if known is None:
        known = Snooze(task_id=task_id, person_id=context.person.id)
        context.db.add(known)
    known.until, known.asked_at = until, context.now
    context.db.flush()
