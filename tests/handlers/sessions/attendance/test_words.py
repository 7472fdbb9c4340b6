"""An answer in one's own words: taken only where the whole line is one."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.sessions.attendance.words import Attendance, read

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SATURDAY, TOMORROW = date(2026, 12, 5), date(2026, 12, 3)


@pytest.mark.parametrize(
    ("words", "day", "named"),
    [
        ("dự được", None, True),
        ("toi du duoc nhe", None, True),
        ("Dạ, em dự đc ạ", None, True),
        ("vâng tôi dự được ạ", None, True),
        ("tôi có mặt", None, True),
        ("tối mai tôi đến được", TOMORROW, False),
        ("Tối thứ bảy tôi dự họp được", SATURDAY, True),
        ("Họp chi bộ thứ bảy ni tui có mặt nghe", SATURDAY, True),
        ("t7 họp a có mặt nha e", SATURDAY, True),
        ("Đồng chí báo với bí thư là tôi sẽ dự họp đầy đủ", None, True),
        ("Tôi nhận được giấy mời rồi, tối thứ bảy tôi dự họp", SATURDAY, True),
        ("Họp thứ bảy tui đi được nhen em", SATURDAY, True),
    ],
)
def test_who_comes(words: str, day: date | None, named: bool) -> None:
    assert read(words, NOW) == Attendance(True, "", day, named)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("tôi lại đi được rồi", False),
        ("toi lai di duoc roi", False),
        ("giờ tôi đi được rồi nhé", False),
        ("tôi hết ốm rồi, đi họp được", True),
        ("Tui khỏe lại rồi, tui dự được", True),
        ("tôi thu xếp được rồi, tôi dự họp", True),
        ("thôi tôi không vắng nữa", True),
        ("toi khong xin vang nua", True),
        ("khỏi xin vắng nữa, tôi đi được rồi", True),
        ("lúc nãy tôi báo vắng giờ tôi đi họp được rồi", True),
        ("Hôm trước xin vắng, nhưng nay tôi lại dự được", True),
        ("bữa trước o báo vắng chừ đi được rồi", False),
    ],
)
def test_who_comes_after_all(words: str, named: bool) -> None:
    assert read(words, NOW) == Attendance(True, "", None, named)


@pytest.mark.parametrize(
    ("words", "reason", "named"),
    [
        ("thôi tôi không đi họp nữa", "", True),
        ("thoi toi khong di hop nua", "", True),
        ("tôi không dự nữa", "", True),
        ("thôi tôi ko đi họp nữa đâu", "", True),
        ("tui đi hông được nữa rồi", "", False),
        ("tôi không đi được", "", False),
        ("toi khong di duoc nua", "", False),
        ("tui đi hổng được", "", False),
        ("tôi không đi được nữa vì con ốm", "con ốm", False),
        ("o nỏ đi được mô", "", False),
        ("thôi cho tôi xin vắng nhé", "", True),
        ("hôm qua tôi báo dự được mà giờ không đi được nữa", "", False),
        ("hồi sáng bác nhận dự, giờ bác xin vắng vì đau chân", "đau chân", True),
    ],
)
def test_who_does_not_come_after_all(words: str, reason: str, named: bool) -> None:
    assert read(words, NOW) == Attendance(False, reason, None, named)


WHOLE = "*"


@pytest.mark.parametrize(
    ("words", "reason", "day"),
    [
        ("xin vắng", None, None),
        ("tôi không dự được", None, None),
        ("mai tôi không đi họp được", None, TOMORROW),
        ("cho tôi xin vắng buổi họp tối mai vì ốm", "ốm", TOMORROW),
        ("ko dự dc vì ốm", "ốm", None),
        ("toi xin vang buoi hop thu bay vi di kham mat", "di kham mat", SATURDAY),
        ("xin vắng vì phải đưa mẹ đi Đà Nẵng khám nhé em", "phải đưa mẹ đi Đà Nẵng khám", None),
        (
            "Thứ bảy họp chi bộ tôi xin phép vắng vì phải đưa bà nhà tôi đi viện",
            "phải đưa bà nhà tôi đi viện",
            SATURDAY,
        ),
        ("tôi bận không dự được", WHOLE, None),
        ("tối t7 a bận đám cưới cháu, xin vắng họp e nhé", WHOLE, SATURDAY),
        ("Thứ bảy cháu gái bác cưới nên bác xin vắng họp nhá", WHOLE, SATURDAY),
        ("Thứ bảy họp cho tui xin vắng, chân tui đau nỏ đi được", WHOLE, SATURDAY),
    ],
)
def test_who_is_away_and_why(words: str, reason: str | None, day: date | None) -> None:
    said = words if reason == WHOLE else reason or ""
    assert read(words, NOW) == Attendance(False, said, day, whole=reason == WHOLE)


@pytest.mark.parametrize(
    "words",
    [
        "chắc không dự được",
        "để xem đã",
        "dự được không?",
        "du duoc khong",
        "họ dự được",
        "hộ dự được",
        "đủ được",
        "anh Sơn xin vắng",
        "chị Lan ốm nên chị xin vắng",
        "vợ tôi xin vắng",
        "vợ chồng tôi dự được",
        "xin nghỉ",
        "xin đi vắng đến cuối tuần",
        "tôi sẽ cố gắng dự",
        "không vắng đâu",
        "thôi xin vắng làm gì",
        "giờ tôi không đi làm nữa",
        "tôi không đi thu tiền nữa",
        "lúc nãy báo vắng giờ chưa biết",
        "tôi báo vắng hôm qua rồi",
        "tôi không đi được đoạn cuối kiệt",
        "anh Sơn báo vắng giờ đi được rồi",
        "dự được hay không thì tối báo",
        "Thứ bảy tôi chưa biết có đi họp được không, để xem cái chân đã",
        "Chủ nhật tui đi được, có mặt từ 6 giờ sáng với cái chổi luôn",
        "Hôm qua tôi đi họp tổ dân phố xong rồi",
        "tối mai tôi họp",
        "tôi đi họp",
        "tôi đến dọn được",
        "đi được 30 hộ",
        "xin vắng vì ốm, rác kiệt 3 xong rồi",
        "mai dọn vệ sinh cho tôi xin vắng vì ốm",
        "thứ bảy hoặc chủ nhật tôi dự được",
        "",
    ],
)
def test_what_is_no_answer_without_a_doubt(words: str) -> None:
    assert read(words, NOW) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("xin vắng chủ nhật vì ốm", date(2026, 12, 6)),
        ("xin vắng họp chủ nhật vì ốm", date(2026, 12, 6)),
        ("dạ xin vắng hôm nay vì ốm", date(2026, 12, 2)),
        ("tôi xin vắng bữa nay vì ốm", None),
        ("da toi xin vang toi nay vi om", date(2026, 12, 2)),
    ],
)
def test_what_is_said_of_a_day_is_said_now(words: str, day: date | None) -> None:
    """And is nothing that was said before and is taken back."""
    said = read(words, NOW)
    assert said is not None and not said.coming and "m" in said.reason and (day is None or said.day == day)


@pytest.mark.parametrize(
    ("words", "day"),
    [("chủ nhật tôi vắng", date(2026, 12, 6)), ("tui vắng nha", None), ("cho toi vang chu nhat", date(2026, 12, 6))],
)
def test_an_absence_without_a_please(words: str, day: date | None) -> None:
    assert read(words, NOW) == Attendance(False, "", day, False)
