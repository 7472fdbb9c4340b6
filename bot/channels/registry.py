"""All channels. To add one: its folder, and its kind here (docs/decisions/0018)."""

from typing import Any

from bot.channels.kind import ChannelKind
from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.channels.zalo.kind import KIND as ZALO

# The first that gives the bot a name is the one whose name it bears everywhere.
CHANNELS: tuple[ChannelKind[Any], ...] = (TELEGRAM, ZALO)
