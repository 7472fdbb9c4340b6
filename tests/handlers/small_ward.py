"""A small invented ward in a real database, and ticks of the clock over it: what they write to the outbox."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from handlers.context import Work
from handlers.reminders.runner import MOST_AT_ONCE, run
from handlers.screens.consent_texts import VERSION
from handlers.sessions.reminders.due import DUE
from handlers.settings.policy import Policy
from storage.accounts import Account, Binding
from storage.database import Database, Db
from storage.outbox import OutboxRow, OutboxState
from storage.people import Membership, Person, Role, RoleName, Unit, UnitKind
from storage.sessions import Session
from storage.tasks import Task

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAN, MINH, HOA, KHANH, TAM = (f"{name} (mẫu)" for name in ("Lan", "Minh", "Hòa", "Khánh", "Tâm"))
JOINED = datetime(2026, 10, 1, 12, tzinfo=ZONE)
_TAGS = re.compile(r"</?[bi]>")


def at(text: str) -> datetime:
    """A local moment, "2026-12-03 19:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def remind(work: Work, limit: int = MOST_AT_ONCE) -> int:
    """One look of the reminders of sessions and tasks. Returns how many were written, `limit` at most."""
    written = 0
    for one in DUE:
        written += run(work, one, limit - written) if written < limit else 0
    return written


@dataclass
class Ward:
    """Build with `person`, `meet` and `give`; run time with `tick` and `ticks`; look with `outbox`."""

    database: Database
    policy: Policy = field(default_factory=Policy)
    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    def unit(self, name: str) -> int:
        """The cell of that name in the one ward, made when first named."""
        with self.database.unit_of_work() as unit:
            for one, kind in (("Phường mẫu", UnitKind.WARD), (name, UnitKind.CELL)):
                if one not in self.units:
                    row = Unit(code=one, name=one, kind=kind, parent_id=self.units.get("Phường mẫu"))
                    unit.db.add(row)
                    unit.db.flush()
                    self.units[one] = row.id
            unit.commit()
        return self.units[name]

    def person(
        self,
        name: str,
        *roles: RoleName,
        cell: str = "Chi bộ 1",
        phone_of: str | None = None,
        joined: bool = True,
        membership: Membership = Membership.OFFICIAL,
    ) -> int:
        """Somebody of `cell` with `roles` there; `phone_of` shares another's account, not `joined` has none."""
        cell_id = self.unit(cell)
        with self.database.unit_of_work() as unit:
            person = Person(
                code=name,
                full_name=name,
                folded_name=name.lower(),
                membership=membership,
                unit_id=cell_id,
                roles=[Role(name=role, unit_id=cell_id) for role in roles],
            )
            unit.db.add(person)
            unit.db.flush()
            self.people[name] = person.id
            if joined:
                self._join(unit.db, person.id, phone_of)
            unit.commit()
        return self.people[name]

    def join(self, name: str) -> None:
        with self.database.unit_of_work() as unit:
            self._join(unit.db, self.people[name], None)
            unit.commit()

    def _join(self, db: Db, person_id: int, phone_of: str | None) -> None:
        number = 1_000 + (self.people[phone_of] if phone_of else person_id)
        account = db.scalar(select(Account).where(Account.chat_id == number))
        if account is None:
            account = Account(channel="telegram", external_id=str(number), chat_id=number)
            db.add(account)
            db.flush()
        db.add(Binding(account_id=account.id, person_id=person_id, consent_at=JOINED, consent_version=VERSION))

    def meet(
        self, starts: str, theme: str = "Giữ sạch kiệt 3", preparer: str | None = None, cell: str = "Chi bộ 1"
    ) -> int:
        with self.database.unit_of_work() as unit:
            session = Session(
                cell_id=self.unit_id(cell),
                theme=theme,
                field="Vệ sinh môi trường",
                reason="Rác",
                place="Nhà văn hóa",
                area="Kiệt 3",
                starts_at=at(starts),
                preparer_id=self.people[preparer] if preparer else None,
                registered_by_id=next(iter(self.people.values())),
                registered_at=JOINED,
            )
            unit.db.add(session)
            unit.db.flush()
            session_id = session.id
            unit.commit()
        return session_id

    def unit_id(self, cell: str) -> int:
        return self.units[cell]

    def give(self, name: str, content: str, due: str, given: datetime = JOINED) -> int:
        with self.database.unit_of_work() as unit:
            task = Task(
                cell_id=self.units["Chi bộ 1"],
                content=content,
                assignee_id=self.people[name],
                due_on=at(f"{due} 00:00").date(),
                created_at=given,
            )
            unit.db.add(task)
            unit.db.flush()
            task_id = task.id
            unit.commit()
        return task_id

    def tick(self, now: datetime, deliver: bool = True) -> list[tuple[str, str]]:
        """One tick. Returns what it wrote, as (name, plain text), by name; `deliver` marks all of it as sent."""
        with self.database.unit_of_work() as unit:
            before = {row.id for row in unit.db.scalars(select(OutboxRow))}
            written = remind(Work(unit, now, ZONE, self.policy))
            new = [row for row in unit.db.scalars(select(OutboxRow).order_by(OutboxRow.id)) if row.id not in before]
            assert written == len(new)
            if deliver:
                waiting = OutboxRow.state == OutboxState.WAITING
                unit.db.execute(update(OutboxRow).where(waiting).values(state=OutboxState.SENT))
            unit.commit()
        return sorted((self.name_of(row), plain(row)) for row in new)

    def ticks(self, first: str, last: str, every: timedelta = timedelta(minutes=30)) -> list[tuple[str, str, str]]:
        """Ticks from `first` to `last`: what was written, as (local moment, name, last paragraph of the text)."""
        found, now = [], at(first)
        while now <= at(last):
            found += [(f"{now:%d/%m %H:%M}", name, text.split("\n\n")[-1]) for name, text in self.tick(now)]
            now += every
        return found

    def name_of(self, row: OutboxRow) -> str:
        assert row.unique_key is not None
        person_id = int(row.unique_key.split("|")[2])
        return next(name for name, one in self.people.items() if one == person_id)

    def outbox(self, states: Iterable[str] = tuple(OutboxState)) -> list[OutboxRow]:
        with self.database.reading() as db:
            return list(db.scalars(select(OutboxRow).where(OutboxRow.state.in_(list(states))).order_by(OutboxRow.id)))


def plain(row: OutboxRow) -> str:
    text: str = json.loads(row.payload)["text"]
    return _TAGS.sub("", text)


def buttons(row: OutboxRow) -> list[tuple[str, str]]:
    """The buttons of a row as (label, data)."""
    keyboard = json.loads(row.payload).get("reply_markup", {}).get("inline_keyboard", [])
    return [(one["text"], one["callback_data"]) for line in keyboard for one in line]
