"""A whole meeting: chaired by one, noted by two, the roll called by code, restarts, and the minutes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.play.simulator.samples import sample_photo
from handlers.language.dates import long_date
from handlers.meetings.chairing.rules import minute_of, spoken, token
from storage.chairing import Chairing, CheckIn, Spoken
from storage.files import FileStore
from storage.meeting_notes import MeetingLog
from storage.meetings import Attendance, Meeting, MeetingPhoto, Presence
from storage.people import Person as Somebody
from storage.sessions import Session
from storage.tasks import Task
from tests.house import House, Person

THEME = "Giữ sạch kiệt, không để rác qua đêm"
OLD_BUTTON = "Nút này đã cũ. Đồng chí dùng nút ở tin nhắn mới nhất nhé."
NOT_YOURS = "Đồng chí không có quyền dùng nút này."
STEPS = (
    ("Mở đầu, kiểm điểm kỳ trước", 15, "5 việc, còn 4 việc cần bàn"),
    ("Nêu mục đích, yêu cầu", 5, "Mỗi nhà mang rác ra đúng giờ xe đến"),
    ("Trình bày chuyên đề", 15, "Phạm Quốc Bình"),
    ("Ý kiến khách mời", 10, "Đại diện tổ dân phố"),
    ("Thảo luận, liên hệ", 30, "Bà con nêu: Kiệt Mẫu 3 hay có rác để qua đêm, bà con phản ánh nhiều lần"),
    ("Kết luận, giao việc", 10, "Kết quả cần đạt: 45 hộ ký cam kết, một tháng không còn rác ở đầu kiệt"),
    ("Thông qua biên bản", 5, ""),
)
NEXT = "▶ Phần tiếp: Nêu mục đích, yêu cầu"


def card(position: int = 0, passed: int = 0, all_minutes: int = 0) -> str:
    lines = []
    for number, (title, minutes, detail) in enumerate(STEPS):
        if number < position:
            lines.append(f"✔ {title}")
        elif number == position:
            over = f" · quá {passed - minutes} phút" if passed > minutes else ""
            lines.append(f"▶ {title}: {passed}/{minutes} phút{over}")
            lines += [f"    {detail}"] if detail else []
        else:
            lines.append(f"○ {title} · {minutes} phút")
    steps = "\n".join(lines)
    foot = "Có mặt: chưa điểm danh\nĐã ghi: 0 ý kiến, 0 kết luận, 0 việc"
    return f"{THEME}\nBắt đầu lúc 19:00 · đã {all_minutes} phút\n\n{steps}\n\n{foot}"


def agenda(steps: Sequence[tuple[str, int, str]] = STEPS) -> str:
    lines = []
    for number, (title, minutes, detail) in enumerate(steps, 1):
        lines.append(f"{number}. {title} · {minutes} phút")
        lines += [f"    {detail}"] if detail else []
    return "\n".join(lines)


@pytest.fixture
async def evening(house: House) -> datetime:
    """The clock stands at the start of the sample cell's session."""
    with house.database.reading() as db:
        start = db.scalars(select(Session).where(Session.theme == THEME)).one().starts_at
    await house.move(seconds=(start - house.clock.now()).total_seconds())
    for person in house.everybody():
        person.take()
    return start


@pytest.fixture
async def minh(house: House, evening: datetime) -> Person:
    """The secretary, who has begun the meeting and is through with what the last one decided."""
    secretary = house.person("Minh")
    await secretary.says("/dieuhanh")
    shown, review = await secretary.taps("▶ Bắt đầu buổi sinh hoạt")
    assert shown == card() and "Vận động các hộ đường Mẫu 1" in review
    after = await secretary.taps("Xong việc kỳ trước")
    assert after == ["Còn 4 việc chưa bàn, vẫn giữ nguyên hạn cũ.\n\n" + card()]
    return secretary


@pytest.fixture
def thao(house: House, evening: datetime) -> Person:
    """Who takes the minutes."""
    return house.person("Thảo")


def chairing(house: House) -> Chairing:
    with house.database.reading() as db:
        return db.scalars(select(Chairing)).one()


def last_meeting(house: House) -> Meeting:
    with house.database.reading() as db:
        return db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()  # type: ignore[return-value]


