"""The points of the 100-point form, with the numbers of the guidance."""

from dataclasses import replace

import pytest

from handlers.meetings.log.scoring.rules import (
    Duration,
    Measures,
    Reckoned,
    ScoredFacts,
    band,
    grade_of,
    read_points,
    reckon,
    total,
)
from handlers.settings.scoring import Scoring

SCORING = Scoring()
MEASURES = Measures(
    # One ward's form: full 5; up to 15 minutes short 4; 15 to 30 short 3; half 2; less 1.
    duration=Duration(5, [(15, 4), (30, 3)], 2, 1),
    **{
        name: [(one.least, one.points) for one in getattr(SCORING, name)]
        for name in ("attendance", "speakers", "earlier")
    },
    no_long_absence=SCORING.no_long_absence,
    unexcused=SCORING.unexcused,
)
KNOWN = ScoredFacts(
    minutes=105, least_minutes=90, present=20, counted=20, unexcused=0, speakers=11, earlier_done=9, earlier_all=10
)


def test_the_form_has_a_hundred_points() -> None:
    assert sum(one.most for one in SCORING.criteria) == 100
    assert [(one.name, one.most) for one in SCORING.chairing] == [
        ("Linh hoạt", 2),
        ("Định hướng thảo luận", 4),
        ("Gợi mở, dân chủ", 3),
        ("Tổng hợp, kết luận", 1),
    ]
    (chairing,) = [one.most for one in SCORING.criteria if one.key == "chairing"]
    assert chairing == sum(one.most for one in SCORING.chairing)


@pytest.mark.parametrize(
    ("minutes", "points"), [(120, 5), (90, 5), (89, 4), (75, 4), (74, 3), (60, 3), (59, 2), (45, 2), (44, 1)]
)
def test_duration(minutes: int, points: int) -> None:
    assert reckon("duration", replace(KNOWN, minutes=minutes), MEASURES) == Reckoned(points, minutes, 90)


@pytest.mark.parametrize(
    ("present", "counted", "unexcused", "points"),
    [
        (20, 20, 0, 4),
        (18, 20, 0, 4),
        (9, 10, 0, 4),
        (17, 20, 0, 3),
        (15, 20, 0, 3),
        (14, 20, 0, 2),
        (13, 20, 0, 2),
        (12, 20, 0, 1),
        (19, 20, 1, 1),
    ],
)
@pytest.mark.parametrize("long_absence", [False, True])
def test_attendance(present: int, counted: int, unexcused: int, points: int, long_absence: bool) -> None:
    """The fifth point is for a year in which nobody was excused more than three times running, not for a full room."""
    known = replace(KNOWN, present=present, counted=counted, unexcused=unexcused, long_absence=long_absence)
    assert reckon("attendance", known, MEASURES) == Reckoned(points + (not long_absence), present, counted)


@pytest.mark.parametrize(
    ("speakers", "points"), [(20, 5), (11, 5), (10, 4), (9, 4), (8, 4), (7, 3), (6, 3), (5, 2), (0, 2)]
)
def test_speakers(speakers: int, points: int) -> None:
    assert reckon("speakers", replace(KNOWN, speakers=speakers), MEASURES) == Reckoned(points, speakers, 20)


@pytest.mark.parametrize(("done", "points"), [(10, 30), (9, 30), (8, 27), (7, 24), (6, 20), (5, 15), (4, 10), (0, 10)])
def test_earlier_conclusions(done: int, points: int) -> None:
    assert reckon("earlier", replace(KNOWN, earlier_done=done), MEASURES) == Reckoned(points, done, 10)


def test_what_is_not_known_is_not_invented() -> None:
    assert reckon("speakers", replace(KNOWN, speakers=None), MEASURES) is None
    assert reckon("earlier", replace(KNOWN, earlier_all=0, earlier_done=0), MEASURES) is None
    assert reckon("attendance", replace(KNOWN, present=0, counted=0), MEASURES) is None
    assert reckon("preparation", KNOWN, MEASURES) is None


def test_a_share_below_all_bands_gets_nothing() -> None:
    assert band(0.1, [(0.5, 3)]) == 0


def test_total_and_what_is_missing() -> None:
    lines = [("a", 5), ("b", 10), ("c", 5)]
    found = total({"a": 4, "c": 5}, lines)
    assert (found.points, found.most, found.missing) == (9, 20, ("b",))


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "Tốt"),
        (90, "Tốt"),
        (89, "Khá"),
        (70, "Khá"),
        (69, "Trung bình"),
        (50, "Trung bình"),
        (49, "Kém"),
        (0, "Kém"),
    ],
)
def test_classes(points: int, grade: str) -> None:
    assert grade_of(points, [(one.name, one.least) for one in SCORING.grades]) == grade


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("9 28", [9, 28]),
        ("10, 30", [10, 30]),
        ("0;0", [0, 0]),
        ("11 30", None),
        ("9", None),
        ("9 28 1", None),
        ("chín 28", None),
        ("9.5 28", None),
        ("-1 3", None),
        ("", None),
    ],
)
def test_typed_points(words: str, points: list[int] | None) -> None:
    assert read_points(words, [10, 30]) == points
