"""The composition of python-telegram-bot's Application: all features' handlers, in the order they are asked."""

from collections.abc import Awaitable, Callable

from telegram.ext import Application, ContextTypes, ExtBot

from bot.channels.api import Identity
from bot.compose.features import FEATURES
from bot.compose.news import ASKING
from bot.worker.request import OutboxRequest
from bot.worker.worker import AnyApplication
from handlers.context import Context, current_work
from handlers.forms.buttons import ButtonIndex
from handlers.forms.conversation import conversation
from handlers.forms.engine import FORMS, Forms
from handlers.forms.files import Fetching
from handlers.forms.openings import OPENINGS, Openings
from handlers.forms.putting_aside import open_form_finder
from handlers.people.home.conversation import go_home
from handlers.people.joining.conversation import BEFORE_DOORKEEPER, joining_handler
from handlers.people.joining.doorkeeper import DOORKEEPER, doorkeeper
from handlers.people.talk.kept import keep
from handlers.secrecy.guard import FIRST, guard
from storage.database import Database
from storage.files import FileStore


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
            .build()
        )
        add_handlers(application)
        await application.initialize()
        return application

    return build


def add_handlers(application: AnyApplication) -> None:
    """First who is joining and who is speaking, then the conversations, then what stands outside of them."""
    idle = [handler for one in FEATURES for handler in one.idle]
    forms = Forms(
        *(form for feature in FEATURES for form in feature.forms),
        asking=ASKING,
        asides=[aside for one in FEATURES for aside in one.asides],
        idle=idle,
        home=go_home,
        keep=keep,
    )
    application.bot_data[FORMS] = forms
    index = Openings(
        menu={item: opening for one in FEATURES for item, opening in one.menu.items()},
        commands={name: opening for one in FEATURES for name, opening in one.commands.items()},
        links={prefix: opening for one in FEATURES for prefix, opening in one.links.items()},
        buttons=ButtonIndex(button for one in FEATURES for button in one.buttons),
        elsewhere=forms.elsewhere,
    )
    application.bot_data[OPENINGS] = index
    application.add_handler(guard(), group=FIRST)
    application.add_handler(joining_handler(), group=BEFORE_DOORKEEPER)
    application.add_handler(doorkeeper(), group=DOORKEEPER)
    application.add_handler(open_form_finder(forms), group=-1)
    entries = [index, *(handler for one in FEATURES for handler in one.spoken)]
    application.add_handler(conversation(forms, entries, idle))
    application.add_handlers(Fetching(forms).handlers())
    application.add_handlers([handler for one in FEATURES for handler in one.handlers])
    application.add_error_handler(_mark_failed)


async def _mark_failed(update: object, context: Context) -> None:
    # python-telegram-bot routes errors here and does not raise: without the mark, the worker would commit.
    if context.error is not None:
        current_work().unit.fail(context.error)
