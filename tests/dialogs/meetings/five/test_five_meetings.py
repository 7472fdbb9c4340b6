"""Five meetings of one cell as they really go, and all that stands on paper of each, in full.

Two thematic ones, one of them with a guest and its score; a regular one; one that was held without being registered;
and one that the deputy chaired, as the secretary was ill, whose minutes were adopted at the next meeting.
"""

from datetime import timedelta

from tests.dialogs.meetings.evening import Evening, another_session
from tests.dialogs.meetings.five.on_paper import MINUTES, RESOLUTION, expected, on_paper, text_of
from tests.dialogs.meetings.whole_way import TAKER, saves, to_summary
from tests.dialogs.sample import last_meeting
from tests.house import House, Person

OPENING = ("Xong điểm danh", "Không có khách")


async def adopt_at_close(person: Person) -> None:
    await person.taps("✔ Đã thông qua")
    await person.taps("Lúc kết thúc buổi họp")


async def resolve(house: House, person: Person) -> None:
    """A resolution comes of it; the file that was sent is what the bot keeps."""
    await person.taps("📜 Ra nghị quyết")
    if house.channel == "telegram":
        assert text_of(person.documents()[-1][1]) == on_paper(house, RESOLUTION)


async def goes_on(person: Person, *labels: str) -> None:
    for label in labels:
        await person.taps(label)


async def answers_all(person: Person) -> None:
    """What is still asked of typed lines (a task's product) is left open."""
    while "Bỏ qua" in person.labels() and "Xong ý kiến" not in person.labels():
        await person.taps("Bỏ qua")


