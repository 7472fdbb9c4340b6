"""People of the simulated Telegram: what they do to the bot, and what they see."""

from collections.abc import Sequence

from bot.channels.api import Upload
from bot.play.simulator.files import SOUNDS, document_json, photo_json, sound_json
from bot.play.simulator.keyboards import inline_rows, keyboard_rows
from bot.play.simulator.links import deep_link
from bot.play.simulator.messages import SimMessage, Toast, find_button, newest_with_buttons, visible
from bot.play.simulator.telegram.chats import Chat, ChatStanding, Content, KeptMessage
from bot.play.simulator.telegram.html import Formatted, as_typed
from bot.play.simulator.telegram.reading import TEXT_LIMIT, text_fields
from bot.play.simulator.telegram.server import TelegramServer


class TelegramPerson:
    """One user and their private chat with the bot. The same user may be made twice: both are the same account."""

    def __init__(self, server: TelegramServer, user_id: int, first_name: str) -> None:
        self.server = server
        self.user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        self._chat = server.open_chat(Chat(user_id, "private", first_name))
        self._seen = server.changes.count
        self._toasts_seen = len(server.stage.toasts)

    @property
    def user_id(self) -> int:
        return self._chat.id

    @property
    def started(self) -> bool:
        """Whether the bot may write to them."""
        return self._chat.standing is ChatStanding.WELCOME

    def let_in(self) -> None:
        """The bot may write to them from now on, as if they had started it before."""
        self._chat.standing = ChatStanding.WELCOME

    def start(self, payload: str = "") -> None:
        """Open the bot, perhaps by a deep link. Before that it may not write to them."""
        self.says(f"/start {payload}".strip())

    def opens(self, link: str) -> None:
        """Open a https://t.me/… link of the bot's, or a bare payload."""
        found = deep_link(link)
        if found and found["bot"] != self.server.stage.me["username"]:
            raise AssertionError(f"a link of another bot: {link}")
        self.start(found["payload"] if found else link.strip())

    def says(self, text: str, reply_to: int | None = None) -> None:
        """Type a text; a long one leaves as several messages, as the apps do it."""
        for begin in range(0, max(len(text), 1), TEXT_LIMIT):
            formatted = as_typed(text[begin : begin + TEXT_LIMIT])
            self._send(text_fields(formatted), formatted, reply_to)

    def replies(self, text: str, to: SimMessage) -> None:
        self.says(text, reply_to=int(to.message_id))

    def sends_photo(self, content: bytes, caption: str = "") -> None:
        self._send_photo(content, caption)

    def sends_album(self, contents: Sequence[bytes], caption: str = "") -> None:
        """Several photos at once: as many messages, of one `media_group_id`. The caption stands under the first."""
        album = f"2{self.server.updates.next_number}"
        for number, content in enumerate(contents):
            self._send_photo(content, "" if number else caption, album)

    def sends_document(self, name: str, content: bytes, mime: str, caption: str = "") -> None:
        formatted = as_typed(caption)
        stored = self.server.files.keep_document(Upload(name, content, mime))
        self._send({"document": document_json(stored)} | text_fields(formatted, "caption"), formatted)

    def sends_recording(
        self, content: bytes, seconds: int = 7, kind: str = "voice", reply_to: int | None = None
    ) -> None:
        """A voice message; or by its `kind` a piece of sound ("audio") or a round video ("video_note")."""
        name, mime = SOUNDS[kind]
        stored = self.server.files.keep_sound(kind, Upload(name, content, mime))
        self._send({kind: sound_json(stored, kind, seconds)}, as_typed(""), reply_to)

    def sends_sticker(self) -> None:
        stored = self.server.files.keep_sticker()
        sticker = {
            **stored.json(),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
        self._send({"sticker": sticker}, as_typed(""))

    def taps(self, wanted: str, message: SimMessage | None = None) -> None:
        """Tap the button of that label (or data), in `message` or in the newest message that has it.

        A label of the reply keyboard is sent as its text. AssertionError, telling what is there, if there is none.
        """
        button = self._button(wanted, message)
        if button is None:
            self.says(self._key(wanted))
        else:
            self._tap(*button)

    def taps_twice(self, wanted: str, message: SimMessage | None = None) -> None:
        """Tap a button twice before the bot can answer: two updates."""
        button = self._button(wanted, message)
        for _ in range(2):
            if button is None:
                self.says(self._key(wanted))
            else:
                self._tap(*button)

    def taps_forged(self, data: str, message: SimMessage | None = None) -> None:
        """Send a tap with data that no button may have, on `message` or the bot's newest message."""
        kept = next(kept for kept in reversed(self._chat.messages.values()) if kept.from_bot)
        self._tap(self._chat.messages[int(message.message_id)] if message else kept, data)

    def blocks(self) -> None:
        self.server.arriving.standing(self._chat, self.user, ChatStanding.BLOCKED)

    def unblocks(self) -> None:
        self.server.arriving.standing(self._chat, self.user, ChatStanding.WELCOME)

    def chat(self) -> list[SimMessage]:
        """Everything in the chat, oldest first."""
        return read_chat(self.server, self._chat)

    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard that is shown now."""
        shown = [message.keyboard for message in self.chat() if message.keyboard is not None]
        return shown[-1] if shown else []

    def commands(self) -> list[tuple[str, str]]:
        """The command menu as this person sees it: (command, description)."""
        return [(one["command"], one["description"]) for one in self.server.commands.seen_in(self._chat)]

    def unread(self) -> list[SimMessage]:
        """The bot's messages that are new or were edited since the last look, in the order of that."""
        seen, self._seen = self._seen, self.server.changes.count
        news = [message for message in self.chat() if message.from_bot and message.revision > seen]
        return sorted(news, key=lambda message: message.revision)

    def look(self) -> None:
        """Take everything for read."""
        self.unread()

    def toasts(self) -> list[str]:
        """The words of the answers to this person's taps since the last call; wordless answers are left out."""
        everything = self.server.stage.toasts
        news, self._toasts_seen = everything[self._toasts_seen :], len(everything)
        return [toast.text for toast in news if toast.user_id == self.user_id and toast.text]

    def toasts_after(self, revision: int) -> list[Toast]:
        """The answers with words to this person's taps since a revision."""
        toasts = self.server.stage.toasts
        return [one for one in toasts if one.user_id == self.user_id and one.text and one.revision > revision]

    def unanswered_taps(self) -> int:
        """How many of this person's taps the bot has not answered (their buttons still spin)."""
        return sum(tap.user_id == self.user_id and not tap.answered for tap in self.server.stage.taps.values())

    def _send(self, fields: dict[str, object], text: Formatted, reply_to: int | None = None) -> None:
        if self._chat.standing is ChatStanding.BLOCKED:
            self.unblocks()
        self._chat.standing = ChatStanding.WELCOME
        if reply_to is not None:
            fields = fields | {"reply_to_message": self._chat.messages[reply_to].json}
        self.server.arriving.message(self._chat, self.user, Content(fields, text.html))

    def _send_photo(self, content: bytes, caption: str, album: str = "") -> None:
        formatted = as_typed(caption)
        fields = {"photo": photo_json(self.server.files.keep_photo(content))} | text_fields(formatted, "caption")
        self._send(fields | ({"media_group_id": album} if album else {}), formatted)

    def _button(self, wanted: str, message: SimMessage | None) -> tuple[KeptMessage, str] | None:
        """The message and data of the button; None where a key of the reply keyboard is meant."""
        having = [message] if message else list(newest_with_buttons(self.chat()))
        keys = [key for row in self.keyboard() for key in row] if message is None else []
        found = next((one for one in having[:1] if find_button(one, wanted)), None)
        if found is None and wanted in keys:
            return None
        found = found or next((one for one in having if find_button(one, wanted, loosely=False)), None)
        if found is None and any(key.startswith(wanted) for key in keys):
            return None
        found = found or next((one for one in having if find_button(one, wanted)), None)
        if found is None:
            raise AssertionError(f"no button {wanted!r}; " + visible(self.chat(), self.keyboard()))
        button = find_button(found, wanted, loosely=False) or find_button(found, wanted)
        assert button is not None
        return self._chat.messages[int(found.message_id)], button[1]

    def _key(self, wanted: str) -> str:
        keys = [key for row in self.keyboard() for key in row]
        return wanted if wanted in keys else next(key for key in keys if key.startswith(wanted))

    def _tap(self, kept: KeptMessage, data: str) -> None:
        self.server.arriving.tap(self.user, kept.json, data)


def read_chat(server: TelegramServer, chat: Chat) -> list[SimMessage]:
    """A chat of the simulated Telegram, oldest message first."""
    return [_shown(server, chat, kept) for kept in chat.messages.values()]


def _shown(server: TelegramServer, chat: Chat, kept: KeptMessage) -> SimMessage:
    json = kept.json
    photo = server.files.by_id(json["photo"][-1]["file_id"]) if "photo" in json else None
    document = server.files.by_id(json["document"]["file_id"]) if "document" in json else None
    kind = next((one for one in SOUNDS if one in json), "")
    sound = server.files.by_id(json[kind]["file_id"]) if kind else None
    stored = photo or document or sound
    return SimMessage(
        message_id=str(kept.id),
        from_bot=kept.from_bot,
        sender=json["from"]["first_name"],
        text=json.get("text") or json.get("caption", ""),
        html=kept.html,
        at=kept.at,
        revision=kept.revision,
        buttons=inline_rows(kept.markup),
        keyboard=keyboard_rows(kept.markup) if kept.from_bot else None,
        photo=photo.content if photo else None,
        document=(document.name, document.content) if document else None,
        recording=(sound.name, sound.content) if sound else None,
        path=stored.path if stored else "",
        sticker="sticker" in json,
        edited="edit_date" in json,
        pinned=kept.id in chat.pinned,
        album=json.get("media_group_id", ""),
        service=_service(json),
        reply_to=str(json.get("reply_to_message", {}).get("message_id", "")),
    )


def _service(json: dict[str, object]) -> str:
    kinds = ("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")
    return next((kind for kind in kinds if kind in json), "")
