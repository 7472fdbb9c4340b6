"""What may stand in `reply_markup`, and how it reads."""

from typing import Any

from bot.play.simulator.refusal import bad_request

DATA_LIMIT_BYTES = 64
MOST_BUTTONS = 100
Row = list[tuple[str, str]]


def check_markup(markup: Any, inline_only: bool = False) -> dict[str, Any] | None:
    """The checked markup, or None for none. A 400 where Telegram would refuse it; edits take inline ones alone."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if inline_only:
        bad_request("inline keyboard expected")
    if "keyboard" in markup:
        return _reply(markup)
    if not (markup.get("remove_keyboard") is True or markup.get("force_reply") is True):
        bad_request("can't parse reply keyboard markup JSON object")
    return markup


def _rows(markup: dict[str, Any], name: str) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        bad_request(f'Field "{name}" must be of type Array of Arrays')
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _inline(markup: dict[str, Any]) -> dict[str, Any] | None:
    rows = [row for row in _rows(markup, "inline_keyboard") if row]
    for button in (button for row in rows for button in row):
        _check_inline_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        bad_request("can't parse inline keyboard button: text must be non-empty")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_LIMIT_BYTES:
            bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not str(button["url"]).startswith(("http://", "https://", "tg://")):
            bad_request("BUTTON_URL_INVALID")
    else:
        bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _reply(markup: dict[str, Any]) -> dict[str, Any]:
    rows = _rows(markup, "keyboard")
    labels = [_label(button) for row in rows for button in row]
    if not labels:
        bad_request("reply keyboard is empty")
    if not all(isinstance(label, str) and label.strip() for label in labels):
        bad_request("can't parse keyboard button: Keyboard button text must be non-empty")
    return markup


def _label(button: Any) -> Any:
    return button.get("text") if isinstance(button, dict) else button


def inline_rows(markup: dict[str, Any] | None) -> list[Row]:
    """The inline buttons as rows of (label, data); a link's data is its URL."""
    rows = (markup or {}).get("inline_keyboard", [])
    return [[(button["text"], button.get("callback_data") or button.get("url", "")) for button in row] for row in rows]


def keyboard_rows(markup: dict[str, Any] | None) -> list[list[str]] | None:
    """The reply keyboard's labels; an empty list takes the keyboard away; None leaves it as it is."""
    if markup is None:
        return None
    if markup.get("remove_keyboard"):
        return []
    return [[_label(button) for button in row] for row in markup["keyboard"]] if "keyboard" in markup else None
