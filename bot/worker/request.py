"""The request seam: what handlers "send" becomes an outbox row of the current unit of work.

python-telegram-bot calls `do_request` for every API method. Instead of the network, a row is written and a synthetic
answer given, so that handlers stay plain and nothing leaves unless the facts it speaks of are committed. A sent
message's synthetic id is minus its outbox id; delivery knows the real one. A method that is not known here raises.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.channels.api import Identity
from handlers.context import Work, current_work
from handlers.forms.showing import TYPED
from storage.files import FileStore
from storage.outbox import EDITS, PLAYING, Lane, Outgoing, enqueue, row_of_message

TAP_LIFETIME = timedelta(seconds=10)
_SENDS = frozenset({"sendMessage", "sendPhoto", "sendDocument", *PLAYING})
_EDITS = frozenset(EDITS)
_DEEDS = frozenset(
    {"deleteMessage", "pinChatMessage", "unpinChatMessage", "sendChatAction", "setMyCommands", "deleteMyCommands"}
)


class OutboxRequest(BaseRequest):
    """A `BaseRequest` that writes rows. It must be used inside a current `Work` (but for getMe)."""

    def __init__(self, identity: Identity, files: FileStore) -> None:
        self._identity = identity
        self._files = files

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open: this request never calls the network."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        result = self._answer(name, request_data)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _answer(self, name: str, data: RequestData | None) -> Any:
        if name == "getMe":
            return {
                "id": self._identity.id,
                "is_bot": True,
                "first_name": self._identity.first_name,
                "username": self._identity.username,
            }
        payload = self._payload(data)
        write = self._writer(name)
        return write(current_work(), name, payload)

    def _writer(self, name: str) -> Callable[[Work, str, dict[str, Any]], Any]:
        if name in _SENDS:
            return _send
        if name in _EDITS:
            return _edit
        if name == "sendMediaGroup":
            return _send_album
        if name == "answerCallbackQuery":
            return _answer_tap
        if name in _DEEDS:
            return _do
        raise NotImplementedError(f"the request seam does not know the method {name}")

    def _payload(self, data: RequestData | None) -> dict[str, Any]:
        if data is None:
            return {}
        payload = dict(data.parameters)
        for part, upload in (data.multipart_data or {}).items():
            filename, content, mime = upload
            body = content if isinstance(content, bytes) else content.read()
            work = current_work()
            kept = {"file_hash": self._files.keep(work.db, body, mime, work.now), "filename": filename}
            _put_upload(payload, part, kept)
        return payload


def _put_upload(payload: dict[str, Any], part: str, kept: dict[str, str]) -> None:
    """Put a stored file in the place of its `attach://` reference, or under its own name where there is none."""
    reference = f"attach://{part}"
    for name, value in payload.items():
        if value == reference:
            payload[name] = kept
            return
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict) and item.get("media") == reference:
                item["media"] = kept
                return
    payload[part] = kept


def _enqueue(work: Work, name: str, payload: dict[str, Any], **more: Any) -> int:
    chat_id = int(payload.get("chat_id") or (work.account.chat_id if work.account else 0))
    speaker_id = work.person.id if work.person is not None else None
    outgoing = Outgoing(work.channel, chat_id, name, payload, speaker_id=speaker_id, **more)
    row_id = enqueue(work.db, outgoing, work.now)
    assert row_id is not None
    return row_id


def _message(work: Work, chat_id: int, row_id: int, payload: dict[str, Any]) -> dict[str, Any]:
    kind = "private" if chat_id > 0 else "supergroup"
    return {
        "message_id": -row_id,
        "date": int(work.now.timestamp()),
        "chat": {"id": chat_id, "type": kind},
        "text": str(payload.get("text", "")),
    }


def _send(work: Work, name: str, payload: dict[str, Any]) -> dict[str, Any]:
    row_id = _enqueue(work, name, payload)
    return _message(work, int(payload["chat_id"]), row_id, payload)


def _send_album(work: Work, name: str, payload: dict[str, Any]) -> list[dict[str, Any]]:
    row_id = _enqueue(work, name, payload)
    return [_message(work, int(payload["chat_id"]), row_id, {}) for _ in payload.get("media", [])]


def _edit(work: Work, name: str, payload: dict[str, Any]) -> Any:
    chat_id, message_id = int(payload["chat_id"]), int(payload["message_id"])
    target = -message_id if message_id < 0 else row_of_message(work.db, chat_id, str(message_id))
    _enqueue(work, name, payload, target_id=target)
    shown_as = target if target is not None else 0
    return _message(work, chat_id, shown_as, payload) if shown_as else True


def _answer_tap(work: Work, name: str, payload: dict[str, Any]) -> bool:
    if str(payload.get("callback_query_id", "")).startswith(TYPED) and not payload.get("text"):
        return True
    _enqueue(work, name, payload, kind="toast", lane=Lane.TAP, expires_at=work.now + TAP_LIFETIME)
    return True


def _do(work: Work, name: str, payload: dict[str, Any]) -> bool:
    _enqueue(work, name, payload, kind="deed")
    return True
