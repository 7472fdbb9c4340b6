"""A door to knock at: joining and the doorkeeper, with a probe behind them that notes who got through."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot, TypeHandler

from bot.channels.api import Identity
from bot.channels.registry import CHANNELS
from bot.worker.request import OutboxRequest
from bot.worker.worker import WorkerSettings
from handlers.context import Context, working
from handlers.people.joining.conversation import BEFORE_DOORKEEPER, joining_handler
from handlers.people.joining.doorkeeper import doorkeeper
from handlers.settings.policy import Policy
from storage.database import Database
from storage.files import FileStore
from storage.outbox import OutboxRow
from tests.key import KEY

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
REACHES = {kind.name: kind.reach for kind in CHANNELS}
TOLD = WorkerSettings(Policy(), ZONE, "chibo_bot", reaches=REACHES, deep_link="https://t.me/chibo_bot?start={code}")
BOT = {"id": 7, "is_bot": True, "first_name": "Chibo", "username": "chibo_bot"}


class Door:
    """Knocks with updates at `now`. `knock` returns what was written to the outbox; `let_in` names who got through."""

    def __init__(self, database: Database, folder: Path, now: datetime) -> None:
        self.now = now
        self.let_in: list[str | None] = []
        self.statements = self.cost = 0
        self._database = database
        self._files = FileStore(folder, KEY)
        self._number = 0
        self._application = self._built()
        event.listen(database.engine, "before_cursor_execute", self._count)

    def restart(self) -> None:
        """From now on, only what the database holds is remembered."""
        self._application = self._built()

    def _built(self) -> Any:
        request = OutboxRequest(Identity(7, "chibo_bot", "Chibo"), self._files)
        bot: ExtBot[None] = ExtBot("7:x", request=request, get_updates_request=request)
        builder = Application.builder().bot(bot).updater(None).job_queue(None)
        application: Any = builder.context_types(ContextTypes(context=Context)).build()
        application.add_handler(joining_handler(), group=BEFORE_DOORKEEPER)
        application.add_handler(doorkeeper(), group=-1)
        application.add_handler(TypeHandler(object, self._probe))
        application.add_error_handler(_raise)
        return application

    def _count(self, *_: object) -> None:
        self.statements += 1

    async def _probe(self, update: object, context: Context) -> None:
        self.let_in.append(context.work.person.full_name if context.work.person else None)

    async def knock(self, update: object) -> list[dict[str, Any]]:
        await self._application.initialize()
        with self._database.unit_of_work() as unit:
            work = TOLD.work(unit, self.now, "telegram")
            before = set(unit.db.scalars(select(OutboxRow.id)))
            self.statements = 0
            with working(work):
                await self._application.process_update(self._parsed(update))
                self.cost = self.statements
            unit.db.flush()
            assert work.handled
            rows = unit.db.scalars(select(OutboxRow).order_by(OutboxRow.id))
            sent = [{"method": row.method, **json.loads(row.payload)} for row in rows if row.id not in before]
            unit.commit()
        return sent

    def _parsed(self, update: object) -> object:
        if not isinstance(update, dict):
            return update
        self._number += 1
        return Update.de_json({"update_id": self._number, **update}, self._application.bot)

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


async def _raise(update: object, context: Context) -> None:
    assert context.error is not None
    context.work.unit.fail(context.error)


def private(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "type": "private"}


def group(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "type": "supergroup", "title": "Nhóm"}


def says(chat: dict[str, Any], words: str) -> dict[str, Any]:
    user = {"id": abs(chat["id"]), "is_bot": False, "first_name": "x"}
    return {"message": {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": words}}


def taps(chat: dict[str, Any], data: str) -> dict[str, Any]:
    user = {"id": abs(chat["id"]), "is_bot": False, "first_name": "x"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "x"}
    return {"callback_query": {"id": "1", "from": user, "chat_instance": "1", "data": data, "message": message}}


def becomes(chat: dict[str, Any], status: str, before: str) -> dict[str, Any]:
    """The bot is brought in, thrown out, blocked …"""
    user = {"id": abs(chat["id"]), "is_bot": False, "first_name": "x"}
    old, new = _membership(before), _membership(status)
    return {"my_chat_member": {"chat": chat, "from": user, "date": 1, "old_chat_member": old, "new_chat_member": new}}


def _membership(status: str) -> dict[str, Any]:
    more = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": BOT, **more}
