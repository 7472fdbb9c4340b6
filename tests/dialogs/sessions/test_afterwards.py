"""A meeting that was held without being registered: registered afterwards, with the reason, and logged as it was."""

from datetime import date

from sqlalchemy import select

from storage.sessions import Session
from storage.signs import Sign
from storage.tasks import Task
from tests.dialogs.meetings.whole_way import TAKER, saves
from tests.dialogs.sample import last_meeting
from tests.house import House, Person

BEGIN = "🕘 Buổi đã họp mà chưa đăng ký"
CLEANING = "Khơi thông mương kiệt 5 sau mưa lớn"
REASON = "họp đột xuất sau trận mưa lớn"
SUMMARY = (
    f"{CLEANING}\nSinh hoạt chuyên đề\nHọp lúc: Thứ Ba 17/11/2026, 19:00\n"
    "Nơi họp: Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)\nLĩnh vực: Vệ sinh môi trường\nKhu vực: kiệt 5\n"
    f"Trình bày: Phạm Quốc Bình\nChưa đăng ký trước vì: {REASON}"
)


async def begin(person: Person, kind: str) -> str:
    person.take()
    await person.says("/bienban")
    await person.taps(BEGIN)
    return (await person.taps(kind))[0]


async def thematic(minh: Person) -> list[str]:
    """Register the thematic meeting of last week."""
    await begin(minh, "Sinh hoạt chuyên đề")
    for words in ("thứ ba tuần trước 19h", CLEANING, "nha sinh hoat"):
        await minh.says(words)
    await minh.taps("⬅ Quay lại")
    await minh.taps("Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)")
    for words in ("vệ sinh", "kiệt 5", "binh"):
        await minh.says(words)
    (asked,) = await minh.says(REASON)
    assert asked.endswith(f"Đồng chí xem lại rồi chọn Lưu.\n\n{SUMMARY}")
    return await minh.taps("💾 Lưu")


async def log(minh: Person, *lines: str) -> None:
    await minh.taps("📝 Ghi biên bản buổi này")
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước"):
        await minh.taps(label)
    for label in ("Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Khơi mương kiệt 5")
    await minh.taps("Xong kết luận")
    for line in lines:
        await minh.says(line)
    for label in ("Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    await saves(minh)


def late(house: House) -> Session:
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.late_reason != "")).one()


async def test_a_thematic_meeting_is_logged_as_it_was(house: House, minh: Person) -> None:
    (saved,) = await thematic(minh)
    assert saved == (
        f"✅ Đã ghi là buổi đăng ký sau khi họp.\n\n{SUMMARY}\n\n"
        "Đồng chí ghi biên bản luôn ở dưới, hoặc sau này ở mục Ghi biên bản."
    )
    await log(minh, "giao Lan: khơi mương kiệt 5, hạn 20/11, 3 hố ga")
    meeting = last_meeting(house)
    local = meeting.started_at.astimezone(house.zone)
    assert (meeting.session_id, f"{local:%d/%m/%Y %H:%M}") == (late(house).id, "17/11/2026 19:00")
    with house.database.reading() as db:
        (given,) = db.scalars(select(Task).where(Task.meeting_id == meeting.id))
        assert given.due_on == date(2026, 11, 20)


async def test_a_task_was_not_due_before_the_meeting(minh: Person) -> None:
    await thematic(minh)
    await minh.taps("📝 Ghi biên bản buổi này")
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước"):
        await minh.taps(label)
    for label in ("Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Khơi mương kiệt 5")
    await minh.taps("Xong kết luận")
    await minh.taps("➕ Thêm việc")
    for words in ("Khơi mương", "lan", "không"):
        await minh.says(words)
    (refused,) = await minh.says("16/11/2026")
    assert refused.startswith("Thứ Hai 16/11/2026 đã qua")
    (taken,) = await minh.says("17/11/2026")
    assert taken.startswith("Hạn: Thứ Ba 17/11/2026")


