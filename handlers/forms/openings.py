"""How people come in anywhere: a command, a label of the menu, a button. Found by an index, not asked one by one."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import MessageEntity, Update
from telegram.ext import BaseHandler

from handlers.context import Context, current_work
from handlers.forms.buttons import ButtonIndex
from handlers.forms.conversation import is_elsewhere
from handlers.forms.showing import toast
from handlers.screens.menu import FORMER_LABELS, Item

OPENINGS = "openings"
Opening = Callable[[Update, Context], Awaitable[None]]


class Openings(BaseHandler[Update, Context, None]):
    """The entry points of the one conversation. `menu` opens by command, label and button alike; `elsewhere` answers a
    form's button that is not of the question at hand.
    """

    def __init__(
        self,
        menu: Mapping[Item, Opening],
        commands: Mapping[str, Opening],
        links: Mapping[str, Opening],
        buttons: ButtonIndex,
        elsewhere: Opening,
    ) -> None:
        super().__init__(_never)
        self._commands = {**{item.command: opening for item, opening in menu.items()}, **commands}
        self._labels = {item.label: opening for item, opening in menu.items()}
        self._labels |= {label: menu[item] for label, item in FORMER_LABELS.items() if item in menu}
        self._entries = {item.data: _answered(opening) for item, opening in menu.items()}
        self._links = dict(links)
        self._buttons = buttons
        self._elsewhere = elsewhere

    def of_command(self, name: str) -> Opening | None:
        """What a command opens, for whoever asks for it otherwise."""
        return self._commands.get(name)

    def patterns(self) -> tuple[str, ...]:
        """What the data of all buttons here look like, as regular expressions."""
        return (*(f"^{data}$" for data in self._entries), *self._buttons.patterns())

    def check_update(self, update: object) -> Opening | None:
        if not isinstance(update, Update):
            return None
        if update.callback_query is not None:
            if is_elsewhere(update):
                return self._elsewhere
            data = str(update.callback_query.data)
            return self._entries.get(data) or self._buttons.find(data)
        if update.message is None or not (text := update.message.text):
            return None
        return self._labels.get(text) or self._command(update, text)

    def _command(self, update: Update, text: str) -> Opening | None:
        assert update.message is not None
        first = update.message.entities[0] if update.message.entities else None
        if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
            return None
        name, _, bot = text[1 : first.length].partition("@")
        if bot and bot.lower() != current_work().bot_username.lower():
            return None
        said = text[first.length :].strip()
        by_link = (opening for prefix, opening in self._links.items() if name == "start" and said.startswith(prefix))
        return next(by_link, None) or self._commands.get(name.lower())

    async def handle_update(self, update: Update, application: Any, check_result: Any, context: Context) -> None:
        await check_result(update, context)


async def _never(update: Update, context: Context) -> None:
    raise AssertionError("the index chooses")


def _answered(opening: Opening) -> Opening:
    async def opened(update: Update, context: Context) -> None:
        await opening(update, context)
        await toast(update)

    return opened
