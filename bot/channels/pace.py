"""How fast a chat app takes messages."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Pace:
    """`per_second` messages over all, spaced evenly, and so many more that may be caught up when a loop woke late.

    In a private chat one message each `chat_interval`, of which `chat_burst` may come at once; in a group `group_limit`
    within `group_span`. `messages_a_month` is what the plan allows; 0: as many as there are.
    """

    per_second: float
    catch_up: int
    chat_interval: timedelta
    chat_burst: int
    group_limit: int
    group_span: timedelta
    messages_a_month: int = 0