async def test_the_ward_sees_that_and_why(house: House, minh: Person, quynh: Person) -> None:
    await thematic(minh)
    await log(minh)
    minh.take()
    await house.move(minutes=1)
    assert not [one for one in minh.take() if "Đăng ký sau khi họp" in one]
    await quynh.says("/tonghop")
    for label in ("Khu phố 1 (mẫu)", "🗓 Các buổi sinh hoạt"):
        await quynh.taps(label)
    (seen,) = await quynh.taps(next(label for label in quynh.labels() if label.startswith("✓🔎 17/11/2026")))
    assert seen.partition("🔎 ")[2].splitlines()[:2] == [
        "Điều cần xem lại",
        "– Đăng ký sau khi họp. Họp ngày 17/11/2026, đến 25/11/2026 mới đăng ký. Chi bộ nêu lý do: " + REASON,
    ]


async def test_a_regular_meeting_is_asked_less_and_has_the_same_sign(house: House, minh: Person) -> None:
    await begin(minh, "Sinh hoạt chi bộ thường kỳ")
    await minh.says("10/11 lúc 19h")
    await minh.taps("Sinh hoạt thường kỳ tháng 11/2026")
    await minh.says("nhà ông Tư")
    await minh.says("quên đăng ký")
    await minh.taps("💾 Lưu")
    await log(minh)
    await house.move(minutes=1)
    session = late(house)
    assert (session.kind, session.theme, session.state) == ("regular", "Sinh hoạt thường kỳ tháng 11/2026", "held")
    with house.database.reading() as db:
        signs = db.scalars(select(Sign).where(Sign.session_id == session.id)).all()
        assert [(one.rule, one.facts["words"]) for one in signs] == [("registered_late", ["quên đăng ký"])]


async def test_when_it_cannot_have_been_is_said(minh: Person) -> None:
    await begin(minh, "Sinh hoạt chuyên đề")
    answers = {
        "28/10 19h": "Ngày ấy đã có biên bản buổi “Vận động bà con không lấn chiếm vỉa hè”.",
        "25/9 19h": "Thứ Sáu 25/09/2026, 19:00 đã quá 60 ngày nên không ghi được nữa.",
        "mai 19h": "Thứ Năm 26/11/2026, 19:00 chưa tới.",
        "hôm nay 9h01": "Thứ Tư 25/11/2026, 09:01 chưa tới.",
        "bữa mô hổng nhớ": "Chưa hiểu ngày giờ này.",
        "26/9 7h tối": "Đã hiểu: Thứ Bảy 26/09/2026, 19:00",
    }
    said = {words: (await minh.says(words))[0] for words in answers}
    assert [words for words, answer in answers.items() if not said[words].startswith(answer)] == []


async def test_one_that_is_registered_is_logged_as_such(minh: Person, house: House) -> None:
    await house.move(days=5)
    await begin(minh, "Sinh hoạt chuyên đề")
    (told,) = await minh.says("29/11 19h")
    assert told.startswith(
        "Ngày ấy chi bộ đã đăng ký buổi “Giữ sạch kiệt, không để rác qua đêm”. Đồng chí ghi biên bản buổi ấy"
    )


async def test_the_calendar_shows_the_days_that_are_over(minh: Person) -> None:
    await begin(minh, "Sinh hoạt chuyên đề")
    await minh.taps("📆 Chọn trên lịch")
    assert minh.labels()[24:26] == ["T4 25", "◀ Tháng 10/2026"]
    await minh.taps(next(label for label in minh.labels() if "10/2026" in label))
    await minh.taps(next(label for label in minh.labels() if "9/2026" in label))
    assert minh.labels()[0] == "T7 26"
    (asked,) = await minh.taps("T7 26")
    assert "Ngày Thứ Bảy 26/09/2026. Mấy giờ bắt đầu?" in asked


async def test_nothing_is_asked_of_what_was_before_it(house: House, minh: Person) -> None:
    await thematic(minh)
    await log(minh)
    minh.take()
    for _ in range(4):
        await house.move(hours=12)
    asked = [one for one in minh.take() if CLEANING in one]
    assert asked and not [one for one in asked if "đề cương" in one or "Dự thảo" in one or "Duyệt dự thảo" in one]


async def test_others_may_not(house: House, minh: Person, lan: Person) -> None:
    await minh.says("/bienban")
    data = minh.button(BEGIN)
    lan.take()
    assert await lan.presses(data) == []
