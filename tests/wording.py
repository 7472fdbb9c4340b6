"""Words that fit the channel: where nothing can be tapped, nothing that goes out speaks of buttons or of tapping."""

import re
from collections.abc import Iterable, Iterator

from bot.play.simulator.zalo.server import ZaloServer

_GESTURE = re.compile(r"(?<!\w)(?:bấm|nhấn|nhấp|nút|chạm)(?!\w)", re.IGNORECASE)
# Not of the screen: what the library and the sample speak of, and a mouse on a computer.
_ELSEWHERE = re.compile(r"bấm (?:giờ|sai|chuông)|chạm đến|nhấn mạnh|nhấp chuột", re.IGNORECASE)


def names_gesture(words: str) -> bool:
    """Whether these words are about pressing something on the screen."""
    return _GESTURE.search(_ELSEWHERE.sub("", words)) is not None


def speaking_of_buttons(server: ZaloServer) -> list[str]:
    """The bot's messages that speak so; what people have said themselves is theirs, also where it is repeated."""
    messages = [one for chat in server.chats.values() for one in chat.messages]
    said = sorted({one.text for one in messages if not one.from_bot and one.text}, key=len, reverse=True)
    return list(_speaking((one.text for one in messages if one.from_bot), said))


def _speaking(texts: Iterable[str], said: list[str]) -> Iterator[str]:
    for text in texts:
        own = text
        for words in said:
            own = own.replace(words, "")
        if names_gesture(own):
            yield text
