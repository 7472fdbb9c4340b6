"""A strict local Bot API: what Telegram refuses is refused here, with Telegram's own words. No network."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator.pace import SimulatedPace
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import bad_request
from bot.play.simulator.server import ApiServer, Files
from bot.play.simulator.telegram.arriving import Arriving
from bot.play.simulator.telegram.chats import Chat, ChatBook
from bot.play.simulator.telegram.commands import Commands
from bot.play.simulator.telegram.editing import Editing
from bot.play.simulator.telegram.receiving import Receiving
from bot.play.simulator.telegram.sending import SendingCalls
from bot.play.simulator.telegram.state import TAP_DIGITS, ChatState
from bot.play.simulator.webhook import Poster

DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_ACCEPTED = ("setMyDescription", "setMyShortDescription", "setMyName", "setChatMenuButton", "logOut", "close")


class TelegramServer(ApiServer):
    """One bot's server. People act on it through `TelegramPerson`; `call` is what the bot does."""

    def __init__(
        self,
        clock: MovableClock,
        token: str,
        bot_name: str = "Chibo",
        bot_username: str = "chibo_mau_bot",
        poster: Poster | None = None,
    ) -> None:
        super().__init__(clock, token, SECRET_HEADER, poster)
        self.stage = ChatState(
            clock=clock,
            me=_identity(token, bot_name, bot_username),
            files=self.files,
            changes=self.changes,
            chats=ChatBook(self.changes),
            pace=SimulatedPace(clock),
        )
        self.commands = Commands(self.stage.chats, self.changes)
        self.arriving = Arriving(self.stage, self.post_update)
        self._receiving = Receiving(self.updates, self.webhook)
        self.offer(*self._receiving.methods(), *SendingCalls(self.stage).methods(), *Editing(self.stage).methods())
        self.offer(*self.commands.methods(), ("getMe", self._get_me), ("getChat", self._get_chat))
        self.offer(("getFile", self._get_file), *((name, _accept) for name in _ACCEPTED))

    @property
    def chats(self) -> ChatBook:
        return self.stage.chats

    def open_chat(self, chat: Chat) -> Chat:
        """Make a chat known, unless it is; returns the one that stands."""
        return self.stage.chats.add(chat)

    def chat_of(self, params: Mapping[str, Any]) -> str:
        """Its own chat, that of its scope, or that of whoever tapped."""
        scope, query = params.get("scope"), str(params.get("callback_query_id", ""))
        if query:
            return query[:-TAP_DIGITS]
        return str(params.get("chat_id") or (scope.get("chat_id") if isinstance(scope, dict) else ""))

    def spoken(self) -> Iterator[tuple[str, str]]:
        for chat in self.chats:
            yield from ((str(chat.id), str(kept.id)) for kept in chat.messages.values() if kept.from_bot)

    def post_update(self, body: dict[str, Any]) -> int:
        """Let an update (without its id) happen; returns its id, or 0 where the bot has not asked for its kind."""
        kind = next(iter(body))
        if not self._receiving.wants(kind):
            return 0
        number = self.updates.put({"update_id": self.updates.next_number, **body})
        self.webhook.notify()
        return number

    def _get_me(self, params: Params, files: Files) -> Any:
        return self.stage.me

    def _get_chat(self, params: Params, files: Files) -> Any:
        chat = self.stage.chats.find(params.text("chat_id"))
        chat.let_in()
        return {**chat.json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS}

    def _get_file(self, params: Params, files: Files) -> Any:
        stored = self.files.by_id(params.text("file_id"))
        if stored is None:
            bad_request("invalid file_id")
        if len(stored.content) > DOWNLOAD_LIMIT_BYTES:
            bad_request("file is too big")
        return {**stored.json(), "file_path": stored.path}


_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def _accept(params: Params, files: Files) -> Any:
    return True


def _identity(token: str, name: str, username: str) -> dict[str, Any]:
    number = token.partition(":")[0]
    return {
        "id": int(number) if number.isdigit() else 1,
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
