"""A text-only channel in the manner of Zalo's Bot Platform: no buttons, no edits, bold alone, pictures by URL.

Its text ids become numbers, as python-telegram-bot wants them; the text id stays with the account.
"""

import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.channels.api import BotApi, Reply, Upload
from bot.channels.channel import ApiCall, Outbound
from bot.channels.kind import Publish
from bot.channels.plaintext import choice_lines, plain
from bot.channels.verdicts import Verdict
from bot.channels.zalo.albums import album_of, message_in, photo_in
from bot.channels.zalo.kinds import is_meant
from bot.channels.zalo.numbers import chat_number
from bot.channels.zalo.reach import NAME, PACE, REACH
from bot.channels.zalo.unreadable import is_unreadable, say_so
from bot.channels.zalo.verdicts import judge
from bot.channels.zalo.wording import worded
from handlers.screens import texts
from storage import inbox
from storage.accounts import Account, account_of_external
from storage.database import Db
from storage.delivering import DueRow
from storage.inbox import Arrival
from storage.outbox import PLAYING

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}")
# The last moment that a message can be dated, in milliseconds.
_LATEST = 2**42
_VOICE = "message.voice.received"
_SAYING = frozenset({"sendMessage", "editMessageText", "editMessageCaption"})


class ZaloChannel:
    """One bot. `publish` puts a file where the app can fetch it, and returns its URL; None where there is no way."""

    name = NAME
    reach = REACH

    def __init__(self, api: BotApi, bot_id: str, publish: Publish, messages_a_month: int = 0) -> None:
        self.api = api
        self.pace = replace(PACE, messages_a_month=messages_a_month)
        self.source = f"{NAME}:{bot_id}"
        self._publish = publish

    def arrival(self, raw: Mapping[str, Any]) -> Arrival:
        whole = json.dumps(raw, ensure_ascii=False)
        message = message_in(raw)
        chat = message.get("chat")
        chat_id = str(chat["id"]) if isinstance(chat, Mapping) and "id" in chat else ""
        key = str(message.get("message_id") or "bad:" + hashlib.sha256(whole.encode()).hexdigest())
        return Arrival(self.source, key, f"{NAME}:{chat_number(chat_id) if chat_id else ''}", whole)

    def kept(self, raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
        message = message_in(raw)
        if not _is_private(message):
            return _command_in_group(message)
        # New kinds of events appear without notice, and fields may be missing: of such nothing can be made.
        told = _place(message, "chat") or _place(message, "from")
        return raw if told and is_meant(raw, message) else None

    def to_update(self, raw: Any, db: Db, number: int) -> dict[str, Any]:
        said = message_in(raw)
        private = _is_private(said)
        chat = _place(said, "chat") or (_place(said, "from") if private else None)
        sender = _place(said, "from") or (chat if private else None)
        if chat is None or sender is None:
            # New kinds of events appear without notice, and fields may be missing: nobody is there to be answered.
            return {"update_id": number}
        chat_id = chat_number(str(chat["id"]))
        if private:
            _keep_account(db, str(chat["id"]), chat_id)
        if private and is_unreadable(_event(raw), said):
            say_so(db, chat_id, number)
            return {"update_id": number}
        name = str(sender.get("display_name") or sender["id"])
        user = {"id": chat_number(str(sender["id"])), "is_bot": False, "first_name": name}
        place = {"first_name": name, "type": "private"} if private else {"title": "", "type": "group"}
        message = {
            "message_id": number,
            "date": _seconds(said.get("date")) or int(inbox.received_at(db, number).timestamp()),
            "from": user,
            "chat": {"id": chat_id if private else -chat_id, **place},
            **_content(said, _event(raw)),
        }
        if "photo" in message:
            message["media_group_id"] = album_of(db, number, said)
        return {"update_id": number, "message": message}

    def calls(self, outbound: Outbound) -> list[ApiCall]:
        payload, lead = outbound.payload, str(texts.SENT_AGAIN) if outbound.again else ""
        if outbound.method == "answerCallbackQuery":
            words = html.escape(str(payload.get("text", "")), quote=False)
            return self._say(outbound, words, []) if words else []
        choices = choice_lines(payload.get("reply_markup"), outbound.numbered)
        if outbound.method in _SAYING:
            return self._say(outbound, lead + str(payload.get("text") or payload.get("caption", "")), choices)
        if outbound.method == "sendMediaGroup":
            return [call for item in payload["media"] for call in self._picture(outbound, item, item["media"], [])]
        if outbound.method == "editMessageMedia":
            media = payload["media"]
            said = {**media, "caption": lead + str(media.get("caption", ""))}
            make = self._picture if media["type"] == "photo" else self._file
            return make(outbound, said, media["media"], choices)
        if (sound := PLAYING.get(outbound.method)) is not None:
            return self._file(
                outbound, payload | {"caption": lead + str(payload.get("caption", ""))}, payload[sound], choices
            )
        if outbound.method in ("sendPhoto", "sendDocument"):
            named = {**payload, "caption": lead + str(payload.get("caption", ""))}
            if outbound.method == "sendPhoto":
                return self._picture(outbound, named, payload["photo"], choices)
            return self._file(outbound, named, payload["document"], choices)
        return []

    def judge(self, row: DueRow, reply: Reply, troubles: int) -> Verdict:
        return judge(row, reply, troubles)

    def external_ids(self, replies: list[Reply]) -> list[str]:
        results = [reply.body.get("result") for reply in replies]
        return [str(one["message_id"]) for one in results if isinstance(one, dict) and "message_id" in one][-1:]

    async def fetch(self, remote_id: str, limit: int) -> bytes:
        return await self.api.download(remote_id, limit)

    def _say(self, outbound: Outbound, text: str, choices: list[str]) -> list[ApiCall]:
        """The messages that say a text in Telegram's HTML."""
        said = worded(text, choices, REACH.text_limit)
        return [ApiCall("sendMessage", {"chat_id": outbound.recipient, **one}) for one in said if one["text"]]

    def _picture(self, outbound: Outbound, said: Mapping[str, Any], given: Any, choices: list[str]) -> list[ApiCall]:
        caption = str(said.get("caption", ""))
        url = self._publish(given) if isinstance(given, Upload) else str(given)
        if url is None:
            return self._say(outbound, f"{caption}\n{texts.NO_PICTURE_HERE}".strip(), choices)
        first, *more = worded(caption, choices, REACH.caption_limit, "caption")
        params = {"chat_id": outbound.recipient, "photo": url, **(first if first["caption"] else {})}
        rest = [{"text": one.pop("caption"), **one} for one in more]
        return [
            ApiCall("sendPhoto", params),
            *(ApiCall("sendMessage", {"chat_id": outbound.recipient, **one}) for one in rest),
        ]

    def _file(self, outbound: Outbound, said: Mapping[str, Any], given: Any, choices: list[str]) -> list[ApiCall]:
        """A file has no way into the chat but a link."""
        url = self._publish(given) if isinstance(given, Upload) else None
        if url is None and outbound.instead:
            return self._say(outbound, outbound.instead, choices)
        caption = str(said.get("caption", ""))
        if url is None:
            return self._say(outbound, f"{caption}\n{texts.NO_FILE_HERE}".strip(), choices)
        # A caption that is but the file's name would say it twice.
        lead = "" if plain(caption) == given.filename else caption
        there = html.escape(f"{given.filename}: {url}", quote=False)
        return self._say(outbound, f"{lead}\n{there}".strip(), choices)


def _is_private(message: Mapping[str, Any]) -> bool:
    chat = message.get("chat")
    return not isinstance(chat, Mapping) or str(chat.get("chat_type", "PRIVATE")) == "PRIVATE"


def _command_in_group(message: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A command without the words behind it; nothing else that is said in a group is the bot's to keep."""
    command = _COMMAND.match(str(message.get("text", "")))
    if command is None:
        return None
    envelope = {name: message[name] for name in ("message_id", "date", "chat", "from") if name in message}
    return {"message": {**envelope, "text": command[0]}}


def _place(message: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """A chat or a sender, if it is told at all."""
    found = message.get(name)
    return found if isinstance(found, Mapping) and found.get("id") else None


def _seconds(milliseconds: object) -> int:
    return milliseconds // 1000 if isinstance(milliseconds, int) and 0 < milliseconds < _LATEST else 0


def _keep_account(db: Db, external_id: str, chat_id: int) -> None:
    if account_of_external(db, NAME, external_id) is None:
        db.add(Account(channel=NAME, external_id=external_id, chat_id=chat_id))
        db.flush()


def _event(raw: Any) -> str:
    body = raw.get("result", raw) if isinstance(raw, Mapping) else {}
    return str(body.get("event_name", "")) if isinstance(body, Mapping) else ""


def _content(said: Mapping[str, Any], event: str) -> dict[str, Any]:
    """What was said, as Telegram has it. A sticker or a file is a message with nothing in it that a step could take."""
    if text := said.get("text"):
        command = _COMMAND.match(str(text))
        entities = [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []
        return {"text": str(text), "entities": entities}
    if photo := photo_in(said):
        unique = hashlib.sha256(str(photo).split("?")[0].encode()).hexdigest()[:32]
        size = {"file_id": str(photo), "file_unique_id": unique, "width": 0, "height": 0}
        return {"photo": [size], **({"caption": str(said["caption"])} if said.get("caption") else {})}
    if event == _VOICE:
        # Where the event does not say what was recorded, neither does the message: whoever takes it says so.
        sound = str(said.get("voice_url") or said.get("voice") or "")
        unique = hashlib.sha256(sound.split("?")[0].encode()).hexdigest()[:32]
        return {"voice": {"file_id": sound, "file_unique_id": unique, "duration": 0}}
    return {}
