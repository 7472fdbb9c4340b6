"""The codes of a roll call, the minutes of a step, and the agenda as it is typed."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.language.names import fold
from handlers.meetings.chairing.rules import (
    CodeVerdict,
    base36,
    chosen_parts,
    fitted,
    judge,
    judge_spoken,
    minute_of,
    planned_length,
    progress,
    read_minutes,
    read_step,
    read_whole,
    scaled,
    session_in,
    spoken,
    spoken_in,
    token,
)

SECRET = "00112233445566778899aabbccddeeff"
NOW = datetime(2026, 11, 29, 12, 3, 30, tzinfo=UTC)
FIVE = timedelta(minutes=5)


def test_a_token_fits_a_link_and_names_its_session() -> None:
    made = token(SECRET, 123_456, minute_of(NOW))
    assert len(made) <= 64
    assert session_in(made) == 123_456
    assert session_in("qr-zz") is None
    assert base36(0) == "0" and base36(35) == "z" and base36(36) == "10"


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        (-61, CodeVerdict.EXPIRED),
        (-60, CodeVerdict.GOOD),
        (0, CodeVerdict.GOOD),
        (299, CodeVerdict.GOOD),
        (300, CodeVerdict.EXPIRED),
        (86_400, CodeVerdict.EXPIRED),
    ],
)
def test_a_token_is_good_for_five_minutes_of_its_minute(seconds: int, verdict: CodeVerdict) -> None:
    made = token(SECRET, 7, minute_of(NOW))
    begun = NOW.replace(second=0)
    assert judge(made, SECRET, 7, begun + timedelta(seconds=seconds), FIVE) is verdict


def test_a_token_changes_with_every_minute_session_and_secret() -> None:
    minute = minute_of(NOW)
    made = {
        token(SECRET, 7, minute),
        token(SECRET, 7, minute + 1),
        token(SECRET, 8, minute),
        token("ff" * 16, 7, minute),
    }
    assert len(made) == 4


@pytest.mark.parametrize("place", [4, 8, -1])
def test_a_forged_token_is_known(place: int) -> None:
    made = token(SECRET, 7, minute_of(NOW))
    other = "1" if made[place] != "1" else "2"
    changed = made[:place] + other + (made[place + 1 :] if place != -1 else "")
    assert judge(changed, SECRET, 7, NOW, FIVE) is CodeVerdict.FORGED
    assert judge("qr-7-x", SECRET, 7, NOW, FIVE) is CodeVerdict.FORGED


def test_a_spoken_code_is_good_as_long() -> None:
    minute = minute_of(NOW)
    for back in range(5):
        assert judge_spoken(spoken(SECRET, 7, minute - back), SECRET, 7, NOW, FIVE) is CodeVerdict.GOOD
    assert judge_spoken(spoken(SECRET, 7, minute - 5), SECRET, 7, NOW, FIVE) is CodeVerdict.EXPIRED
    assert len(spoken(SECRET, 7, minute)) == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("4827", "4827"),
        ("dd 4827", "4827"),
        ("Điểm danh 4827", "4827"),
        ("/diemdanh 4827", "4827"),
        ("DD4827", "4827"),
        ("48271", None),
        ("482", None),
        ("4827 hộ", None),
        ("số 4827", None),
    ],
)
def test_a_spoken_code_as_it_is_typed(words: str, code: str | None) -> None:
    assert spoken_in(fold(words)) == code


def test_where_a_step_stands() -> None:
    found = progress(NOW, 5, NOW + timedelta(minutes=7, seconds=59))
    assert (found.passed, found.planned, found.over) == (7, 5, 2)
    assert progress(NOW, 5, NOW + timedelta(minutes=5)).over == 0
    assert progress(NOW, 5, NOW - timedelta(minutes=1)).passed == 0


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Ý kiến khách mời 10", ("Ý kiến khách mời", 10)),
        ("Thảo luận: 30 phút", ("Thảo luận", 30)),
        ("Thảo luận, 30p", ("Thảo luận", 30)),
        ("Giải lao 5'", ("Giải lao", 5)),
        ("30", None),
        ("Thảo luận", None),
        ("Thảo luận 0", None),
        ("Thảo luận 241", None),
        ("Thảo luận " + "dài " * 20 + "30", None),
    ],
)
def test_a_step_as_it_is_typed(words: str, step: tuple[str, int] | None) -> None:
    assert read_step(words, fold(words)) == step


@pytest.mark.parametrize(
    ("words", "minutes"), [("30", 30), ("30 phút", 30), ("0", None), ("300", None), ("ba mươi", None)]
)
def test_minutes_as_they_are_typed(words: str, minutes: int | None) -> None:
    assert read_minutes(fold(words)) == minutes


PARTS = ("earlier", "opening", "aim", "talk", "guests", "practice", "discussion", "conclusion", "")
MINUTES = (15, 5, 5, 15, 10, 10, 40, 10, 5)


@pytest.mark.parametrize(
    ("known", "left_out"),
    [
        ((), {"earlier", "guests", "practice"}),
        (("earlier",), {"opening", "guests", "practice"}),
        (("earlier", "guests"), {"opening", "practice"}),
        (("guests", "practice"), {"earlier"}),
    ],
)
def test_an_agenda_has_what_the_plan_has_something_for(known: tuple[str, ...], left_out: set[str]) -> None:
    chosen = chosen_parts(PARTS, known)
    assert [PARTS[place] for place in chosen] == [part for part in PARTS if part not in left_out]


def test_how_long_a_meeting_is_planned() -> None:
    assert planned_length(PARTS, MINUTES) == 90
    assert planned_length(PARTS[1:], MINUTES[1:]) == 80


def test_the_longest_step_gives_and_takes_but_keeps_half() -> None:
    assert fitted([15, 5, 40, 10], 70) == [15, 5, 40, 10]
    assert fitted([15, 5, 40, 10], 60) == [15, 5, 30, 10]
    assert fitted([15, 5, 40, 10], 90) == [15, 5, 60, 10]
    assert fitted([15, 5, 41, 10], 30) == [15, 5, 21, 10]


@pytest.mark.parametrize("length", [30, 45, 90, 100, 120, 180, 240])
def test_a_whole_meeting_is_shared_out_again(length: int) -> None:
    found = scaled([15, 5, 15, 10, 30, 10, 5], length)
    assert sum(found) == length
    assert min(found) >= 1
    assert max(found) == found[4]


def test_a_length_of_the_whole_is_no_short_number() -> None:
    assert read_whole("120") == 120 and read_whole("90 phut") == 90
    assert read_whole("29") is None and read_whole("241") is None and read_whole("thao luan 30") is None
