"""Answering a sign, as a dialog: the whole way, back and cancel, restart, old, doubled and forged buttons, rights."""

from datetime import timedelta

from sqlalchemy import select

from storage.meetings import Meeting
from storage.people import Person, Role, RoleName
from storage.signs import Sign
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS, OLD_BUTTON
from tests.house import House
from tests.house import Person as Player


async def short_meeting(house: House, minh: Player) -> None:
    """The sample's meeting was too short after all; the bot looks, and tells the secretary."""
    with house.database.unit_of_work() as unit:
        meeting = unit.db.scalars(select(Meeting)).one()
        meeting.ended_at = meeting.started_at + timedelta(minutes=60)
        unit.commit()
    await house.move(minutes=1)


def the_sign(house: House) -> Sign:
    with house.database.reading() as db:
        return db.scalars(select(Sign).where(Sign.rule == "too_short")).one()


def leaders(house: House) -> list[str]:
    """The roster's codes of who leads the cell."""
    with house.database.reading() as db:
        roles = select(Person.code).join(Role).where(Role.unit_id == the_sign(house).cell_id)
        return list(db.scalars(roles.where(Role.name.in_((RoleName.SECRETARY, RoleName.DEPUTY)))))


async def to_the_sign(minh: Player) -> list[str]:
    """From the digest down to the session and its sign, as on a phone without buttons."""
    await minh.says("/tonghop")
    await minh.taps("Khu phố 1 (mẫu)")
    await minh.taps("🗓 Các buổi sinh hoạt")
    await minh.taps(next(label for label in minh.labels() if label.startswith("✓🔎")))
    return await minh.taps(ANSWER)


ANSWER = "✍ Trả lời: Họp ngắn hơn quy định"


async def test_the_whole_way(house: House, minh: Player) -> None:
    await short_meeting(house, minh)
    told = [one for one in minh.take() if "Họp 60 phút" in one]
    assert len(told) == 1 and "từ lúc đó phường cũng đọc được, cùng câu trả lời của đồng chí." in told[0]
    (asked,) = await to_the_sign(minh)
    assert asked.startswith("Trả lời điều cần xem lại\n\nHọp ngắn hơn quy định. Họp 60 phút,")
    await house.restart()
    (saved,) = await minh.says("Hôm ấy mất điện")
    assert saved == "Đã ghi câu trả lời của đồng chí:\nHôm ấy mất điện"
    sign = the_sign(house)
    assert sign.answer == "Hôm ấy mất điện" and sign.answered_at is not None


async def test_nothing_and_too_much_are_refused_and_cancelling_changes_nothing(house: House, minh: Player) -> None:
    await short_meeting(house, minh)
    minh.take()
    await to_the_sign(minh)
    (long,) = await minh.says("x" * 501)
    assert long.startswith("Đoạn này dài quá 500 ký tự.")
    await minh.taps("✖ Hủy")
    assert the_sign(house).answered_at is None


async def test_a_doubled_tap_asks_once_and_an_old_button_says_so(house: House, minh: Player) -> None:
    await short_meeting(house, minh)
    minh.take()
    data = minh.button(ANSWER)
    await minh.taps_twice(ANSWER)
    old = minh.button("✖ Hủy")
    await minh.says("Mất điện")
    minh.take()
    await minh.presses(old)
    assert minh.toasts()[-1] == ALREADY_DONE
    (again,) = await minh.presses(data)
    assert "Lần trước đồng chí viết: Mất điện" in again


async def test_others_may_not_answer(house: House, minh: Player) -> None:
    await short_meeting(house, minh)
    data = f"sg:{the_sign(house).id}:0"
    for other in (one for one in house.everybody() if one.cast.key not in ("DV010", *leaders(house))):
        other.take()
        for verb in ("answer", "see", "answer:1"):
            assert await other.presses(f"{data}:{verb}") == []
            assert other.toasts()[-1] in (NOT_YOURS, OLD_BUTTON)
    assert the_sign(house).answered_at is None
