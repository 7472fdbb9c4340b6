"""The figures, against worlds counted by hand and against a plain count in Python."""

from datetime import date, datetime, timedelta
from random import Random

import pytest

from handlers.context import Work
from handlers.settings.policy import Policy
from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.figures import Inquiry, take, take_live, take_weekly
from handlers.ward.digests.snapshot import LIVE, WEEKLY, Figures
from handlers.ward.digests.unprepared import late_in
from storage.database import UnitOfWork
from storage.feedback import Feedback
from storage.sessions import SessionState
from storage.tasks import TaskState
from storage.visits import Visit, count_visited, last_visited
from tests.handlers.ward.digests.random_world import random_world
from tests.handlers.world import MONDAY, ZONE, World, days, local

AT = local(MONDAY, "07:30")


def weekly(world: World, moment: datetime = AT) -> Figures:
    return Figures.from_dict(take_weekly(world.db, world.ward, moment, moment, ZONE).figures)


def test_a_small_week_counted_by_hand(world: World) -> None:
    a, b = world.cell("Khu phố 2"), world.cell("Khu phố 10")
    world.held(a, local(MONDAY - days(7), "00:00"))
    world.held(a, local(MONDAY - days(8), "23:59"))
    world.planned(a, local(MONDAY + days(6), "23:59"))
    world.planned(b, local(MONDAY + days(7), "00:00"))
    world.planned(b, local(MONDAY - days(3), "19:00"))
    world.task(a, MONDAY - days(1))
    world.task(a, MONDAY, TaskState.IN_DIFFICULTY)
    world.task(a, MONDAY - days(3), TaskState.DONE, local(MONDAY - days(1), "23:59"))
    world.task(b, MONDAY - days(9), TaskState.DONE, local(MONDAY, "00:01"))
    figures = weekly(world)
    assert [row.name for row in figures.cells] == ["Khu phố 2", "Khu phố 10"]
    first, second = figures.cells
    assert first.counts == Counts(held=1, done=1, open=2, late=1, difficulty=1, planned=1)
    assert second.counts == Counts(held=0, done=0, open=0, late=0, difficulty=0, without=1, unlogged=1)
    assert figures.totals == Counts(held=1, done=1, open=2, late=1, difficulty=1, without=1, planned=1, unlogged=1)
    assert first.weeks == (*[MarkCounts("none")] * 6, MarkCounts("held"), MarkCounts("held", 1), MarkCounts("planned"))
    assert second.weeks == (
        *[MarkCounts("none")] * 6,
        MarkCounts("none", 1),
        MarkCounts("unlogged"),
        MarkCounts("none"),
    )
    assert [(one.cell_id, one.starts_at) for one in figures.coming] == [(a.id, local(MONDAY + days(6), "23:59"))]


def test_the_days_and_the_quarter_are_named(world: World) -> None:
    figures = weekly(world)
    assert (figures.period.first, figures.period.last) == (date(2026, 11, 30), date(2026, 12, 6))
    assert (figures.ahead.first, figures.ahead.last) == (date(2026, 12, 7), date(2026, 12, 13))
    assert figures.quarter == (2026, 4)
    assert figures.at == AT


def test_without_plan_counts_cells_with_nothing_in_the_calendar_of_the_quarter(world: World) -> None:
    world.planned(world.cell("Có lịch"), local(date(2026, 12, 31), "19:00"))
    world.planned(world.cell("Lịch quý sau"), local(date(2027, 1, 1), "07:00"))
    world.held(world.cell("Họp quý trước"), local(date(2026, 9, 30), "19:00"))
    world.held(world.cell("Đã họp"), local(date(2026, 10, 1), "07:00"))
    totals = weekly(world).totals
    assert (totals.without, totals.without_plan) == (3, 2)


@pytest.mark.parametrize("state", [SessionState.CANCELLED, SessionState.POSTPONED])
def test_sessions_without_a_date_are_nowhere(world: World, state: SessionState) -> None:
    cell = world.cell("A")
    for starts in (AT - days(5), AT + days(2)):
        world.planned(cell, starts).state = state
    row = weekly(world).cells[0]
    assert (row.counts.planned, row.counts.unlogged, row.counts.without_plan) == (0, 0, 1)
    assert set(row.weeks) == {MarkCounts("none")}


def test_a_session_of_yesterday_is_not_yet_without_minutes(world: World) -> None:
    world.planned(world.cell("A"), AT - rules.LOGGED_WITHIN)
    world.planned(world.cell("B"), AT - rules.LOGGED_WITHIN - timedelta(minutes=1))
    assert [row.counts.unlogged for row in weekly(world).cells] == [0, 1]


