"""The questions of the log one by one: what is offered, and how wrong answers are met."""

from datetime import timedelta

from sqlalchemy import select

from handlers.language.dates import long_date, long_moment
from storage.people import Person as Somebody
from storage.sessions import AttendanceAnswer
from tests.dialogs.meetings.evening import Evening, another_session
from tests.dialogs.meetings.whole_way import NO_OPINIONS, begin, quickly, roll, step
from tests.house import House, Person


async def test_those_who_asked_to_be_excused_are_marked_by_one_tap(
    house: House, evening: Evening, minh: Person
) -> None:
    async with house.database.writing() as unit:
        lan = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        unit.db.add(
            AttendanceAnswer(
                session_id=evening.session_id,
                person_id=lan.id,
                coming=False,
                reason="Đi khám bệnh",
                at=house.clock.now(),
            )
        )
        unit.commit()
    await begin(minh)
    assert "✔ Lê Thị Lan · đã xin vắng" in minh.labels()
    assert await minh.taps("✖ Ghi vắng 1 đồng chí đã xin vắng") == [
        roll(8, "\nVắng có lý do (1): Lê Thị Lan – Đi khám bệnh", "Đã ghi vắng có lý do: Lê Thị Lan.")
    ]
    await minh.says("lan")
    assert await minh.taps("Có mặt") == [roll(9)]


