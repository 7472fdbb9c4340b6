"""What a meeting's log may hold."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from handlers.meetings.log import rules
from handlers.meetings.log.rules import Doubts, DueProblem, GivenTask, Misfit, TaskTarget, TimeProblem, Votes

NOW = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_sessions_to_log_are_those_begun_or_near_the_nearest_first() -> None:
    starts = [(1, NOW - hours(50)), (2, NOW + hours(1)), (3, NOW + hours(4.1)), (4, NOW - hours(2)), (5, NOW)]
    assert rules.nearest_first(starts, NOW) == [5, 2, 4, 1]


@pytest.mark.parametrize(
    ("start", "problem"),
    [
        (NOW, None),
        (NOW - timedelta(days=31), None),
        (NOW - timedelta(days=32), TimeProblem.FAR_FROM_PLAN),
        (NOW + hours(4), None),
        (NOW + hours(5), TimeProblem.NOT_YET),
    ],
)
def test_a_meeting_starts_about_when_it_was_planned(start: datetime, problem: TimeProblem | None) -> None:
    assert rules.check_start(start, NOW, NOW) is problem


@pytest.mark.parametrize(
    ("length", "problem"),
    [
        (hours(1.5), None),
        (hours(12), None),
        (hours(12.1), TimeProblem.TOO_LONG),
        (hours(0), TimeProblem.ENDS_FIRST),
        (hours(-1), TimeProblem.ENDS_FIRST),
    ],
)
def test_a_meeting_ends_after_its_start_the_same_day(length: timedelta, problem: TimeProblem | None) -> None:
    assert rules.check_end(NOW, NOW + length, NOW + hours(24)) is problem


def test_a_meeting_just_as_long_as_it_should_be_is_not_too_short() -> None:
    assert not rules.too_short(NOW, NOW + hours(1.5), hours(1.5))
    assert rules.too_short(NOW, NOW + timedelta(minutes=89), hours(1.5))
    assert rules.minutes_between(NOW, NOW + timedelta(minutes=89, seconds=50)) == 89


def test_a_meeting_has_begun_at_its_start() -> None:
    assert rules.begun(NOW, NOW)
    assert not rules.begun(NOW + timedelta(minutes=1), NOW)


@pytest.mark.parametrize(
    ("words", "votes"),
    [
        ("16/17", Votes(16, 0, 0, 17)),
        (" 16 / 17 ", Votes(16, 0, 0, 17)),
        ("16 trên 17", Votes(16, 0, 0, 17)),
        ("16 tren 17", Votes(16, 0, 0, 17)),
        ("17", Votes(17, 0, 0, 18)),
        ("0/17", Votes(0, 0, 0, 17)),
        ("15 1 1", Votes(15, 1, 1, 17)),
        ("15-0-2", Votes(15, 0, 2, 17)),
        ("15, 1, 1", Votes(15, 1, 1, 17)),
        ("15 1", None),
        ("mười bảy", None),
        ("17/", None),
        ("-3/17", None),
        ("16/17/18", None),
        ("99999/99999", None),
        ("１６/17", None),
        ("", None),
    ],
)
def test_votes_as_people_type_them(words: str, votes: Votes | None) -> None:
    assert rules.read_votes(words, entitled=18) == votes


@pytest.mark.parametrize(
    ("votes", "fits"),
    [
        (Votes(17, 0, 0, 17), True),
        (Votes(15, 1, 1, 17), True),
        (Votes(0, 17, 0, 17), True),
        (Votes(18, 0, 0, 18), True),
        (Votes(16, 0, 0, 17), False),
        (Votes(18, 0, 0, 17), False),
        (Votes(17, 1, 1, 19), False),
        (Votes(18, -1, 0, 17), False),
        (Votes(0, 0, 0, 0), False),
    ],
)
def test_votes_fit_those_with_the_right(votes: Votes, fits: bool) -> None:
    assert rules.votes_fit(votes, entitled=18) is fits


def test_the_rest_of_a_vote_can_be_asked_for() -> None:
    assert rules.votes_possible(Votes(16, 0, 0, 17), entitled=18)
    assert not rules.votes_possible(Votes(18, 0, 0, 17), entitled=18)
    assert not rules.votes_possible(Votes(16, 0, 0, 19), entitled=18)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("45 hộ", TaskTarget(Decimal(45), "hộ")),
        ("45hộ", TaskTarget(Decimal(45), "hộ")),
        ("45  hộ   dân", TaskTarget(Decimal(45), "hộ dân")),
        ("1.200 m2", TaskTarget(Decimal(1200), "m2")),
        ("45", TaskTarget(Decimal(45), "")),
        ("0 hộ", None),
        ("-5 hộ", None),
        ("hộ 45", None),
        ("4,5 hộ", None),
        ("2,5 tấn rác", TaskTarget(Decimal("2.5"), "tấn rác")),
        ("2.5 km", TaskTarget(Decimal("2.5"), "km")),
        ("1,200 hộ", TaskTarget(Decimal(1200), "hộ")),
        ("1,200 km", None),
        ("3 triệu 500", TaskTarget(Decimal("3.5"), "triệu")),
        ("3 triệu 500 đồng", TaskTarget(Decimal("3.5"), "triệu đồng")),
        ("5 triệu đồng", TaskTarget(Decimal(5), "triệu đồng")),
        ("45/50 hộ", None),
        ("2000000 hộ", None),
        ("99999999 hộ", None),
        (f"45 {'h' * 31}", None),
        ("", None),
    ],
)
def test_targets_as_people_type_them(words: str, target: TaskTarget | None) -> None:
    assert rules.read_target(words) == target


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (date(2026, 12, 3), None),
        (date(2026, 12, 2), DueProblem.PAST),
        (date(2028, 12, 3), None),
        (date(2028, 12, 5), DueProblem.FAR),
    ],
)
def test_a_task_is_due_today_or_later(day: date, problem: DueProblem | None) -> None:
    assert rules.check_due(day, date(2026, 12, 3)) is problem


def test_what_no_longer_fits_the_roll_call_is_named() -> None:
    assert rules.misfit(17, 17, 9, Votes(16, 0, 1, 17)) is None
    assert rules.misfit(17, 17, None, None) is None
    assert rules.misfit(8, 8, 9, Votes(8, 0, 0, 8)) is Misfit.SPEAKERS
    assert rules.misfit(16, 15, 9, Votes(16, 0, 0, 16)) is Misfit.VOTE


def test_what_the_tasks_lack() -> None:
    tasks = [
        GivenTask(1, 5, True),
        GivenTask(1, None, True),
        GivenTask(None, 6, False),
        *(GivenTask(3, 7, True) for _ in range(7)),
    ]
    found = rules.doubts(3, tasks, people=[5, 6, 7, 8, 9])
    assert found == Doubts((2,), (2,), (3,), ((7, 7),), 2)


def test_seven_tasks_are_no_burden_where_everybody_has_some() -> None:
    tasks = [GivenTask(1, 5, True), *(GivenTask(1, 7, True) for _ in range(7))]
    assert rules.doubts(1, tasks, people=[5, 7]) == Doubts((), (), (), (), 0)
    assert rules.doubts(1, tasks[:-1], people=[5, 7, 8]).burdened == ()


@pytest.mark.parametrize(
    ("name", "before", "after", "pieces"),
    [
        ("marks", None, {"3": 1}, ["marks.3"]),
        ("marks", {"3": 1, "4": 1}, {"3": 2}, ["marks.3", "marks.4"]),
        ("opinions", None, [1], []),
        ("opinions", [1], [1, 2], []),
        ("opinions", [1, 2], [1], ["opinions"]),
        ("opinions", [1, 2], [1, 3], ["opinions"]),
        ("guests", None, "a", ["guests"]),
        ("vote", [1, 0, 0, 1], None, ["vote"]),
    ],
)
def test_the_pieces_of_the_notes_that_changed(name: str, before: object, after: object, pieces: list[str]) -> None:
    assert rules.changed_pieces(name, before, after) == pieces


def test_a_committees_session_leaves_parts_out() -> None:
    assert rules.has_part("thematic", "guests")
    assert not rules.has_part("committee", "guests")
    assert not rules.has_part("committee", "vote")
    assert rules.has_part("committee", "time")
