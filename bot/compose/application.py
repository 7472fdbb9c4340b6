"""The composition of python-telegram-bot's Application: all features' handlers, in the order they are asked."""

import warnings
from collections.abc import Awaitable, Callable
from typing import Protocol

from telegram.ext import Application, ContextTypes, ExtBot
from telegram.warnings import PTBUserWarning

from bot.channels.api import Identity
from bot.compose import meetings, sessions, ward
from bot.compose import tasks as aftermeeting
from bot.worker.persistence import ConversationPersistence
from bot.worker.request import OutboxRequest
from bot.worker.worker import AnyApplication
from handlers.context import Context, current_work
from handlers.forms.engine import Dialogs, Handler
from handlers.forms.files import Fetching
from handlers.meetings.log.conversation import LOG, Minutes
from handlers.people.home.conversation import Home
from handlers.people.joining.conversation import BEFORE_DOORKEEPER, Joining, joining_handler
from handlers.people.joining.doorkeeper import doorkeeper
from handlers.people.joining.inviting import INVITE
from handlers.secrecy.guard import FIRST, guard
from handlers.sessions.calendar.conversation import DIALOGS as SCHEDULE_DIALOGS
from handlers.sessions.calendar.conversation import Schedule
from handlers.sessions.plan.conversation import REGISTER, Planning
from handlers.tasks.conversation import DIALOGS as TASK_DIALOGS
from handlers.tasks.conversation import Tasks
from storage.database import Database
from storage.files import FileStore

CONVERSATIONS = "conversations"


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...


def application_builder(
    database: Database, identity: Identity, files: FileStore, token: str
) -> Callable[[], Awaitable[AnyApplication]]:
    """A function that makes an initialized Application whose memory is what the database holds, nothing else."""

    async def build() -> AnyApplication:
        request = OutboxRequest(identity, files)
        bot: ExtBot[None] = ExtBot(token, request=request, get_updates_request=request)
        application: AnyApplication = (
            Application.builder()
            .bot(bot)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=Context))
            .persistence(ConversationPersistence(database))
            .build()
        )
        add_handlers(application)
        await application.initialize()
        return application

    return build


def add_handlers(application: AnyApplication) -> None:
    """First who is joining and who is speaking, then the conversations, then what stands outside of them."""
    with warnings.catch_warnings():
        # It warns that buttons are not tracked message by message: they carry a version, and are checked by it.
        warnings.filterwarnings("ignore", message="If 'per_message=False'", category=PTBUserWarning)
        _add_handlers(application)


def _add_handlers(application: AnyApplication) -> None:
    dialogs = Dialogs(
        REGISTER,
        LOG,
        INVITE,
        *TASK_DIALOGS,
        *SCHEDULE_DIALOGS,
        *aftermeeting.DIALOGS,
        *ward.DIALOGS,
        *sessions.DIALOGS,
        *meetings.DIALOGS,
    )
    home = Home(dialogs)
    joining = Joining(dialogs, home)
    planning = Planning(dialogs)
    schedule = Schedule(dialogs)
    minutes = Minutes(dialogs)
    tasks = Tasks(dialogs)
    around: tuple[Feature, ...] = (
        *aftermeeting.features(dialogs),
        *sessions.features(dialogs),
        *meetings.features(dialogs),
        *ward.features(dialogs),
    )
    openings = [*home.openings(), *joining.openings(), *planning.openings(), *schedule.openings()]
    openings += [*minutes.openings(), *tasks.openings()]
    openings += [one for feature in around for one in feature.openings()]
    openings += tasks.last_openings()
    application.add_handler(guard(), group=FIRST)
    application.add_handler(joining_handler(), group=BEFORE_DOORKEEPER)
    application.add_handler(doorkeeper(), group=-1)
    application.add_handler(dialogs.handler(CONVERSATIONS, openings))
    application.add_handlers(Fetching(dialogs).handlers())
    application.add_handlers(schedule.handlers())
    application.add_handlers([*tasks.handlers(), *(one for feature in around for one in feature.handlers())])
    application.add_handlers(minutes.handlers())
    application.add_handlers(home.last())
    application.add_error_handler(_mark_failed)


async def _mark_failed(update: object, context: Context) -> None:
    # python-telegram-bot routes errors here and does not raise: without the mark, the worker would commit.
    if context.error is not None:
        current_work().unit.fail(context.error)
