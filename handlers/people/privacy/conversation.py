"""My book and my data: /toi, its buttons, the requests and their answers."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import Forms, show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.people.privacy import asking, pages, texts
from handlers.people.privacy.own_data import own_data_recipe
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from storage import audit
from storage.data_requests import DataRequest, requests_of

DIALOGS = (asking.REQUEST, asking.ANSWER)


class Privacy:
    """Where one's own book is looked at, and where requests start."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.ME, self.book),
            CallbackQueryHandler(self.ask, pattern=r"^u:(?:correct|withdraw|erase)$"),
            CallbackQueryHandler(self.answer, pattern=r"^q:\d{1,15}:answer$"),
        ]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.look, pattern=r"^u:(?:data|reports|seen|file)$"),
            CallbackQueryHandler(self.unknown, pattern=r"^[uq]:"),
        ]

    async def book(self, update: Update, context: Context) -> None:
        await show(update, pages.book_screen(context), fresh=True)
        return

    async def look(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None
        await toast(update)
        verb = str(update.callback_query.data).removeprefix("u:")
        if verb == "file":
            subject = f"person:{context.person.id}"
            audit.record(context.db, context.person.id, Action.SEE_OWN_DATA, subject, context.now)
            caption = texts.FILE_CAPTION.format(name=context.person.full_name)
            send_document(context.work, chat_id_of(update), caption, own_data_recipe(context.work, context.person))
            return
        screens = {"data": pages.data_screen, "reports": pages.reports_screen, "seen": pages.seen_screen}
        await show(update, screens[verb](context), fresh=True)
        return

    async def ask(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None
        kind = str(update.callback_query.data).removeprefix("u:")
        waiting = [one for one in requests_of(context.db, context.person.id) if one.answered_at is None]
        if any(one.kind == kind for one in waiting):
            await toast(update, texts.ASKED_ALREADY)
            return None
        return await self._dialogs.open(update, context, asking.REQUEST.kind, kind, {"kind": kind})

    async def answer(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        request = context.db.get(DataRequest, int(update.callback_query.data.split(":")[1]))
        if request is None or not asking.may_answer(context, request):
            await toast(update, shared.NOT_YOURS)
            return None
        if request.answered_at is not None:
            await toast(update, texts.ANSWERED_ALREADY)
            return None
        data: dict[str, object] = {"request_id": request.id}
        return await self._dialogs.open(update, context, asking.ANSWER.kind, asking.subject_of(request), data)

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return
