"""Numbers for chats whose ids are texts."""

import hashlib

from bot.channels.zalo.reach import NAME

# Above Telegram's user ids (at most 52 bits), below what JSON keeps exact (53 bits).
_FIRST_NUMBER = 1 << 52


def chat_number(external_id: str) -> int:
    """The number by which handlers know a chat: always the same for the same text id."""
    digest = hashlib.sha256(f"{NAME}:{external_id}".encode()).digest()
    return _FIRST_NUMBER + int.from_bytes(digest[:6])
