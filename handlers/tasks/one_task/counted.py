"""Counted work: the sum, who did what of it, and how it went day by day."""

from decimal import Decimal

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import short_date
from handlers.language.numbers import shown
from handlers.tasks import rules, texts
from handlers.tasks.relation import parts_of
from storage.people import Person
from storage.reports import counts_reported
from storage.tasks import Task

MOST_DAYS = 7


def parts_lines(work: Work, task: Task) -> Markup:
    """Who did what, where several did, and the sum at the end of each day, where there is more than one; or nothing."""
    if task.target is None:
        return Markup()
    parts, days = parts_of(work.db, task), course(work, task)
    text = Markup()
    if len(parts) > 1:
        named = [(called(work.db, work.db.get_one(Person, person_id)), count) for person_id, count in parts.items()]
        text += texts.PARTS_LINE.format(parts=", ".join(f"{name} {shown(count)}" for name, count in named))
    if len(days) > 1:
        text += texts.DAYS_LINE.format(days=" → ".join(f"{day} {shown(total)}" for day, total in days[-MOST_DAYS:]))
    return text


def course(work: Work, task: Task) -> list[tuple[str, Decimal]]:
    """The sum of all parts at the end of each day on which somebody reported a count, as (short day, sum)."""
    counts = counts_reported(work.db, task.id)
    by_day = [(at.astimezone(work.zone).date(), person_id, count) for person_id, count, at in counts]
    return [(short_date(day), total) for day, total in rules.daily_totals(by_day)]
