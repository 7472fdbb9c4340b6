"""The links that open the bot with a code, whichever app they are for."""

import re

from bot.channels.registry import CHANNELS
from handlers.reach import BOT, CODE, Reach

BOTS_NAME, PAYLOAD = r"\w+", r"[\w-]{1,64}"


def pattern(reach: Reach, bot: str = BOTS_NAME, payload: str = PAYLOAD) -> str:
    """A regular expression for such a link, as Python and JavaScript read it; "" where the channel has none."""
    if CODE not in reach.link:
        return ""
    return re.escape(reach.link).replace(re.escape(BOT), bot).replace(re.escape(CODE), payload)


_PATTERNS = [
    re.compile(pattern(kind.reach, f"(?P<bot>{BOTS_NAME})", f"(?P<payload>{PAYLOAD})"))
    for kind in CHANNELS
    if CODE in kind.reach.link
]


def deep_link(text: str) -> re.Match[str] | None:
    """The first such link in a text, with its "bot" and "payload"."""
    return next((found for one in _PATTERNS if (found := one.search(text))), None)
