"""Telegram: the house's own shape, so that little is left to do."""

import hashlib
import json
from collections.abc import Mapping
from html import escape
from typing import Any

from bot.channels.api import BotApi, NotSent, Reply, TooLarge, Upload
from bot.channels.channel import ApiCall, Outbound
from bot.channels.plaintext import plain
from bot.channels.telegram import groups, kinds
from bot.channels.telegram.inert import inert
from bot.channels.telegram.reach import NAME, PACE, REACH
from bot.channels.telegram.verdicts import judge
from bot.channels.verdicts import Verdict
from handlers.forms.showing import TYPED
from handlers.screens import texts
from storage.database import Db
from storage.delivering import DueRow
from storage.inbox import Arrival

_AIMED = frozenset(
    {
        "editMessageText",
        "editMessageReplyMarkup",
        "editMessageCaption",
        "editMessageMedia",
        "deleteMessage",
        "pinChatMessage",
        "unpinChatMessage",
    }
)

_WORDS = frozenset({"sendMessage", "editMessageText"})
NOTHING = "-"


class TelegramChannel:
    """One Telegram bot, `bot_id` by its token."""

    name = NAME
    reach = REACH
    pace = PACE

    def __init__(self, api: BotApi, bot_id: int | str) -> None:
        self.api = api
        self.source = f"{NAME}:{bot_id}"

    def arrival(self, raw: Mapping[str, Any]) -> Arrival:
        whole = json.dumps(raw, ensure_ascii=False)
        number = raw.get("update_id") if isinstance(raw, Mapping) else None
        number = number if isinstance(number, int) else None
        key = str(number) if number is not None else "bad:" + hashlib.sha256(whole.encode()).hexdigest()
        return Arrival(self.source, key, f"{NAME}:{_chat_of(raw)}", whole, number)

    def kept(self, raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if not _is_private(raw):
            return groups.kept(raw)
        return raw if kinds.is_meant(raw) else None

    def to_update(self, raw: Any, db: Db, number: int) -> dict[str, Any]:
        # A tap that says nothing would be taken by every handler of taps, whatever its pattern: it gets words that none
        # of them knows.
        tap = raw.get("callback_query")
        return {**raw, "callback_query": {**tap, "data": NOTHING}} if tap and not tap.get("data") else dict(raw)

    def calls(self, outbound: Outbound) -> list[ApiCall]:
        if outbound.method == "answerCallbackQuery":
            return _answer_to_tap(outbound)
        params = dict(outbound.payload)
        if "media" in params:
            media = params["media"]
            params["media"] = dict(media) if isinstance(media, dict) else [dict(item) for item in media]
        if "chat_id" in params:
            params["chat_id"] = outbound.recipient
        if outbound.method in _WORDS:
            # Not even of the bot's own link: what it leads to is fetched by nobody's phone unasked.
            params.setdefault("link_preview_options", {"is_disabled": True})
        if outbound.method in _AIMED and outbound.target is not None:
            params["message_id"] = int(outbound.target)
        before = _say_again(params, outbound.recipient) if outbound.again else []
        _take_force(params)
        files = _take_uploads(params)
        return [*before, ApiCall(outbound.method, params, files)]

    def judge(self, row: DueRow, reply: Reply, troubles: int) -> Verdict:
        return judge(row, reply, troubles)

    def external_ids(self, replies: list[Reply]) -> list[str]:
        results = [reply.body.get("result") for reply in replies]
        messages = [one for result in results for one in (result if isinstance(result, list) else [result])]
        return [str(one["message_id"]) for one in messages if isinstance(one, dict) and "message_id" in one]

    async def fetch(self, remote_id: str, limit: int) -> bytes:
        found = await self.api.call("getFile", {"file_id": remote_id})
        said = str(found.body.get("description", ""))
        if not found.ok and "too big" in said:
            raise TooLarge(remote_id)
        if not found.ok and found.status in (400, 404):
            raise FileNotFoundError(remote_id)
        if not found.ok:
            raise NotSent(f"getFile: {found.status}")
        return await self.api.download(str(found.body["result"]["file_path"]), limit)


def _chat_of(raw: object) -> str:
    """The chat (or else the user) that an update of any kind belongs to; "" where there is none."""
    return str(_chat(raw).get("id", ""))


def _is_private(raw: object) -> bool:
    """Whether an update does not come from a group or a channel. What has no chat at all comes from somebody."""
    return str(_chat(raw).get("type", "private")) == "private"


def _chat(raw: object) -> Mapping[str, Any]:
    for part in raw.values() if isinstance(raw, Mapping) else ():
        if not isinstance(part, Mapping):
            continue
        inner = part.get("message")
        chat = part.get("chat") or (inner.get("chat") if isinstance(inner, Mapping) else None) or part.get("from")
        if isinstance(chat, Mapping) and "id" in chat:
            return chat
    return {}


def _answer_to_tap(outbound: Outbound) -> list[ApiCall]:
    """A tap that was typed has no query that could be answered: the words come as a message."""
    if not str(outbound.payload.get("callback_query_id", "")).startswith(TYPED):
        return [ApiCall(outbound.method, dict(outbound.payload))]
    params = {"chat_id": outbound.recipient, "text": outbound.payload["text"]}
    _take_force(params)
    return [ApiCall("sendMessage", params)]


def _take_force(params: dict[str, Any]) -> None:
    """What members write goes to others under the bot's name: nobody is called and nothing opens by it."""
    media = params.get("media") or ()
    for said in (params, *([media] if isinstance(media, dict) else media)):
        for name in ("text", "caption"):
            if name not in said:
                continue
            html = said[name] if said.get("parse_mode") == "HTML" else escape(said[name], quote=False)
            if (without_force := inert(html)) != html:
                said[name], said["parse_mode"] = without_force, "HTML"


def _say_again(params: dict[str, Any], recipient: str) -> list[ApiCall]:
    """Let the message say that it comes again; where it is too long for that, a message before it does."""
    first = params["media"][0] if params.get("media") else params
    name, limit = ("text", REACH.text_limit) if "text" in first else ("caption", REACH.caption_limit)
    lead = str(texts.SENT_AGAIN) if first.get("parse_mode") == "HTML" else plain(texts.SENT_AGAIN)
    longer = lead + str(first.get(name, ""))
    if len(longer) > limit:
        return [ApiCall("sendMessage", {"chat_id": recipient, "text": plain(texts.SENT_AGAIN).strip()})]
    first[name] = longer
    return []


def _take_uploads(params: dict[str, Any]) -> dict[str, Upload]:
    """Take the uploads out of the parameters, each under the name by which the call refers to it."""
    files = {name: value for name, value in params.items() if isinstance(value, Upload)}
    for name in files:
        params[name] = f"attach://{name}"
    media = params.get("media") or ()
    for number, item in enumerate([media] if isinstance(media, dict) else media):
        if isinstance(item.get("media"), Upload):
            files[f"file{number}"] = item["media"]
            item["media"] = f"attach://file{number}"
    return files
