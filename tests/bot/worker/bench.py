"""A worker over the real composition, and steps that do what a test wants."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, TypeHandler, filters

from bot.channels.api import Identity
from bot.channels.keeping import Intake
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import JumpingClock
from bot.compose.application import application_builder
from bot.worker.worker import AnyApplication, Worker, WorkerSettings
from handlers.context import Context, current_work
from handlers.forms.stated import Handler, StatedConversation
from handlers.settings.policy import Policy
from storage import audit
from storage.database import Database, Db
from storage.files import FileStore
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from tests.bot.channels.bot_api.answers import AnsweringApi
from tests.key import KEY

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
FIRST, SECOND = -100, -99
TALKED = "talked"
Step = Callable[[Update, Context], Awaitable[None]]


class Bench:
    """A worker over the real composition, with a conversation and one more step before everything else."""

    def __init__(self, database: Database, files: Path) -> None:
        self.database = database
        self.clock = JumpingClock(NOW)
        self.built = 0
        self.steps: dict[str, Step] = {}
        self.unreadable: list[Exception] = []
        self._sent = 0
        channel = TelegramChannel(AnsweringApi(), 77)
        self.intake = Intake(channel, database, self.clock)
        store = FileStore(files, KEY)
        self._build = application_builder(database, Identity(77, "chibo_bot", "Chibo"), store, "77:token")
        settings = WorkerSettings(Policy(), ZoneInfo("Asia/Ho_Chi_Minh"), "chibo_bot", store)
        self.worker = Worker(database, self.clock, {"telegram": channel}, self.build, settings)

    async def build(self) -> AnyApplication:
        self.built += 1
        return await self._build()

    def add_handlers(self, application: AnyApplication) -> None:
        """Each message of a chat moves its conversation on; then comes the step that the test has laid out."""
        begin: Handler = MessageHandler(filters.ALL, self._begin)
        states = {state: [MessageHandler(filters.ALL, self._go_on)] for state in ("begun", "gone on")}
        talk = StatedConversation("talk", self._state, [], {"not begun": [begin], **states}, [])
        application.add_handler(talk, group=FIRST)
        application.add_handler(TypeHandler(Update, self._step), group=SECOND)

    def _state(self, update: Update) -> str:
        if self.unreadable:
            raise self.unreadable.pop()
        assert update.effective_chat is not None
        return _states(current_work().db).get(update.effective_chat.id, "not begun")

    async def _begin(self, update: Update, context: Context) -> None:
        await say(update, "begun")
        _talked(update, "begun")

    async def _go_on(self, update: Update, context: Context) -> None:
        await say(update, "gone on")
        _talked(update, "gone on")

    async def _step(self, update: Update, context: Context) -> None:
        current_work().handled = True
        assert update.message is not None
        if step := self.steps.get(update.message.text or ""):
            await step(update, context)
        raise ApplicationHandlerStop

    async def arrives(self, chat: int, words: str) -> None:
        self._sent += 1
        message = {
            "message_id": self._sent,
            "date": 0,
            "text": words,
            "chat": {"id": chat, "type": "private", "first_name": "x"},
            "from": {"id": chat, "is_bot": False, "first_name": "x"},
        }
        await self.intake.keep([{"update_id": self._sent, "message": message}])

    def states(self) -> dict[int, str]:
        with self.database.reading() as db:
            return _states(db)

    def facts(self) -> list[str]:
        with self.database.reading() as db:
            facts = select(audit.AuditRow.subject).where(audit.AuditRow.action != TALKED)
            return list(db.scalars(facts.order_by(audit.AuditRow.id)))

    def inbox(self) -> list[tuple[str, int]]:
        with self.database.reading() as db:
            return [(row.state, row.tries) for row in db.scalars(select(InboxRow).order_by(InboxRow.id))]

    def said(self) -> list[tuple[int, str]]:
        """What waits in the outbox, as (chat, text without markup)."""
        with self.database.reading() as db:
            rows = list(db.scalars(select(OutboxRow).order_by(OutboxRow.id)))
        return [(row.chat_id, re.sub(r"<[^>]+>", "", json.loads(row.payload)["text"])) for row in rows]


def _states(db: Db) -> dict[int, str]:
    """Where each chat's conversation stands, by chat."""
    told = db.scalars(select(audit.AuditRow.subject).where(audit.AuditRow.action == TALKED).order_by(audit.AuditRow.id))
    return {int(chat): state for chat, state in (one.split(":") for one in told)}


def _talked(update: Update, state: str) -> None:
    work = current_work()
    assert update.effective_chat is not None
    audit.record(work.db, None, TALKED, f"{update.effective_chat.id}:{state}", work.now)


async def say(update: Update, words: str) -> None:
    assert update.message is not None
    await update.message.reply_text(words)


def note(what: str) -> None:
    work = current_work()
    audit.record(work.db, None, "see_digest", what, work.now)
    work.db.flush()


async def fail(update: Update, context: Context) -> None:
    note("half done")
    raise ZeroDivisionError("somebody's own words")
