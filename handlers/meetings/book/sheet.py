"""The cell's book as one workbook. Text stays text; what members said is not in it."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.forms.pick_member import called
from handlers.meetings.book import texts
from handlers.meetings.log.rules import minutes_between
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.rules import sign
from storage.database import Db
from storage.documents import documents_of
from storage.meetings import Meeting, Presence, meetings_of_cell
from storage.tasks import tasks_of_meeting

KIND = "book"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 22
Row = Sequence[Any]


def recipe_of(cell_id: int, now: datetime, zone: ZoneInfo) -> dict[str, object]:
    return {"kind": KIND, "cell_id": cell_id, "until": now.isoformat(), "zone": zone.key}


def render_recipe(db: Db, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The workbook of a cell's meetings logged until the recipe's moment, as name, content and type."""
    until, zone = datetime.fromisoformat(recipe["until"]), ZoneInfo(recipe["zone"])
    meetings = [one for one in meetings_of_cell(db, recipe["cell_id"]) if one.logged_at <= until]
    name = texts.FILE.format(day=until.astimezone(zone).date().isoformat())
    return name, workbook(db, meetings[::-1], zone), MIME


def workbook(db: Db, meetings: Sequence[Meeting], zone: ZoneInfo) -> bytes:
    # It takes long to load, at each start: it waits until somebody wants the book.
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheets = (
            (texts.SHEET_MEETINGS, texts.HEADS_MEETINGS, [_meeting(db, one, zone) for one in meetings]),
            (texts.SHEET_CONCLUSIONS, texts.HEADS_CONCLUSIONS, _rows(meetings, zone, _conclusions)),
            (texts.SHEET_TASKS, texts.HEADS_TASKS, _rows(meetings, zone, lambda one: _tasks(db, one))),
            (texts.SHEET_PLACES, texts.HEADS_PLACES, _rows(meetings, zone, _places)),
        )
        for name, heads, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(heads) - 1, WIDTH)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, heads, bold)
            for number, row in enumerate(rows, 1):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def _rows(meetings: Sequence[Meeting], zone: ZoneInfo, parts: Any) -> list[Row]:
    return [[_day(one, zone), one.session.theme, *part] for one in meetings for part in parts(one)]


def _day(meeting: Meeting, zone: ZoneInfo) -> str:
    return f"{meeting.started_at.astimezone(zone):%d/%m/%Y}"


def _conclusions(meeting: Meeting) -> Iterable[Row]:
    return [(one.position, one.content) for one in meeting.conclusions]


def _tasks(db: Db, meeting: Meeting) -> Iterable[Row]:
    return [
        (
            one.conclusion or "",
            one.content,
            called(db, one.assignee),
            one.helpers,
            f"{one.due_on:%d/%m/%Y}",
            texts.STATES.get(one.state, one.state),
        )
        for one in tasks_of_meeting(db, meeting.id)
    ]


def _places(meeting: Meeting) -> Iterable[Row]:
    """What was raised about a place, without whose it was."""
    return [(one.place, one.content) for one in meeting.opinions if one.place and not one.speaker]


def _meeting(db: Db, meeting: Meeting, zone: ZoneInfo) -> Row:
    documents, score = documents_of(db, meeting.id), meeting.score or {}
    signs = [sign(documents[kind].number, kind) if kind in documents else "" for kind in (MINUTES, RESOLUTION)]
    counted = [one for one in meeting.attendance if one.presence != Presence.EXEMPT]
    done = [
        f"{one.astimezone(zone):%d/%m/%Y}" if one else ""
        for one in (meeting.adopted_at, meeting.uploaded_at, meeting.reported_at)
    ]
    return [
        _day(meeting, zone),
        *signs,
        texts.KINDS[meeting.session.kind],
        meeting.session.theme,
        meeting.session.place,
        minutes_between(meeting.started_at, meeting.ended_at),
        sum(one.presence == Presence.PRESENT for one in counted),
        len(counted),
        "" if meeting.votes_for is None else meeting.votes_for,
        "" if meeting.votes_of is None else meeting.votes_of,
        score.get("total", ""),
        score.get("grade", ""),
        *done,
    ]
