"""How fast messages may leave, decided before they do: whoever has to refuse one has already been asked too much.

Telegram takes 30 messages a second over all, about one a second in a chat with short bursts, 20 a minute in a group.
Sends are spaced evenly a little below that; a burst would only be refused, and a refusal costs everybody seconds.
Who goes first is not decided here: the pacer says when there is room, delivery gives it to whoever waits longest.
"""

from collections import deque
from datetime import datetime, timedelta

from bot.clock import MovableClock

PER_SECOND = 28
# What may be caught up when the loop woke late: in no second more than 28 + 2.
CATCH_UP = 2
# The app counts when a message reaches it: a little more than its second and its minute, for what the network jitters.
CHAT_INTERVAL = timedelta(seconds=1.05)
CHAT_BURST = 3
GROUP_LIMIT = 20
GROUP_SPAN = timedelta(seconds=61)
_REMEMBERED_CHATS = 4096


class Pacer:
    """All in moments of the clock, all channels together. Chats with a negative id are groups.

    It forgets everything at a restart: what the app then refuses is waited out.
    """

    def __init__(self, clock: MovableClock, per_second: float = PER_SECOND) -> None:
        self._clock = clock
        self._interval = timedelta(seconds=1 / per_second)
        self._overall = clock.now()
        self._chats: dict[int, datetime] = {}
        self._groups: dict[int, deque[datetime]] = {}
        self._closed: dict[int, datetime] = {}
        self._refused: dict[int, datetime] = {}

    def room(self) -> int:
        """How many messages may leave at this moment."""
        now = self._clock.now()
        earliest = now - self._interval * (CATCH_UP - 1)
        self._overall = max(self._overall, earliest)
        return max(0, (now - self._overall) // self._interval + 1)

    def closed(self) -> set[int]:
        """The chats that must wait."""
        now = self._clock.now()
        self._closed = {chat: opens for chat, opens in self._closed.items() if opens > now}
        return set(self._closed)

    def opens(self) -> datetime:
        """When there is room for the next message over all."""
        return self._overall

    def chat_opens(self, chat_id: int) -> datetime:
        """When this chat may be written to: now, or later."""
        return self._closed.get(chat_id, self._clock.now())

    def note(self, chat_id: int, edit: bool = False) -> None:
        """A message leaves now. An edit counts over all and in a group, but not as one more in a private chat."""
        now = self._clock.now()
        self._overall = max(self._overall, now - self._interval * (CATCH_UP - 1)) + self._interval
        if chat_id < 0:
            self._note_group(chat_id, now)
        elif not edit:
            self._note_chat(chat_id, now)

    def refused(self, chat_id: int, until: datetime) -> None:
        """The app has refused a message to this chat until then (429).

        It does not say whether the chat or the bot was too fast. While one chat is refused, a second refusal means the
        bot: then everybody waits.
        """
        now = self._clock.now()
        self._refused = {chat: end for chat, end in self._refused.items() if end > now}
        self._refused[chat_id] = until
        self._close(chat_id, until)
        if len(self._refused) > 1:
            self._overall = max(self._overall, until)

    def _note_chat(self, chat_id: int, now: datetime) -> None:
        if len(self._chats) >= _REMEMBERED_CHATS:
            self._chats = {chat: following for chat, following in self._chats.items() if following > now}
        following = max(self._chats.get(chat_id, now), now) + CHAT_INTERVAL
        self._chats[chat_id] = following
        self._close(chat_id, following - CHAT_INTERVAL * (CHAT_BURST - 1))

    def _note_group(self, chat_id: int, now: datetime) -> None:
        sent = self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT))
        sent.append(now)
        if len(sent) == GROUP_LIMIT:
            self._close(chat_id, sent[0] + GROUP_SPAN)

    def _close(self, chat_id: int, until: datetime) -> None:
        if until > self._clock.now():
            self._closed[chat_id] = max(until, self._closed.get(chat_id, until))
