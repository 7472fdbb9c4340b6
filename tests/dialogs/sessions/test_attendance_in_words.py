"""Invitations answered in words: kept as the buttons do, asked about where it is open which session, or why."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.sessions import AttendanceAnswer, Session, SessionState
from tests.dialogs.sample import THEME, session_of
from tests.house import ZONE, House, Person

COMING = "✅ Đã ghi: đồng chí dự được."


def answers(house: House) -> list[tuple[int, bool, str]]:
    with house.database.reading() as db:
        rows = db.scalars(select(AttendanceAnswer).order_by(AttendanceAnswer.id))
        return [(one.session_id, one.coming, one.reason) for one in rows]


def start_of(house: House) -> datetime:
    return session_of(house).starts_at.astimezone(ZONE)


async def another_session(house: House, days: float) -> int:
    """One more session of the same cell, so many days after the first."""
    first = session_of(house)
    async with house.database.writing() as unit:
        names = ("cell_id", "field", "reason", "place", "area", "registered_by_id", "registered_at")
        more = Session(
            **{name: getattr(first, name) for name in names},
            theme="Đường thông hè thoáng (mẫu)",
            starts_at=first.starts_at + timedelta(days=days),
        )
        unit.db.add(more)
        unit.commit()
        return more.id


async def near(house: House) -> None:
    """A day and a half before the start: members have been invited."""
    house.clock.move(start_of(house) - timedelta(days=1, hours=12) - house.clock.now())
    await house.move(minutes=1)


@pytest.mark.parametrize("words", ["dự được", "toi du duoc", "vâng em dự được ạ"])
async def test_who_comes(house: House, lan: Person, words: str) -> None:
    (shown,) = await lan.says(words)
    assert shown.startswith(f"{COMING}\n\n{THEME}\n")
    assert answers(house) == [(session_of(house).id, True, "")]
    assert lan.labels()[0] == "Xin vắng"
    (shown,) = await lan.says(words)
    assert shown.startswith("Đã ghi đồng chí dự được rồi.\n\n")


async def test_who_is_away_with_a_reason(house: House, lan: Person, minh: Person) -> None:
    minh.take()
    (shown,) = await lan.says("cho tôi xin vắng buổi họp này vì ốm")
    assert shown.startswith("Đã báo vắng. Lý do: ốm. Bí thư chi bộ sẽ được biết.\n\n")
    assert answers(house) == [(session_of(house).id, False, "ốm")]
    start = long_moment(start_of(house), ZONE)
    assert minh.take() == [f"Đồng chí Lê Thị Lan xin vắng buổi {THEME}, {start}.\nLý do: ốm"]


async def test_without_a_reason_it_is_asked_for_also_after_a_restart(house: House, lan: Person) -> None:
    (asked,) = await lan.says("tôi xin vắng")
    assert asked.endswith("Vì sao đồng chí xin vắng? Chọn ở dưới, hoặc gõ lý do.") and answers(house) == []
    await house.restart()
    (asked,) = await lan.says("cháu nội cưới")
    start = long_moment(start_of(house), ZONE)
    assert asked.endswith(f"Báo vắng buổi {THEME}, {start}?\nLý do: cháu nội cưới\nBí thư chi bộ sẽ được biết.")
    assert answers(house) == []
    await lan.taps("✏ Sửa lý do")
    await lan.says("cháu nội lấy vợ")
    await lan.taps("📨 Báo vắng")
    assert answers(house) == [(session_of(house).id, False, "cháu nội lấy vợ")]


@pytest.mark.parametrize("words", ["tôi đồng ý", "toi dong y", "không có", "vâng ạ", "ok", "tôi dự được mà", "..."])
async def test_what_gives_no_reason_is_none(house: House, lan: Person, minh: Person, words: str) -> None:
    await lan.says("tôi xin vắng")
    minh.take()
    (asked,) = await lan.says(words)
    assert asked.startswith("Lời này chưa phải lý do vắng. Đồng chí gõ lý do giúp; nếu dự được thì chọn “Dự được”.")
    assert answers(house) == [] and minh.take() == []
    (shown,) = await lan.taps("Dự được")
    assert shown.startswith(COMING) and answers(house) == [(session_of(house).id, True, "")]


async def test_the_whole_line_as_a_reason_is_shown_back(house: House, lan: Person, minh: Person) -> None:
    minh.take()
    (asked,) = await lan.says("tui ban dam cuoi chau khong di hop duoc")
    assert "Lý do: tui ban dam cuoi chau khong di hop duoc\n" in asked
    assert answers(house) == [] and minh.take() == []
    await lan.taps("📨 Báo vắng")
    assert answers(house) == [(session_of(house).id, False, "tui ban dam cuoi chau khong di hop duoc")]


async def test_the_secretary_is_not_told_of_himself(house: House, minh: Person, binh: Person) -> None:
    binh.take()
    (shown,) = await minh.says("tôi xin vắng vì ốm")
    assert shown.startswith("Đã báo vắng. Lý do: ốm. Đồng chí Phạm Quốc Bình sẽ được biết.\n\n")
    start = long_moment(start_of(house), ZONE)
    assert binh.take() == [f"Đồng chí Trần Văn Minh xin vắng buổi {THEME}, {start}.\nLý do: ốm"]


async def test_a_secretary_whom_nobody_stands_in_for(house: House) -> None:
    tung = house.person("Tùng")
    (shown,) = await tung.says("tôi xin vắng vì đi công tác")
    said = "Đã báo vắng. Lý do: đi công tác. Chưa ai được báo qua trợ lý, đồng chí báo trực tiếp người chủ trì giúp."
    assert shown.startswith(said)


async def test_a_change_of_mind_under_the_invitation(house: House, lan: Person, minh: Person) -> None:
    await near(house)
    await lan.says("/lich")
    await lan.taps(next(one for one in lan.labels() if one.endswith(THEME)))
    (shown,) = await lan.says("tôi đi được")
    assert shown.startswith(COMING)
    (asked,) = await lan.says("thôi tôi không đi được nữa")
    assert asked.endswith("Vì sao đồng chí xin vắng? Chọn ở dưới, hoặc gõ lý do.")
    await lan.taps("Ốm")
    minh.take()
    (shown,) = await lan.says("toi lai di duoc roi")
    assert shown.startswith(COMING) and answers(house) == [(session_of(house).id, True, "")]
    start = long_moment(start_of(house), ZONE)
    assert minh.take() == [f"Đồng chí Lê Thị Lan báo lại: dự được buổi {THEME}, {start}."]


async def test_a_change_of_mind_later(house: House, lan: Person) -> None:
    await lan.says("tôi dự được")
    await lan.says("/viec")
    (asked,) = await lan.says("tôi không đi được")
    said = "Em hiểu: đồng chí xin vắng («tôi không đi được»).\nĐồng chí chọn đúng buổi giúp."
    assert asked.endswith(said) and answers(house) == [(session_of(house).id, True, "")]
    (label,) = [one for one in lan.labels() if THEME[:10] in one]
    await lan.taps(label)
    await lan.taps("Ốm")
    await lan.says("/viec")
    (shown,) = await lan.says("thôi tôi không vắng nữa")
    assert shown.startswith(COMING) and answers(house) == [(session_of(house).id, True, "")]


async def test_who_was_asked_nothing_may_speak_of_anything(house: House, lan: Person) -> None:
    (said,) = await lan.says("tôi không đi được")
    assert said.startswith("Em chưa rõ ý: «tôi không đi được»") and answers(house) == []


async def test_a_day_that_fits_is_that_session(house: House, lan: Person) -> None:
    await near(house)
    (shown,) = await lan.says("tối mai tôi đến được")
    assert shown.startswith(COMING)


async def test_a_day_without_a_session_is_asked_about(house: House, lan: Person) -> None:
    (asked,) = await lan.says("tối mai tôi dự họp được")
    assert asked == (
        "Báo dự / vắng · bước 1/2\n\nThứ Năm 26/11/2026 em chưa thấy buổi nào.\n"
        "Em hiểu: đồng chí dự được («tối mai tôi dự họp được»).\nĐồng chí chọn đúng buổi giúp."
    )
    assert answers(house) == []
    (label,) = [one for one in lan.labels() if THEME[:10] in one]
    (shown,) = await lan.taps(label)
    assert shown.startswith(COMING) and len(answers(house)) == 1


async def test_on_a_day_without_a_session_to_come_may_be_to_come_for_a_task(house: House, lan: Person) -> None:
    (asked,) = await lan.says("tối mai tôi đến được")
    assert asked.startswith("Em chưa rõ ý: «tối mai tôi đến được»") and answers(house) == []


async def test_of_several_it_is_asked_which(house: House, lan: Person) -> None:
    other = await another_session(house, 0.5)
    await near(house)
    lan.take()
    (asked,) = await lan.says("xin vắng vì đi công tác")
    assert asked.endswith("Em hiểu: đồng chí xin vắng («xin vắng vì đi công tác»).\nĐồng chí chọn đúng buổi giúp.")
    (label,) = [one for one in lan.labels() if "Đường thông" in one]
    await lan.taps(label)
    assert answers(house) == [(other, False, "đi công tác")]


async def test_one_that_is_far_is_not_meant_while_one_is_near(house: House, lan: Person) -> None:
    await another_session(house, 40)
    await near(house)
    await lan.says("tôi dự được")
    assert answers(house) == [(session_of(house).id, True, "")]


async def test_a_session_that_moves_while_it_is_asked_about(house: House, lan: Person) -> None:
    await another_session(house, 0.5)
    await near(house)
    lan.take()
    await lan.says("tôi dự được")
    labels = lan.labels()
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).version += 1
        unit.commit()
    (said,) = await lan.taps(next(one for one in labels if THEME[:10] in one))
    assert said.startswith("Buổi này vừa có thay đổi nên chưa ghi.") and answers(house) == []


async def test_an_answer_to_the_invitation_is_for_its_session(house: House, lan: Person) -> None:
    await another_session(house, 0.5)
    await near(house)
    message = next(one for one in lan.hand.chat() if one.from_bot and one.text.startswith(f"🔔 {THEME}"))
    (shown,) = await lan.replies("đi được nhé", message)
    assert shown.startswith(COMING) and answers(house) == [(session_of(house).id, True, "")]


async def test_an_answer_to_a_reminder_of_tasks_is_none(house: House, lan: Person) -> None:
    await house.move(days=2)
    (reminder,) = [one for one in lan.hand.chat() if one.from_bot and one.text.startswith("📋")]
    await lan.replies("tôi xin vắng vì ốm", reminder)
    assert answers(house) == []


async def test_an_assent_to_the_invitation_is_asked_about(house: House, lan: Person) -> None:
    await near(house)
    await lan.says("/lich")
    await lan.taps(next(one for one in lan.labels() if one.endswith(THEME)))
    (asked,) = await lan.says("vâng")
    assert asked.startswith("Đồng chí dự được hay xin vắng? Đồng chí chọn giúp em một câu trả lời.\n\n")
    assert answers(house) == [] and lan.labels()[:2] == ["Dự được", "Xin vắng"]


async def test_when_it_has_begun_it_is_said_and_the_words_are_kept(house: House, lan: Person) -> None:
    house.clock.move(start_of(house) + timedelta(minutes=5) - house.clock.now())
    (said,) = await lan.says("tôi xin vắng vì ốm")
    assert said.startswith(
        "Buổi họp đã bắt đầu nên không đổi được nữa.\n\nEm chưa rõ ý: «tôi xin vắng vì ốm»\nLời của đồng chí em"
    )
    assert answers(house) == []


async def test_where_there_is_no_session_the_words_are_kept(house: House, lan: Person) -> None:
    async with house.database.writing() as unit:
        for one in unit.db.scalars(select(Session).where(Session.state == SessionState.PLANNED)):
            one.state = SessionState.CANCELLED
        unit.commit()
    (said,) = await lan.says("tôi xin vắng vì ốm")
    assert said.startswith("Em chưa rõ ý: «tôi xin vắng vì ốm»")


@pytest.mark.parametrize("words", ["chắc không dự được", "để xem đã", "dự được không?", "họ dự được"])
async def test_what_is_doubtful_is_asked_about(house: House, lan: Person, words: str) -> None:
    (said,) = await lan.says(words)
    assert said.startswith(f"Em chưa rõ ý: «{words}»") and answers(house) == []
