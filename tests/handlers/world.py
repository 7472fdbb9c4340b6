"""Small invented wards for the digest's tests (sample data, no real person or place)."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from handlers.screens.consent_texts import VERSION
from storage.accounts import Account, Binding
from storage.database import Db
from storage.meetings import Meeting
from storage.people import Membership, Person, Role, Unit, UnitKind
from storage.sessions import Session, SessionState
from storage.tasks import Report, Task, TaskState

Row = TypeVar("Row")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 12, 7)


def local(day: date, at: str = "00:00") -> datetime:
    return datetime.combine(day, time.fromisoformat(at), ZONE)


def days(count: int) -> timedelta:
    return timedelta(days=count)


@dataclass
class World:
    """A ward in a database, built row by row."""

    db: Db
    ward: Unit = field(init=False)

    def __post_init__(self) -> None:
        self.ward = self.unit("P-MAU", "Phường Mẫu", UnitKind.WARD, None)

    def unit(self, code: str, name: str, kind: str, parent: Unit | None) -> Unit:
        unit = Unit(code=code, name=name, kind=kind, parent_id=parent.id if parent else None)
        return self._added(unit)

    def cell(self, name: str, ward: Unit | None = None) -> Unit:
        return self.unit(f"C-{name}-{(ward or self.ward).id}", name, UnitKind.CELL, ward or self.ward)

    def person(self, name: str, unit: Unit, *roles: tuple[str, Unit]) -> Person:
        person = Person(
            code=f"{name}-{unit.id}",
            full_name=name,
            folded_name=name.lower(),
            membership=Membership.OFFICIAL,
            unit_id=unit.id,
        )
        self._added(person)
        for role, where in roles:
            self._added(Role(person_id=person.id, unit_id=where.id, name=role))
        return person

    def joined(self, person: Person, at: datetime) -> Person:
        return join(self.db, person, at)

    def planned(self, cell: Unit, starts: datetime, theme: str = "Giữ sạch kiệt 3") -> Session:
        somebody = self.db.scalars(select(Person)).first() or self.person("Mẫu", cell)
        return self._added(
            Session(
                cell_id=cell.id,
                theme=theme,
                field="Vệ sinh môi trường",
                reason="Rác",
                place="Nhà văn hóa",
                area="Kiệt 3",
                starts_at=starts,
                state=SessionState.PLANNED,
                registered_by_id=somebody.id,
                registered_at=starts,
            )
        )

    def held(self, cell: Unit, started: datetime) -> Meeting:
        planned = self.planned(cell, started)
        planned.state = SessionState.HELD
        return self._added(
            Meeting(
                session_id=planned.id,
                cell_id=cell.id,
                started_at=started,
                ended_at=started + timedelta(hours=2),
                conclusion="Làm",
                logged_by_id=planned.registered_by_id,
                logged_at=started,
            )
        )

    def task(
        self,
        cell: Unit,
        due: date,
        state: str = TaskState.NEW,
        done_at: datetime | None = None,
        content: str = "Dọn cỏ",
        assignee: Person | None = None,
    ) -> Task:
        who = assignee or self.db.scalars(select(Person)).first() or self.person("Mẫu", cell)
        return self._added(
            Task(
                cell_id=cell.id,
                content=content,
                assignee_id=who.id,
                due_on=due,
                state=state,
                done_at=done_at,
                created_at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        )

    def report(self, task: Task, at: datetime, outcome: str = TaskState.DOING, words: str = "Đã dọn") -> Report:
        number = self.db.scalar(select(func.count()).select_from(Report)) or 0
        return self._added(
            Report(
                task_id=task.id,
                person_id=task.assignee_id,
                entered_by_id=task.assignee_id,
                outcome=outcome,
                done_text=words,
                at=at,
                draft_id=-1_000_000 - number,
            )
        )

    def _added(self, row: Row) -> Row:
        self.db.add(row)
        self.db.flush()
        return row


def join(db: Db, person: Person, at: datetime) -> Person:
    """Give the person an account, with consent at `at`."""
    chat = 1_000 + person.id
    account = Account(channel="telegram", external_id=str(chat), chat_id=chat)
    db.add(account)
    db.flush()
    db.add(Binding(account_id=account.id, person_id=person.id, consent_at=at, consent_version=VERSION))
    db.flush()
    return person
