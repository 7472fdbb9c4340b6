"""Rows that the tests of delivery write, and what may become of them."""

from datetime import timedelta

from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.desk import Desk, Lane, OutboxState

SENT, WAITING, EXPIRED = OutboxState.SENT, OutboxState.WAITING, OutboxState.EXPIRED
FAILED, WITHDRAWN = OutboxState.FAILED, OutboxState.WITHDRAWN
BUTTON = {"inline_keyboard": [[{"text": "Xong", "callback_data": "t:1:1:done"}]]}


async def tap(desk: Desk, lan: TelegramPerson) -> str:
    """The id of a tap that waits for its answer."""
    desk.write("sendMessage", {"chat_id": 42, "text": "chọn", "reply_markup": BUTTON})
    await desk.delivery.drain()
    lan.taps("Xong")
    updates = [waiting.body for waiting in desk.telegram.updates.first(99)]
    return str(updates[-1]["callback_query"]["id"])


def answer(desk: Desk, query: str, text: str = "Đã ghi.") -> int:
    payload = {"callback_query_id": query, "text": text}
    expires = desk.clock.now() + timedelta(seconds=10)
    return desk.write("answerCallbackQuery", payload, chat_id=42, kind="toast", lane=Lane.TAP, expires_at=expires)
