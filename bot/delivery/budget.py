"""The plan of a channel: so many messages a month. What was sent is counted; who keeps chibo running hears when it runs
out. A used-up plan loses nothing: what is to go waits for it, or goes by another channel.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from bot.channels.channel import Channel
from handlers.screens import failures, texts
from storage import message_counts
from storage.database import Db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WARNED_AT, ALL = 80, 100

log = structlog.get_logger(__name__)


class Budget:
    """Counts in memory what leaves, until `write` puts it down with the rows that it belongs to."""

    def __init__(self, channels: Mapping[str, Channel], zone: ZoneInfo = VIETNAM) -> None:
        self._plans = {name: one.pace.messages_a_month for name, one in channels.items() if one.pace.messages_a_month}
        self._zone = zone
        self._sent: Counter[str] = Counter()
        self._refused: dict[str, tuple[timedelta, bool]] = {}

    def note(self, channel: str, method: str) -> None:
        """A call was carried out."""
        if channel in self._plans and method.startswith("send") and method != "sendChatAction":
            self._sent[channel] += 1

    def refused(self, channel: str, after: timedelta, surely: bool) -> None:
        """The channel has said that its plan is used up, or (not `surely`) what may mean that; it is tried again after
        that.
        """
        self._refused[channel] = after, surely

    def write(self, db: Db, now: datetime) -> None:
        """Put down what was counted, and tell once of each part of the plan that is used up."""
        for name in self._sent.keys() | self._refused.keys():
            plan, count = self._plans.get(name, 0), message_counts.count_of(db, name, month_of(now, self._zone))
            count.messages += self._sent[name]
            after, surely = self._refused.get(name, (None, False))
            count.used_up_until = now + after if after is not None else None
            percent = ALL if surely else _percent(count.messages, plan)
            if percent > count.told_percent:
                count.told_percent = percent
                _tell(db, name, count.messages, plan, percent, now)
        self._sent.clear()
        self._refused.clear()


def month_of(now: datetime, zone: ZoneInfo) -> str:
    return f"{now.astimezone(zone):%Y-%m}"


def _percent(messages: int, plan: int) -> int:
    used = messages * 100 // plan if plan else 0
    return ALL if used >= ALL else WARNED_AT if used >= WARNED_AT else 0


def _tell(db: Db, name: str, messages: int, plan: int, percent: int, now: datetime) -> None:
    log.warning("delivery.plan", channel=name, messages=messages, plan=plan, percent=percent)
    words = texts.PLAN_USED_UP if percent >= ALL else texts.PLAN_RUNS_OUT
    slot = f"plan:{name}:{percent}@{now:%Y-%m}"
    failures.alarm(db, words.format(name=name.capitalize(), sent=messages, most=plan), slot, now)