async def test_a_thematic_meeting_with_a_guest_and_its_score(house: House, evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await saves(minh)
    assert on_paper(house, MINUTES) == expected("thematic-unadopted")
    await adopt_at_close(minh)
    await resolve(house, minh)
    assert on_paper(house, MINUTES) == expected("thematic")
    assert on_paper(house, RESOLUTION) == expected("thematic-resolution")


async def test_a_thematic_meeting_of_pasted_lines(house: House, evening: Evening, minh: Person) -> None:
    await another_session(house, evening.start + timedelta(days=7), theme="chuyển đổi số trong khu phố", guests="")
    await house.move(days=7)
    minh.take()
    await minh.says("/bienban")
    (label,) = [one for one in minh.labels() if one.startswith("📝") and "chuyển đổi số" in one]
    await goes_on(minh, label, *OPENING, "Đúng lịch: 19:00", "+120 phút · 21:00", "Xong việc kỳ trước")
    lines = (
        "vắng: Yến (ốm)",
        "Lan: tổ công nghệ số cần đến từng nhà người già",
        "Hoa 1979: điện thoại của nhiều bà con đã cũ",
        "kết luận: mỗi đảng viên giúp ba hộ cài ứng dụng",
        f"giao Tâm: mở hai buổi hướng dẫn, hạn {evening.typed(30)}, sản phẩm: hai buổi, có danh sách người dự",
    )
    await minh.says("\n".join(lines))
    await answers_all(minh)
    await minh.taps("✔ Đúng cả, đi tiếp")
    await to_saved(minh)
    await adopt_at_close(minh)
    assert on_paper(house, MINUTES) == expected("pasted")


async def to_saved(person: Person, vote: str = "Không biểu quyết", taker: str = TAKER) -> None:
    """From wherever the lines left the log to what is saved, by the shortest way."""
    ways = ("Xong ý kiến", "Bỏ qua", "Xong kết luận", "Xong phần việc", vote, "Không chấm", taker)
    for way in ways:
        if way in person.labels():
            await person.taps(way)
    await saves(person)


async def test_a_regular_meeting(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/hopkhac")
    await minh.taps("Sinh hoạt chi bộ thường kỳ")
    await minh.says("Đánh giá tháng 11, nhiệm vụ tháng 12")
    await minh.says("Nhà văn hóa (mẫu)")
    await house.move(hours=2)
    await goes_on(minh, "📝 Ghi biên bản", *OPENING)
    await minh.taps(minh.labels()[0])
    await minh.taps(minh.labels()[0])
    await minh.taps("Xong việc kỳ trước")
    await minh.says("Bình: quỹ khuyến học còn ít")
    await minh.taps("Xong ý kiến")
    await minh.says("6")
    await minh.says("Hoàn thành chỉ tiêu quý 4")
    await minh.says("Thăm năm gia đình khó khăn trước Tết")
    await minh.taps("Xong kết luận")
    await minh.says(f"giao Lan: lập danh sách năm gia đình, hạn {evening.typed(10)}, sản phẩm: danh sách năm hộ")
    await answers_all(minh)
    await goes_on(minh, "Xong phần việc", "7/7 tán thành", "Không chấm", TAKER)
    await saves(minh)
    await adopt_at_close(minh)
    await resolve(house, minh)
    assert on_paper(house, MINUTES) == expected("regular")
    assert on_paper(house, RESOLUTION) == expected("regular-resolution")


async def test_a_meeting_that_was_not_registered(house: House, evening: Evening, minh: Person) -> None:
    minh.take()
    await minh.says("/bienban")
    await minh.taps("🕘 Buổi đã họp mà chưa đăng ký")
    await minh.taps("Sinh hoạt chuyên đề")
    await minh.says("17/11 19h")
    await minh.says("Khơi thông mương kiệt 5 sau mưa lớn")
    await minh.taps("Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)")
    for words in ("vệ sinh", "kiệt 5", "binh", "họp đột xuất sau trận mưa lớn"):
        await minh.says(words)
    await minh.taps("💾 Lưu")
    await goes_on(minh, "📝 Ghi biên bản buổi này", *OPENING, "Đúng lịch: 19:00", "+90 phút · 20:30")
    await goes_on(minh, "Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua")
    await minh.says("Khơi mương kiệt 5 trong tuần")
    await minh.taps("Xong kết luận")
    await minh.says("giao Lan: khơi mương kiệt 5, hạn 20/12, sản phẩm: nước thoát sau mưa")
    await answers_all(minh)
    await goes_on(minh, "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER)
    await saves(minh)
    await minh.taps("✔ Đã thông qua")
    await minh.says("17/11 20h25")
    assert on_paper(house, MINUTES) == expected("afterwards")


async def test_the_deputy_chairs_and_it_is_adopted_at_the_next_meeting(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await another_session(house, evening.start + timedelta(days=14), theme="Phòng cháy trong kiệt nhỏ", guests="")
    following = evening.start + timedelta(days=21)
    await another_session(house, following, theme="Chuẩn bị Tết Nguyên đán", guests="")
    await house.move(days=14)
    thao.take()
    await thao.says("/bienban")
    (label,) = [one for one in thao.labels() if one.startswith("📝") and "Phòng cháy" in one]
    await thao.taps(label)
    await thao.says("minh")
    await thao.taps("Ốm")
    await goes_on(thao, *OPENING, "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước")
    await thao.says("ý kiến Lan: kiệt nhỏ xe chữa cháy không vào được")
    await thao.says("ý kiến Minh: nhà nào cũng cần một bình chữa cháy")
    await goes_on(thao, "Xong ý kiến", "Bỏ qua")
    await thao.says("moi nha mot binh chua chay")
    await goes_on(thao, "Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm")
    await thao.taps("✉ Vắng mặt, có gửi ý kiến")
    await thao.says("Mỗi nhà một bình chữa cháy")
    await thao.taps(TAKER)
    await saves(thao)
    number = last_meeting(house).id
    await house.move(days=7)
    thao.take()
    await thao.says("/soho")
    (label,) = [one for one in thao.labels() if "Phòng cháy" in one]
    await thao.taps(label)
    await thao.taps("✔ Đã thông qua")
    await thao.taps("Tại buổi sau")
    assert on_paper(house, MINUTES, number) == expected("deputy")
