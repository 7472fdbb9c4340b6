"""The law's second clock: a request is carried out, or extended once; the person hears and sees both dates."""

import pytest
from sqlalchemy import delete

from storage.accounts import Binding
from storage.data_requests import DataRequest
from storage.people import Person as Somebody
from tests.dialogs.refusals import NOT_YOURS
from tests.house import House, Person

LAN = "🔒 Đồng chí Lê Thị Lan (DV002, Chi bộ Khu phố 1 (mẫu)) yêu cầu"
STOP = (
    "Thống nhất với chi ủy ngừng dùng vào việc ấy. Muốn trợ lý ngừng hẳn với đồng chí ấy: "
    "chibo erase DV002 --only-consent"
)
DONE, EXTEND, ANSWER, REFUSE = "✅ Đã thực hiện", "⏳ Gia hạn", "✍ Trả lời", "🚫 Không thực hiện được"


async def asks(somebody: Person, button: str = "✏ Xin sửa dữ liệu", words: str = "Năm sinh là 1986") -> str:
    await somebody.says("/toi")
    await somebody.taps("🔒 Dữ liệu của tôi")
    await somebody.taps(button)
    await somebody.says(words)
    (sent,) = await somebody.taps("📨 Gửi yêu cầu")
    return sent


async def seen(somebody: Person) -> str:
    """What the page of one's own data says of requests."""
    await somebody.says("/toi")
    (page,) = await somebody.taps("🔒 Dữ liệu của tôi")
    return page.split("quản trị trả lời trong 2 ngày làm việc.")[1].strip()


async def test_both_dates_are_said_and_seen(house: House, lan: Person) -> None:
    assert await asks(lan) == (
        "📨 Đã gửi quản trị yêu cầu sửa dữ liệu.\n"
        "Đồng chí được trả lời chậm nhất Thứ Sáu 27/11/2026; làm xong chậm nhất Thứ Bảy 05/12/2026."
    )
    assert await seen(lan) == (
        "Yêu cầu sửa dữ liệu: trả lời chậm nhất Thứ Sáu 27/11/2026; làm xong chậm nhất Thứ Bảy 05/12/2026."
    )


async def test_carrying_it_out_ends_both_clocks_and_is_told(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan)
    await house.move(days=1)
    admin.take()
    assert await admin.taps(DONE) == [
        "✅ Đã ghi: yêu cầu của đồng chí Lê Thị Lan thực hiện xong Thứ Năm 26/11/2026. Đồng chí ấy đã được báo."
    ]
    assert "✅ Yêu cầu sửa dữ liệu của đồng chí đã được thực hiện, Thứ Năm 26/11/2026." in lan.take()
    assert await seen(lan) == "Yêu cầu sửa dữ liệu: đã trả lời Thứ Năm 26/11/2026; đã làm xong Thứ Năm 26/11/2026."
    for _ in range(20):
        await house.move(days=1)
    assert [one for one in admin.take() if one.startswith("⏰")] == []
    (request,) = house.rows(DataRequest)
    for verb, said in (
        ("done", "Yêu cầu này đã được thực hiện."),
        ("extend", "Yêu cầu này đã được thực hiện."),
        ("answer", "Yêu cầu này đã được trả lời."),
    ):
        await admin.presses(f"q:{request.id}:0:{verb}")
        assert admin.toasts()[-1] == said


async def test_what_is_answered_is_reminded_of_until_it_is_carried_out(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan)
    await admin.taps(ANSWER)
    await admin.says("Sẽ sửa")
    assert (
        await seen(lan) == "Yêu cầu sửa dữ liệu: đã trả lời Thứ Tư 25/11/2026; làm xong chậm nhất Thứ Bảy 05/12/2026."
    )
    for _ in range(8):
        await house.move(days=1)
    assert [one for one in admin.take() if one.startswith("⏰")] == []
    await house.move(days=1)
    (reminder,) = [one for one in admin.take() if one.startswith("⏰")]
    assert reminder.startswith(
        "⏰ Yêu cầu về dữ liệu đã trả lời, chưa làm xong, hạn Thứ Bảy 05/12/2026:\n\n"
        f"{LAN} sửa dữ liệu.\nNội dung: Năm sinh là 1986\nTrả lời chậm nhất: Thứ Sáu 27/11/2026.\n"
        "Làm xong chậm nhất: Thứ Bảy 05/12/2026."
    )
    assert (DONE in admin.labels(), EXTEND in admin.labels(), ANSWER in admin.labels()) == (True, True, False)
    await house.move(days=3)
    (late,) = [one for one in admin.take() if one.startswith("⏰")]
    assert late.startswith("⏰ Yêu cầu về dữ liệu đã trả lời, chưa làm xong, hạn Thứ Bảy 05/12/2026:")
    assert EXTEND not in admin.labels()
    (request,) = house.rows(DataRequest)
    await admin.presses(f"q:{request.id}:0:extend")
    assert admin.toasts()[-1] == "Đã quá hạn làm xong, không gia hạn được nữa."


