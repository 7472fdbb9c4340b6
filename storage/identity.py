"""Who the bot is on each channel, as its API last said: needed for deep links, also when the network is away."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db


class IdentityRow(Base):
    """The bot's account on one channel."""

    __tablename__ = "identities"

    channel: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    username: Mapped[str]
    first_name: Mapped[str]


def keep(db: Db, channel: str, bot_id: int, username: str, first_name: str) -> None:
    db.merge(IdentityRow(channel=channel, bot_id=bot_id, username=username, first_name=first_name))


def known(db: Db, channel: str) -> IdentityRow | None:
    return db.get(IdentityRow, channel)
