"""A form that is left open does not swallow what is said later: it is put aside, and gone on with by its buttons."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.drafts import DraftRow, DraftState
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, SIDEWALK_LABEL, reports
from tests.house import House, Person
from tests.pictures import photo

ABOUT = "Đăng ký chuyên đề: Giữ sạch chợ Mẫu"
ASIDE = f"Đã gác lại: {ABOUT}. Khi cần, đồng chí gõ /menu để ghi tiếp."
REASON = "bước 3/8"


@pytest.fixture
async def registering(house: House, minh: Person) -> Person:
    """The secretary, who is asked for the field of a theme; what was due has come before."""
    await house.move(minutes=1)
    minh.take()
    await minh.says("/dangky")
    await minh.says("Giữ sạch chợ Mẫu")
    return minh


def states(house: House) -> list[tuple[str, str, str]]:
    with house.database.reading() as db:
        return [(one.kind, one.step, one.state) for one in db.scalars(select(DraftRow).order_by(DraftRow.id))]


async def test_within_the_hour_a_form_takes_the_words(house: House, registering: Person) -> None:
    await house.move(minutes=59)
    registering.take()
    assert REASON in (await registering.says("môi trường"))[0]


async def test_after_an_hour_it_is_put_aside_and_said_once(house: House, registering: Person) -> None:
    await house.move(minutes=61)
    registering.take()
    first, *more = await registering.says("môi trường")
    assert first.startswith(ASIDE)
    assert not any(ASIDE in one for one in more)
    assert states(house)[0] == ("register", "field", DraftState.PARKED)
    assert not any(ASIDE in one for one in await registering.says("cảm ơn em"))


async def test_words_after_an_hour_are_understood_as_if_nothing_were_open(house: House, lan: Person) -> None:
    await lan.says("/vang")
    await lan.taps("Hôm nay")
    await house.move(hours=2)
    lan.take()
    (answer,) = await lan.says("xong danh sách hộ cần chỗ để xe rồi")
    assert answer.startswith("Đã gác lại: Báo đi vắng. Khi cần, đồng chí gõ /menu để ghi tiếp.\n\nBáo cáo việc")
    assert PARKING in answer


async def test_it_is_gone_on_with_from_the_menu(house: House, registering: Person) -> None:
    await house.move(hours=3)
    registering.take()
    await registering.says("chào em")
    await registering.says("/menu")
    assert "bước 2/8" in (await registering.taps(f"▶ {ABOUT}"))[0]
    assert REASON in (await registering.says("môi trường"))[0]


async def test_its_buttons_go_on_with_it_also_once_it_is_put_aside(house: House, registering: Person) -> None:
    await house.move(hours=3)
    registering.take()
    assert REASON in (await registering.taps("Vệ sinh môi trường"))[0]


async def test_a_button_above_goes_on_with_what_was_put_aside(house: House, registering: Person) -> None:
    field = registering.button("Vệ sinh môi trường")
    await house.move(hours=3)
    await registering.says("chào em")
    (asked,) = await registering.presses(field)
    assert REASON in asked
    assert states(house) == [("register", "reason", DraftState.LIVE)]


async def test_such_a_button_puts_aside_what_is_open_meanwhile_and_cancelling_does_not(
    house: House, registering: Person
) -> None:
    field = registering.button("Vệ sinh môi trường")
    await registering.says("/vang")
    await registering.taps("👤 Tôi đi vắng")
    (asked,) = await registering.presses(field)
    assert asked.startswith("Đã gác lại: Báo đi vắng") and REASON in asked
    cancel = registering.button("✖ Hủy")
    await registering.says("/menu")
    await registering.taps("▶ Báo đi vắng")
    assert "Đã hủy" in (await registering.presses(cancel))[0]
    assert [state for _, _, state in states(house)] == [DraftState.DROPPED, DraftState.LIVE]


async def test_a_reminder_puts_it_aside(house: House, lan: Person) -> None:
    """The reminder of a task comes while the leave is being filled in; the words are the answer to it."""
    await house.move(minutes=1)
    await house.move(days=1, hours=22, minutes=15)
    lan.take()
    await lan.says("/vang")
    await lan.taps("Hôm nay")
    await house.move(minutes=25)
    told = lan.take()
    assert any(SIDEWALK in one for one in told), told
    (answer,) = await lan.says("xong vụ vận động ký cam kết vỉa hè rồi, đủ 45 hộ")
    assert answer.startswith("Đã gác lại: Báo đi vắng") and SIDEWALK in answer


async def test_a_reply_to_its_question_still_belongs_to_it(house: House, registering: Person) -> None:
    question = registering.last()
    await house.move(hours=3)
    registering.take()
    assert REASON in (await registering.replies("môi trường", question))[0]


async def test_a_reply_takes_up_what_was_put_aside(house: House, registering: Person) -> None:
    question = registering.last()
    await house.move(hours=3)
    await registering.says("chào em")
    assert REASON in (await registering.replies("môi trường", question))[0]


async def test_a_reply_to_a_reminder_is_none_of_the_forms(house: House, lan: Person) -> None:
    await house.move(days=2)
    reminder = lan.last()
    lan.take()
    await lan.says("/vang")
    await lan.taps("Hôm nay")
    (answer,) = await lan.replies("xong rồi, đủ 45 hộ", reminder)
    assert answer.startswith("Đã gác lại: Báo đi vắng") and SIDEWALK in answer


async def test_what_waited_while_the_bot_was_down_is_the_answer_that_it_was(house: House, registering: Person) -> None:
    registering.hand.look()
    registering.hand.says("môi trường")
    house.clock.move(timedelta(hours=5))
    await house.settle()
    assert REASON in registering.take()[0]


async def test_photos_that_are_asked_for_may_take_long(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("◐ Hoàn thành một phần")
    await house.move(hours=2)
    lan.take()
    (answer,) = await lan.sends_photo(photo())
    assert "Đã nhận 1 ảnh" in answer and "gác lại" not in answer


async def test_a_photo_that_the_question_does_not_take_is_looked_at_afresh(house: House, lan: Person) -> None:
    await lan.says("/vang")
    await lan.taps("Hôm nay")
    await house.move(hours=2)
    lan.take()
    (answer,) = await lan.sends_photo(photo())
    assert answer.startswith("Đã gác lại: Báo đi vắng") and "Ảnh này báo cáo cho việc nào?" in answer


async def test_where_the_words_go_on_with_it_nothing_is_said_of_putting_aside(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⏳ Đang thực hiện")
    await house.move(hours=2)
    lan.take()
    (answer,) = await lan.says("đang vận động ký cam kết vỉa hè, được 38/45 hộ rồi")
    assert "gác lại" not in answer and "38/45 hộ" in answer and reports(house) == []