def test_a_quarter_that_went_by_without_a_session_is_told_in_the_week_it_ended(world: World) -> None:
    world.held(world.cell("A"), local(date(2026, 12, 31), "19:00"))
    world.cell("B")
    assert [row.counts.missed for row in weekly(world, local(date(2027, 1, 4), "07:30")).cells] == [0, 1]
    assert [row.counts.missed for row in weekly(world, local(date(2027, 1, 11), "07:30")).cells] == [0, 0]


def test_another_wards_cells_stay_out_and_deep_ones_are_in(world: World) -> None:
    other = world.unit("P-KHAC", "Phường Khác", "ward", None)
    world.task(world.cell("Ngoài", other), MONDAY - days(1))
    area = world.unit("KV", "Khu vực", "group", world.ward)
    world.task(world.cell("Trong", area), MONDAY - days(1))
    figures = weekly(world)
    assert [(row.name, row.counts.late) for row in figures.cells] == [("Trong", 1)]


def test_reports_of_the_period_are_counted_but_those_taken_back(world: World) -> None:
    cell = world.cell("A")
    task = world.task(cell, MONDAY)
    world.report(task, AT - days(1))
    world.report(task, AT - days(2)).withdrawn_at = AT
    world.report(task, AT - days(8))
    world.db.flush()
    assert weekly(world).totals.reports == 1


def test_a_city_is_summed_ward_by_ward_and_opened_at_one(world: World) -> None:
    city = world.unit("TP", "Thành phố Mẫu", "city", None)
    other = world.unit("P-KHAC", "Phường Khác", "ward", city)
    world.ward.parent_id = city.id
    area = world.unit("KV", "Khu vực", "group", world.ward)
    first, deep, far = world.cell("Một"), world.cell("Hai", area), world.cell("Ba", other)
    for cell in (first, deep, far, far):
        world.task(cell, MONDAY - days(1))
    world.held(deep, AT - days(1))
    figures = take(world.db, Inquiry(city, WEEKLY, AT, ZONE, rules.weekly_period(MONDAY)))
    sums = {part.name: (part.cells, part.counts.late, part.counts.held, part.weeks[7]) for part in figures.parts}
    assert sums == {"Phường Mẫu": (2, 2, 1, MarkCounts("held", 2)), "Phường Khác": (1, 2, 0, MarkCounts("none", 2))}
    assert figures.totals.late == 4 and figures.part_of(deep.id) == world.ward.id
    ward = figures.at_unit(world.ward.id)
    assert ward is not None and not ward.cut
    assert {part.name: part.counts.late for part in ward.parts} == {"Một": 1, "Hai": 1}
    own = take(world.db, Inquiry(world.ward, WEEKLY, AT, ZONE, rules.weekly_period(MONDAY)))
    assert (ward.cells, ward.units, ward.unit_name) == (own.cells, own.units, own.unit_name)
    assert figures.at_unit(first.id) is None
    assert [figures.above(one) for one in (deep.id, area.id, world.ward.id, city.id)] == [
        area.id,
        world.ward.id,
        city.id,
        None,
    ]


def test_the_first_week_has_nothing_to_compare_with_and_the_second_has(world: World) -> None:
    cell = world.cell("A")
    task = world.task(cell, MONDAY - days(1))
    first = weekly(world)
    assert first.compared is None and first.cells[0].earlier is None
    task.state, task.done_at = TaskState.DONE, local(MONDAY, "12:00")
    world.cell("Mới lập")
    second = weekly(world, AT + days(7))
    assert second.compared == first.period
    assert second.cells[0].earlier == first.cells[0].counts
    assert second.cells[1].earlier is None
    assert (second.totals.late, second.earlier_totals.late) == (0, 1)


def test_a_ward_without_cells_and_a_week_without_deeds(world: World) -> None:
    assert weekly(world).totals == Counts()
    world.cell("A")
    assert weekly(world, AT + days(7)).totals == Counts(without=1, without_plan=1)


def test_live_figures_are_of_the_seven_days_up_to_now(world: World) -> None:
    cell = world.cell("A")
    now = local(date(2026, 12, 9), "10:00")
    world.task(cell, date(2026, 12, 9), TaskState.DONE, now - timedelta(minutes=5))
    world.planned(cell, now + timedelta(hours=9))
    snapshot, made = take_live(world.db, world.ward, now, ZONE)
    figures = Figures.from_dict(snapshot.figures)
    assert made and (figures.kind, figures.totals.done, figures.cells[0].counts.planned) == (LIVE, 1, 1)
    assert (figures.period.first, figures.period.last) == (date(2026, 12, 3), date(2026, 12, 9))


