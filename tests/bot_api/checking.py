"""What a call to Telegram breaks of its schema: names, types, what is required, lengths as Telegram counts them."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.play.simulator.calls import Call
from bot.play.simulator.server import DOWNLOAD
from tests.bot_api.facts import FACTS

_SCHEMA = json.loads(FACTS.read_text(encoding="utf-8"))
_METHODS = {name.lower(): (name, fields) for name, fields in _SCHEMA["methods"].items()}
_ARRAY = "Array of "
_TAG = re.compile(r"</?[a-z][^<>]*>")
# The most of each, in UTF-16 units of what is shown: the schema's own words, which the facts leave out.
_MOST_SHOWN = {
    ("sendMessage", "text"): 4096,
    ("editMessageText", "text"): 4096,
    ("answerCallbackQuery", "text"): 200,
    ("setMyName", "name"): 64,
    ("setMyDescription", "description"): 512,
    ("setMyShortDescription", "short_description"): 120,
}
_MOST_CAPTION = 1024
_MOST_CALLBACK_BYTES = 64
_MOST_BUTTONS = 100
_ALBUM = range(2, 11)


def violations(calls: Iterable[Call]) -> list[str]:
    """One line for each rule that a call breaks; none for calls that break none."""
    of_methods = [call for call in calls if call.method != DOWNLOAD]
    return [f"{call.method}: {broken}" for call in of_methods for broken in _broken(call.method, call.params)]


def _broken(method: str, params: Mapping[str, Any]) -> Iterator[str]:
    if method.lower() not in _METHODS:
        yield "no such method"
        return
    name, fields = _METHODS[method.lower()]
    yield from _object("", params, fields)
    yield from _lengths(name, params)
    yield from _keyboard(params.get("reply_markup"))
    if name == "sendMediaGroup" and len(params.get("media", ())) not in _ALBUM:
        yield "an album of another size than 2 to 10"


def _object(path: str, value: Mapping[str, Any], fields: Mapping[str, list[Any]]) -> Iterator[str]:
    yield from (f"{path}{name} is missing" for name, (required, *_) in fields.items() if required and name not in value)
    for name, given in value.items():
        if name not in fields:
            yield f"{path}{name} is unknown"
        elif not any(_is(given, kind) for kind in fields[name][1:]):
            yield f"{path}{name} is no {' or '.join(fields[name][1:])}: {given!r}"


def _is(value: Any, kind: str) -> bool:
    if kind.startswith(_ARRAY):
        return isinstance(value, list) and all(_is(one, kind.removeprefix(_ARRAY)) for one in value)
    match kind:
        case "String" | "InputFile":
            return isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool))
        case "Integer":
            return re.fullmatch(r"-?\d+", str(value)) is not None and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float)
        case "Boolean" | "True":
            return isinstance(value, bool) or value in ("true", "false")
    fields = _SCHEMA["types"][kind]
    if isinstance(fields, list):
        return any(_is(value, one) for one in fields)
    return isinstance(value, dict) and not list(_object("", value, fields))


def _lengths(method: str, params: Mapping[str, Any]) -> Iterator[str]:
    for (of, name), most in _MOST_SHOWN.items():
        if of == method and name in params and not 0 < _shown(params[name], params) <= most:
            yield f"{name} has {_shown(params[name], params)} units"
    media = params.get("media", [])
    for one in (params, *(media if isinstance(media, list) else [media])):
        if _shown(one.get("caption") or "", one) > _MOST_CAPTION:
            yield "a caption is too long"


def _shown(text: str, beside: Mapping[str, Any]) -> int:
    shown = html.unescape(_TAG.sub("", text)) if beside.get("parse_mode") == "HTML" else text
    return len(shown.encode("utf-16-le")) // 2


def _keyboard(markup: Any) -> Iterator[str]:
    if not isinstance(markup, dict):
        return
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    buttons = [one if isinstance(one, dict) else {"text": one} for row in rows for one in row]
    if any(not row for row in rows):
        yield "an empty row of buttons"
    if len(buttons) > _MOST_BUTTONS:
        yield f"{len(buttons)} buttons"
    for one in buttons:
        if not one.get("text"):
            yield "a button without a label"
        if "inline_keyboard" in markup and len(one) < 2:
            yield f"{one['text']} does nothing"
        if not 0 < len(one.get("callback_data", "x").encode()) <= _MOST_CALLBACK_BYTES:
            yield f"callback data of {len(one['callback_data'].encode())} bytes"
