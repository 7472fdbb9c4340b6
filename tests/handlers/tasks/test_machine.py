"""Members, the secretary and time play against the life of tasks: whatever they do, in whatever order, no task is
without an owner, no report is lost, the sums are right, and no reminder comes at night, on leave, or twice.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from handlers.context import Work, working
from handlers.screens.consent_texts import VERSION
from handlers.screens.quiet_hours import is_quiet
from handlers.settings.policy import Policy
from handlers.tasks.changing import Effect, change, undo
from handlers.tasks.life import TaskAction
from handlers.tasks.relation import parts_of, relations
from storage import schema
from storage.accounts import Account, Binding
from storage.database import Database
from storage.leaves import Leave, on_leave
from storage.outbox import OutboxRow
from storage.people import Person, Role, RoleName, Unit
from storage.postponed_reminders import Snooze, snooze_of
from storage.task_changes import TaskChange
from storage.tasks import Report, Task, TaskHelper
from tests.handlers.small_ward import remind
from tests.key import KEY

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINS = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
PRACTICE = Policy()
MINH, LAN, BINH, HOA = 1, 2, 3, 4
PEOPLE = (MINH, LAN, BINH, HOA)
_REPORTS = (
    TaskAction.SAY_DOING,
    TaskAction.SAY_PARTLY,
    TaskAction.SAY_IN_DIFFICULTY,
    TaskAction.SAY_DONE,
    TaskAction.ADD_PART,
)


@cache
def _migrated() -> bytes:
    """An empty database at the newest revision: every game begins with a copy."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'chibo.db'}", KEY)
        schema.migrate(database.engine)
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        return (Path(folder) / "chibo.db").read_bytes()