async def test_several_names_are_typed_at_once(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    (asked,) = await minh.says("Lan ốm, bác Bình đi công tác, Thảo")
    assert "Đồng chí Đỗ Thu Thảo vắng vì sao?" in asked
    (left,) = await minh.taps("Việc gia đình")
    assert "Có mặt 6/9\n" in left
    away = {"Lê Thị Lan – ốm", "Phạm Quốc Bình – đi công tác", "Đỗ Thu Thảo – Việc gia đình"}
    assert set(left.split("Vắng có lý do (3): ")[1].split("\n")[0].split("; ")) == away
    (here,) = await minh.says("co mat: Thao, Lan, Trần Hải")
    assert here.startswith("Đã ghi có mặt: Đỗ Thu Thảo; Lê Thị Lan.\n⚠ Chưa rõ là ai: Trần Hải.")
    (opinion,) = await minh.says("Yến: nên có chỗ để xe")
    assert "Có mặt 8/9" in opinion


async def test_wrong_answers_are_met_kindly(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    assert await minh.says("son") == [roll(9, note="Đồng chí Vũ Văn Sơn được miễn sinh hoạt nên không phải điểm danh.")]
    assert await minh.says("Tôn Ngộ Không") == [
        roll(9, note="Chưa tìm thấy “Tôn Ngộ Không” trong chi bộ. Đồng chí gõ lại tên hoặc chọn ở dưới nhé.")
    ]
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    (start,) = await minh.says("chiều tà")
    assert start.startswith("Chưa hiểu giờ này.")
    await minh.taps("Đúng lịch: 19:00")
    (end,) = await minh.says("18h30")
    assert end.startswith(
        f"Giờ kết thúc phải sau giờ bắt đầu; {evening.at(18, 30)} thì chưa. Đồng chí xem lại giúp nhé.\n"
    )
    (short,) = await minh.says("20h")
    assert short.startswith(
        f"Từ {evening.at(19)} đến 20:00 (60 phút).\n"
        "⚠ Ngắn hơn 90 phút theo quy định. Nếu đúng vậy, đồng chí cứ ghi tiếp.\n\n"
    )
    await minh.taps("Xong việc kỳ trước")
    (said,) = await minh.says("cho tôi hỏi")
    assert said.endswith("Ai nói: “cho tôi hỏi”? Chọn ở dưới, hoặc gõ tên.")
    assert await minh.taps("⬅ Quay lại") == [step(5, NO_OPINIONS)]
    await minh.taps("Xong ý kiến")
    (speakers,) = await minh.says("10")
    assert speakers.startswith("Chỉ có mặt 9 đồng chí. Đồng chí gõ lại số người phát biểu nhé.\n")
    (speakers,) = await minh.says("nhiều lắm")
    assert speakers.startswith("Đồng chí gõ một số giúp, ví dụ: 9.")
    await minh.says("9")
    (conclusion,) = await minh.says("dài " * 400)
    assert conclusion.startswith("Đoạn này dài quá 1500 ký tự.")
    await minh.says("Giữ sạch kiệt 3")
    await minh.taps("Xong kết luận")
    await minh.taps("➕ Thêm việc")
    await minh.says("Dọn rác")
    (alike,) = await minh.says("nguyen thi hoa")
    assert alike.startswith("Có mấy đồng chí tên gần giống. Đồng chí chọn một người nhé.\n")
    assert minh.labels()[:3] == ["Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)", "Xem tất cả"]
    await minh.taps("Nguyễn Thị Hoa (1958)")
    await minh.taps("Bỏ qua")
    (past,) = await minh.says(evening.typed(-1))
    assert past.startswith(f"{evening.in_days(-1)} đã qua rồi. Đồng chí chọn ngày khác nhé.\n")
    await minh.says(evening.typed(5))
    await minh.taps("Bỏ qua")
    (target,) = await minh.says("45")
    assert target.startswith("45 gì, đồng chí? Gõ cả số và đơn vị, ví dụ: 45 hộ.\n")
    (target,) = await minh.says("nhiều hộ")
    assert target.startswith("Chưa hiểu số này. Đồng chí gõ như: 45 hộ.")
    await minh.taps("Không đếm")
    await minh.taps("Xong phần việc")
    (vote,) = await minh.says("9/10")
    assert vote.startswith("9/10 chưa khớp với số có quyền biểu quyết là 7.")
    (vote,) = await minh.says("cả chi bộ")
    assert vote.startswith("Chưa hiểu số này. Đồng chí gõ như: 16/17 hoặc 15 1 1.\n")


async def test_somebody_has_to_be_present(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        for person in unit.db.scalars(select(Somebody).where(Somebody.full_name != "Trần Văn Minh")):
            person.active = False
        unit.commit()
    await begin(minh)
    await minh.says("minh")
    await minh.taps("Vắng không lý do")
    (answer,) = await minh.taps("Xong điểm danh")
    assert answer.startswith("Chưa có ai có mặt. Đồng chí xem lại điểm danh giúp nhé.\n")


async def test_times_out_of_reason_are_refused(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    (far,) = await minh.says(f"19h {evening.typed(-40)}")
    assert "cách lịch quá một tháng. Đồng chí xem lại giúp nhé.\n" in far
    (later,) = await minh.says(f"19h {evening.typed(1)}")
    assert later.startswith(f"{long_moment(evening.start + timedelta(days=1), evening.house.zone)} còn lâu mới tới.")
    await minh.says("7h")
    (long,) = await minh.says("20h")
    assert long.startswith(f"Kết thúc lúc {evening.at(20)} thì buổi họp dài quá 12 tiếng.")
    await minh.taps("⬅ Quay lại")
    assert minh.labels()[:2] == [f"Giữ: {evening.at(7)}", "Đúng lịch: 19:00"]
    (end,) = await minh.taps(f"Giữ: {evening.at(7)}")
    assert f"Bắt đầu: {evening.at(7)}\n" in end


async def test_speakers_by_button_page_guest_and_though_marked_away(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("tam")
    await minh.taps("Ốm")
    await minh.taps("Xong điểm danh")
    await minh.says("anh Bảy; chị Ba, Mặt trận")
    await minh.taps("Đúng lịch: 19:00")
    await minh.taps("+120 phút · 21:00")
    await minh.taps("Xong việc kỳ trước")
    await minh.taps("➕ Thêm ý kiến")
    assert minh.labels()[:2] == ["Khách mời: anh Bảy", "Khách mời: chị Ba, Mặt trận"]
    (place,) = await minh.taps("Khách mời: chị Ba, Mặt trận")
    assert "chị Ba, Mặt trận nói về nơi nào?" in place
    await minh.taps("⬅ Quay lại")
    await minh.taps("Trang sau ▶")
    await minh.taps("◀ Trang trước")
    (away,) = await minh.taps("Hoàng Văn Tâm")
    assert away.startswith("Lưu ý: đồng chí Hoàng Văn Tâm đang ghi vắng.")
    await minh.taps("Bỏ qua")
    (hub,) = await minh.says("Nên làm ngay")
    assert hub.endswith("1. Hoàng Văn Tâm: Nên làm ngay")


async def test_an_office_cell_is_asked_for_counters(house: House, evening: Evening) -> None:
    await another_session(house, evening.start, "CB03")
    tung = house.person("Tùng")
    await begin(tung)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "➕ Thêm ý kiến"):
        await tung.taps(label)
    (place,) = await tung.says("khang")
    assert place.endswith("Ví dụ: quầy số 2, bộ phận một cửa. Không gắn nơi nào thì Bỏ qua.")


async def test_a_due_day_from_the_calendar(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    await minh.taps("➕ Thêm việc")
    await minh.says("Dọn rác")
    await minh.taps("Trang sau ▶")
    await minh.taps("Trần Văn Minh")
    await minh.taps("Bỏ qua")
    await minh.taps("📆 Chọn trên lịch")
    month = (evening.start.date().replace(day=1) + timedelta(days=31)).replace(day=1)
    await minh.taps(f"Tháng {month.month}/{month.year} ▶")
    (label,) = [label for label in minh.labels() if label.endswith(" 15")]
    (answer,) = await minh.taps(label)
    assert answer.startswith(f"Hạn: {long_date(month.replace(day=15))}\n")
