"""The meeting of the sample cell while it runs: its card, its codes, and what is kept of it."""

from collections.abc import Sequence

from sqlalchemy import select

from handlers.meetings.chairing.rules import minute_of, token
from storage.chairing import Chairing
from tests.dialogs.meetings.whole_way import TAKER
from tests.dialogs.sample import THEME
from tests.house import House, Person

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


def chairing(house: House) -> Chairing:
    with house.database.reading() as db:
        return db.scalars(select(Chairing)).one()


def scan(house: House, back: int = 0) -> str:
    running = chairing(house)
    return f"/start {token(running.secret, running.session_id, minute_of(house.clock.now()) - back)}"


async def end_now(person: Person) -> list[str]:
    """End the meeting, as of this minute."""
    await person.taps("⏹ Kết thúc buổi họp")
    (now,) = [label for label in person.labels() if label.startswith("⏹ Vừa xong, lúc ")]
    return await person.taps(now)


async def log_and_save(house: House, minh: Person) -> None:
    """End the meeting after 95 minutes and go the shortest way through the log."""
    await house.move(minutes=95)
    minh.take()
    await minh.says("/dieuhanh")
    await end_now(minh)
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
    await minh.taps(TAKER)
    await minh.taps("💾 Lưu biên bản")