async def test_it_is_extended_once_with_a_reason(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan)
    (asked,) = await admin.taps(EXTEND)
    assert asked.endswith(
        "Gia hạn đến Chủ Nhật 20/12/2026, chỉ được một lần. Vì sao? Đồng chí ghi vài chữ, người yêu cầu được đọc."
    )
    assert await admin.says("Chờ công an phường xác minh") == [
        "⏳ Đã gia hạn đến Chủ Nhật 20/12/2026. Đồng chí Lê Thị Lan đã được báo."
    ]
    assert EXTEND not in admin.labels()
    assert (
        "⏳ Yêu cầu sửa dữ liệu của đồng chí được gia hạn, làm xong chậm nhất Chủ Nhật 20/12/2026.\n"
        "Lý do: Chờ công an phường xác minh"
    ) in lan.take()
    assert await seen(lan) == (
        "Yêu cầu sửa dữ liệu: trả lời chậm nhất Thứ Sáu 27/11/2026; gia hạn, làm xong chậm nhất Chủ Nhật 20/12/2026 "
        "(lý do: Chờ công an phường xác minh)."
    )
    await admin.taps(ANSWER)
    await admin.says("Đang xác minh")
    (request,) = house.rows(DataRequest)
    await admin.presses(f"q:{request.id}:0:extend")
    assert admin.toasts()[-1] == "Yêu cầu này đã gia hạn một lần, không gia hạn nữa được."
    for _ in range(22):
        await house.move(days=1)
    assert [one for one in admin.take() if one.startswith("⏰")] == []
    await house.move(days=1)  # Friday 18 December
    (reminder,) = [one for one in admin.take() if one.startswith("⏰")]
    assert reminder.startswith("⏰ Yêu cầu về dữ liệu đã trả lời, chưa làm xong, hạn Chủ Nhật 20/12/2026:")


@pytest.mark.parametrize(
    ("button", "question", "kind"),
    [
        (
            "⏸ Hạn chế xử lý",
            (
                "Dữ liệu vẫn được lưu. Quản trị bàn với chi ủy để không dùng vào việc đồng chí nêu, rồi trả lời "
                "đồng chí. Đồng chí muốn hạn chế việc gì?\nVí dụ: không đưa tên tôi vào bản tổng hợp gửi phường"
            ),
            "hạn chế xử lý dữ liệu",
        ),
        (
            "✋ Phản đối xử lý",
            "Đồng chí phản đối việc gì với dữ liệu của mình, vì sao? Đồng chí ghi rõ.\n"
            "Ví dụ: không dùng ảnh tôi chụp để làm báo cáo, vì có mặt người nhà",
            "phản đối xử lý dữ liệu",
        ),
    ],
)
async def test_restriction_and_objection(house: House, lan: Person, button: str, question: str, kind: str) -> None:
    admin = house.person("Đức")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    (asked,) = await lan.taps(button)
    assert asked.endswith(question) and "Bỏ qua" not in lan.labels()
    (summary,) = await lan.says("Không đưa tên tôi vào bản tổng hợp")
    assert summary.endswith(
        f"Gửi quản trị yêu cầu: {kind}.\nNội dung: Không đưa tên tôi vào bản tổng hợp\n"
        "Trả lời chậm nhất: Thứ Sáu 27/11/2026.\nLàm xong chậm nhất: Thứ Năm 10/12/2026."
    )
    await lan.taps("📨 Gửi yêu cầu")
    assert admin.take() == [
        f"{LAN} {kind}.\nNội dung: Không đưa tên tôi vào bản tổng hợp\nTrả lời chậm nhất: Thứ Sáu 27/11/2026.\n"
        f"Làm xong chậm nhất: Thứ Năm 10/12/2026.\n{STOP}"
    ]
    await admin.taps(DONE)
    assert f"✅ Yêu cầu {kind} của đồng chí đã được thực hiện, Thứ Tư 25/11/2026." in lan.take()


