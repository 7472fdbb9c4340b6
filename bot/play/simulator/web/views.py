"""What the page shows, as JSON: the people, a chat, the calls. The words around them are the page's own."""

from typing import Any

from bot.play.simulator.app import App
from bot.play.simulator.calls import Call
from bot.play.simulator.links import pattern
from bot.play.simulator.messages import SimMessage
from bot.play.simulator.person import SimulatedGroup
from bot.play.simulator.players import FILES, Player
from bot.play.simulator.registry import BY_NAME

LONGEST_VALUE = 600


def person_json(player: Player) -> dict[str, Any]:
    """One person in the list."""
    cast, unread = player.cast, player.unread()
    chat = player.hand.chat()
    return {
        "key": cast.key,
        "name": cast.name,
        "role": cast.role_label,
        "unit": cast.unit_label,
        "channel": player.channel,
        "unread": len(unread),
        "started": player.hand.started,
        "last": message_line(chat[-1]) if chat else None,
    }


def group_line(group: SimulatedGroup) -> dict[str, Any]:
    """The group in the list."""
    chat = group.chat()
    return {"title": group.title, "started": group.has_bot, "last": message_line(chat[-1]) if chat else None}


def message_line(message: SimMessage) -> dict[str, Any]:
    """The newest message, for the list."""
    kinds = ("photo", "document", "recording", "sticker")
    kind = next((one for one in kinds if getattr(message, one)), "")
    return {"text": message.text[:120], "kind": kind, "mine": not message.from_bot, "at": message.at.isoformat()}


def chat_json(player: Player, since: int) -> dict[str, Any]:
    """A person's chat: which messages there are, and those that changed since the revision `since` in full."""
    messages = player.hand.chat()
    return {
        "channel": player.channel,
        "started": player.hand.started,
        "revision": player.server.changes.count,
        "keyboard": player.hand.keyboard(),
        "commands": [{"command": name, "description": about} for name, about in player.hand.commands()],
        "toasts": [{"text": one.text, "alert": one.alert} for one in player.toasts(since)],
        **_messages_json(messages, since, player.channel),
    }


def group_json(group: SimulatedGroup, since: int) -> dict[str, Any]:
    """The group's chat, in the same shape; it has no keyboard and no menu here."""
    return {
        "channel": group.channel,
        "started": group.has_bot,
        "revision": group.server.changes.count,
        "keyboard": [],
        "commands": [],
        "toasts": [],
        **_messages_json(group.chat(), since, group.channel),
    }


def _messages_json(messages: list[SimMessage], since: int, channel: str) -> dict[str, Any]:
    return {
        "ids": [message.message_id for message in messages],
        "pinned": [message.message_id for message in messages if message.pinned],
        "messages": [message_json(one, channel) for one in messages if one.revision > since],
    }


def message_json(message: SimMessage, channel: str) -> dict[str, Any]:
    """One message. `html` is the simulator's clean HTML, never what somebody typed as it was typed.

    Where there are no buttons, the choices stand in the text.
    """
    rows = message.buttons if BY_NAME[channel].kind.reach.buttons else []
    shown: dict[str, Any] = {
        "id": message.message_id,
        "mine": not message.from_bot,
        "sender": message.sender,
        "html": message.html,
        "at": message.at.isoformat(),
        "edited": message.edited,
        "sticker": message.sticker,
        "album": message.album,
        "service": message.service,
        "replyTo": message.reply_to,
        "buttons": [[{"label": label, "data": data} for label, data in row] for row in rows],
    }
    if message.photo is not None:
        by_url = isinstance(message.photo, str)
        shown["photo"] = _local(str(message.photo), channel) if by_url else f"/{channel}{FILES}{message.path}"
    if message.document is not None:
        name, content = message.document
        shown["document"] = {"name": name, "size": len(content), "url": f"/{channel}{FILES}{message.path}"}
    if message.recording is not None:
        shown["recording"] = f"/{channel}{FILES}{message.path}"
    return shown


def _local(url: str, channel: str) -> str:
    """A picture's URL as a path of this page, whatever name it was opened by."""
    begin = url.find(f"/{channel}{FILES}")
    return url[begin:] if begin >= 0 else url


def app_json(app: App[Any]) -> dict[str, Any]:
    """One app that can be taken up, with its own words."""
    return {
        "name": app.name,
        "label": app.words.label,
        "switched": app.words.switched,
        "mark": app.words.mark,
        "buttons": app.kind.reach.buttons,
        "link": pattern(app.kind.reach),
    }


def call_json(call: Call, channel: str, to: str) -> dict[str, Any]:
    """One API call, and to whom it went. Long values are cut."""
    return {
        "number": call.number,
        "channel": channel,
        "method": call.method,
        "to": to,
        "status": call.status,
        "description": call.description,
        "at": call.at.isoformat(),
        "params": _cut(call.params),
    }


def _cut(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return value[:LONGEST_VALUE] + "…"
    if isinstance(value, dict):
        return {name: _cut(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_cut(part) for part in value]
    return value
