"""Who the bot is on each channel, as its API last said: needed for deep links, also when the network is away."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base


class IdentityRow(Base):
    """The bot's account on one channel."""

    __tablename__ = "identities"

    channel: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    username: Mapped[str]
    first_name: Mapped[str]


def keep(session: Session, channel: str, bot_id: int, username: str, first_name: str) -> None:
    session.merge(IdentityRow(channel=channel, bot_id=bot_id, username=username, first_name=first_name))


def known(session: Session, channel: str) -> IdentityRow | None:
    return session.get(IdentityRow, channel)
