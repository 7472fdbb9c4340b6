"""The pages below a digest, and who sees which."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from handlers.context import Work
from handlers.rights.access import Actor
from handlers.screens.screen import Screen
from handlers.ward.digests.figures import take_weekly
from handlers.ward.digests.pages import cells, digest
from handlers.ward.digests.pages import work as work_pages
from handlers.ward.digests.renderings.message import plain
from handlers.ward.digests.snapshot import CellRow
from handlers.ward.digests.views import View, units_seen, view_of
from storage.digests import DigestSnapshot
from storage.people import Person, RoleName, Unit
from storage.tasks import Report, TaskState
from tests.handlers.ward.digests.samples import sample_figures
from tests.handlers.world import MONDAY, ZONE, World, days, local

AT = local(MONDAY, "07:30")
NOW = AT + timedelta(hours=2)


@pytest.fixture
def now() -> datetime:
    return NOW


def snapshot_of(work: Work, world: World, at: datetime = AT) -> DigestSnapshot:
    return take_weekly(work.db, world.ward, at, at, ZONE)


def view(work: Work, world: World) -> View:
    somebody = world.person("Lan", world.ward, (RoleName.WARD_COMMITTEE, world.ward))
    work.db.expire(somebody, ["roles"])
    seen = view_of(work, Actor.of(somebody), snapshot_of(work, world))
    assert seen is not None
    return seen


def row(view: View, cell: Unit) -> CellRow:
    found = view.figures.row(cell.id)
    assert found is not None
    return found


def labels(screen: Screen) -> list[str]:
    return [choice.label for choices in screen.choices for choice in choices]


def data(screen: Screen) -> list[str]:
    return [choice.data for choices in screen.choices for choice in choices]


def as_plain_text(screen: Screen) -> str:
    """What a channel without buttons shows."""
    return plain(screen.text) + "".join(f"\n{number}. {label}" for number, label in enumerate(labels(screen), 1))


def test_sixty_cells_with_their_choices_fit_a_plain_text_message(work: Work) -> None:
    for page in range(8):
        late = replace(sample_figures(60), at=AT + timedelta(hours=30))
        screen = digest.digest_page(View(10**9, late, late=True), page)
        assert "đến muộn" in screen.text
        assert len(as_plain_text(screen)) <= 2_000


def test_all_cells_are_reached_by_turning_pages_those_in_need_first(work: Work) -> None:
    figures = sample_figures(60)
    seen: list[str] = []
    for page in range(8):
        screen = digest.digest_page(View(3, figures), page)
        seen += [one.split(":")[4] for one in data(screen) if one.startswith("g:3:0:cell:")]
    assert len(seen) == len(set(seen)) == 60
    first = figures.row(int(seen[0]))
    assert first is not None and first.counts.without_plan == 1
    assert data(digest.digest_page(View(3, figures), 99)) == data(digest.digest_page(View(3, figures), 7))


def test_a_cell_shows_the_snapshots_numbers_and_what_is_now(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ Khu phố 1")
    late = world.task(cell, MONDAY - days(1), content="Dọn cỏ kiệt 3")
    world.held(cell, AT - days(2))
    seen = view(work, world)
    late.state, late.done_at = TaskState.DONE, NOW - timedelta(hours=1)
    world.task(cell, MONDAY + days(5), TaskState.IN_DIFFICULTY, content="Vá vỉa hè")
    world.planned(cell, local(MONDAY + days(3), "19:00"))
    screen = cells.cell_page(work, seen, row(seen, cell))
    assert plain(screen.text).splitlines() == [
        "Chi bộ Khu phố 1",
        "Số liệu lúc 07:30 ngày 07/12/2026, tuần 30/11–06/12/2026",
        "– Buổi chuyên đề đã họp: 1",
        "– Việc xong: 0",
        "– Việc đang làm: 1",
        "– Việc quá hạn: 1",
        "– Việc gặp khó khăn: 0",
        "– Quý IV: đã họp chuyên đề",
        "",
        "Hiện nay (09:30 ngày 07/12/2026)",
        "– Buổi sắp tới: Thứ Năm 10/12/2026, 19:00 – Giữ sạch kiệt 3",
        "– Việc (⏰ quá hạn, ⚠ khó khăn, ▫ đang làm, ✅ mới xong): chọn để xem.",
    ]
    assert labels(screen)[:2] == ["⚠ Vá vỉa hè – Mẫu", "✅ Dọn cỏ kiệt 3 – Mẫu"]


def test_tasks_are_shown_a_page_at_a_time_the_late_ones_first(work: Work, world: World) -> None:
    cell = world.cell("A")
    for number in range(20):
        world.task(cell, MONDAY + days(1 - number % 2 * 3), content=f"Việc {number}")
    world.task(cell, MONDAY - days(200), TaskState.DONE, AT - days(150), content="Cũ")
    seen = view(work, world)
    found: list[str] = []
    for page in range(3):
        screen = cells.cell_page(work, seen, row(seen, cell), page)
        assert f"Trang {page + 1}/3." in plain(screen.text)
        found += [label for label in labels(screen) if " Việc " in label]
    assert len(found) == len(set(found)) == 20
    assert [label[0] for label in found] == ["⏰"] * 10 + ["▫"] * 10


def test_a_full_cell_fits_a_plain_text_message(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ " + "Trường " * 20)
    for _ in range(30):
        world.task(cell, MONDAY - days(1), content="Dọn " * 100)
        world.planned(cell, AT + days(1), "Chuyên đề " * 60)
    seen = view(work, world)
    assert len(as_plain_text(cells.cell_page(work, seen, row(seen, cell), 1))) <= 2_000


def test_a_task_with_its_latest_reports(work: Work, world: World) -> None:
    cell = world.cell("Chi bộ Khu phố 1")
    member = world.person("Trần Văn Mẫu", cell)
    task = world.task(cell, MONDAY - days(1), TaskState.PARTLY, content="Vận động 45 hộ", assignee=member)
    task.target, task.target_unit, task.done_count = Decimal(45), "hộ", Decimal(30)
    for number in range(5):
        report = Report(
            task_id=task.id,
            person_id=member.id,
            entered_by_id=member.id,
            outcome=TaskState.PARTLY,
            done_text=f"Đợt {number}",
            at=AT - days(5 - number),
            draft_id=number,
        )
        work.db.add(report)
    work.db.flush()
    seen = view(work, world)
    screen = work_pages.task_page(work, seen, task, 2)
    text = plain(screen.text)
    assert text.startswith(
        "Vận động 45 hộ\nChi bộ Khu phố 1\nNgười làm: Trần Văn Mẫu\nHạn: Chủ Nhật 06/12/2026 · quá hạn"
    )
    assert "Kết quả: 30/45 hộ" in text and "Đợt 4" in text and "Đợt 1" not in text
    assert [one.split(":")[3] for one in data(screen)[:3]] == ["report"] * 3
    assert data(screen)[3:] == [f"g:{seen.digest_id}:0:cell:{cell.id}:2", f"g:{seen.digest_id}:0:cells"]


def actor_of(work: Work, person: Person) -> Actor:
    work.db.expire(person, ["roles"])
    return Actor.of(person)


def test_who_sees_what_of_a_wards_digest(work: Work, world: World) -> None:
    city = world.unit("TP", "Thành phố Mẫu", "city", None)
    world.ward.parent_id = city.id
    other = world.unit("P-KHAC", "Phường Khác", "ward", city)
    first, second, foreign = world.cell("A"), world.cell("B"), world.cell("C", other)
    snapshot = snapshot_of(work, world)
    both = {first.id, second.id}
    for name, where, seen in (
        (RoleName.WARD_COMMITTEE, world.ward, both),
        (RoleName.WARD_BUILDING, world.ward, both),
        (RoleName.IN_CHARGE, second, {second.id}),
        (RoleName.WARD_COMMITTEE, other, None),
        (RoleName.IN_CHARGE, foreign, None),
        (RoleName.SECRETARY, first, {first.id}),
        (RoleName.MINUTES_TAKER, first, None),
        (RoleName.ADMINISTRATOR, world.ward, None),
    ):
        actor = actor_of(work, world.person(f"{name} {where.name}", first, (name, where)))
        found = view_of(work, actor, snapshot)
        if name == RoleName.SECRETARY:
            assert found is not None and found.figures.unit_name == "A"
        assert (None if found is None else {one.unit_id for one in found.figures.cells}) == seen
        assert [unit.id for unit in units_seen(work.db, actor) if unit.id == world.ward.id] == (
            [] if seen is None else [world.ward.id]
        )


def test_a_cell_that_has_left_the_ward_is_no_more_in_its_old_digests(work: Work, world: World) -> None:
    other = world.unit("P-KHAC", "Phường Khác", "ward", None)
    gone, stays = world.cell("A"), world.cell("B")
    seen = view(work, world)
    assert len(seen.figures.cells) == 2
    gone.parent_id = other.id
    work.db.flush()
    snapshot = work.db.get_one(DigestSnapshot, seen.digest_id)
    again = view_of(work, actor_of(work, work.db.scalars(select(Person).filter_by(full_name="Lan")).one()), snapshot)
    assert again is not None and [one.unit_id for one in again.figures.cells] == [stays.id]


def test_the_cells_one_is_in_charge_of_are_named_first(work: Work, world: World) -> None:
    rows = sample_figures(20).cells
    calm = next(one for one in rows if one.counts.late == 0 and not one.counts.without)
    screen = digest.digest_page(View(1, sample_figures(20), frozenset({calm.unit_id})))
    assert data(screen)[0] == f"g:1:0:cell:{calm.unit_id}"


def test_the_picture_of_a_cut_view_is_cut_too() -> None:
    whole = View(4, sample_figures(3))
    assert whole.recipe == {"kind": "digest_chart", "digest_id": 4}
    first = whole.figures.cells[0].unit_id
    assert replace(whole, figures=whole.figures.cut_to([first])).recipe["cells"] == [first]
