"""A meeting noted by two while it runs: words, photos, clashes, a restart in each state, and the minutes."""

from datetime import timedelta

from sqlalchemy import select

from bot.play.simulator.samples import sample_photo
from handlers.language.dates import long_date
from storage.files import FileStore
from storage.meeting_notes import MeetingLog
from storage.meetings import Meeting, MeetingPhoto
from storage.tasks import Task
from tests.dialogs.meetings.chairing.running import NEXT, end_now, log_and_save, scan
from tests.house import House, Person


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
    await thao.says("biên bản gặp hộ bà Tư")
    (undated,) = await minh.says("giao Tâm: kẻ vạch để xe")
    assert undated.startswith("Đã ghi việc 3: kẻ vạch để xe – Hoàng Văn Tâm. Chưa rõ hạn, đồng chí chọn giúp.")
    await minh.says(f"{due:%d/%m}")
    await minh.taps("Bỏ qua")
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
    await minh.says("cuối tháng sau")
    await restart()
    (shown,) = await minh.taps("Bỏ qua")
    assert "1. dọn rác – Lê Thị Lan, hạn" in shown
    await restart()
    await minh.taps("Xong, về thẻ điều hành")
    await restart()
    (ended,) = await end_now(minh)
    assert ended.startswith("⏹ Buổi họp kết thúc")


async def test_a_clash_is_told_and_nothing_is_written_over(house: House, minh: Person, thao: Person) -> None:
    await house.move(minutes=95)
    await minh.says("/dieuhanh")
    await end_now(minh)
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
        assert FileStore(house.settings.storage.files, house.database.key).read(kept.file_hash) == photo


async def test_what_is_no_picture_is_taken_out_again_and_that_is_told(house: House, minh: Person) -> None:
    await minh.taps("📝 Ghi nhanh")
    answers = await minh.sends_photo(b"not a picture at all")
    assert "Một tệp gửi kèm biên bản không phải ảnh, hoặc ảnh bị hỏng. Đồng chí gửi lại ảnh ấy giúp nhé." in answers
    with house.database.reading() as db:
        assert db.scalars(select(MeetingLog)).one().data["photos"] == []