def code(house: House, back: int = 0) -> str:
    running = chairing(house)
    return spoken(running.secret, running.session_id, minute_of(house.clock.now()) - back)


def scan(house: House, back: int = 0) -> str:
    running = chairing(house)
    return f"/start {token(running.secret, running.session_id, minute_of(house.clock.now()) - back)}"


def rows(house: House, table: type) -> list:  # type: ignore[type-arg]
    with house.database.reading() as db:
        return list(db.scalars(select(table)))


async def test_the_agenda_before_it_begins(house: House, evening: datetime) -> None:
    (screen,) = await house.person("Minh").says("/dieuhanh")
    assert screen.startswith("Bắt đầu buổi này?\n")
    assert screen.endswith("Chương trình (90 phút)\n" + agenda())


async def test_the_card_moves_on_and_says_what_is_on(house: House, minh: Person) -> None:
    assert minh.labels() == [
        NEXT,
        "📋 Kiểm điểm kỳ trước",
        "🙋 Mời phát biểu",
        "💡 Câu hỏi, tình huống",
        "📷 Điểm danh bằng mã",
        "📝 Ghi nhanh",
        "✏ Sửa chương trình",
        "⏹ Kết thúc buổi họp",
    ]
    await house.move(minutes=3)
    minh.take()
    assert await minh.taps(NEXT) == [card(1, 0, 3)]
    assert await minh.taps("◀ Trở lại phần trước") == [card(0, 0, 3)]


async def test_a_quiet_word_when_a_step_runs_over_once(house: House, minh: Person) -> None:
    await house.move(minutes=15)
    assert [words for words in minh.take() if words.startswith("Phần")] == []
    await house.move(minutes=1)
    assert [words for words in minh.take() if words.startswith("Phần")] == [
        "Phần “Mở đầu, kiểm điểm kỳ trước” đã quá 1 phút. Còn 6 phần nữa, 75 phút."
    ]
    await house.move(minutes=1)
    assert [words for words in minh.take() if words.startswith("Phần")] == []


