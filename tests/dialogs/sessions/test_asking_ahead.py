"""Questions asked ahead of a session: to its secretary and preparer alone, until it begins."""

from handlers.language.dates import long_moment
from storage.preparation import Question
from tests.dialogs.refusals import NOT_YOURS
from tests.dialogs.sample import THEME, call_off, session_of
from tests.dialogs.sessions.preparing import move, open_page
from tests.house import ZONE, House, Person


async def test_a_question_ahead_reaches_secretary_and_preparer_alone(house: House, minh: Person, binh: Person) -> None:
    lan = house.person("Lan")
    start = long_moment(session_of(house).starts_at, ZONE)
    assert await lan.says("/ykien") == [
        f"Ý kiến trước họp\n\n{THEME}\n{start}\n\nĐồng chí viết câu hỏi hoặc ý kiến. "
        "Chỉ bí thư và người chuẩn bị đọc được."
    ]
    await house.move(seconds=5)
    await house.restart()
    others = [house.person(name) for name in ("Thảo", "Thủy", "Quỳnh", "Mai")]
    for person in (minh, binh, *others):
        person.take()
    assert await lan.says("Ai thu gom rác <ngày lễ>?") == [
        "✅ Đã chuyển tới bí thư và người chuẩn bị. Muốn gửi thêm, đồng chí gõ /ykien."
    ]
    news = f"✋ Lê Thị Lan gửi trước ý kiến cho buổi {THEME}:\nAi thu gom rác <ngày lễ>?"
    assert minh.take() == [news] and binh.take() == [news]
    assert [person.take() for person in others] == [[], [], [], []]
    await open_page(house, binh)
    (shown,) = await binh.taps("✋ Ý kiến gửi trước (1)")
    assert shown == f"Ý kiến gửi trước: {THEME}\n– Lê Thị Lan: Ai thu gom rác <ngày lễ>?"
    assert len(house.rows(Question)) == 1


async def test_asking_is_over_when_the_session_begins(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/ykien")
    await house.move(days=5)
    lan.take()
    assert (await lan.says("Muộn rồi"))[0].startswith("Buổi này đã bắt đầu nên không gửi trước được nữa.")
    assert await lan.says("/ykien") == ["Sắp tới chi bộ chưa có buổi nào để gửi ý kiến."]
    assert house.rows(Question) == []


async def test_asking_ahead_can_be_cancelled_and_other_cells_cannot(house: House) -> None:
    lan, phuc = house.person("Lan"), house.person("Phúc")
    await lan.says("/ykien")
    assert await lan.taps("✖ Hủy") == [f"Đã hủy: Ý kiến trước họp: {THEME}. Chưa có gì được gửi đi."]
    assert await phuc.forges(f"kr:{session_of(house).id}:0:ask") == []
    assert phuc.toasts() == [NOT_YOURS]


async def test_a_question_for_a_session_changed_meanwhile(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/ykien")
    await move(house)
    start = long_moment(session_of(house).starts_at, ZONE)
    assert (await lan.says("Ai gom rác?"))[0].endswith(f"gõ /ykien.\nBuổi này vừa đổi ngày, nay là {start}.")
    await lan.says("/ykien")
    await call_off(house)
    assert await lan.says("Ai gom rác ngày lễ?") == [
        "Buổi này đã hủy hoặc đang hoãn nên ý kiến chưa gửi. Đồng chí gõ /lich để xem lịch mới."
    ]
    assert len(house.rows(Question)) == 1
