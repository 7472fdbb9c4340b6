"""How fast messages may leave, decided before they do: whoever has to refuse one has already been asked too much.

Sends are spaced evenly, a little below what the app takes (its `Pace`); a burst would only be refused, and a refusal
costs everybody seconds. Who goes first is not decided here: the pacer says when there is room, delivery gives it to
whoever waits longest.
"""

from collections import deque
from datetime import datetime, timedelta

from bot.channels.pace import Pace
from bot.clock import MovableClock

_REMEMBERED_CHATS = 4096


class Pacer:
    """One channel's. Chats with a negative id are groups.

    It reckons in steady moments: where the clock steps back, nobody waits until it has caught up. What it tells and is
    told are moments of the clock as it stands.
    It forgets everything at a restart: what the app then refuses is waited out.
    """

    def __init__(self, clock: MovableClock, pace: Pace) -> None:
        self._clock = clock
        self._pace = pace
        self._interval = timedelta(seconds=1 / pace.per_second)
        self._overall = clock.steady()
        self._chats: dict[int, datetime] = {}
        self._groups: dict[int, deque[datetime]] = {}
        self._closed: dict[int, datetime] = {}
        self._refused: dict[int, datetime] = {}
        self._shut: datetime | None = None

    def room(self) -> int:
        """How many messages may leave at this moment."""
        now = self._clock.steady()
        if self.is_shut():
            return 0
        earliest = now - self._interval * (self._pace.catch_up - 1)
        self._overall = max(self._overall, earliest)
        return max(0, (now - self._overall) // self._interval + 1)

    def closed(self) -> set[int]:
        """The chats that must wait."""
        now = self._clock.steady()
        self._closed = {chat: opens for chat, opens in self._closed.items() if opens > now}
        return set(self._closed)

    def opens(self) -> datetime:
        """When there is room for the next message over all."""
        return self._told(max(self._overall, self._shut or self._overall))

    def shut(self, after: timedelta) -> None:
        """Nothing leaves for so long: the plan is used up."""
        self._shut = self._clock.steady() + after

    def is_shut(self) -> bool:
        return self._shut is not None and self._shut > self._clock.steady()

    def chat_opens(self, chat_id: int) -> datetime:
        """When this chat may be written to: now, or later."""
        return self._told(self._closed.get(chat_id, self._clock.steady()))

    def note(self, chat_id: int, edit: bool = False) -> None:
        """A message leaves now. An edit counts over all and in a group, but not as one more in a private chat."""
        now = self._clock.steady()
        self._overall = max(self._overall, now - self._interval * (self._pace.catch_up - 1)) + self._interval
        if chat_id < 0:
            self._note_group(chat_id, now)
        elif not edit:
            self._note_chat(chat_id, now)

    def refused(self, chat_id: int, until: datetime) -> None:
        """The app has refused a message to this chat until then (429).

        It does not say whether the chat or the bot was too fast. While one chat is refused, a second refusal means the
        bot: then everybody waits.
        """
        now = self._clock.steady()
        until = now + (until - self._clock.now())
        self._refused = {chat: end for chat, end in self._refused.items() if end > now}
        self._refused[chat_id] = until
        self._close(chat_id, until)
        if len(self._refused) > 1:
            self._overall = max(self._overall, until)

    def _note_chat(self, chat_id: int, now: datetime) -> None:
        if len(self._chats) >= _REMEMBERED_CHATS:
            self._chats = {chat: following for chat, following in self._chats.items() if following > now}
        following = max(self._chats.get(chat_id, now), now) + self._pace.chat_interval
        self._chats[chat_id] = following
        self._close(chat_id, following - self._pace.chat_interval * (self._pace.chat_burst - 1))

    def _note_group(self, chat_id: int, now: datetime) -> None:
        sent = self._groups.setdefault(chat_id, deque(maxlen=self._pace.group_limit))
        sent.append(now)
        if len(sent) == self._pace.group_limit:
            self._close(chat_id, sent[0] + self._pace.group_span)

    def _close(self, chat_id: int, until: datetime) -> None:
        if until > self._clock.steady():
            self._closed[chat_id] = max(until, self._closed.get(chat_id, until))

    def _told(self, steady: datetime) -> datetime:
        """A steady moment as one of the clock: now, or later."""
        return self._clock.now() + max(timedelta(), steady - self._clock.steady())
