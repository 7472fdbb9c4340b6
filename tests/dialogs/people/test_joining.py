"""Joining: an invitation made, opened, confirmed, consented to; and everything that can go wrong on the way."""

import re
from datetime import timedelta

from sqlalchemy import select

from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from tests.dialogs.refusals import NOT_YOUR_PAGE
from tests.house import House, Person

CELL = "Chi bộ Khu phố 1 (mẫu)"
YEN_ASKED = (
    f"Lời mời dành cho đồng chí Đ. T. Y., {CELL}.\nĐể chắc đúng người, đồng chí gõ năm sinh của mình, đủ 4 chữ số."
)
YEN_SHOWN = (
    f"Đồng chí Đặng Thị Yến, {CELL}.\n\n"
    "Trợ lý lưu những gì?\n"
    "– Họ tên, chi bộ, vai trò, năm sinh hoặc số điện thoại.\n"
    "– Việc được giao; báo cáo, ảnh và ghi âm đồng chí gửi.\n"
    "– Dự họp, đi vắng, ý kiến ghi trong biên bản.\n"
    "– Tin nhắn với trợ lý.\n"
    "Ai xem được?\n"
    "– Trong chi bộ: bí thư, phó bí thư, chi ủy, người ghi biên bản.\n"
    "– Ở phường: Đảng ủy và cấp ủy viên phụ trách. Các đồng chí ấy xem kế hoạch, kết quả buổi họp, việc và tổng hợp; "
    "không xem ai nói gì.\n"
    "Để làm gì?\n"
    "– Nhắc họp, giao việc, ghi biên bản. Không dùng vào việc khác.\n"
    "Muốn xem, sửa hay xóa?\n"
    "– Lúc nào cũng được: đồng chí vào mục 👤 Của tôi; quản trị trả lời trong 2 ngày làm việc.\n\n"
    "Đồng chí có đồng ý không?"
)
YEN_HOME = "Chào đồng chí Đặng Thị Yến. Đồng chí chọn việc ở bảng bên dưới."
UNKNOWN = (
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)
USED = "Lời mời này đã có người dùng rồi. Đồng chí xin bí thư chi bộ lời mời mới nhé."
EXPIRED = "Lời mời này hết hạn hoặc đã được thay. Đồng chí xin bí thư chi bộ lời mời mới nhé."
SPENT = "Lời mời này đã khóa vì trả lời sai nhiều lần. Đồng chí xin bí thư chi bộ lời mời mới nhé."
REOPEN = "Đồng chí mở lại lời mời từ đầu giúp: mở đường dẫn hoặc gõ lại mã bí thư gửi."


async def invitation_for_yen(minh: Person) -> str:
    """The code that the secretary is given for Yến."""
    await minh.says("/moi")
    return code_in(await minh.taps("Đặng Thị Yến"))


def code_in(messages: list[str]) -> str:
    codes = {code for message in messages for code in re.findall(r"\?start=([\w-]{32})", message)}
    assert len(codes) == 1
    return str(codes.pop())


async def join(yen: Person, code: str) -> None:
    await yen.says(f"/start {code}")
    await yen.says("1948")
    await yen.taps("Đồng ý")


async def test_the_secretary_is_given_an_invitation_to_forward(house: House, minh: Person) -> None:
    asked = await minh.says("/moi")
    assert asked == ["Mời đảng viên\n\nMời đồng chí nào? Chọn ở dưới, hoặc gõ tên.\nChưa tham gia: 1. Đã tham gia: 9."]
    assert minh.labels() == ["Đặng Thị Yến", "Đã tham gia (9)", "✖ Hủy"]
    messages = await minh.taps("Đặng Thị Yến")
    (text,) = [message for message in messages if message.startswith("Mời đồng chí")]
    (picture,) = [message for message in messages if message.startswith("Mã QR")]
    (done,) = [message for message in messages if message.startswith("Đã tạo")]
    code = code_in([text])
    assert text.startswith(f"Mời đồng chí Đ. T. Y. ({CELL}) dùng trợ lý chi bộ.\n")
    assert f"?start={code}" in text
    assert "Yến" not in text + picture
    assert done.startswith("Đã tạo lời mời cho đồng chí Đặng Thị Yến, dùng một lần, đến ")


