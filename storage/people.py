"""Units, people, what they may do (roles), and the chat accounts they use."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, and_, bindparam, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from storage.base import Base
from storage.database import Db


class UnitKind(StrEnum):
    CITY = "city"
    WARD = "ward"
    CELL = "cell"
    GROUP = "group"


class CellKind(StrEnum):
    """A neighbourhood cell has streets and households; an office cell has counters, files and clients."""

    NEIGHBOURHOOD = "neighbourhood"
    OFFICE = "office"


class Membership(StrEnum):
    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMPORARY = "temporary"
    EXEMPT = "exempt"


class RoleName(StrEnum):
    """What somebody is to a unit. `IN_CHARGE` and those above a cell are ward people; the rest belong to a cell."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    CELL_COMMITTEE = "cell_committee"
    MINUTES_TAKER = "minutes_taker"
    WARD_COMMITTEE = "ward_committee"
    WARD_BUILDING = "ward_building"
    IN_CHARGE = "in_charge"
    ADMINISTRATOR = "administrator"


class Unit(Base):
    """A node of the tree thành phố → phường/xã → chi bộ (→ tổ đảng).

    One no longer in use (`dissolved_at`) has no place in the tree; what it went into, if anything, is `successor_id`.
    """

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    cell_kind: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    dissolved_at: Mapped[datetime | None]
    parent: Mapped["Unit | None"] = relationship(remote_side=[id], foreign_keys=[parent_id], viewonly=True)


class Person(Base):
    """Somebody of the roster. `folded_name` is the name without accents in lower case, for finding."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(index=True)
    birth_year: Mapped[int | None]
    phone: Mapped[str | None]
    membership: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    unit: Mapped[Unit] = relationship()
    roles: Mapped[list["Role"]] = relationship(back_populates="person", cascade="all, delete-orphan")


class Role(Base):
    """One person's role in one unit."""

    __tablename__ = "roles"
    __table_args__ = (
        UniqueConstraint("person_id", "unit_id", "name"),
        Index("ix_roles_unit_id_name", "unit_id", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    person: Mapped[Person] = relationship(back_populates="roles")


class Account(Base):
    """A chat account: (channel, external id). `chat_id` is the number by which handlers know its private chat.

    On Telegram it is Telegram's own; a channel with text ids gets one made from it (bot/channels). `joining` names the
    question of joining that was asked last, or is "" (handlers/people/joining/steps.py).
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
    menu_signature: Mapped[str | None]
    joining: Mapped[str] = mapped_column(default="")
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


class Invitation(Base):
    """A single-use, expiring way in. Only the SHA-256 of its secret is stored."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    opened_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    wrong_answers: Mapped[int] = mapped_column(default=0)
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


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
    select(Account, Person)
    .outerjoin(Binding, Binding.account_id == Account.id)
    .outerjoin(Person, and_(Person.id == Binding.person_id, Person.active))
    .where(Account.chat_id == bindparam("chat"))
    .options(joinedload(Person.roles), joinedload(Person.unit).joinedload(Unit.parent))
    .order_by(Person.folded_name)
)
_ACCOUNTS = (
    select(Account)
    .join(Binding, Binding.account_id == Account.id)
    .where(Binding.person_id == bindparam("person"), Account.unreachable_since.is_(None))
    .order_by(Binding.consent_at.desc(), Account.id.desc())
)
_HOLDERS = (
    select(Person)
    .join(Role, Role.person_id == Person.id)
    .where(Role.unit_id == bindparam("unit"), Role.name.in_(bindparam("names", expanding=True)), Person.active)
    .order_by(Person.folded_name, Person.id)
    .distinct()
)


def account_of_chat(db: Db, chat_id: int) -> Account | None:
    return db.scalar(_OF_CHAT, {"chat": chat_id})


def account_and_people(db: Db, chat_id: int) -> tuple[Account | None, list[Person]]:
    """The account of a chat and the active people who use it, by name, with their roles and their unit."""
    rows = db.execute(_AT_CHAT, {"chat": chat_id}).unique().all()
    return (rows[0].Account if rows else None), [row.Person for row in rows if row.Person is not None]


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


def members_of_cell(db: Db, cell_id: int) -> list[Person]:
    """The active people of a cell, by name."""
    query = select(Person).where(Person.unit_id == cell_id, Person.active).order_by(Person.folded_name, Person.id)
    return list(db.scalars(query))


def holders_of(db: Db, unit_id: int, *names: str) -> list[Person]:
    """The active people who hold one of the roles `names` in this very unit."""
    return list(db.scalars(_HOLDERS, {"unit": unit_id, "names": names}))


def cells_below(db: Db, unit_id: int) -> list[Unit]:
    """The cells in the tree below `unit_id` (itself, if it is a cell), by name."""
    return _of_kind_below(db, unit_id, UnitKind.CELL)


def _of_kind_below(db: Db, unit_id: int, kind: UnitKind) -> list[Unit]:
    tree = select(Unit.id).where(Unit.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(Unit.id).join(tree, Unit.parent_id == tree.c.id))
    query = select(Unit).join(tree, Unit.id == tree.c.id).where(Unit.kind == kind).order_by(Unit.name)
    return list(db.scalars(query))


def units_of_kind(db: Db, kind: str) -> list[Unit]:
    """The units of this kind that are in use, by name."""
    query = select(Unit).where(Unit.kind == kind, Unit.dissolved_at.is_(None))
    return list(db.scalars(query.order_by(Unit.name, Unit.id)))


def members_of_cells(db: Db, cell_ids: Collection[int]) -> list[Person]:
    """The active people of several cells, by name."""
    query = select(Person).where(Person.unit_id.in_(list(cell_ids)), Person.active)
    return list(db.scalars(query.order_by(Person.folded_name, Person.id)))


def holders_in(db: Db, unit_ids: Collection[int], names: Collection[str]) -> list[tuple[Role, Person]]:
    """The active people who hold one of the roles `names` in these very units, with the role, by name."""
    query = (
        select(Role, Person)
        .join(Person, Role.person_id == Person.id)
        .where(Role.unit_id.in_(list(unit_ids)), Role.name.in_(list(names)), Person.active)
        .order_by(Person.folded_name, Person.id)
    )
    return [(role, person) for role, person in db.execute(query)]


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


def people_holding(db: Db, names: Collection[str]) -> list[Person]:
    """The active people who hold one of the roles `names` in a unit that is in use, by name."""
    query = (
        select(Person)
        .join(Role, Role.person_id == Person.id)
        .join(Unit, Unit.id == Role.unit_id)
        .where(Role.name.in_(list(names)), Unit.dissolved_at.is_(None), Person.active)
        .order_by(Person.folded_name, Person.id)
        .distinct()
    )
    return list(db.scalars(query))