class Cell(RuleBasedStateMachine):
    """A cell of four with three tasks, one of them counted and with a helper."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "chibo.db"
        path.write_bytes(_migrated())
        self.database = Database(f"sqlite:///{path}", KEY)
        self.now, self.number = BEGINS, 0
        self.sent: Counter[int] = Counter()
        with self.database.unit_of_work() as unit:
            unit.db.add(Unit(id=1, code="CB", name="Chi bộ (mẫu)", kind="cell"))
            unit.db.flush()
            for number in PEOPLE:
                self._join(unit.db, number)
            for number, (owner, target) in enumerate(((LAN, 45), (BINH, None), (MINH, None)), 1):
                unit.db.add(self._task(number, owner, target))
            unit.db.flush()
            unit.db.add(TaskHelper(task_id=1, person_id=HOA))
            unit.commit()

    def _join(self, session: object, number: int) -> None:
        add = session.add_all  # type: ignore[attr-defined]
        add(
            [
                Person(
                    id=number,
                    code=f"D{number}",
                    full_name=f"Người {number} (mẫu)",
                    folded_name=f"nguoi {number}",
                    membership="official",
                    unit_id=1,
                )
            ]
        )
        session.flush()  # type: ignore[attr-defined]
        add([Account(id=number, channel="telegram", external_id=str(number), chat_id=number)])
        session.flush()  # type: ignore[attr-defined]
        add([Binding(account_id=number, person_id=number, consent_at=BEGINS, consent_version=VERSION)])
        if number == MINH:
            add([Role(person_id=number, unit_id=1, name=RoleName.SECRETARY)])

    def _task(self, number: int, owner: int, target: int | None) -> Task:
        return Task(
            id=number,
            cell_id=1,
            content=f"Việc {number}",
            assignee_id=owner,
            target=target,
            target_unit="hộ",
            due_on=BEGINS.date() + timedelta(days=number * 2),
            created_at=BEGINS,
            state="new",
        )

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            self.folder.cleanup()

    @contextmanager
    def _work(self, person: int | None = None) -> Iterator[Work]:
        with self.database.unit_of_work() as unit:
            work = Work(unit, self.now, ZONE, PRACTICE)
            work.person = unit.db.get(Person, person) if person is not None else None
            with working(work):
                yield work
            unit.commit()

    @rule(
        person=st.sampled_from(PEOPLE),
        number=st.integers(1, 3),
        action=st.sampled_from(_REPORTS),
        count=st.integers(0, 60),
    )
    def report(self, person: int, number: int, action: TaskAction, count: int) -> None:
        with self._work(person) as work:
            task = work.db.get_one(Task, number)
            whose = person if action is TaskAction.ADD_PART else task.assignee_id
            counted = count if task.target is not None else None
            others = {one: part for one, part in parts_of(work.db, task).items() if one != whose}
            self.number += 1
            report = Report(
                task_id=task.id,
                person_id=whose,
                entered_by_id=person,
                at=self.now,
                draft_id=self.number,
                outcome="doing" if action is TaskAction.ADD_PART else action.value,
                count=counted,
                cause_kind=None,
            )
            with work.db.begin_nested() as nested:
                work.db.add(report)
                work.db.flush()
                total = None if counted is None else counted + sum(others.values(), Decimal(0))
                done = change(work, task, action, Effect(count=total, report=report))
                if not isinstance(done, TaskChange):
                    nested.rollback()
                    return
            assert done.by_id == person and relations(work, work.db.get_one(Task, number)) is not None

    @rule(
        person=st.sampled_from(PEOPLE),
        number=st.integers(1, 3),
        days=st.integers(1, 20),
        action=st.sampled_from([one for one in TaskAction if one not in _REPORTS]),
        to=st.sampled_from(PEOPLE),
    )
    def decide(self, person: int, number: int, days: int, action: TaskAction, to: int) -> None:
        with self._work(person) as work:
            task = work.db.get_one(Task, number)
            effect = Effect(reason="vì thế")
            if action is TaskAction.ASK_EXTENSION:
                effect = Effect(asked_due_on=task.due_on + timedelta(days=days))
            elif action is TaskAction.GRANT:
                effect = Effect(due_on=task.asked_due_on)
            elif action is TaskAction.TRANSFER:
                effect = Effect(assignee_id=to)
            change(work, task, action, effect)

    @rule(person=st.sampled_from(PEOPLE), number=st.integers(1, 3))
    def take_back(self, person: int, number: int) -> None:
        with self._work(person) as work:
            task = work.db.get_one(Task, number)
            undone = undo(work, task)
            assert undone is None or (undone.by_id == person and self.now - undone.at <= timedelta(minutes=10))

    @rule(person=st.sampled_from(PEOPLE), number=st.integers(1, 3), hours=st.integers(1, 60))
    def put_off(self, person: int, number: int, hours: int) -> None:
        with self._work(person) as work:
            known = snooze_of(work.db, number, person) or Snooze(task_id=number, person_id=person)
            known.until, known.asked_at = self.now + timedelta(hours=hours), self.now
            work.db.add(known)

    @rule(person=st.sampled_from(PEOPLE), days=st.integers(0, 5))
    def go_away(self, person: int, days: int) -> None:
        with self._work(person) as work:
            today = work.today
            work.db.add(
                Leave(
                    person_id=person,
                    first_on=today,
                    last_on=today + timedelta(days=days),
                    set_by_id=person,
                    set_at=self.now,
                )
            )

    @rule(minutes=st.sampled_from([1, 5, 11, 60, 240, 720, 1440, 4320]))
    def time_goes_by(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        before = self._written()
        with self._work() as work:
            remind(work)
        new = self._written()[len(before) :]
        with self._work() as work:
            away = on_leave(work.db, work.today)
        for chat_id, _ in new:
            assert chat_id not in away, "a reminder on leave"
            assert not is_quiet(self.now, PRACTICE.quiet_hours, ZONE), "a reminder at night"
        assert max(Counter(chat for chat, _ in new).values(), default=0) <= 1, "two messages at once"
        with self._work() as work:
            assert remind(work) == 0, "the same reminder twice"

    def _written(self) -> list[tuple[int, str]]:
        with self.database.reading() as db:
            rows = db.execute(select(OutboxRow.chat_id, OutboxRow.unique_key).order_by(OutboxRow.id))
            return [(chat, key or "") for chat, key in rows]

    @invariant()
    def every_task_has_an_owner(self) -> None:
        with self.database.reading() as db:
            tasks = db.scalars(select(Task)).all()
            assert len(tasks) == 3 and all(task.assignee.active for task in tasks)

    @invariant()
    def the_state_is_what_the_last_change_says(self) -> None:
        with self.database.reading() as db:
            for task in db.scalars(select(Task)):
                changes = [one for one in self._changes(db, task) if one.undone_at is None]
                assert task.state == (changes[-1].to_state if changes else "new")
                assert (task.done_at is not None) == (task.state in ("done", "confirmed"))
                assert isinstance(task.due_on, date)

    @invariant()
    def no_report_is_lost_and_the_sums_are_right(self) -> None:
        with self.database.reading() as db:
            for report in db.scalars(select(Report)):
                mine = [one for one in self._changes(db, report.task) if one.report_id == report.id]
                assert mine and (report.withdrawn_at is None) == any(one.undone_at is None for one in mine)
            counted = db.get_one(Task, 1)
            parts = parts_of(db, counted)
            standing_counts = [one for one in counted.reports if one.withdrawn_at is None and one.count is not None]
            if standing_counts:
                assert counted.done_count == sum(parts.values())
            else:
                assert counted.done_count is None

    @invariant()
    def what_is_written_can_be_read(self) -> None:
        with self.database.reading() as db:
            for payload in db.scalars(select(OutboxRow.payload)):
                assert json.loads(payload)

    @staticmethod
    def _changes(session: object, task: Task) -> list[TaskChange]:
        query = select(TaskChange).where(TaskChange.task_id == task.id).order_by(TaskChange.id)
        return list(session.scalars(query))  # type: ignore[attr-defined]


TestCell = Cell.TestCase
TestCell.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