def test_asking_again_at_once_makes_no_second_snapshot_unless_something_changed(world: World) -> None:
    cell = world.cell("A")
    now = local(date(2026, 12, 9), "10:00")
    first, _ = take_live(world.db, world.ward, now, ZONE)
    again, made = take_live(world.db, world.ward, now + timedelta(seconds=59), ZONE)
    assert (again.id, made) == (first.id, False)
    world.task(cell, MONDAY)
    changed, made = take_live(world.db, world.ward, now, ZONE)
    assert made and changed.id != first.id
    later, made = take_live(world.db, world.ward, now + timedelta(seconds=61), ZONE)
    assert made and later.id != changed.id


def test_figures_survive_being_stored(world: World) -> None:
    random_world(world, Random(1))
    taken = take(world.db, Inquiry(world.ward, WEEKLY, AT, ZONE, rules.weekly_period(MONDAY)))
    assert Figures.from_dict(taken.to_dict()) == taken


@pytest.mark.parametrize("seed", range(12))
def test_random_wards_agree_with_a_plain_count(world: World, seed: int) -> None:
    random = Random(seed)
    things = random_world(world, random)
    at = AT + timedelta(hours=random.randrange(0, 24 * 30))
    period = random.choice((rules.weekly_period, rules.live_period))(at.astimezone(ZONE).date())
    figures = take(world.db, Inquiry(world.ward, WEEKLY, at, ZONE, period))
    for row in figures.cells:
        assert (row.counts, row.weeks) == things[row.unit_id].plain(at, period)


def test_what_waits_for_the_ward_and_visits_are_counted_and_other_sittings_are_not(world: World) -> None:
    cell, head = world.cell("A"), world.person("Mẫu", world.ward)
    waiting, ahead = world.planned(cell, AT + days(20)), world.planned(cell, AT + days(3))
    waiting.approval = "waiting"
    regular = world.held(cell, AT - days(2))
    regular.session.kind = "regular"
    visited = world.held(cell, AT - days(1)).session
    world.planned(cell, AT + days(2)).kind = "regular"
    for session in (visited, ahead):
        world.db.add(Visit(session_id=session.id, visitor_id=head.id, planned_by_id=head.id, planned_at=AT))
    world.db.flush()
    row = weekly(world).cells[0]
    assert (row.counts.waiting, row.counts.visited, row.counts.to_visit) == (1, 1, 1)
    assert (row.counts.held, row.counts.planned) == (1, 1)


def test_who_said_a_word_on_a_meeting_was_there_whether_it_was_planned_or_not(world: World) -> None:
    cell, head = world.cell("A"), world.person("Mẫu", world.ward)
    unplanned, planned, unvisited = (world.held(cell, AT - days(number)) for number in (1, 2, 3))
    world.db.add(Visit(session_id=planned.session.id, visitor_id=head.id, planned_by_id=head.id, planned_at=AT))
    for meeting in (unplanned, planned):
        world.db.add(
            Feedback(meeting_id=meeting.id, person_id=head.id, at=AT - days(1), marks={}, good="a", to_try="b")
        )
    world.db.flush()
    assert weekly(world).cells[0].counts.visited == 2
    assert count_visited(world.db, [cell.id], AT - days(9), AT) == {"held": 2}
    assert last_visited(world.db, [cell.id]) == {cell.id: unplanned.session.starts_at}
    assert unvisited.session.starts_at < planned.session.starts_at


def test_what_visitors_said_is_counted_in_the_period_alone(world: World) -> None:
    cell, head = world.cell("A"), world.person("Mẫu", world.ward)
    for number, at in enumerate((AT - days(1), AT - days(30))):
        meeting = world.held(cell, AT - days(40 + number))
        remark = Feedback(meeting_id=meeting.id, person_id=head.id, at=at, marks={}, good="a", to_try="b")
        world.db.add(remark)
    world.db.flush()
    assert weekly(world).cells[0].counts.remarks == 1


def test_sessions_prepared_late_are_counted_once_each(world: World) -> None:
    cell, calm = world.cell("A"), world.cell("B")
    soon = world.planned(cell, AT + days(2))
    soon.registered_at = AT - days(30)
    world.planned(calm, AT + days(60)).registered_at = AT - days(30)
    world.db.flush()
    unit = UnitOfWork(world.db, lambda tables: None)
    late = late_in(Work(unit, AT, ZONE, Policy()))
    rows = Figures.from_dict(take_weekly(world.db, world.ward, AT, AT, ZONE, late).figures).cells
    assert [row.counts.unprepared for row in rows] == [1, 0]
