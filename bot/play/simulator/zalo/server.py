"""Zalo's Bot Platform as its documentation and its operators describe it: no buttons, no edits, photos by URL.

Where the two differ, `behaviour` says which of them it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator.pace import SimulatedPace
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import Refusal, bad_request
from bot.play.simulator.server import ApiServer, Bare, Files
from bot.play.simulator.webhook import Poster
from bot.play.simulator.zalo.behaviour import Behaviour
from bot.play.simulator.zalo.markup import length, only, shown
from bot.play.simulator.zalo.plan import Plan
from bot.play.simulator.zalo.verification import Verification

# In UTF-16 units.
TEXT_LIMIT = 2000
SECRET_HEADER = "X-Bot-Api-Secret-Token"
SECRET_LENGTHS = range(8, 257)
DEFAULT_POLL_SECONDS = 30
ACCOUNT_NAME = "bot.chibo"


@dataclass
class ZaloMessage:
    """One message; `photo` is a URL, `html` the text as clean HTML where it has marks."""

    id: str
    from_bot: bool
    sender: str
    text: str
    at: datetime
    revision: int
    photo: str = ""
    path: str = ""
    sticker: bool = False
    document: tuple[str, bytes] | None = None
    recording: tuple[str, bytes] | None = None
    html: str = ""


@dataclass
class ZaloChat:
    """One chat. The bot may write once the person has, and until they block it."""

    id: str
    name: str
    kind: str = "PRIVATE"
    open: bool = False
    blocked: bool = False
    messages: list[ZaloMessage] = field(default_factory=list)


class ZaloServer(ApiServer):
    """One bot's server. `public_url` is where the files that people send are said to be."""

    def __init__(
        self,
        clock: MovableClock,
        token: str,
        public_url: str = "http://zalo.invalid",
        poster: Poster | None = None,
        behaviour: Behaviour = Behaviour(),  # noqa: B008
    ) -> None:
        super().__init__(clock, token, SECRET_HEADER, poster)
        self.webhook.wrapped = behaviour.wrapped
        self.public_url, self.behaviour, self.plan = public_url, behaviour, Plan(clock)
        self.chats: dict[str, ZaloChat] = {}
        self._pace = SimulatedPace(clock)
        self._verification = Verification(self.webhook)
        self.last_message = self.updates.next_number
        self.offer(("getMe", self._get_me), ("getUpdates", self._get_updates), ("sendMessage", self._send_message))
        self.offer(("sendPhoto", self._send_photo), ("sendChatAction", self._send_chat_action))
        self.offer(("sendSticker", self._send_sticker), ("sendVoice", self._send_voice))
        self.offer(("setWebhook", self._set_webhook), ("deleteWebhook", self._delete_webhook))
        self.offer(("getWebhookInfo", self._get_webhook_info), ("testWebhook", self._test_webhook))

    def status_of(self, refusal: Refusal) -> int:
        return refusal.code if self.behaviour.by_status else 200

    def path_of(self, address: str) -> str:
        return address.removeprefix(f"{self.public_url}/files/")

    def spoken(self) -> Iterator[tuple[str, str]]:
        for chat in self.chats.values():
            yield from ((chat.id, message.id) for message in chat.messages if message.from_bot)

    def open_chat(self, chat: ZaloChat) -> ZaloChat:
        """Make a chat known, unless it is; returns the one that stands."""
        return self.chats.setdefault(chat.id, chat)

    def put(self, chat: ZaloChat, from_bot: bool, sender: str, text: str, **more: Any) -> ZaloMessage:
        """A new message in a chat."""
        self.last_message += 1
        number = f"{self.last_message:016x}"
        message = ZaloMessage(number, from_bot, sender, text, self.clock.now(), self.changes.bump(), **more)
        chat.messages.append(message)
        return message

    def post_event(self, event: str, sender: dict[str, Any], chat: ZaloChat, message: ZaloMessage, **more: Any) -> None:
        """Let the bot know of a person's message."""
        body = {
            "from": sender | {"is_bot": False},
            "chat": {"id": chat.id, "chat_type": chat.kind},
            "message_id": message.id,
            "date": int(message.at.timestamp() * 1000),
            **more,
        }
        self.updates.put({"event_name": event, "message": body})
        self.webhook.notify()

    def _get_me(self, params: Params, files: Files) -> Any:
        only(params, ())
        return {
            "id": self.token.partition(":")[0],
            "account_name": ACCOUNT_NAME,
            "account_type": "BASIC",
            "can_join_groups": False,
            "display_name": "Chibo",
        }

    async def _get_updates(self, params: Params, files: Files) -> Any:
        only(params, ("timeout", "offset", "limit", "allowed_updates"))
        if self.webhook.url:
            raise Refusal(409, "Conflict: webhook is set")
        await self.updates.filled(params.integer("timeout", DEFAULT_POLL_SECONDS))
        waiting = self.updates.take()
        if waiting is None:
            raise Refusal(408, "Request timeout")
        return waiting.body if self.behaviour.wrapped else Bare(waiting.body)

    def _send_message(self, params: Params, files: Files) -> Any:
        only(params, ("chat_id", "text", "parse_mode", "text_styles", "reply_to_message_id"))
        chat, text = self._chat(params), params.text("text").strip()
        if not 1 <= length(text) <= TEXT_LIMIT:
            bad_request("message text is empty" if not text else "message is too long")
        plain, html = shown(text, params)
        return self._speak(chat, plain, html=html)

    def _send_photo(self, params: Params, files: Files) -> Any:
        only(params, ("chat_id", "photo", "caption", "parse_mode", "reply_to_message_id"))
        chat, photo, caption = self._chat(params), params.text("photo"), params.text("caption").strip()
        if files or not photo.startswith(("http://", "https://")):
            bad_request("photo must be a URL")
        if length(caption) > TEXT_LIMIT:
            bad_request("caption is too long")
        plain, html = shown(caption, params)
        return self._speak(chat, plain, photo=photo, html=html)

    def _send_sticker(self, params: Params, files: Files) -> Any:
        only(params, ("chat_id", "sticker", "reply_to_message_id"))
        return self._speak(self._chat(params), "", sticker=True)

    def _send_voice(self, params: Params, files: Files) -> Any:
        only(params, ("chat_id", "voice_url"))
        if files or not params.text("voice_url").startswith(("http://", "https://")):
            bad_request("voice_url must be a URL")
        return self._speak(self._chat(params), "", recording=("voice.aac", b""))

    def _send_chat_action(self, params: Params, files: Files) -> Any:
        only(params, ("chat_id", "action"))
        self._chat(params)
        if params.text("action") not in ("typing", "upload_photo"):
            bad_request("action is invalid")
        return True

    async def _set_webhook(self, params: Params, files: Files) -> Any:
        only(params, ("url", "secret_token"))
        if not params.text("url").startswith(("https://", "http://127.0.0.1", "http://localhost")):
            bad_request("url must be HTTPS")
        if len(params.text("secret_token")) not in SECRET_LENGTHS:
            bad_request("secret_token must be 8 to 256 characters long")
        self.webhook.set(params.text("url"), params.text("secret_token"))
        # It is kept whatever comes of it.
        return self._told() | {"verification": await self._verification.probe(params.text("url"))}

    async def _test_webhook(self, params: Params, files: Files) -> Any:
        only(params, ())
        if not self.webhook.url:
            raise Refusal(404, "Webhook is not set")
        found = await self._verification.probe(self.webhook.url)
        if not found["ok"]:
            raise Refusal(426, f"Webhook verification failed: {found['outcome']}")
        return found

    def _delete_webhook(self, params: Params, files: Files) -> Any:
        only(params, ())
        if not self.webhook.url:
            raise Refusal(404, "Webhook is not set")
        self.webhook.remove()
        return self._told()

    def _get_webhook_info(self, params: Params, files: Files) -> Any:
        only(params, ())
        if not self.webhook.url:
            raise Refusal(404, "Webhook is not set")
        return self._told()

    def _told(self) -> dict[str, Any]:
        return {"url": self.webhook.url, "updated_at": int(self.clock.now().timestamp() * 1000)}

    def _chat(self, params: Params) -> ZaloChat:
        chat = self.chats.get(params.text("chat_id"))
        # What Zalo says of somebody who has gone is not documented; its 403 is a fault of its own.
        if chat is None or chat.blocked or not chat.open:
            bad_request("chat not found")
        return chat

    def _speak(self, chat: ZaloChat, text: str, **more: Any) -> dict[str, Any]:
        self._pace.check(chat.id, group=chat.kind == "GROUP")
        self.plan.use(self.behaviour.names_quota)
        message = self.put(chat, True, "Chibo", text, **more)
        return {"message_id": message.id, "date": int(message.at.timestamp() * 1000)}
