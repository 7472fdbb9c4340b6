"""/tonghop, and the way down: the whole, a unit, a cell, a session, a task, a report, and back, in one message that is
edited in place.

Nothing here but the time of the digest is a form: a conversation that is open stays as it is. Rights are asked anew at
every tap.
"""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Callback, Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document, send_picture
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.one_task.views import send_photos
from handlers.ward.digests import buttons, texts
from handlers.ward.digests.buttons import DIGEST, UNIT
from handlers.ward.digests.chores import CHORES
from handlers.ward.digests.due import DUE
from handlers.ward.digests.figures import take_live
from handlers.ward.digests.pages import cells, digest
from handlers.ward.digests.pages import work as work_pages
from handlers.ward.digests.snapshot import CellRow
from handlers.ward.digests.timing import TIMING
from handlers.ward.digests.unprepared import late_in
from handlers.ward.digests.views import View, units_seen, view_of
from storage.digests import DigestSnapshot
from storage.people import Unit
from storage.sessions import Session
from storage.tasks import Report, Task
from storage.units import living, merged_into

DigestTap = Tap[DigestSnapshot]
# What a page is made of: the digest as the person may see it, the id of what it is about, its number.
Page = Callable[[Context, View, int, int], Screen | None]


async def _overview(update: Update, context: Context) -> None:
    """The figures of this moment; first of which unit, where there are several."""
    units = units_seen(context.db, context.actor)
    if not units:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
    elif len(units) > 1:
        choices = one_per_row(UNIT.choice(unit, buttons.fitted(unit.name), "live") for unit in units)
        await show(update, Screen(texts.CHOOSE_UNIT, choices), fresh=True)
    else:
        await _show_live(update, context, units[0])


