"""What becomes of an edit whose message has not left yet, or never will. Pure: payloads in, payloads out."""

from typing import Any

from storage.delivering import Due

Payload = dict[str, Any]
_OF_TEXT = ("text", "parse_mode", "entities", "link_preview_options", "numbered")
_OF_CAPTION = ("caption", "parse_mode", "caption_entities", "show_caption_above_media", "numbered")


def merged(message: Due, edit: Due) -> Payload | None:
    """The payload of the waiting `message` as `edit` wants it; None where the app would not allow such an edit."""
    markup = message.payload.get("reply_markup") or {}
    if markup and "inline_keyboard" not in markup:
        return None
    names = {"sendMessage": {"editMessageText": _OF_TEXT}}.get(
        message.method, {"editMessageCaption": _OF_CAPTION} if message.method in ("sendPhoto", "sendDocument") else {}
    )
    if edit.method == "editMessageReplyMarkup":
        changed: tuple[str, ...] = ()
    elif edit.method in names:
        changed = names[edit.method]
    else:
        return None
    kept = {name: value for name, value in message.payload.items() if name not in (*changed, "reply_markup")}
    return kept | {name: edit.payload[name] for name in (*changed, "reply_markup") if name in edit.payload}


def as_new_message(edit: Due) -> tuple[str, Payload] | None:
    """The edit as a message of its own: method and payload; None where it would say nothing."""
    payload = {name: value for name, value in edit.payload.items() if name != "message_id"}
    if edit.method == "editMessageCaption":
        payload["text"] = payload.pop("caption", "")
        payload.pop("show_caption_above_media", None)
    return ("sendMessage", payload) if payload.get("text") else None


def replaces(newer: Due, older: Due) -> bool:
    """Whether of two waiting edits of one message only the newer one matters."""
    return newer.method == older.method or newer.method != "editMessageReplyMarkup"
