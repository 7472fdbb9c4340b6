"""Wards at random, whose things are counted plainly in Python as well."""

from datetime import date, datetime, timedelta
from random import Random

from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.snapshot import Span
from storage.people import Unit
from storage.tasks import DONE_STATES, OPEN_STATES, TaskState
from tests.handlers.world import MONDAY, ZONE, World, days, local


class Things:
    """What one cell has, as plain lists: meetings' and planned starts, tasks as (due, state, done_at)."""

    def __init__(self) -> None:
        self.meetings: list[datetime] = []
        self.starts: list[datetime] = []
        self.tasks: list[tuple[date, str, datetime | None]] = []

    def plain(self, at: datetime, period: rules.Period) -> tuple[Counts, tuple[MarkCounts, ...]]:
        today = at.astimezone(ZONE).date()
        unlogged = [start for start in self.starts if start < at - days(2)]
        others = [start for start in self.starts if start >= at - days(2)]
        still_open = [task for task in self.tasks if task[1] in OPEN_STATES]
        without = int(not self._in(self.meetings, period.quarter))
        counts = Counts(
            held=self._in(self.meetings, period.span),
            done=self._in([done for _, state, done in self.tasks if state in DONE_STATES and done], period.span),
            open=len(still_open),
            late=sum(due < today for due, _, _ in still_open),
            difficulty=sum(state == "in_difficulty" for _, state, _ in self.tasks),
            without=without,
            without_plan=int(bool(without) and not self._in(others, period.quarter)),
        )
        ended = period.ended_quarter
        missed = ended is not None and not self._in(self.meetings, ended)
        marks = []
        for week in period.weeks:
            held, forgotten, planned = (self._in(each, week) for each in (self.meetings, unlogged, others))
            word, number = rules.session_mark(held, forgotten, planned)
            end = local(week.last + days(1))
            late = sum(
                week.first <= due <= week.last and due < today and (state in OPEN_STATES or bool(done and done >= end))
                for due, state, done in self.tasks
            )
            marks.append(MarkCounts(word, late, number))
        first = local(period.weeks[0].first)
        ahead = self._in([start for start in self.starts if start >= at], period.ahead)
        counts = counts._replace(planned=ahead, unlogged=sum(start >= first for start in unlogged), missed=int(missed))
        return counts, tuple(marks)

    @staticmethod
    def _in(moments: list[datetime], span: Span) -> int:
        return sum(span.first <= moment.astimezone(ZONE).date() <= span.last for moment in moments)


def random_world(world: World, random: Random) -> dict[int, Things]:
    things: dict[int, Things] = {}
    for number in range(random.randrange(1, 6)):
        cell: Unit = world.cell(f"Khu phố {number}")
        own = things[cell.id] = Things()
        for _ in range(random.randrange(0, 8)):
            own.meetings.append(world.held(cell, _some_moment(random)).started_at)
        for _ in range(random.randrange(0, 8)):
            own.starts.append(world.planned(cell, _some_moment(random)).starts_at)
        for _ in range(random.randrange(0, 20)):
            state = random.choice(list(TaskState))
            done = _some_moment(random) if state in DONE_STATES else None
            own.tasks.append((world.task(cell, _some_moment(random).date(), state, done).due_on, state, done))
    return things


def _some_moment(random: Random) -> datetime:
    return local(MONDAY) + timedelta(minutes=30 * random.randrange(-48 * 80, 48 * 40))
