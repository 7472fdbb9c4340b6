"""The chat accounts that people use: which are whose (bindings), and where somebody can be reached."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, and_, bindparam, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person, Role, Unit


class Account(Base):
    """A chat account: (channel, external id). `chat_id` is the number by which handlers know its private chat.

    On Telegram it is Telegram's own; a channel with text ids gets one made from it (bot/channels). `joining` names the
    question of joining that was asked last, or is "" (handlers/people/joining/steps.py). `left_at`: the last who used
    it withdrew their consent; the chat is forgotten once it has been told so. `last_used_at` is true to the hour.
    """

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    active_person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    active_since: Mapped[datetime | None]
    unreachable_since: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    menu_signature: Mapped[str | None]
    joining: Mapped[str] = mapped_column(default="")
    left_at: Mapped[datetime | None]
    bindings: Mapped[list["Binding"]] = relationship(back_populates="account")


class Binding(Base):
    """That a person uses an account, with the consent they gave when they joined: when, and to which text."""

    __tablename__ = "bindings"
    __table_args__ = (UniqueConstraint("account_id", "person_id"), Index("ix_bindings_person_id", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    consent_at: Mapped[datetime]
    consent_version: Mapped[str]
    account: Mapped[Account] = relationship(back_populates="bindings")
    person: Mapped[Person] = relationship()


# Built once: every update asks them, and building a statement costs more than running it.
_OF_CHAT = select(Account).where(Account.chat_id == bindparam("chat"))
_USING = (
    select(Person)
    .join(Binding, Binding.person_id == Person.id)
    .where(Binding.account_id == bindparam("account"), Person.active)
    .order_by(Person.folded_name)
)
# Nearly every update asks next what they may do: their roles and the units above them come with the same statement.
_AT_CHAT = (
    select(Account, Person, Binding.consent_version)
    .outerjoin(Binding, Binding.account_id == Account.id)
    .outerjoin(Person, and_(Person.id == Binding.person_id, Person.active))
    .where(Account.chat_id == bindparam("chat"))
    .options(joinedload(Person.roles), joinedload(Person.unit).joinedload(Unit.parent))
    .order_by(Person.folded_name)
)
_SPEAKS_FOR = (
    select(Binding.id)
    .join(Account, Account.id == Binding.account_id)
    .join(Person, Person.id == Binding.person_id)
    .where(Account.chat_id == bindparam("chat"), Binding.person_id == bindparam("person"), Person.active)
)
_ACCOUNTS = (
    select(Account)
    .join(Binding, Binding.account_id == Account.id)
    .where(Binding.person_id == bindparam("person"), Account.unreachable_since.is_(None))
    .order_by(Binding.consent_at.desc(), Account.id.desc())
)


def account_of_chat(db: Db, chat_id: int) -> Account | None:
    return db.scalar(_OF_CHAT, {"chat": chat_id})


def account_and_people(db: Db, chat_id: int) -> tuple[Account | None, list[Person], dict[int, str]]:
    """The account of a chat and the active people who use it, by name, with their roles and their unit; and to which
    version each of them has consented, by their ids.
    """
    rows = db.execute(_AT_CHAT, {"chat": chat_id}).unique().all()
    there = [row for row in rows if row.Person is not None]
    consents = {row.Person.id: row.consent_version for row in there}
    return (rows[0].Account if rows else None), [row.Person for row in there], consents


def account_of_external(db: Db, channel: str, external_id: str) -> Account | None:
    return db.scalar(select(Account).where(Account.channel == channel, Account.external_id == external_id))


def external_ids_of(db: Db, chat_ids: Collection[int]) -> dict[int, str]:
    """How the chat apps call these chats. A chat without an account is left out."""
    query = select(Account.chat_id, Account.external_id).where(Account.chat_id.in_(list(chat_ids)))
    return {row.chat_id: row.external_id for row in db.execute(query)}


def people_of_account(db: Db, account_id: int) -> list[Person]:
    """Who uses this account, by name. People no longer active are left out."""
    return list(db.scalars(_USING, {"account": account_id}))


def accounts_of_person(db: Db, person_id: int) -> list[Account]:
    """The reachable accounts of a person, the latest joined (the newest phone) first."""
    return list(db.scalars(_ACCOUNTS, {"person": person_id}))


def reachable_among(db: Db, person_ids: Collection[int]) -> set[int]:
    """Which of these people have a reachable account."""
    reachable = (
        select(Binding.person_id)
        .join(Account, Account.id == Binding.account_id)
        .where(Account.unreachable_since.is_(None))
    )
    found: set[int] = set()
    wanted = list(person_ids)
    for start in range(0, len(wanted), 500):
        found.update(db.scalars(reachable.where(Binding.person_id.in_(wanted[start : start + 500]))))
    return found


def accounts_used_by(db: Db, person_id: int) -> list[Account]:
    """All accounts of a person, also those that cannot be reached."""
    query = select(Account).join(Binding, Binding.account_id == Account.id).where(Binding.person_id == person_id)
    return list(db.scalars(query))


def users_of(db: Db, channel: str) -> int:
    """How many people use a channel."""
    users = select(func.count(Binding.person_id.distinct())).join(Account).where(Account.channel == channel)
    return db.scalar(users) or 0


def binding_of(db: Db, account_id: int, person_id: int) -> Binding | None:
    return db.scalar(select(Binding).where(Binding.account_id == account_id, Binding.person_id == person_id))


def speaks_for(db: Db, chat_id: int, person_id: int) -> bool:
    """Whether the chat's account is still one by which this active person is spoken to: theirs, and agreed to."""
    return db.execute(_SPEAKS_FOR, {"chat": chat_id, "person": person_id}).first() is not None


