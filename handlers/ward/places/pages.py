"""The list of places, and one place with all that was raised about it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.ward.places import rules, texts
from handlers.ward.places.buttons import MATTER, PLACES
from handlers.ward.places.noting import as_rule
from storage.people import Person
from storage.places import PlaceMatter, matters_of_cells
from storage.tasks import Task

MONTHS = 6
SINCE = timedelta(days=183)
MOST_PLACES = 8
MOST_DRAWN = 15
MOST_MATTERS = 8
CONTENT = 130


def matters_seen(work: Work, cells: set[int]) -> list[PlaceMatter]:
    return matters_of_cells(work.db, cells, work.today - SINCE)


def list_page(work: Work, reader: Person, cells: set[int], where: str) -> Screen:
    """The places with most open matters, each with a button."""
    matters = matters_seen(work, cells)
    sums = rules.by_place(as_rule(work, one) for one in matters)
    if not sums:
        return Screen(texts.NOTHING)
    shown = sums[:MOST_PLACES]
    lines = [_line(one) for one in shown]
    if len(sums) > len(shown):
        lines.append(texts.MORE.format(count=len(sums) - len(shown)))
    newest = {rules.place_key(one.place): one for one in reversed(matters)}
    choices = [
        MATTER.choice(newest[one.key], texts.LABEL.format(name=shortened(one_line(one.name), 40)), "at")
        for one in shown
    ]
    text = texts.HEADING.format(where=where, months=MONTHS, lines=shared.list_lines(lines))
    return Screen(text, one_per_row([*choices, PLACES.choice(reader, texts.PICTURE, "pic")]))


def _line(one: rules.PlaceSum) -> str:
    cells = texts.IN_CELLS.format(count=one.cells) if one.cells > 1 else ""
    return texts.LINE.format(name=shortened(one_line(one.name), 60), open=one.open, closed=one.closed, cells=cells)


def place_page(work: Work, reader: Person, cells: set[int], matter: PlaceMatter) -> Screen:
    """All matters of one place in the cells that the person sees; a leader of the cell may close an open one."""
    here = [one for one in matters_seen(work, cells) if one.place_key == matter.place_key]
    shown = sorted(here, key=lambda one: (one.closed_on is not None, -one.raised_on.toordinal()))[:MOST_MATTERS]
    lines = [_matter(work, one) for one in shown]
    closing = [one for one in shown if one.closed_on is None and work.may(Action.CLOSE_MATTER, one.cell_id)]
    choices = [
        MATTER.choice(one, texts.CLOSE.format(content=shortened(one_line(one.content), 30)), "close") for one in closing
    ]
    text = texts.PLACE.format(name=shortened(one_line(matter.place), 100), lines=shared.list_lines(lines))
    return Screen(text, one_per_row([*choices[:3], PLACES.choice(reader, texts.BACK, "list")]))


def _matter(work: Work, one: PlaceMatter) -> str:
    task = work.db.get(Task, one.task_id) if one.task_id is not None else None
    return texts.MATTER.format(
        sign=texts.OPEN if one.closed_on is None else texts.CLOSED,
        day=short_date(one.raised_on),
        cell=one.cell.name,
        content=shortened(one_line(one.content), CONTENT),
        task=texts.TASK.format(content=shortened(one_line(task.content), 50)) if task is not None else "",
    )


def recipe_of(sums: list[rules.PlaceSum], where: str, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """What the picture is made from: the numbers as they are shown now."""
    places = [[one.name, one.open, one.closed] for one in sums[:MOST_DRAWN]]
    return {"kind": "places_chart", "places": places, "where": where, "at": at.isoformat(), "zone": zone.key}