async def test_the_card_is_edited_in_place_every_minute(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        await house.move(minutes=1)
        assert minh.take() == []
        return
    before = minh.last().message_id
    await house.move(minutes=2)
    assert minh.take() == [card(0, 2, 2)]
    assert minh.last().message_id == before


async def test_old_doubled_and_forged_buttons(house: House, minh: Person, thao: Person) -> None:
    old = minh.button(NEXT)
    await minh.taps(NEXT)
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    assert chairing(house).position == 1
    await thao.says("/menu")
    for verb in ("next", "end", "qr", "speak"):
        await thao.presses(f"c:{chairing(house).session_id}:{chairing(house).version}:{verb}")
        assert thao.toasts() == [NOT_YOURS]
    await minh.presses(f"c:{chairing(house).session_id}:{chairing(house).version}:spoke:9999")
    assert minh.toasts() == [OLD_BUTTON]
    await minh.presses("c:99999:1:next")
    assert minh.toasts() == [NOT_YOURS]


async def test_who_may_not_chair_is_told(house: House, evening: datetime) -> None:
    assert await house.person("Lan").says("/dieuhanh") == [
        "Mục này không thuộc quyền của đồng chí. Gõ /menu để xem các mục đồng chí dùng được."
    ]


async def test_a_member_joins_by_code_and_twice_is_once(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    (answer,) = await lan.says(scan(house))
    assert answer == f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."
    await house.move(minutes=2)
    (again,) = await lan.says(scan(house))
    assert again == "Đồng chí Lê Thị Lan đã điểm danh từ lúc 19:00 rồi."
    assert len(rows(house, CheckIn)) == 1
    minh.take()
    (shown,) = await minh.says("/dieuhanh")
    assert "Có mặt: 1/9 đồng chí đã điểm danh" in shown


async def test_the_code_is_shown_and_renewed_each_minute(house: House, minh: Person) -> None:
    first = code(house)
    answers = await minh.taps("📷 Điểm danh bằng mã")
    (shown,) = [words for words in answers if words.startswith("📷")]
    assert f"số {first}" in shown
    before = next(((one.message_id, one.photo) for one in minh.hand.chat() if one.photo is not None), ("", None))
    await house.move(minutes=1)
    renewed = [words for words in minh.take() if words.startswith("📷")]
    if house.channel != "telegram":
        assert renewed == []
        return
    assert len(renewed) == 1 and f"số {code(house)}" in renewed[0]
    ((_, picture),) = [(one.message_id, one.photo) for one in minh.hand.chat() if one.photo is not None]
    assert picture != before[1] and [one.message_id for one in minh.hand.chat() if one.photo] == [before[0]]


async def test_a_code_that_nobody_asked_for_again_rests(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    for _ in range(21):
        await house.move(minutes=1)
    rested = [words for words in minh.take() if words.startswith("📷")]
    if house.channel != "telegram":
        assert rested == []
        return
    assert rested == [f"📷 Điểm danh: {THEME}\nMã đã ngừng đổi. Còn người chưa điểm danh, đồng chí bấm Mã mới."]
    (again,) = await minh.taps("🔄 Mã mới")
    assert f"số {code(house)}" in again
    await house.move(minutes=1)
    assert any(f"số {code(house)}" in words for words in minh.take())
    assert len(minh.pictures()) == 1


async def test_a_code_is_taken_down_when_it_is_closed_and_when_the_meeting_ends(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    (closed,) = await minh.taps("✖ Đóng điểm danh")
    assert closed.startswith("Đã đóng mã điểm danh: 0/9 đồng chí.")
    assert minh.pictures() == []
    await minh.taps("⬅ Về thẻ điều hành")
    await minh.taps("📷 Điểm danh bằng mã")
    await minh.says("/dieuhanh")
    await minh.taps("⏹ Kết thúc buổi họp")
    assert minh.pictures() == []


async def test_a_code_said_aloud(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    assert await house.person("Lan").says(code(house)) == [f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."]
    assert await house.person("Bình").says(f"điểm danh {code(house, back=4)}") == [
        f"✔ Đã điểm danh đồng chí Phạm Quốc Bình lúc 19:00: {THEME}."
    ]
    wrong = f"{(int(code(house)) + 1) % 10_000:04d}"
    accepted = {code(house, back) for back in range(5)}
    while wrong in accepted:
        wrong = f"{(int(wrong) + 1) % 10_000:04d}"
    assert await house.person("Tâm").says(f"dd {wrong}") == [
        "Số này không đúng hoặc đã hết hạn. Đồng chí hỏi chủ trì số mới giúp nhé."
    ]


async def test_an_expired_code(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    assert await lan.says(scan(house, back=5)) == [
        "Mã này đã hết hạn. Đồng chí quét lại mã mới trên màn hình, hoặc hỏi chủ trì số mới."
    ]
    assert rows(house, CheckIn) == []


async def test_a_code_is_judged_by_when_the_message_was_sent(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    lan.hand.says(scan(house))
    await house.move(minutes=30)
    (answer,) = [words for words in lan.take() if words.startswith("✔")]
    assert answer == f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."


async def test_a_code_of_another_cell_and_a_forged_one(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    (other,) = await house.person("Tùng").says(scan(house))
    assert other == "Mã này của một chi bộ khác nên em không điểm danh được cho đồng chí."
    (forged,) = await house.person("Lan").says(scan(house)[:-1] + "x")
    assert rows(house, CheckIn) == []
    assert "Đã điểm danh" not in forged
    assert "Đã điểm danh" not in " ".join(await house.person("Tùng").says(code(house)))


async def test_an_exempt_member_and_a_meeting_that_is_over(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    late = scan(house)
    assert await house.person("Sơn").says(scan(house)) == [
        "Đồng chí được miễn sinh hoạt nên không phải điểm danh. Cảm ơn đồng chí đã đến."
    ]
    await minh.says("/dieuhanh")
    await minh.taps("⏹ Kết thúc buổi họp")
    await house.move(minutes=1)
    assert await house.person("Lan").says(late) == [
        "Buổi họp này không nhận điểm danh bằng mã nữa. Đồng chí báo thư ký ghi giúp."
    ]


async def test_who_has_not_spoken_is_forgotten_when_it_ends(house: House, minh: Person) -> None:
    (screen,) = await minh.taps("🙋 Mời phát biểu")
    assert screen.startswith("Chưa phát biểu (9)\n")
    (screen,) = await minh.taps("Lê Thị Lan")
    assert screen.startswith("Chưa phát biểu (8)\n")
    assert "Lê Thị Lan" not in minh.labels()
    assert len(rows(house, Spoken)) == 1
    await minh.taps("⬅ Về thẻ điều hành")
    await house.move(minutes=95)
    minh.take()
    (ended,) = await minh.taps("⏹ Kết thúc buổi họp")
    assert ended.startswith("⏹ Buổi họp kết thúc lúc 20:35 (95 phút). Danh sách ai đã phát biểu đã xóa.")
    assert rows(house, Spoken) == []
    assert minh.labels() == ["📝 Ghi biên bản"]


async def test_what_the_last_meeting_decided_opens_the_agenda_and_is_dealt_with(
    house: House, evening: datetime
) -> None:
    minh, due = house.person("Minh"), house.clock.now().astimezone(house.zone).date() + timedelta(days=20)
    await minh.says("/dieuhanh")
    shown, review = await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    assert shown == card()
    assert review.startswith("Kiểm điểm kỳ trước\n\nViệc kỳ trước")
    assert "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè" in review
    await minh.taps(next(label for label in minh.labels() if "Gặp ba hộ bày hàng" in label))
    await minh.taps("⏳ Làm tiếp, hạn mới")
    await house.restart()
    minh.take()
    await minh.says("Ba hộ đi vắng")
    await minh.says("Chưa hẹn trước")
    await minh.says("Hẹn buổi tối")
    (dealt,) = await minh.says(f"{due:%d/%m}")
    assert dealt.startswith("Đã ghi.") and "làm tiếp, hạn mới" in dealt
    await minh.taps(next(label for label in minh.labels() if "Lập danh sách hộ" in label))
    await minh.taps("✔ Đã xong")
    (deal,) = await minh.taps(next(label for label in minh.labels() if "Kẻ lại vạch" in label))
    assert "Mưa liên tục nên chưa sơn được" in deal
    await minh.taps("⏳ Làm tiếp như báo cáo")
    await minh.says(f"{due:%d/%m}")
    after = await minh.taps("Xong việc kỳ trước")
    shown = card().replace("còn 4 việc cần bàn", "còn 1 việc cần bàn")
    assert after == ["Còn 1 việc chưa bàn, vẫn giữ nguyên hạn cũ.\n\n" + shown]
    (again,) = await minh.taps("📋 Kiểm điểm kỳ trước")
    assert "đã xong, ghi tại buổi này" in again
    await minh.taps("Xong việc kỳ trước")
    await minh.taps("📝 Ghi nhanh")
    await minh.says("kết luận: Làm ngay")
    await minh.taps("Xong, về thẻ điều hành")
    await log_and_save(house, minh)
    with house.database.reading() as db:
        tasks = {one.content: one for one in db.scalars(select(Task))}
    met = tasks["Gặp ba hộ bày hàng ở đầu chợ"]
    assert (met.state, met.due_on) == ("in_difficulty", due)
    assert tasks["Lập danh sách hộ cần chỗ để xe chung"].state == "done"
    painted = tasks["Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng"]
    assert painted.due_on == due
    (line,) = [line for line in last_meeting(house).earlier if line.startswith("Kẻ lại vạch")]
    assert "Mưa liên tục nên chưa sơn được" in line and "Mượn sơn của tổ dân phố" in line


async def test_nothing_to_look_back_on_opens_nothing(house: House, evening: datetime) -> None:
    async with house.database.writing() as unit:
        for task in unit.db.scalars(select(Task)):
            task.state = "cancelled"
        unit.commit()
    minh = house.person("Minh")
    await minh.says("/dieuhanh")
    (shown,) = await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    assert "▶ Mở đầu, điểm danh: 0/5 phút" in shown
    await minh.taps("📋 Kiểm điểm kỳ trước")
    assert minh.toasts() == ["Kỳ trước không giao việc nào."] or house.channel != "telegram"


async def test_one_card_has_buttons_and_is_kept_up_to_date(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel edits nothing")
    having = [one for one in minh.hand.chat() if "⏹ Kết thúc buổi họp" in one.labels()]
    assert [one.message_id for one in having] == [minh.last().message_id]
    await minh.taps("📝 Ghi nhanh")
    await minh.taps("Xong, về thẻ điều hành")
    having = [one for one in minh.hand.chat() if "⏹ Kết thúc buổi họp" in one.labels()]
    assert len(having) == 1
    await house.move(minutes=1)
    assert minh.take()[-1] == card(0, 1, 1)


async def test_a_form_of_the_card_after_the_meeting_ended(house: House, minh: Person) -> None:
    await minh.taps("📝 Ghi nhanh")
    await minh.says("kết luận: Làm ngay")
    await house.move(hours=9)
    minh.take()
    (over,) = await minh.taps("Xong, về thẻ điều hành")
    assert over == "Buổi họp đã kết thúc. Những gì đã ghi đều có sẵn trong biên bản."
    assert minh.labels() == ["📝 Ghi biên bản"]


async def test_questions_and_situations_of_the_library(house: House, minh: Person) -> None:
    assert await minh.taps("💡 Câu hỏi, tình huống") == ["Đồng chí cần gì?"]
    labels = minh.labels()
    assert labels[0] == "❓ Câu hỏi gợi mở: Vệ sinh môi trường"
    assert {"🧭 Thảo luận lạc đề", "🧭 Tranh luận gay gắt", "🧭 Không ai phát biểu"} <= set(labels)
    (questions,) = await minh.taps(labels[0])
    assert questions.startswith("Câu hỏi gợi mở: Vệ sinh môi trường\n1. Rác thường bị bỏ ở điểm nào")
    await minh.taps("💡 Câu hỏi, tình huống")
    (silent,) = await minh.taps("🧭 Không ai phát biểu")
    assert silent.startswith("Không ai phát biểu\n– Đợi thật.")
    (back,) = await minh.taps("⬅ Về thẻ điều hành")
    assert back == card()


async def test_the_agenda_is_edited(house: House, minh: Person) -> None:
    await minh.taps("✏ Sửa chương trình")
    (added,) = await minh.says("Văn nghệ 10")
    assert "Chương trình (100 phút)" in added and "8. Văn nghệ · 10 phút" in added
    await minh.taps("✏ Thảo luận, liên hệ")
    (changed,) = await minh.says("25 phút")
    assert "5. Thảo luận, liên hệ · 25 phút" in changed
    await minh.taps("✏ Văn nghệ")
    (dropped,) = await minh.taps("🗑 Bỏ phần này")
    assert "8. Văn nghệ" not in dropped
    await minh.taps("✏ Mở đầu, kiểm điểm kỳ trước")
    (kept,) = await minh.taps("🗑 Bỏ phần này")
    assert kept.startswith("Phần này đã bắt đầu nên không bỏ được.")
    await minh.taps("⬅ Quay lại")
    (wrong,) = await minh.says("phần mới")
    assert wrong.startswith("Đồng chí gõ tên phần và số phút")
    shown = (await minh.taps("Xong"))[0]
    assert "○ Thảo luận, liên hệ · 25 phút" in shown


async def test_notes_as_they_come_from_two_people_become_the_minutes(house: House, minh: Person, thao: Person) -> None:
    due = house.clock.now().astimezone(house.zone).date() + timedelta(days=20)
    await thao.says("/dieuhanh")
    assert thao.labels() == ["📝 Ghi nhanh"]
    await thao.taps("📝 Ghi nhanh")
    (noted,) = await thao.says("ý kiến Bình: Rác để qua đêm vì không có chỗ đổ")
    assert noted.startswith("✔ Ý kiến của Phạm Quốc Bình.")
    await minh.taps("📝 Ghi nhanh")
    (place,) = await minh.says("kiệt 3 Mẫu: xe lấn chiếm vỉa hè buổi sáng")
    assert place.startswith("✔ Đã ghi về kiệt 3 Mẫu.")
    assert "1. Phạm Quốc Bình: Rác để qua đêm" in place
    await thao.says("kết luận: Tổng dọn kiệt 3 trước Tết")
    (task,) = await minh.says(f"giao lan: dọn rác kiệt 3, hạn {due:%d/%m}, 45 hộ")
    assert task.startswith(f"✔ Việc 1: dọn rác kiệt 3 – Lê Thị Lan, hạn {long_date(due)}.")
    (alike,) = await thao.says(f"giao hoa: gặp hộ bà Tư, hạn {due:%d/%m}")
    assert alike.startswith("Đã ghi việc 2: gặp hộ bà Tư. Chưa rõ giao ai (“hoa”), đồng chí chọn giúp.")
    assert thao.labels()[:2] == ["Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)"]
    await thao.taps("Nguyễn Thị Hoa (1979)")
    (undated,) = await minh.says("giao Tâm: kẻ vạch để xe")
    assert undated.startswith("Đã ghi việc 3: kẻ vạch để xe – Hoàng Văn Tâm. Chưa rõ hạn, đồng chí chọn giúp.")
    await minh.says(f"{due:%d/%m}")
    (what,) = await minh.says("cần làm ngay")
    assert what.endswith("“cần làm ngay”\n\nĐây là gì?")
    await minh.taps("Kết luận")
    shown = (await minh.taps("Xong, về thẻ điều hành"))[0]
    assert "Đã ghi: 2 ý kiến, 2 kết luận, 3 việc" in shown
    await log_and_save(house, minh)
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert meeting is not None
        assert [one.content for one in meeting.conclusions] == ["Tổng dọn kiệt 3 trước Tết", "cần làm ngay"]
        assert [(one.speaker, one.place) for one in meeting.opinions] == [("Phạm Quốc Bình", ""), ("", "kiệt 3 Mẫu")]
        tasks = db.scalars(select(Task).where(Task.meeting_id == meeting.id).order_by(Task.position)).all()
        assert [(one.content, one.assignee.full_name, one.conclusion, one.target) for one in tasks] == [
            ("dọn rác kiệt 3", "Lê Thị Lan", 1, 45),
            ("gặp hộ bà Tư", "Nguyễn Thị Hoa", 1, None),
            ("kẻ vạch để xe", "Hoàng Văn Tâm", 1, None),
        ]


async def log_and_save(house: House, minh: Person) -> None:
    """End the meeting after 95 minutes and go the shortest way through the log."""
    await house.move(minutes=95)
    minh.take()
    await minh.says("/dieuhanh")
    await minh.taps("⏹ Kết thúc buổi họp")
    await minh.taps("📝 Ghi biên bản")
    for label in minh.labels():
        if label.startswith("✖ Còn lại"):
            await minh.taps(label)
    for label in ("Xong điểm danh", "Không có khách"):
        await minh.taps(label)
    for keep in ("start", "end"):
        (kept,) = [label for label in minh.labels() if label.startswith(("Giữ: ", "Đúng lịch"))][:1]
        assert keep
        await minh.taps(kept)
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua", "Xong kết luận", "Xong phần việc", "Không biểu quyết"):
        await minh.taps(label)
    await minh.taps("Không chấm")
    await minh.taps("💾 Lưu biên bản")


async def test_the_roll_called_by_code_is_the_minutes_attendance(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    for name in ("Lan", "Bình", "Thảo", "Minh"):
        await house.person(name).says(scan(house))
    minh.take()
    await house.move(minutes=95)
    await minh.says("/dieuhanh")
    await minh.taps("⏹ Kết thúc buổi họp")
    (roll,) = await minh.taps("📝 Ghi biên bản")
    assert "Có mặt 4/9\nChưa điểm danh (5): " in roll
    assert "❔ Đặng Thị Yến" in minh.labels()
    (left,) = await minh.taps("Xong điểm danh")
    assert left.startswith("Còn 5 đồng chí chưa điểm danh.")
    await minh.taps("❔ Đặng Thị Yến")
    await minh.taps("Ốm")
    (rest,) = await minh.taps("✖ Còn lại (4) vắng không lý do")
    assert rest.startswith("Đã ghi 4 đồng chí vắng không lý do.")
    (guests,) = await minh.taps("Xong điểm danh")
    assert "Khách nào đến dự?" in guests
    for label in ("Không có khách",):
        await minh.taps(label)
    await minh.taps(minh.labels()[0])
    await minh.taps(minh.labels()[0])
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", "💾 Lưu biên bản"):
        await minh.taps(label)
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert meeting is not None
        marks = db.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
        people = {one.id: one.full_name for one in db.scalars(select(Somebody))}
        present = sorted(people[one.person_id] for one in marks if one.presence == Presence.PRESENT)
        assert present == ["Lê Thị Lan", "Phạm Quốc Bình", "Trần Văn Minh", "Đỗ Thu Thảo"]


async def test_a_restart_in_each_state(house: House, minh: Person, thao: Person) -> None:
    async def restart() -> None:
        await house.restart()
        await house.move(seconds=2)
        minh.take()

    await restart()
    assert (await minh.taps(NEXT))[0].split("\n\n")[1].startswith("✔ Mở đầu, kiểm điểm kỳ trước\n▶ Nêu")
    await restart()
    await minh.taps("📷 Điểm danh bằng mã")
    await restart()
    assert (await house.person("Lan").says(scan(house)))[0].startswith("✔ Đã điểm danh")
    await minh.says("/dieuhanh")
    await restart()
    await minh.taps("🙋 Mời phát biểu")
    await restart()
    await minh.taps("Lê Thị Lan")
    await restart()
    await minh.taps("⬅ Về thẻ điều hành")
    await minh.taps("📝 Ghi nhanh")
    await restart()
    assert (await minh.says("kết luận: Làm ngay"))[0].startswith("✔ Kết luận 1.")
    await restart()
    (task,) = await minh.says("giao Lan: dọn rác")
    assert task.startswith("Đã ghi việc 1: dọn rác – Lê Thị Lan. Chưa rõ hạn")
    await restart()
    (shown,) = await minh.says("cuối tháng sau")
    assert "1. dọn rác – Lê Thị Lan, hạn" in shown
    await restart()
    await minh.taps("Xong, về thẻ điều hành")
    await restart()
    (ended,) = await minh.taps("⏹ Kết thúc buổi họp")
    assert ended.startswith("⏹ Buổi họp kết thúc")


async def test_a_clash_is_told_and_nothing_is_written_over(house: House, minh: Person, thao: Person) -> None:
    await house.move(minutes=95)
    await minh.says("/dieuhanh")
    await minh.taps("⏹ Kết thúc buổi họp")
    await minh.taps("📝 Ghi biên bản")
    await minh.taps("Xong điểm danh")
    await thao.says("/bienban")
    await thao.taps("📝 Ghi buổi này")
    await thao.taps("Xong điểm danh")
    await thao.says("chị Ba, Mặt trận")
    (clash,) = await minh.says("anh Tâm, Công an")
    assert clash.startswith("Đồng chí Đỗ Thu Thảo vừa ghi phần này lúc 20:35, nên em giữ bản của đồng chí ấy.")
    assert "Giữ: chị Ba, Mặt trận" in minh.labels()
    (knowing,) = await minh.says("chị Ba, Mặt trận; anh Tâm, Công an")
    assert "Bắt đầu lúc mấy giờ?" in knowing
    await thao.taps("⬅ Quay lại")
    assert "Giữ: chị Ba, Mặt trận; anh Tâm, Công an" in thao.labels()


async def test_photos_of_the_flip_chart_are_kept_with_the_minutes(house: House, minh: Person) -> None:
    await minh.taps("📝 Ghi nhanh")
    await minh.says("kết luận: Làm ngay")
    photo = sample_photo(after=False)
    answers = await minh.sends_photo(photo)
    assert answers[-1].startswith("📎 Đã kèm ảnh vào biên bản (1).")
    await minh.taps("Xong, về thẻ điều hành")
    await log_and_save(house, minh)
    with house.database.reading() as db:
        (kept,) = db.scalars(select(MeetingPhoto)).all()
        assert kept.file_hash is not None
        assert FileStore(house.settings.storage.files).read(kept.file_hash) == photo


async def test_what_is_no_picture_is_taken_out_again_and_that_is_told(house: House, minh: Person) -> None:
    await minh.taps("📝 Ghi nhanh")
    answers = await minh.sends_photo(b"not a picture at all")
    assert "Một ảnh kèm biên bản chưa nhận được. Đồng chí gửi lại ảnh ấy giúp nhé." in answers
    with house.database.reading() as db:
        assert db.scalars(select(MeetingLog)).one().data["photos"] == []