def is_left(db: Db, chat_id: int) -> bool:
    """Whether the last who used the chat's account withdrew their consent and has not been told so yet."""
    account = account_of_chat(db, chat_id)
    return account is not None and account.left_at is not None


def is_used(db: Db, account_id: int) -> bool:
    """Whether anybody uses the account, be they active or not."""
    return db.scalar(select(Binding.id).where(Binding.account_id == account_id).limit(1)) is not None


def joined_among(db: Db, person_ids: Collection[int]) -> set[int]:
    """Which of these people use an account, reachable or not."""
    return set(db.scalars(select(Binding.person_id).where(Binding.person_id.in_(list(person_ids)))))


def joined_by_unit(db: Db, unit_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Of each of these units that has active people: how many they are, and how many of them use an account."""
    query = (
        select(Person.unit_id, func.count(Person.id.distinct()), func.count(Binding.person_id.distinct()))
        .outerjoin(Binding, Binding.person_id == Person.id)
        .where(Person.unit_id.in_(list(unit_ids)), Person.active)
        .group_by(Person.unit_id)
    )
    return {unit_id: (members, joined) for unit_id, members, joined in db.execute(query)}


def first_consent(db: Db, person_id: int) -> datetime | None:
    """When the person first joined; None where they have no account (any more)."""
    query = select(Binding.consent_at).where(Binding.person_id == person_id).order_by(Binding.consent_at)
    return db.scalars(query).first()


def roles_of_joined(db: Db, names: Collection[str]) -> list[tuple[int, str, int, datetime]]:
    """(person, role, unit, when they first joined) for each role of these names that an active person holds who has
    joined.
    """
    joined = select(Binding.person_id, func.min(Binding.consent_at).label("at")).group_by(Binding.person_id).subquery()
    query = (
        select(Role.person_id, Role.name, Role.unit_id, joined.c.at)
        .join(Person, Person.id == Role.person_id)
        .join(joined, joined.c.person_id == Role.person_id)
        .where(Person.active, Role.name.in_(list(names)))
    )
    return [(person_id, role, unit_id, at) for person_id, role, unit_id, at in db.execute(query)]


def bindings_of(db: Db, person_id: int) -> list[Binding]:
    """The accounts that a person uses, in the order in which they joined with them."""
    query = select(Binding).where(Binding.person_id == person_id).options(joinedload(Binding.account))
    return list(db.scalars(query.order_by(Binding.consent_at, Binding.id)))


def unbind(db: Db, binding: Binding) -> None:
    """The person no longer uses the account, and nothing is open there."""
    account = binding.account
    if account.active_person_id == binding.person_id:
        account.active_person_id = account.active_since = None
    account.joining = ""
    db.delete(binding)
    db.flush()
