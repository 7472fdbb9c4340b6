"""/tonghop, and the way down: the whole, a unit, a cell, a session, a task, a report, and back, in one message that is
edited in place.

Nothing here is a form: a conversation that is open stays as it is.
"""

import re
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import Forms, show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document, send_picture
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.one_task.views import send_photos
from handlers.ward.digests import cell_pages, pages, texts, timing, work_pages
from handlers.ward.digests.figures import take_live
from handlers.ward.digests.snapshot import CellRow
from handlers.ward.digests.unprepared import late_in
from handlers.ward.digests.views import View, units_seen, view_of
from storage.digests import DigestSnapshot
from storage.people import Unit
from storage.sessions import Session
from storage.tasks import Report, Task
from storage.units import living, merged_into

_BUTTON = re.compile(r"g:(\d{1,15}):([a-z]{1,8})(?::(\d{1,15}))?(?::(\d{1,6}))?")


@dataclass(frozen=True)
class Tap:
    """A button's parts: the digest, the verb, and what else it carries (0 where it carries nothing)."""

    digest_id: int
    verb: str
    subject: int
    page: int


class Digests:
    """Looking at the figures, on demand and from a digest that was sent."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.DIGEST, self.overview),
            CallbackQueryHandler(self.timing, pattern=f"^{pages.TIMING}$"),
        ]

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.tapped, pattern=r"^g:")]

    async def overview(self, update: Update, context: Context) -> None:
        """The figures of this moment; first of which unit, where there are several."""
        units = units_seen(context.db, context.actor)
        if not units:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        elif len(units) > 1:
            choices = one_per_row(pages.button(unit.name, 0, pages.UNIT, unit.id) for unit in units)
            await show(update, Screen(texts.CHOOSE_UNIT, choices), fresh=True)
        else:
            await self._show_live(update, context, units[0])
        return

    async def timing(self, update: Update, context: Context) -> None:
        return await self._dialogs.open(update, context, timing.KIND)

    async def _show_live(self, update: Update, context: Context, unit: Unit) -> None:
        work = context.work
        snapshot, _ = take_live(work.db, unit, work.now, work.zone, late_in(work))
        view = view_of(work, context.actor, snapshot)
        if view is None:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        await _show_whole(update, context, view)

    async def tapped(self, update: Update, context: Context) -> None:
        """Any button of a digest: its parts, then the rights of today, then the page."""
        tap = _read(update)
        if tap is None:
            await toast(update, shared.OLD_BUTTON)
            return
        if tap.verb == pages.UNIT:
            await self._unit(update, context, tap)
            return
        snapshot = context.db.get(DigestSnapshot, tap.digest_id)
        view = view_of(context.work, context.actor, snapshot) if snapshot is not None else None
        if snapshot is None or view is None:
            await toast(update, shared.NOT_YOURS)
        elif tap.verb == pages.NOW:
            await self._renew(update, context, snapshot)
        elif tap.verb in (pages.SHEET, pages.PICTURE):
            await _send_file(update, context, view, tap)
        elif tap.verb == pages.PHOTO:
            await _send_photos(update, context, view, tap)
        else:
            await self._turn(update, context, view, tap)
        return

    async def _unit(self, update: Update, context: Context, tap: Tap) -> None:
        unit = next((one for one in units_seen(context.db, context.actor) if one.id == tap.subject), None)
        await toast(update, None if unit is not None else shared.NOT_YOURS)
        if unit is not None:
            await self._show_live(update, context, unit)

    async def _renew(self, update: Update, context: Context, old: DigestSnapshot) -> None:
        work = context.work
        unit = living(work.db, work.db.get_one(Unit, old.unit_id))
        snapshot, made = take_live(work.db, unit, work.now, work.zone, late_in(work))
        view = view_of(work, context.actor, snapshot)
        if view is None:
            await toast(update, shared.NOT_YOURS)
            return
        if not made:
            await toast(update, texts.ALREADY_FRESH.format(moment=texts.moment_words(view.figures.at)))
            return
        await toast(update)
        await _show_whole(update, context, view)

    async def _turn(self, update: Update, context: Context, view: View, tap: Tap) -> None:
        screen = _page(context, view, tap)
        if screen is None:
            await toast(update, shared.NOT_YOURS if tap.verb in _PAGES else shared.OLD_BUTTON)
            return
        await toast(update)
        await show(update, screen)


def _page(context: Context, view: View, tap: Tap) -> Screen | None:
    """The page that a button leads to; None where it leads nowhere that this person may go."""
    if tap.verb == pages.CELLS:
        _note(context, Action.SEE_DIGEST, f"digest:{view.digest_id}")
        return pages.digest_page(view, tap.subject)
    return _PAGES[tap.verb](context, view, tap) if tap.verb in _PAGES else None


def _unit_page(context: Context, view: View, tap: Tap) -> Screen | None:
    opened = view.at(tap.subject)
    if opened is None:
        return None
    _note(context, Action.SEE_DIGEST, f"unit:{tap.subject}")
    return pages.digest_page(opened, tap.page)


def _cell_page(context: Context, view: View, tap: Tap) -> Screen | None:
    row = _cell(context, view, tap.subject)
    return cell_pages.cell_page(context.work, view, row, tap.page) if row is not None else None


def _sessions_page(context: Context, view: View, tap: Tap) -> Screen | None:
    row = _cell(context, view, tap.subject)
    return cell_pages.sessions_page(context.work, view, row, tap.page) if row is not None else None


def _session_page(context: Context, view: View, tap: Tap) -> Screen | None:
    session = context.db.get(Session, tap.subject)
    row = _cell_of(context, view, session.cell_id) if session is not None else None
    if session is None or row is None or not context.work.may(Action.SEE_RESULTS, session.cell_id):
        return None
    _note(context, Action.SEE_RESULTS, f"session:{session.id}")
    return work_pages.session_page(context.work, view, row, session)


def _task_page(context: Context, view: View, tap: Tap) -> Screen | None:
    task = context.db.get(Task, tap.subject)
    if task is None or _cell_of(context, view, task.cell_id) is None:
        return None
    _note(context, Action.SEE_CELL_TASKS, f"task:{task.id}")
    return work_pages.task_page(context.work, view, task, tap.page)


def _report_page(context: Context, view: View, tap: Tap) -> Screen | None:
    report = _report(context, view, tap.subject)
    return work_pages.report_page(context.work, view, report) if report is not None else None


_PAGES = {
    pages.AT: _unit_page,
    pages.CELL: _cell_page,
    pages.MEETS: _sessions_page,
    pages.MEET: _session_page,
    pages.TASK: _task_page,
    pages.REPORT: _report_page,
}


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


def _note(context: Context, action: Action, subject: str) -> None:
    viewings.note(context, action, subject)


async def _send_file(update: Update, context: Context, view: View, tap: Tap) -> None:
    """The workbook or the picture of the digest, or of the unit it is opened at."""
    opened = view if tap.subject in (0, view.root.unit_id) else view.at(tap.subject)
    if opened is None:
        await toast(update, shared.NOT_YOURS)
        return
    await toast(update)
    _note(context, Action.SEE_DIGEST, f"digest:{view.digest_id}")
    moment = texts.moment_words(view.figures.at)
    if tap.verb == pages.SHEET:
        send_document(context.work, chat_id_of(update), texts.SHEET_CAPTION.format(moment=moment), opened.sheet_recipe)
    else:
        send_picture(context.work, chat_id_of(update), texts.PICTURE_CAPTION.format(moment=moment), opened.recipe)


async def _send_photos(update: Update, context: Context, view: View, tap: Tap) -> None:
    report = _report(context, view, tap.subject)
    if report is None:
        await toast(update, shared.NOT_YOURS)
        return
    await toast(update)
    send_photos(context.work, chat_id_of(update), report)


async def _show_whole(update: Update, context: Context, view: View) -> None:
    """The digest as a new message, and its picture: what stands above keeps its own numbers."""
    _note(context, Action.SEE_DIGEST, f"digest:{view.digest_id}")
    await show(update, pages.digest_page(view), fresh=True)
    caption = texts.PICTURE_CAPTION.format(moment=texts.moment_words(view.figures.at))
    send_picture(context.work, chat_id_of(update), caption, view.recipe)


def _read(update: Update) -> Tap | None:
    data = update.callback_query.data if update.callback_query is not None else None
    match = _BUTTON.fullmatch(data or "")
    if match is None:
        return None
    digest_id, verb, subject, page = match.groups()
    return Tap(int(digest_id), verb, int(subject or 0), int(page or 0))
