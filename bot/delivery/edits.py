"""What becomes of an edit whose message has not left yet, or never will. Pure: payloads in, payloads out."""

from typing import Any

from storage.delivering import DueRow
from storage.outbox import PLAYING

Payload = dict[str, Any]
_OF_TEXT = ("text", "parse_mode", "entities", "link_preview_options", "numbered")
_OF_CAPTION = ("caption", "parse_mode", "caption_entities", "show_caption_above_media", "numbered")


def merged(message: DueRow, edit: DueRow) -> Payload | None:
    """The payload of the waiting `message` as `edit` wants it; None where the app would not allow such an edit."""
    markup = message.payload.get("reply_markup") or {}
    if markup and "inline_keyboard" not in markup:
        return None
    if edit.method == "editMessageMedia":
        method, payload = _of_media(edit)
        return {**_kept(message, edit), **payload} if method == message.method else None
    names = {"sendMessage": {"editMessageText": _OF_TEXT}}.get(
        message.method,
        {"editMessageCaption": _OF_CAPTION} if message.method in ("sendPhoto", "sendDocument", *PLAYING) else {},
    )
    if edit.method == "editMessageReplyMarkup":
        changed: tuple[str, ...] = ()
    elif edit.method in names:
        changed = names[edit.method]
    else:
        return None
    kept = {name: value for name, value in message.payload.items() if name not in (*changed, "reply_markup")}
    return kept | {name: edit.payload[name] for name in (*changed, "reply_markup") if name in edit.payload}


def _kept(message: DueRow, edit: DueRow) -> Payload:
    """What an edit of the picture or file leaves of its message."""
    gone = (*_OF_CAPTION, "photo", "document", "reply_markup")
    return {name: value for name, value in message.payload.items() if name not in gone}


def _of_media(edit: DueRow) -> tuple[str, Payload]:
    """The method and payload that send what an edit puts in the place of a picture or file."""
    media = dict(edit.payload["media"])
    kind = str(media.pop("type"))
    rest = {name: value for name, value in edit.payload.items() if name not in ("media", "message_id")}
    return {"photo": "sendPhoto", "document": "sendDocument"}[kind], {**rest, kind: media.pop("media"), **media}


def as_new_message(edit: DueRow) -> tuple[str, Payload] | None:
    """The edit as a message of its own: method and payload; None where it would say nothing."""
    if edit.method == "editMessageMedia":
        return _of_media(edit)
    payload = {name: value for name, value in edit.payload.items() if name != "message_id"}
    if edit.method == "editMessageCaption":
        payload["text"] = payload.pop("caption", "")
        payload.pop("show_caption_above_media", None)
    return ("sendMessage", payload) if payload.get("text") else None


def replaces(newer: DueRow, older: DueRow) -> bool:
    """Whether of two waiting edits of one message only the newer one matters."""
    if newer.method == older.method:
        return True
    return newer.method != "editMessageReplyMarkup" and older.method != "editMessageMedia"
