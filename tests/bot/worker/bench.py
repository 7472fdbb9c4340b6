"""A worker over the real composition, and steps that do what a test wants."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from telegram import Update
from telegram.ext import ApplicationHandlerStop, ConversationHandler, MessageHandler, TypeHandler, filters

from bot.channels.telegram.channel import TelegramChannel
from bot.clock import JumpingClock
from bot.compose.application import application_builder
from bot.intake.keeping import Intake
from bot.worker.request import Identity
from bot.worker.worker import AnyApplication, Worker, WorkerSettings
from handlers.context import Context, current_work
from handlers.settings import Policy
from storage import audit
from storage.conversations import ConversationRow
from storage.database import Database
from storage.files import FileStore
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from tests.bot.intake.answers import AnsweringApi

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
FIRST, SECOND = -100, -99
Step = Callable[[Update, Context], Awaitable[None]]


class Bench:
    """A worker over the real composition, with a conversation and one more step before everything else."""

    def __init__(self, database: Database, files: Path) -> None:
        self.database = database
        self.clock = JumpingClock(NOW)
        self.built = 0
        self.steps: dict[str, Step] = {}
        self._sent = 0
        channel = TelegramChannel(AnsweringApi(), 77)
        self.intake = Intake(channel, database, self.clock)
        store = FileStore(files)
        self._build = application_builder(database, Identity(77, "chibo_bot", "Chibo"), store, "77:token")
        settings = WorkerSettings(Policy(), ZoneInfo("Asia/Ho_Chi_Minh"), "chibo_bot", store)
        self.worker = Worker(database, self.clock, {"telegram": channel}, self.build, settings)

    async def build(self) -> AnyApplication:
        self.built += 1
        return await self._build()

    def add_handlers(self, application: AnyApplication) -> None:
        """Each message of a chat moves its conversation on; then comes the step that the test has laid out."""
        talk: ConversationHandler[Any] = ConversationHandler(
            entry_points=[MessageHandler(filters.ALL, self._begin)],
            states={state: [MessageHandler(filters.ALL, self._go_on)] for state in ("begun", "gone on")},
            fallbacks=[],
            name="talk",
            persistent=True,
        )
        application.add_handler(talk, group=FIRST)
        application.add_handler(TypeHandler(Update, self._step), group=SECOND)

    async def _begin(self, update: Update, context: Context) -> str:
        await say(update, "begun")
        return "begun"

    async def _go_on(self, update: Update, context: Context) -> str:
        await say(update, "gone on")
        return "gone on"

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
            rows = db.execute(select(ConversationRow.chat_id, ConversationRow.state))
            return {chat: state for chat, state in rows}  # noqa: C416

    def facts(self) -> list[str]:
        with self.database.reading() as db:
            return list(db.scalars(select(audit.AuditRow.subject).order_by(audit.AuditRow.id)))

    def inbox(self) -> list[tuple[str, int]]:
        with self.database.reading() as db:
            return [(row.state, row.tries) for row in db.scalars(select(InboxRow).order_by(InboxRow.id))]

    def said(self) -> list[tuple[int, str]]:
        """What waits in the outbox, as (chat, text without markup)."""
        with self.database.reading() as db:
            rows = list(db.scalars(select(OutboxRow).order_by(OutboxRow.id)))
        return [(row.chat_id, re.sub(r"<[^>]+>", "", json.loads(row.payload)["text"])) for row in rows]


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
