"""How many messages left by each channel in a month, for plans that end; and until when a used-up one is not tried."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db


class MessageCount(Base):
    """One channel's month ("2026-11"). `told_percent`: of which part of its plan who keeps chibo running has heard.
    `used_up_until`: it was refused as used up, and is tried again then.
    """

    __tablename__ = "message_counts"

    channel: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    messages: Mapped[int] = mapped_column(default=0)
    told_percent: Mapped[int] = mapped_column(default=0)
    used_up_until: Mapped[datetime | None]


def count_of(db: Db, channel: str, month: str) -> MessageCount:
    """The channel's count of the month, begun where there is none."""
    found = db.get(MessageCount, (channel, month))
    if found is None:
        found = MessageCount(channel=channel, month=month, messages=0, told_percent=0)
        db.add(found)
        db.flush()
    return found


def messages_of(db: Db, channel: str, month: str) -> int:
    """How many messages left by the channel in the month."""
    return db.scalar(select(MessageCount.messages).filter_by(channel=channel, month=month)) or 0


def used_up(db: Db, now: datetime) -> list[str]:
    """The channels whose plan is used up."""
    return list(db.scalars(select(MessageCount.channel).where(MessageCount.used_up_until > now)))