async def _unit(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await toast(update)
    await _show_live(update, context, tap.row)


def _sees_unit(context: Context, unit: Unit) -> bool:
    return unit in units_seen(context.db, context.actor)


async def _show_live(update: Update, context: Context, unit: Unit) -> None:
    work = context.work
    snapshot, _ = take_live(work.db, unit, work.now, work.zone, late_in(work))
    view = view_of(work, context.actor, snapshot)
    if view is None:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    await _show_whole(update, context, view)


async def _show_whole(update: Update, context: Context, view: View) -> None:
    """The digest as a new message, and its picture: what stands above keeps its own numbers."""
    _note_digest(context, view)
    await show(update, digest.digest_page(view), fresh=True)
    caption = texts.PICTURE_CAPTION.format(moment=texts.moment_words(view.figures.at))
    send_picture(context.work, chat_id_of(update), caption, view.recipe)


async def _set_time(update: Update, context: Context, tap: DigestTap) -> None:
    await open_form(update, context, TIMING)


def _seeing(answer: Callable[[Update, Context, View, DigestTap], Awaitable[None]]) -> Callback[DigestSnapshot]:
    """The callback of a button: the digest is cut to what the person may see today, and closed to all others."""

    async def tapped(update: Update, context: Context, tap: DigestTap) -> None:
        view = view_of(context.work, context.actor, tap.row)
        if view is None:
            return await toast(update, shared.NOT_YOURS)
        return await answer(update, context, view, tap)

    return tapped


def _turning_to(page: Page) -> Callback[DigestSnapshot]:
    """The callback of a button that leads to a page, in place of the one that it stands under."""

    async def turned(update: Update, context: Context, view: View, tap: DigestTap) -> None:
        screen = page(context, view, tap.number() or 0, tap.number(1) or 0)
        if screen is None:
            return await toast(update, shared.NOT_YOURS)
        await toast(update)
        await show(update, screen)
        return None

    return _seeing(turned)


async def _renew(update: Update, context: Context, seen: View, tap: DigestTap) -> None:
    work = context.work
    unit = living(work.db, work.db.get_one(Unit, tap.row.unit_id))
    snapshot, made = take_live(work.db, unit, work.now, work.zone, late_in(work))
    view = view_of(work, context.actor, snapshot)
    if view is None:
        return await toast(update, shared.NOT_YOURS)
    if not made:
        return await toast(update, texts.ALREADY_FRESH.format(moment=texts.moment_words(view.figures.at)))
    await toast(update)
    return await _show_whole(update, context, view)


def _whole_page(context: Context, view: View, number: int, _: int) -> Screen:
    _note_digest(context, view)
    return digest.digest_page(view, number)


def _unit_page(context: Context, view: View, unit_id: int, number: int) -> Screen | None:
    opened = view.at(unit_id)
    if opened is None:
        return None
    _note(context, Action.SEE_DIGEST, f"unit:{unit_id}")
    return digest.digest_page(opened, number)


def _cell_page(context: Context, view: View, cell_id: int, number: int) -> Screen | None:
    row = _cell(context, view, cell_id)
    return cells.cell_page(context.work, view, row, number) if row is not None else None


def _sessions_page(context: Context, view: View, cell_id: int, number: int) -> Screen | None:
    row = _cell(context, view, cell_id)
    return cells.sessions_page(context.work, view, row, number) if row is not None else None


def _session_page(context: Context, view: View, session_id: int, _: int) -> Screen | None:
    session = context.db.get(Session, session_id)
    row = _cell_of(context, view, session.cell_id) if session is not None else None
    if session is None or row is None or not context.work.may(Action.SEE_RESULTS, session.cell_id):
        return None
    _note(context, Action.SEE_RESULTS, f"session:{session.id}")
    return work_pages.session_page(context.work, view, row, session)


def _task_page(context: Context, view: View, task_id: int, number: int) -> Screen | None:
    task = context.db.get(Task, task_id)
    if task is None or _cell_of(context, view, task.cell_id) is None:
        return None
    _note(context, Action.SEE_CELL_TASKS, f"task:{task.id}")
    return work_pages.task_page(context.work, view, task, number)


def _report_page(context: Context, view: View, report_id: int, _: int) -> Screen | None:
    report = _report(context, view, report_id)
    return work_pages.report_page(context.work, view, report) if report is not None else None


def _report(context: Context, view: View, report_id: int) -> Report | None:
    """A report that stands, of a task that the person may see; that it is read is noted."""
    report = context.db.get(Report, report_id)
    if report is None or report.withdrawn_at is not None or _cell_of(context, view, report.task.cell_id) is None:
        return None
    _note(context, Action.SEE_CELL_TASKS, f"task:{report.task_id}")
    return report


def _cell_of(context: Context, view: View, cell_id: int) -> CellRow | None:
    """The row of the cell that something belongs to now, or of one that has gone into that cell since the digest."""
    for known in (cell_id, *merged_into(context.db, cell_id)):
        if view.root.row(known) is not None:
            return _cell(context, view, known)
    return None


def _cell(context: Context, view: View, cell_id: int) -> CellRow | None:
    """The row of a cell that is in the view and whose tasks the person may see; that it is read is noted."""
    row = view.root.row(cell_id)
    if row is None or not context.work.may(Action.SEE_CELL_TASKS, cell_id):
        return None
    _note(context, Action.SEE_CELL_TASKS, f"unit:{cell_id}")
    return row


def _note_digest(context: Context, view: View) -> None:
    for subject in view.subjects:
        _note(context, Action.SEE_DIGEST, subject)


def _note(context: Context, action: Action, subject: str) -> None:
    viewings.note(context, action, subject)


async def _send_file(update: Update, context: Context, view: View, tap: DigestTap) -> None:
    """The workbook or the picture of the digest, or of the unit it is opened at."""
    unit_id = tap.number() or 0
    opened = view if unit_id in (0, view.root.unit_id) else view.at(unit_id)
    if opened is None:
        return await toast(update, shared.NOT_YOURS)
    await toast(update)
    _note_digest(context, view)
    work, chat, moment = context.work, chat_id_of(update), texts.moment_words(view.figures.at)
    if tap.verb == buttons.SHEET:
        return send_document(work, chat, texts.SHEET_CAPTION.format(moment=moment), opened.sheet_recipe)
    return send_picture(work, chat, texts.PICTURE_CAPTION.format(moment=moment), opened.recipe)


async def _send_photos(update: Update, context: Context, view: View, tap: DigestTap) -> None:
    report = _report(context, view, tap.number() or 0)
    if report is None:
        return await toast(update, shared.NOT_YOURS)
    await toast(update)
    return send_photos(context.work, chat_id_of(update), report)


PAGES: dict[str, Page] = {
    buttons.CELLS: _whole_page,
    buttons.AT: _unit_page,
    buttons.CELL: _cell_page,
    buttons.MEETS: _sessions_page,
    buttons.MEET: _session_page,
    buttons.TASK: _task_page,
    buttons.REPORT: _report_page,
}
FEATURE = Feature(
    due=DUE,
    chores=CHORES,
    forms=(TIMING,),
    menu={menu.DIGEST: _overview},
    buttons=(
        *(DIGEST.on(verb, _turning_to(page), numbers=2) for verb, page in PAGES.items()),
        DIGEST.on(buttons.NOW, _seeing(_renew), numbers=0),
        DIGEST.on(buttons.SHEET, _seeing(_send_file), numbers=1),
        DIGEST.on(buttons.PICTURE, _seeing(_send_file), numbers=1),
        DIGEST.on(buttons.PHOTO, _seeing(_send_photos), numbers=1),
        DIGEST.on(buttons.TIMING, _set_time, numbers=0),
        UNIT.on("live", _unit, allowed=_sees_unit, numbers=0),
    ),
)
