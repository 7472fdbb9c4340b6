"""Registering a theme (/dangky): the whole way, back, cancel, restarts; what is copied is told on the way."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_date, long_moment
from storage.drafts import DraftRow
from storage.plans import Guest, PlanChange
from storage.sessions import Session
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS, OLD_BUTTON
from tests.house import ZONE, House, Person

THEME = "Lắp đèn chiếu sáng kiệt Mẫu 5"
REASON = "Chị em đi làm ca về khuya qua kiệt Mẫu 5 tối om, rất sợ"
GENERAL = "💡 Để chuyên đề cụ thể hơn, đồng chí ghi thêm giúp:"
RESULT = "– kết quả đếm được hoặc nhìn thấy được (bao nhiêu hộ, còn hay hết)"


def start(house: House, days: int = 20) -> datetime:
    day = house.clock.now().astimezone(ZONE).date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, 19, 30, tzinfo=ZONE)


def step(number: int, question: str, note: str = "", theme: str = THEME) -> str:
    """A question with what is said above it; after the first, the theme stands there, too."""
    above = f"{note}\n\n" if note else ""
    named = "" if number == 1 or theme in question else f"{theme}\n"
    return f"{above}Đăng ký chuyên đề · bước {number}/8\n\n{named}{question}"


def summary(house: House, advice: str = f"{GENERAL}\n{RESULT}", preparer: str = "Lê Thị Lan", more: str = "") -> str:
    return (
        f"{THEME}\nLĩnh vực: Chỉnh trang đô thị\nLý do: {REASON}\nNơi họp: Nhà sinh hoạt khu phố 1 (mẫu)\n"
        f"Khu vực: Kiệt Mẫu 5\nThời gian: {long_moment(start(house), ZONE)}\nNgười chuẩn bị: {preparer}\n"
        f"Khách mời: anh Tâm, Công an phường, do bí thư mời{more}" + (f"\n\n{advice}" if advice else "")
    )


def whole_way(house: House) -> list[tuple[str, str, str]]:
    """What is done, and exactly what is seen then."""
    said = f"Đã hiểu: {long_moment(start(house), ZONE)}"
    guests = (
        "Mời thêm khách nào? Ghi tên, đơn vị, ai mời.\n"
        "Ví dụ: anh Tâm, Công an phường và bà Hoa, Hội Phụ nữ, do bí thư mời"
    )
    return [
        ("says", "/dangky", step(1, "Tên chuyên đề là gì?\nVí dụ: Giữ sạch kiệt 3, không để rác qua đêm")),
        ("says", THEME, step(2, "Chuyên đề thuộc lĩnh vực nào?")),
        ("taps", "Chỉnh trang đô thị", step(3, "Vì sao chi bộ cần bàn việc này? Bà con đang bức xúc điều gì?")),
        ("says", REASON, step(4, "Họp ở đâu?\nVí dụ: Nhà sinh hoạt cộng đồng khu phố 3")),
        (
            "says",
            "Nhà sinh hoạt khu phố 1 (mẫu)",
            step(4, "Việc này ở tuyến đường, khu vực nào? Với chi bộ cơ quan: quầy, bộ phận nào?"),
        ),
        ("says", "Kiệt Mẫu 5", step(5, "Họp ngày nào, mấy giờ?\nVí dụ: thứ 5 tuần sau 19h; 14/12 lúc 19h30")),
        ("says", "20 ngày nữa 19h30", step(6, "Ai chuẩn bị và trình bày? Chọn ở dưới, hoặc gõ tên.", said)),
        ("says", "le thi lan", step(7, guests)),
        (
            "says",
            "anh Tâm, Công an phường, do bí thư mời",
            step(8, f"Đồng chí xem lại rồi chọn Lưu.\n\n{summary(house)}"),
        ),
    ]


async def act(person: Person, verb: str, words: str) -> list[str]:
    return await (person.says(words) if verb == "says" else person.taps(words))


async def to_summary(house: House, person: Person) -> None:
    for verb, words, _ in whole_way(house):
        await act(person, verb, words)


def registered(house: House) -> list[Session]:
    with house.database.reading() as db:
        return list(db.scalars(select(Session).where(Session.theme == THEME)))


async def test_a_day_of_the_moon(house: House, minh: Person) -> None:
    for words in ("/dangky", THEME, "chỉnh trang", REASON, "Nhà sinh hoạt khu phố 1 (mẫu)", "Kiệt Mẫu 5"):
        await minh.says(words)
    (unclear,) = await minh.says("19h mùng 3 tháng 12")
    assert unclear.startswith("Ngày này là dương lịch hay âm lịch?")
    (at,) = await minh.says("rằm tháng Chạp")
    assert at.startswith("Em hiểu là Thứ Sáu 22/01/2027, tức rằm tháng Chạp âm lịch.\n\n")
    await minh.taps("⬅ Quay lại")
    (read,) = await minh.says("19h30 rằm tháng Chạp")
    assert read.startswith(
        "Em hiểu là Thứ Sáu 22/01/2027, tức rằm tháng Chạp âm lịch.\nĐã hiểu: Thứ Sáu 22/01/2027, 19:30\n\n"
    )


async def test_the_whole_way_with_exact_answers_and_a_restart_in_each_state(house: House, minh: Person) -> None:
    for verb, words, answer in whole_way(house):
        await house.move(seconds=5)
        await house.restart()
        assert await act(minh, verb, words) == [answer]
    lan = house.person("Lan")
    lan.take()
    assert await minh.taps("💾 Lưu") == [
        "✅ Đã đăng ký, đưa vào kế hoạch năm. Chi bộ sẽ được nhắc trước buổi họp.\n\n"
        f"{summary(house, '')}\n\nKhi đã đủ ý, đồng chí gửi phường duyệt ở mục Kế hoạch."
    ]
    assert minh.labels() == ["📋 Mở trong kế hoạch"]
    assert lan.take() == [
        f"Đồng chí được phân công chuẩn bị chuyên đề {THEME}.\nThời gian: {long_moment(start(house), ZONE)}\n"
        "Nơi họp: Nhà sinh hoạt khu phố 1 (mẫu)"
    ]
    (kept,) = registered(house)
    assert (kept.state, kept.approval, kept.starts_at) == ("planned", "draft", start(house))
    assert (kept.reason, kept.area, kept.guests) == (REASON, "Kiệt Mẫu 5", "anh Tâm, Công an phường, do bí thư mời")
    with house.database.reading() as db:
        (guest,) = db.scalars(select(Guest).where(Guest.session_id == kept.id))
        assert (guest.name, guest.unit, guest.invited_by) == ("anh Tâm", "Công an phường", "bí thư")
        kinds = db.scalars(select(PlanChange.kind).where(PlanChange.session_id == kept.id))
        assert list(kinds) == ["added"]


async def test_saving_twice_saves_once(house: House, minh: Person) -> None:
    await to_summary(house, minh)
    save = minh.button("💾 Lưu")
    await minh.taps_twice("💾 Lưu")
    await minh.presses(save)
    assert ALREADY_DONE in minh.toasts()
    assert len(registered(house)) == 1


async def test_back_goes_step_by_step_and_keeps_what_was_said(house: House, minh: Person) -> None:
    way = whole_way(house)
    for verb, words, _ in way[:5]:
        await act(minh, verb, words)
    assert await minh.taps("⬅ Quay lại") == [way[3][2]]
    assert await minh.taps("⬅ Quay lại") == [way[2][2]]
    assert await minh.taps("⬅ Quay lại") == [way[1][2]]
    assert await minh.taps("⬅ Quay lại") == [way[0][2]]
    assert minh.labels() == ["✖ Hủy"]


async def test_mending_one_part_leads_back_to_the_summary(house: House, minh: Person) -> None:
    await to_summary(house, minh)
    (asked,) = await minh.taps("✏ Sửa kết quả cần đạt")
    assert asked == step(
        7,
        "Kết quả cần đạt là gì, đếm được hoặc nhìn thấy được?\n"
        "Ví dụ: 45 hộ ký cam kết; một tháng không còn rác ở đầu kiệt",
    )
    (shown,) = await minh.says("20 bóng đèn sáng suốt đêm")
    more = "\nKết quả cần đạt: 20 bóng đèn sáng suốt đêm"
    assert shown == step(8, f"Đồng chí xem lại rồi chọn Lưu.\n\n{summary(house, '', more=more)}")
    await minh.taps("✏ Sửa người chuẩn bị")
    (shown,) = await minh.taps("Chưa phân công")
    assert shown.endswith(f"{GENERAL}\n– người chuẩn bị") and "Người chuẩn bị: chưa phân công" in shown


async def test_cancelling_keeps_nothing_and_can_be_taken_back(house: House, minh: Person) -> None:
    await to_summary(house, minh)
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Đăng ký chuyên đề: {THEME}. Chưa có gì được gửi đi."]
    assert registered(house) == []
    (again,) = await minh.taps("↩ Lấy lại")
    assert again == whole_way(house)[-1][2]
    await minh.says("/huy")
    assert registered(house) == []


async def test_a_parked_form_is_offered_again(house: House, minh: Person) -> None:
    for verb, words, _ in whole_way(house)[:3]:
        await act(minh, verb, words)
    await minh.says("/menu")
    await house.move(seconds=5)
    await house.restart()
    assert await minh.says("/dangky") == [
        f"Đồng chí đang ghi dở: Đăng ký chuyên đề: {THEME}. Ghi tiếp hay làm lại từ đầu?"
    ]
    assert await minh.taps("▶ Tiếp tục") == [whole_way(house)[2][2]]


async def test_old_and_forged_buttons(house: House, minh: Person) -> None:
    await minh.says("/dangky")
    await minh.says(THEME)
    field = minh.button("An ninh trật tự")
    await minh.taps("Chỉnh trang đô thị")
    assert await minh.presses(field) == []
    assert minh.toasts() == [OLD_BUTTON]
    with house.database.reading() as db:
        draft = db.scalars(select(DraftRow).where(DraftRow.kind == "register")).one()
    forged = f"d:{draft.id}:{draft.version}:save"
    lan = house.person("Lan")
    assert await lan.presses(forged) == []
    assert lan.toasts() == [NOT_YOURS]
    await minh.presses(forged)
    assert registered(house) == []


async def test_wrong_rights(house: House) -> None:
    lan, phuc = house.person("Lan"), house.person("Phúc")
    (answer,) = await lan.says("/dangky")
    assert answer.startswith("Mục này không thuộc quyền của đồng chí.")
    with house.database.reading() as db:
        cell = db.scalars(select(Session.cell_id).where(Session.area == "Kiệt Mẫu 3")).one()
    assert await phuc.forges(f"kp:{cell}:0:new") == []
    assert phuc.toasts() == [NOT_YOURS]


@pytest.mark.parametrize("theme", ["", "x" * 201])
async def test_empty_and_endless_words(house: House, minh: Person, theme: str) -> None:
    await minh.says("/dangky")
    (answer,) = await minh.says(theme or " ")
    assert "bước 1/8" in answer
    assert await minh.sends_sticker() != []


async def test_all_of_next_year_can_be_planned_once_it_is_open(house: House, minh: Person) -> None:
    await minh.says("/dangky")
    for words in ("Lắp đèn kiệt Mẫu 5", "An ninh trật tự", "Tối quá", "Nhà văn hóa", "Kiệt Mẫu 5"):
        await minh.says(words)
    (far,) = await minh.says("1/1/2028 19h")
    assert far.startswith(
        "Thứ Bảy 01/01/2028, 19:00 xa quá: hiện chọn được đến hết ngày 31/12/2027. Đồng chí chọn ngày sớm hơn nhé."
    )
    (asked,) = await minh.says("31/12/2027 7h toi")
    assert asked.startswith("Đã hiểu: Thứ Sáu 31/12/2027, 19:00")


async def test_times_that_cannot_be(house: House, minh: Person) -> None:
    for verb, words, _ in whole_way(house)[:6]:
        await act(minh, verb, words)
    with house.database.reading() as db:
        other = db.scalars(select(Session).where(Session.area == "Kiệt Mẫu 3")).one()
    local = other.starts_at.astimezone(ZONE)
    (answer,) = await minh.says(f"{local:%d/%m} lúc {local:%H}h{local:%M}")
    assert f"chi bộ đã có buổi “{other.theme}”" in answer
    (answer,) = await minh.says("20 ngày nữa")
    assert f"Ngày {long_date(start(house).date())}. Mấy giờ bắt đầu?" in answer


async def test_a_copy_is_told_while_it_is_written_with_ones_own_words_marked(house: House) -> None:
    hung = house.person("Hùng")
    await hung.says("/dangky")
    (answer,) = await hung.says("giu sach kiet, khong de rac qua dem tai hem 9")
    assert answer == (
        "⚠ Gần như chép lại chuyên đề của một chi bộ khác. Phần trùng trong bài của đồng chí:\n"
        "– “giu sach kiet, khong de rac qua dem”\n\nĐăng ký chuyên đề · bước 2/8\n\n"
        "giu sach kiet, khong de rac qua dem tai hem 9\nChuyên đề thuộc lĩnh vực nào?"
    )
    assert "Kiệt Mẫu 3" not in answer and "khu phố 1" not in answer


async def test_ones_own_earlier_theme_is_called_so(house: House, minh: Person) -> None:
    await minh.says("/dangky")
    (answer,) = await minh.says("Vận động bà con không lấn chiếm vỉa hè")
    assert answer.startswith(
        "⚠ Gần như chép lại chuyên đề “Vận động bà con không lấn chiếm vỉa hè” của chi bộ (28/10/2026). "
        "Phần trùng trong bài của đồng chí:\n"
    )


async def test_the_few_words_of_a_short_title_are_no_copy(house: House, minh: Person) -> None:
    await minh.says("/dangky")
    (answer,) = await minh.says("Rác ở kiệt 3")
    assert answer == step(2, "Chuyên đề thuộc lĩnh vực nào?", theme="Rác ở kiệt 3")


@pytest.mark.parametrize("words", ["-", "không", "Ko có.", "khong moi ai"])
async def test_no_guests_in_words(house: House, minh: Person, words: str) -> None:
    for verb, said, _ in whole_way(house)[:-1]:
        await act(minh, verb, said)
    (answer,) = await minh.says(words)
    assert "Khách mời: không\n" in answer


async def test_who_prepares_hears_of_it_in_the_morning(house: House, minh: Person) -> None:
    lan = house.person("Lan")
    await house.move(hours=13, minutes=30)
    for verb, said, _ in whole_way(house):
        await act(minh, verb, said)
    lan.take()
    await minh.taps("💾 Lưu")
    assert lan.take() == []
    await house.move(hours=8)
    assert any(text.startswith("Đồng chí được phân công chuẩn bị") for text in lan.take())
