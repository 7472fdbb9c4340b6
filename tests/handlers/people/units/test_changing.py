"""Units merged, split, renamed, moved and dissolved: what follows, what stays, what is refused."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, UniqueConstraint, select
from typer.testing import CliRunner

from bot.cli import app
from handlers.context import Work
from handlers.people.units import texts
from handlers.people.units.changing import Refused, Tree
from handlers.people.units.rules import UnitProblem
from handlers.rights.access import Action, Actor, may
from handlers.ward.digests.figures import take_live, take_weekly
from handlers.ward.digests.snapshot import Figures
from storage.database import Database
from storage.drafts import DraftRow
from storage.following import ONCE, STAYS, pointing_columns
from storage.meetings import Meeting
from storage.people import Person, Role, RoleName, Unit
from storage.sessions import Session
from storage.tasks import Report, Task, TaskState
from storage.units import UnitChange, changes_of, living
from tests.handlers.world import MONDAY, ZONE, World, days, local

NOW = local(MONDAY, "09:00")


def tree(work: Work) -> Tree:
    return Tree(work.db, NOW)


def actor(work: Work, person: Person) -> Actor:
    work.db.expire(person, ["roles"])
    return Actor.of(person)


def unique_with(table: Table, column: Column[Any]) -> bool:
    """Whether the column is part of what must be unique."""
    groups = [group.columns for group in table.constraints if isinstance(group, UniqueConstraint)]
    groups += [index.columns for index in table.indexes if index.unique]
    return column.primary_key or any(column.name in group for group in groups)


def test_every_column_that_names_a_unit_is_accounted_for() -> None:
    """A unique column cannot simply be rewritten: whoever adds one says in following.py what becomes of it."""
    unsaid = [
        f"{table.name}.{column.name}"
        for table, column in pointing_columns()
        if unique_with(table, column) and table.name not in STAYS and table.name not in ONCE
    ]
    assert unsaid == []


def test_a_cell_merged_into_another_takes_everything_along(work: Work, world: World) -> None:
    old, new = world.cell("Chi bộ Một"), world.cell("Chi bộ Hai")
    member = world.person("Trần Mẫu", old, (RoleName.SECRETARY, old))
    visitor = world.person("Phụ Trách Mẫu", world.ward, (RoleName.IN_CHARGE, old), (RoleName.IN_CHARGE, new))
    world.held(old, NOW - days(9))
    planned, task = world.planned(old, NOW + days(3)), world.task(old, MONDAY, assignee=member)
    world.report(task, NOW - days(1))
    said = tree(work).merge([old.code], new.code)
    assert said[0] == "Đã nhập Chi bộ Một (" + old.code + ") vào Chi bộ Hai: 1 người, 0 đơn vị, 2 buổi, 1 việc đi theo."
    assert "bí thư: Trần Mẫu" in said[1]
    for model in (Session, Meeting, Task, Report):
        assert {one.cell_id for one in work.db.scalars(select(model))} == {new.id}  # type: ignore[attr-defined]
    assert work.db.get_one(Person, member.id).unit_id == new.id
    roles = {(one.name, one.unit_id) for one in work.db.scalars(select(Role).filter_by(person_id=visitor.id))}
    assert roles == {(RoleName.IN_CHARGE, new.id)}
    assert may(actor(work, member), Action.REGISTER_SESSION, work.target(new.id))
    (change,) = changes_of(work.db, old.id)
    assert (change.deed, change.name_until, change.other_id) == ("merged", "Chi bộ Một", new.id)
    assert planned.id in change.moved["sessions"] and change.moved["tasks"] == [task.id]


def test_what_was_merged_leads_to_what_it_went_into(work: Work, world: World) -> None:
    first, second, third = world.cell("A"), world.cell("B"), world.cell("C")
    secretary = world.person("Mẫu", third, (RoleName.SECRETARY, third))
    tree(work).merge([first.code], second.code)
    tree(work).merge([second.code], third.code)
    assert living(work.db, work.db.get_one(Unit, first.id)).id == third.id
    assert may(actor(work, secretary), Action.LOG_MEETING, work.target(first.id))
    assert work.target(first.id).units == (third.id, world.ward.id)


def test_wards_merged_into_a_new_one_keep_figures_rights_and_old_names(work: Work, world: World) -> None:
    other = world.unit("P-KHAC", "Phường Khác", "ward", None)
    head = world.person("Mẫu", world.ward, (RoleName.WARD_COMMITTEE, world.ward))
    near, far = world.cell("Gần"), world.cell("Xa", other)
    for cell in (near, far, far):
        world.task(cell, MONDAY - days(1))
    for ward in (world.ward, other):
        take_weekly(work.db, ward, local(MONDAY, "07:30"), local(MONDAY, "07:30"), ZONE)
    old, _ = take_live(work.db, world.ward, NOW, ZONE)
    said = tree(work).merge([world.ward.code, other.code], "P-MOI", "Phường Mới")
    assert said[0] == "Đã lập Phường Mới (P-MOI)."
    new = work.db.scalars(select(Unit).filter_by(code="P-MOI")).one()
    assert may(actor(work, head), Action.SEE_DIGEST, work.target(new.id))
    assert may(actor(work, head), Action.SEE_DIGEST, work.target(far.id))
    assert may(actor(work, head), Action.SEE_DIGEST, work.target(other.id))
    assert Figures.from_dict(old.figures).unit_name == "Phường Mẫu"
    later = local(MONDAY + days(7), "07:30")
    figures = Figures.from_dict(take_weekly(work.db, new, later, later, ZONE).figures)
    assert {row.name: row.earlier and row.earlier.late for row in figures.cells} == {"Gần": 1, "Xa": 2}
    assert figures.earlier_totals.late == 3 and figures.compared is not None


def test_a_ward_is_split_with_some_of_its_cells(work: Work, world: World) -> None:
    stays, goes = world.cell("Ở lại"), world.cell("Đi")
    head = world.person("Mẫu", world.ward, (RoleName.WARD_COMMITTEE, world.ward))
    tree(work).split("P-MAU", "P-B", "Phường B", units=[goes.code])
    new = work.db.scalars(select(Unit).filter_by(code="P-B")).one()
    assert (stays.parent_id, goes.parent_id, new.kind) == (world.ward.id, new.id, "ward")
    assert not may(actor(work, head), Action.SEE_CELL_TASKS, work.target(goes.id))


def test_a_cell_is_split_with_some_of_its_people_and_their_open_tasks(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ Lớn")
    goes, stays = world.person("Đi", cell, (RoleName.DEPUTY, cell)), world.person("Ở", cell)
    world.person("Phụ trách", world.ward, (RoleName.IN_CHARGE, cell))
    follows, other = world.task(cell, MONDAY, assignee=goes), world.task(cell, MONDAY, assignee=stays)
    done = world.task(cell, MONDAY, TaskState.DONE, NOW, assignee=goes)
    report = world.report(follows, NOW)
    said = tree(work).split(cell.code, "CB-MOI", "Chi bộ Mới", people=[goes.code])
    new = work.db.scalars(select(Unit).filter_by(code="CB-MOI")).one()
    assert said[1] == "Đã tách Chi bộ Mới (CB-MOI) khỏi Chi bộ Lớn: 1 người, 0 đơn vị, 1 việc đang làm đi theo."
    assert [work.db.get_one(Task, one.id).cell_id for one in (follows, other, done)] == [new.id, cell.id, cell.id]
    assert work.db.get_one(Report, report.id).cell_id == new.id
    assert "phó bí thư: Đi" in said[2] and "cấp ủy phụ trách: Phụ trách" in said[2]
    assert "phó bí thư" not in said[3] and "cấp ủy phụ trách: Phụ trách" in said[3]


def test_renaming_keeps_the_old_name_in_past_figures(work: Work, world: World) -> None:
    cell = world.cell("Tên cũ")
    old, _ = take_live(work.db, world.ward, NOW, ZONE)
    tree(work).rename(cell.code, "Tên mới")
    new, _ = take_live(work.db, world.ward, NOW + timedelta(minutes=2), ZONE)
    assert [Figures.from_dict(one.figures).cells[0].name for one in (old, new)] == ["Tên cũ", "Tên mới"]
    assert [one.name_until for one in changes_of(work.db, cell.id)] == ["Tên cũ"]


def test_a_cell_is_moved_below_another_ward(work: Work, world: World) -> None:
    other = world.unit("P-KHAC", "Phường Khác", "ward", None)
    cell = world.cell("A")
    assert tree(work).move(cell.code, other.code) == [f"Đã chuyển A ({cell.code}) về Phường Khác."]
    assert work.target(cell.id).units == (cell.id, other.id)


def test_only_what_is_finished_is_dissolved(work: Work, world: World) -> None:
    cell = world.cell("A")
    member = world.person("Mẫu", cell, (RoleName.SECRETARY, cell))
    task, planned = world.task(cell, MONDAY, assignee=member), world.planned(cell, NOW + days(1))
    mends: tuple[tuple[UnitProblem, object, str, object], ...] = (
        (UnitProblem.MEMBERS, member, "active", False),
        (UnitProblem.TASKS, task, "state", TaskState.CANCELLED),
        (UnitProblem.SESSIONS, planned, "state", "cancelled"),
    )
    for problem, row, name, value in mends:
        with pytest.raises(Refused) as refusal:
            tree(work).dissolve(cell.code)
        assert str(refusal.value) == texts.PROBLEMS[problem].format(code=cell.code)
        setattr(row, name, value)
        work.db.flush()
    with pytest.raises(Refused, match="còn đơn vị bên dưới"):
        tree(work).dissolve("P-MAU")
    tree(work).dissolve(cell.code)
    assert take_live(work.db, world.ward, NOW, ZONE)[0].figures["cells"] == []
    assert work.db.scalars(select(Role)).all() == []
    assert tree(work).lines() == ["P-MAU · Phường Mẫu (phường/xã)"]
    assert tree(work).lines(gone=True)[1:] == [f"{cell.code} · A (chi bộ): đã giải thể"]


@pytest.mark.parametrize(
    ("deed", "problem"),
    [
        (lambda one: one.merge(["A"], "A"), UnitProblem.ITSELF),
        (lambda one: one.merge(["A"], "P-MAU"), UnitProblem.OTHER_KIND),
        (lambda one: one.merge([], "A"), UnitProblem.NOTHING),
        (lambda one: one.merge(["X"], "A"), UnitProblem.UNKNOWN),
        (lambda one: one.merge(["A"], "MOI"), UnitProblem.NAMELESS),
        (lambda one: one.move("P-MAU", "A"), UnitProblem.INSIDE),
        (lambda one: one.move("A", "B"), UnitProblem.PLACE),
        (lambda one: one.split("A", "B", "Tên", units=["P-MAU"]), UnitProblem.NOT_BELOW),
        (lambda one: one.split("P-MAU", "B", "Tên", units=["A"]), UnitProblem.TAKEN),
        (lambda one: one.split("A", "MOI", "Tên"), UnitProblem.NOTHING),
        (lambda one: one.rename("A", "  "), UnitProblem.NAMELESS),
        (lambda one: one.dissolve("X"), UnitProblem.UNKNOWN),
        (lambda one: (one.merge(["A"], "B"), one.rename("A", "Tên")), UnitProblem.GONE),
    ],
)
def test_what_makes_no_sense_is_refused(work: Work, world: World, deed: object, problem: UnitProblem) -> None:
    for code in ("A", "B"):
        world.unit(code, f"Chi bộ {code}", "cell", world.ward)
    with pytest.raises(Refused) as refusal:
        deed(tree(work))  # type: ignore[operator]
    assert texts.PROBLEMS[problem].split("{code}")[-1] in str(refusal.value)


def test_a_form_left_open_follows_its_cell(work: Work, world: World) -> None:
    old, new = world.cell("A"), world.cell("B")
    person = world.person("Mẫu", old)
    draft = DraftRow(
        person_id=person.id, kind="register", step="theme", data={"cell_id": old.id}, created_at=NOW, updated_at=NOW
    )
    work.db.add(draft)
    work.db.flush()
    tree(work).merge([old.code], new.code)
    assert work.db.get_one(DraftRow, draft.id).data["cell_id"] == new.id


def test_the_command_line_carries_out_and_refuses(database: Database, tmp_path: Path) -> None:
    with database.unit_of_work() as unit:
        world = World(unit.db)
        for code in ("A", "B"):
            world.unit(code, f"Chi bộ {code}", "cell", world.ward)
        unit.commit()
    config = tmp_path / "config.toml"
    config.write_text(f'[storage]\nurl = "{database.url}"\n')

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["units", *words, "--config", str(config)])
        return result.exit_code, result.output.strip()

    assert run("list") == (0, "P-MAU · Phường Mẫu (phường/xã)\n  A · Chi bộ A (chi bộ)\n  B · Chi bộ B (chi bộ)")
    assert run("rename", "A", "Chi bộ Sông Hàn")[0] == 0
    assert run("merge", "A", "--into", "B", "--reason", "QĐ 12")[0] == 0
    assert run("list", "--all")[1].endswith("A · Chi bộ Sông Hàn (chi bộ): đã nhập vào Chi bộ B")
    assert run("merge", "A", "--into", "B") == (1, texts.PROBLEMS[UnitProblem.GONE].format(code="A"))
    assert run("split", "P-MAU", "--new", "P2", "--name", "Phường Hai", "--unit", "B")[0] == 0
    assert run("move", "B", "P-MAU")[0] == 0
    assert run("dissolve", "P2")[0] == 0
    with database.reading() as db:
        deeds = [(one.deed, one.reason) for one in db.scalars(select(UnitChange).order_by(UnitChange.id))]
    assert deeds == [
        ("renamed", ""),
        ("merged", "QĐ 12"),
        ("moved", ""),
        ("split", ""),
        ("moved", ""),
        ("dissolved", ""),
    ]
