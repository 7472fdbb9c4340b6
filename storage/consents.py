"""Consent as evidence: who said what to which version of the text, when and where; what waits until they have said it.

Receipts hold no words and outlive an erasure, under the neutral name of the row that they point to.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.accounts import Binding
from storage.base import Base, table_of
from storage.database import Db, announce
from storage.inbox import BLANK, EMPTY, Arrival, InboxRow, blank, put
from storage.outbox import OutboxRow, OutboxState
from storage.shown_choices import ScreenRow


class Said(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConsentReceipt(Base):
    """That a person gave, refused or withdrew consent to a version of the text. `channel` is where they said so; "" by
    the command line, for them. Rows are only added.
    """

    __tablename__ = "consent_receipts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    said: Mapped[str]
    version: Mapped[str]
    at: Mapped[datetime]
    channel: Mapped[str]


class HeldUpdate(Base):
    """What came from a person who is asked for consent first: the inbox row, and what the chat could choose from then
    (a typed number means the screen that was seen).
    """

    __tablename__ = "held_updates"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    inbox_id: Mapped[int]
    screen: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    at: Mapped[datetime]


def write_receipt(db: Db, person_id: int, said: Said, version: str, channel: str, now: datetime) -> None:
    db.add(ConsentReceipt(person_id=person_id, said=said, version=version, channel=channel, at=now))


def receipts_of(db: Db, person_id: int) -> list[ConsentReceipt]:
    """The latest first."""
    query = select(ConsentReceipt).where(ConsentReceipt.person_id == person_id)
    return list(db.scalars(query.order_by(ConsentReceipt.id.desc())))


def give(db: Db, person_id: int, version: str, channel: str, now: datetime) -> None:
    """The person consents to `version`, on all their devices; what was held back for them goes out."""
    bindings, out = table_of(Binding), table_of(OutboxRow)
    db.flush()
    db.execute(update(bindings).where(bindings.c.person_id == person_id).values(consent_version=version))
    write_receipt(db, person_id, Said.GIVEN, version, channel, now)
    theirs = (out.c.state == OutboxState.HELD) & out.c.unique_key.contains(f"|{person_id}|")
    db.execute(update(out).where(theirs).values(state=OutboxState.WAITING))
    announce(db, "outbox")


def last_version(db: Db, person_id: int) -> str:
    """To which version the person consented last; "" where they never did."""
    query = select(Binding.consent_version).where(Binding.person_id == person_id).order_by(Binding.id.desc())
    return db.scalars(query.limit(1)).first() or ""


def consent_version(db: Db, account_id: int, person_id: int) -> str | None:
    """To which version the person who uses this account has consented; None where they do not use it."""
    query = select(Binding.consent_version)
    return db.scalar(query.where(Binding.account_id == account_id, Binding.person_id == person_id))


def held_for(db: Db, account_id: int, person_id: int) -> list[HeldUpdate]:
    """What is held, the earliest first."""
    query = select(HeldUpdate).where(HeldUpdate.account_id == account_id, HeldUpdate.person_id == person_id)
    return list(db.scalars(query.order_by(HeldUpdate.id)))


def hold(db: Db, account_id: int, chat_id: int, person_id: int, inbox_id: int, now: datetime) -> None:
    """Keep an update until its sender has consented."""
    screen = db.get(ScreenRow, chat_id)
    seen = {name: getattr(screen, name) for name in _SCREEN} if screen is not None else None
    db.add(HeldUpdate(account_id=account_id, person_id=person_id, inbox_id=inbox_id, screen=seen, at=now))


_SCREEN = ("outbox_id", "choices", "labels", "numbered")


def is_album_held(db: Db, held: list[HeldUpdate], album: str) -> bool:
    """Whether a part of this album is held already."""
    ids = [one.inbox_id for one in held]
    query = select(InboxRow.id).where(InboxRow.id.in_(ids), InboxRow.raw.contains(album, autoescape=True))
    return db.scalar(query.limit(1)) is not None


def empty_held(db: Db, before: datetime, most: int) -> tuple[int, int]:
    """Empty what has been held since before that moment, and has its body still; that it was there stays, so that its
    sender can be told. Returns how many updates, and of how many people.
    """
    held, incoming = table_of(HeldUpdate), table_of(InboxRow)
    query = (
        select(held.c.id, held.c.inbox_id, held.c.person_id)
        .join(incoming, incoming.c.id == held.c.inbox_id)
        .where(held.c.at < before, incoming.c.raw != EMPTY)
        .limit(most)
    )
    old = list(db.execute(query))
    if old:
        ids = [row.inbox_id for row in old]
        db.execute(update(incoming).where(incoming.c.id.in_(ids)).values(raw=EMPTY))
        db.execute(update(held).where(held.c.id.in_([row.id for row in old])).values(screen=None))
    return len(old), len({row.person_id for row in old})


def still_whole(db: Db, held: list[HeldUpdate]) -> list[HeldUpdate]:
    """Those that were not kept too long to be done yet."""
    ids = [one.inbox_id for one in held]
    whole = set(db.scalars(select(InboxRow.id).where(InboxRow.id.in_(ids), InboxRow.raw.not_in((EMPTY, BLANK)))))
    return [one for one in held if one.inbox_id in whole]


def take_in_again(db: Db, held: list[HeldUpdate], chat_id: int, now: datetime) -> None:
    """What was held and is there still comes in anew, in its order, before the screen that was seen then."""
    seen = held[0].screen if held else None
    if seen is not None:
        screens = table_of(ScreenRow)
        db.execute(update(screens).where(screens.c.chat_id == chat_id).values(seen))
    for one in still_whole(db, held):
        row = db.get_one(InboxRow, one.inbox_id)
        put(db, [Arrival(row.source, f"{row.update_key}:held:{one.id}", row.chat_key, row.raw)], now)
    _let_go(db, held)


def drop_held(db: Db, held: list[HeldUpdate]) -> None:
    """What was held is not wanted any more."""
    for one in held:
        blank(db, one.inbox_id)
    _let_go(db, held)


def _let_go(db: Db, held: list[HeldUpdate]) -> None:
    table = table_of(HeldUpdate)
    db.execute(delete(table).where(table.c.id.in_([one.id for one in held])))