async def test_nobody_else_carries_out_or_extends(house: House, lan: Person, minh: Person) -> None:
    await asks(lan)
    (request,) = house.rows(DataRequest)
    for somebody in (lan, minh):
        for verb in ("done", "extend"):
            assert await somebody.presses(f"q:{request.id}:0:{verb}") == []
            assert somebody.toasts()[-1] == NOT_YOURS
    (same,) = house.rows(DataRequest)
    assert (same.carried_out_at, same.extended_until) == (None, None)


async def test_of_one_without_a_phone_the_administrator_hears_so(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan)
    with house.database.unit_of_work() as unit:
        (one,) = unit.db.query(Somebody.id).filter_by(code="DV002").one()
        unit.db.execute(delete(Binding).where(Binding.person_id == one))
        unit.commit()
    assert await admin.taps(DONE) == [
        "✅ Đã ghi: yêu cầu của đồng chí Lê Thị Lan thực hiện xong Thứ Tư 25/11/2026. "
        "Đồng chí ấy không còn máy nào để nhắn, nhờ đồng chí báo trực tiếp."
    ]


@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_that_somebody_withdrew_is_told_also_when_it_had_to_wait(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    await lan.taps("🚫 Rút đồng ý")
    lan.hand.look()
    lan.hand.taps("🚫 Rút ngay")
    await house._take_in(house.telegram, "telegram")
    await house.bot.worker.drain()
    await house.move(minutes=5)
    assert len([one for one in admin.take() if "đã tự rút đồng ý" in one]) == 1


async def test_what_is_refused_ends_as_refused_with_its_reason(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan, "🗑 Xin xóa dữ liệu", "Xin xóa cả biên bản")
    (asked,) = await admin.taps(REFUSE)
    assert asked.endswith(
        "Không thực hiện thì yêu cầu kết thúc ở đây. Vì sao, theo quy định nào? Đồng chí ghi rõ, người yêu cầu "
        "được đọc."
    )
    assert await admin.says("Biên bản phải lưu theo quy định") == [
        "🚫 Đã ghi: yêu cầu của đồng chí Lê Thị Lan không thực hiện. Đồng chí ấy đã được báo lý do."
    ]
    assert lan.take() == [
        "🚫 Yêu cầu xóa dữ liệu của đồng chí không thực hiện được.\nLý do: Biên bản phải lưu theo quy định\n\n"
        "Nếu chưa đồng tình, đồng chí kiến nghị trực tiếp với Đảng ủy phường."
    ]
    assert await seen(lan) == (
        "Yêu cầu xóa dữ liệu: đã trả lời Thứ Tư 25/11/2026; không thực hiện, Thứ Tư 25/11/2026 "
        "(lý do: Biên bản phải lưu theo quy định)."
    )
    (request,) = house.rows(DataRequest)
    assert request.carried_out_at is None and request.refused_at is not None
    for _ in range(30):
        await house.move(days=1)
    assert [one for one in admin.take() if one.startswith("⏰")] == []
    for verb, said in (
        ("done", "Yêu cầu này đã kết thúc: không thực hiện."),
        ("extend", "Yêu cầu này đã kết thúc: không thực hiện."),
        ("refuse", "Yêu cầu này đã kết thúc: không thực hiện."),
        ("answer", "Yêu cầu này đã được trả lời."),
    ):
        await admin.presses(f"q:{request.id}:0:{verb}")
        assert admin.toasts()[-1] == said


async def test_what_was_answered_first_may_be_refused_then(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await asks(lan)
    await admin.taps(ANSWER)
    await admin.says("Em xem lại danh sách")
    await admin.taps(REFUSE)
    await admin.says("Giấy khai sinh ghi 1985")
    (request,) = house.rows(DataRequest)
    assert (request.answer, request.refusal_reason) == ("Em xem lại danh sách", "Giấy khai sinh ghi 1985")
    assert "Lý do: Giấy khai sinh ghi 1985" in lan.take()[-1]
    # Carried out it is not any more, and they may ask again.
    assert (await asks(lan)).startswith("📨 Đã gửi quản trị yêu cầu sửa dữ liệu.")