async def test_a_clear_yes_is_consent_and_nothing_else_is(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    await yen.says("1948")
    for doubtful in ("đồng ý sao được", "chưa đồng ý", "đồng ý nhưng đừng lưu ảnh", "vâng"):
        assert await yen.says(doubtful) == [f"Bước này đồng chí chọn ở dưới nhé.\n\n{YEN_SHOWN}"]
    agreed, home = await yen.says("đồng ý nghe con")
    assert agreed.startswith("Đã ghi nhận: đồng chí Đặng Thị Yến đồng ý lúc") and home == YEN_HOME


async def test_the_whole_way(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    assert await yen.says(f"/start {code}") == [YEN_ASKED]
    assert await yen.says("1948") == [YEN_SHOWN]
    assert yen.labels() == ["Đồng ý", "Không đồng ý"]
    agreed, home = await yen.taps("Đồng ý")
    assert agreed.startswith("Đã ghi nhận: đồng chí Đặng Thị Yến đồng ý lúc ")
    assert agreed.endswith("\n\nĐồng chí bắt đầu từ đây nhé: chọn 🗓 Lịch sinh hoạt, hoặc cứ viết như nói, em hiểu.")
    assert home == YEN_HOME
    assert await yen.says("/menu") == [YEN_HOME]
    assert minh.take() == ["Đồng chí Đặng Thị Yến đã tham gia trợ lý chi bộ."]
    assert await yen.says(f"/start {code}") == [YEN_HOME]


async def test_of_a_code_no_copy_is_kept(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    await yen.says(code)
    with house.database.reading() as db:
        kept = [*db.scalars(select(InboxRow.raw)), *db.scalars(select(OutboxRow.payload))]
    assert not [one for one in kept if code in one]


async def test_the_bare_code_opens_too_and_a_restart_in_the_middle_is_not_felt(
    house: House, minh: Person, yen: Person
) -> None:
    code = await invitation_for_yen(minh)
    assert await yen.says(code) == [YEN_ASKED]
    await house.restart()
    assert await yen.says("sinh năm 1948 nhé") == [YEN_SHOWN]
    await house.restart()
    assert await yen.says("ừ") == ["Bước này đồng chí chọn ở dưới nhé.\n\n" + YEN_SHOWN]
    await house.restart()
    assert (await yen.taps("Đồng ý"))[-1] == YEN_HOME


async def test_nobody_unknown_gets_anything(house: House, yen: Person) -> None:
    """They are told so once an hour, however much they send."""
    assert await yen.says("xin chào") == [UNKNOWN]
    assert await yen.says("/menu") == []
    house.clock.move(timedelta(hours=1))
    assert await yen.says("/start") == [UNKNOWN]
    assert await yen.says("/menu") == []


async def test_what_is_no_answer_does_not_count(house: House, minh: Person, yen: Person) -> None:
    await yen.says(f"/start {await invitation_for_yen(minh)}")
    for words in ("bà Yến đây", "48", "/menu", "1948 hay 1949"):
        assert await yen.says(words) == ["Chưa thấy 4 chữ số.\n\n" + YEN_ASKED]
    assert await yen.says("1948") == [YEN_SHOWN]


async def test_a_forwarded_invitation_is_locked_after_three_wrong_answers(
    house: House, minh: Person, yen: Person
) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    wrong = (
        "Chưa đúng với danh sách của chi bộ. Còn {} lần. Nếu không phải lời mời của mình, xin bỏ qua.\n\n" + YEN_ASKED
    )
    assert await yen.says("1950") == [wrong.format(2)]
    await house.restart()
    assert await yen.says("1951") == [wrong.format(1)]
    assert await yen.says("1952") == [SPENT]
    assert minh.take() == [
        "Lời mời của đồng chí Đặng Thị Yến đã khóa vì trả lời sai 3 lần. Đồng chí hỏi lại rồi mời lần nữa: /moi"
    ]
    assert await yen.says("1948") == [UNKNOWN]
    assert await yen.says(f"/start {code}") == [SPENT]
    await join(yen, await invitation_for_yen(minh))
    assert await yen.says("/menu") == [YEN_HOME]


async def test_an_invitation_expires_also_in_the_middle(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    await house.move(days=7)
    assert await yen.says("1948") == [EXPIRED]
    assert await yen.says(f"/start {code}") == [EXPIRED]


async def test_a_new_invitation_takes_the_first_back(house: House, minh: Person, yen: Person) -> None:
    first = await invitation_for_yen(minh)
    second = await invitation_for_yen(minh)
    assert first != second
    assert await yen.says(f"/start {first}") == [EXPIRED]
    assert await yen.says(f"/start {second}") == [YEN_ASKED]


async def test_an_invitation_lets_one_in(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await join(yen, code)
    assert await house.person("Lan").says(f"/start {code}") == [USED]


async def test_consent_refused_leaves_nothing_and_can_be_given_later(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    await yen.says(f"/start {code}")
    await yen.says("1948")
    (refused,) = await yen.taps("Không đồng ý")
    assert refused.startswith("Vâng, chưa lưu gì cả. Nếu đổi ý, đồng chí mở lại lời mời trước ")
    assert await yen.says("/menu") == [UNKNOWN]
    assert await yen.says(f"/start {code}") == [YEN_ASKED]
    (refused,) = await yen.says("/huy")
    assert refused.startswith("Vâng, chưa lưu gì cả.")
    await join(yen, code)
    assert await yen.says("/menu") == [YEN_HOME]


async def test_members_may_not_invite(house: House) -> None:
    lan = house.person("Lan")
    (answer,) = await lan.says("/moi")
    assert answer == NOT_YOUR_PAGE


async def test_inviting_by_a_typed_name_and_again_who_has_joined(house: House, minh: Person) -> None:
    await minh.says("/moi")
    (asked,) = await minh.says("nguyen thi hoa")
    assert asked.startswith("Có mấy đồng chí tên gần giống. Đồng chí chọn một người nhé.")
    assert minh.labels()[:2] == ["Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)"]
    await minh.taps("Nguyễn Thị Hoa (1979)")
    code_in(await minh.taps("✉ Mời thêm máy"))
    await minh.says("/moi")
    await minh.taps("Đã tham gia (9)")
    assert "Lê Thị Lan" in minh.labels() and "Đặng Thị Yến" not in minh.labels()
    assert "Chưa tham gia (1)" in minh.labels()


async def test_unknown_codes_cost(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    for number in range(5):
        (answer,) = await yen.says(f"/start sai{number}")
        assert answer == "Lời mời này không đúng hoặc chưa đủ chữ. Đồng chí mở lại đúng đường dẫn bí thư gửi giúp."
    assert await yen.says("/start sai5") == [UNKNOWN]
    assert await yen.says(f"/start {code}") == [UNKNOWN]
    await house.move(hours=1)
    assert await yen.says(f"/start {code}") == [YEN_ASKED]


async def test_a_shared_phone_is_asked_who_is_using_it(house: House, minh: Person) -> None:
    lan = house.person("Lan")
    code = await invitation_for_yen(minh)
    assert await lan.says(f"/start {code}") == [YEN_ASKED]
    assert (await lan.says("/menu"))[0].startswith("Chào đồng chí Lê Thị Lan.")
    await join(lan, code)
    assert await lan.says("/menu") == [YEN_HOME]
    await house.move(minutes=31)
    (asked,) = await lan.says("/lich")
    assert asked.startswith("Máy này có mấy đồng chí dùng chung. Ai đang dùng?")
    assert lan.labels() == ["Đặng Thị Yến", "Lê Thị Lan"]
    chosen = await lan.taps("Lê Thị Lan")
    assert chosen[:2] == [
        "Đang dùng: đồng chí Lê Thị Lan. Đổi người: /nguoidung",
        "Chào đồng chí Lê Thị Lan. Đồng chí chọn việc ở bảng bên dưới.",
    ]
    await lan.says("/nguoidung")
    assert (await lan.taps("Đặng Thị Yến"))[1] == YEN_HOME


async def test_a_phone_of_ones_own_has_nobody_to_change_to(house: House) -> None:
    assert await house.person("Lan").says("/nguoidung") == [
        "Chỉ có đồng chí Lê Thị Lan dùng máy này, nên không cần đổi người."
    ]
