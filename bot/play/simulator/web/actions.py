"""What people do on the page, each by its name: say, tap, photos, document, recording, sticker, open, block, …"""

from collections.abc import Callable
from typing import Any

from bot.channels.api import Upload
from bot.play.simulator.files import measure
from bot.play.simulator.links import deep_link
from bot.play.simulator.messages import SimMessage
from bot.play.simulator.person import SimulatedGroup, SimulatedPerson
from bot.play.simulator.players import Player, Players
from bot.play.simulator.samples import SOUND_SECONDS, sample_photo, sample_sound

GROUP = "group"
MOST_PHOTOS = 10
_Body = dict[str, Any]


class Impossible(Exception):
    """It cannot be done (any more); the message is one word that the page has words for."""


def upload(name: str | None, content: bytes, mime: str | None) -> Upload:
    return Upload(name or "tep", content, mime or "application/octet-stream")


def alone(player: Player, deed: str, body: _Body) -> None:
    """Do something in a private chat. Raises Impossible, with "unknown" for a deed that nobody knows."""
    _DEEDS.get(deed, _unknown)(player, body)


def in_group(players: Players, deed: str, body: _Body) -> None:
    """Do something in the group, as the person of the body's "as"."""
    player = players.people.get(str(body.get("as", "")))
    if player is None:
        raise Impossible("unknown")
    _GROUP_DEEDS.get(deed, _unknown)(players.group, player.hands[players.group.channel], body)


def _unknown(*_: object) -> None:
    raise Impossible("unknown")


def _say(player: Player, body: _Body) -> None:
    text = str(body.get("text", "")).strip()
    if not text:
        raise Impossible("empty")
    if body.get("reply_to"):
        player.hand.replies(text, _find(player.hand.chat(), {"message": body["reply_to"]}))
    else:
        player.hand.says(text)


def _tap(player: Player, body: _Body) -> None:
    message = _find(player.hand.chat(), body)
    if not player.app.kind.reach.buttons:
        raise Impossible("unknown")
    player.hand.taps_forged(str(body.get("data", "")), message)


def _photos(player: Player, body: _Body) -> None:
    contents = [one.content for one in body.get("files", ())][:MOST_PHOTOS]
    _send_photos(player, contents, str(body.get("caption", "")))


def _samples(player: Player, body: _Body) -> None:
    """One sample photo, or a pair: before and after."""
    contents = [sample_photo(after=True)] if body.get("count") == 1 else [sample_photo(False), sample_photo(True)]
    _send_photos(player, contents, "")


def _send_photos(player: Player, contents: list[bytes], caption: str) -> None:
    if not contents:
        raise Impossible("empty")
    if any(measure(content) is None for content in contents):
        raise Impossible("picture")
    if len(contents) == 1:
        player.hand.sends_photo(contents[0], caption)
    else:
        player.hand.sends_album(contents, caption)


def _document(player: Player, body: _Body) -> None:
    for one in body.get("files", ()):
        player.hand.sends_document(one.filename, one.content, one.mime, str(body.get("caption", "")))


def _open(player: Player, body: _Body) -> None:
    """Open a deep link of the bot's."""
    if not deep_link(link := str(body.get("link", ""))):
        raise Impossible("unknown")
    player.hand.opens(link)


_DEEDS: dict[str, Callable[[Player, _Body], None]] = {
    "say": _say,
    "tap": _tap,
    "photos": _photos,
    "samples": _samples,
    "document": _document,
    "recording": lambda player, body: player.hand.sends_recording(sample_sound(), SOUND_SECONDS),
    "sticker": lambda player, body: player.hand.sends_sticker(),
    "open": _open,
    "start": lambda player, body: player.hand.start(),
    "block": lambda player, body: player.hand.blocks(),
    "unblock": lambda player, body: player.hand.unblocks(),
}


def _say_in_group(group: SimulatedGroup, person: SimulatedPerson, body: _Body) -> None:
    text = str(body.get("text", "")).strip()
    if not text:
        raise Impossible("empty")
    group.says(person, text)


def _tap_in_group(group: SimulatedGroup, person: SimulatedPerson, body: _Body) -> None:
    message = _find(group.chat(), body)
    group.taps_on(person, message, str(body.get("data", "")))


def _add_bot(group: SimulatedGroup, person: SimulatedPerson, body: _Body) -> None:
    if group.has_bot:
        raise Impossible("unknown")
    group.adds_bot(person)


def _remove_bot(group: SimulatedGroup, person: SimulatedPerson, body: _Body) -> None:
    if not group.has_bot:
        raise Impossible("unknown")
    group.removes_bot(person)


_GROUP_DEEDS: dict[str, Callable[[SimulatedGroup, SimulatedPerson, _Body], None]] = {
    "say": _say_in_group,
    "tap": _tap_in_group,
    "start": _add_bot,
    "block": _remove_bot,
}


def _find(messages: list[SimMessage], body: _Body) -> SimMessage:
    found = next((one for one in messages if one.message_id == str(body.get("message", ""))), None)
    if found is None:
        raise Impossible("gone")
    return found
