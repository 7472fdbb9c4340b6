"""Whose file is fetched next: that of the chat that waited longest since its last turn, as in storage/turns.py; in it
the oldest. So who sends a thousand photos waits for themself.

It is remembered here alone: after a restart all chats wait equally long, which costs nobody more than a turn.
"""

from collections import Counter
from collections.abc import Collection

from storage.files import First

# Of one chat at once: many slow documents of one member do not fill all the places there are.
OF_A_CHAT = 2

Chat = tuple[str, int]


class Fairness:
    """The turns that were given so far, counted and not timed."""

    def __init__(self) -> None:
        self._given = 0
        self._last: dict[Chat, int] = {}

    def next_of(self, firsts: Collection[First], underway: Collection[Chat]) -> First | None:
        """Which of the first files of each chat is next; its chat has had its turn with that. None where each chat that
        waits has as many `underway` as it may.
        """
        busy = Counter(underway)
        # A chat that was never seen waits since it first came: it goes before the one who had a turn just now alone.
        waits_since = {one.chat: self._last.setdefault(one.chat, 2 * self._given - 1) for one in firsts}
        free = [one for one in firsts if busy[one.chat] < OF_A_CHAT]
        if not free:
            return None
        chosen = min(free, key=lambda one: (busy[one.chat], waits_since[one.chat], one.id))
        self._given += 1
        self._last[chosen.chat] = 2 * self._given
        return chosen
