"""Saving the log of a meeting: what becomes of it, who is told, and when it is refused."""

from datetime import timedelta

from sqlalchemy import select

from storage.audit import AuditRow
from storage.drafts import DraftRow
from storage.meetings import Meeting, Presence
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Somebody
from storage.sessions import Session, SessionState
from storage.tasks import Task
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, quickly, saves, to_summary
from tests.dialogs.refusals import ALREADY_DONE
from tests.dialogs.sample import THEME, call_off
from tests.house import House, Person


def meeting_of(house: House, evening: Evening) -> Meeting:
    with house.database.reading() as db:
        return db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()


async def test_what_is_saved(house: House, evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("💾 Lưu biên bản")
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()
        assert meeting.started_at == evening.start
        assert meeting.ended_at == evening.start + timedelta(minutes=105)
        assert (meeting.guests, meeting.speakers, meeting.conclusion) == (
            "Đại diện tổ dân phố",
            4,
            "Tổng dọn kiệt 3 & giữ sạch",
        )
        votes = (meeting.votes_for, meeting.votes_against, meeting.votes_abstaining, meeting.votes_of)
        assert votes == (4, 0, 1, 5)
        assert [(one.position, one.content) for one in meeting.conclusions] == [(1, "Tổng dọn kiệt 3 & giữ sạch")]
        assert meeting.score is not None
        assert (meeting.score["total"], meeting.score["most"], meeting.score["grade"]) == (71, 100, "Khá")
        assert meeting.earlier == [
            "Viết bài tuyên truyền đọc trên loa khu phố (đồng chí Đỗ Thu Thảo, hạn 17/11): đã báo cáo hoàn thành. "
            "Bài đã phát trên loa ba buổi sáng",
            "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (đồng chí Lê Thị Lan, hạn "
            "27/11, 30/45 hộ): chưa "
            "xong. Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày",
            "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (đồng chí Nguyễn Thị Hoa (1958), hạn 01/12): chưa xong. "
            "Đã đo và vạch "
            "thử bằng phấn; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được; trách nhiệm: Chưa chuẩn bị sơn "
            "từ sớm; khắc phục: Mượn sơn của tổ dân phố, làm ngay khi tạnh",
            "Gặp ba hộ bày hàng ở đầu chợ (đồng chí Phạm Quốc Bình, hạn 22/11): chưa có báo cáo",
            "Lập danh sách hộ cần chỗ để xe chung (đồng chí Lê Thị Lan, hạn 04/12): chưa có báo cáo",
        ]
        assert [(one.speaker, one.place, one.content) for one in meeting.opinions] == [
            ("Phạm Quốc Bình", "kiệt 3", "Rác để qua đêm vì không có chỗ đổ"),
            ("anh Tâm công an", "", "Công an sẽ nhắc từng hộ"),
        ]
        marks = {
            (one.person.full_name, one.person.birth_year): (one.presence, one.reason) for one in meeting.attendance
        }
        away = {name: mark for name, mark in marks.items() if mark[0] != Presence.PRESENT}
        assert away == {
            ("Bùi Ngọc Mai", 1999): ("absent", ""),
            ("Đặng Thị Yến", 1948): ("excused", "Ốm"),
            ("Nguyễn Thị Hoa", 1979): ("excused", "trông cháu"),
            ("Vũ Văn Sơn", 1950): ("exempt", ""),
        }
        assert len(marks) == 10
        tasks = db.scalars(select(Task).where(Task.meeting_id == meeting.id).order_by(Task.position)).all()
        due = evening.start.date() + timedelta(days=20)
        assert [(one.content, one.assignee.full_name, one.helpers, one.expected) for one in tasks] == [
            ("Dọn rác kiệt 3", "Lê Thị Lan", "Đoàn thanh niên", "không còn rác qua đêm"),
            ("Gặp hộ bà Tư", "Đặng Thị Yến", "", ""),
        ]
        assert [(one.target, one.target_unit, one.state) for one in tasks] == [(45, "hộ", "new"), (None, "", "new")]
        assert tasks[0].due_on == due
        planned = db.get_one(Session, evening.session_id)
        assert (planned.state, planned.version) == (SessionState.HELD, 2)
        subject = f"session:{evening.session_id}"
        assert db.scalars(select(AuditRow).where(AuditRow.action == "log_meeting")).one().subject == subject


async def test_reminders_still_waiting_are_withdrawn(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        subject = f"session:{evening.session_id}"
        unit.db.add(
            OutboxRow(
                channel="telegram",
                chat_id=1,
                method="sendMessage",
                payload="{}",
                kind="reminder",
                subject=subject,
                lane=2,
                state=OutboxState.WAITING,
                created_at=house.clock.now(),
                not_before=house.clock.now() + timedelta(days=1),
            )
        )
        unit.commit()
    await begin(minh)
    await quickly(minh)
    await minh.taps("💾 Lưu biên bản")
    with house.database.reading() as db:
        rows = db.scalars(select(OutboxRow).where(OutboxRow.subject == subject, OutboxRow.chat_id == 1))
        assert [row.state for row in rows] == [OutboxState.WITHDRAWN]


async def test_one_notice_for_all_ones_tasks_also_for_oneself(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    for what in ("Việc một", "Việc hai"):
        await minh.taps("➕ Thêm việc")
        await minh.says(what)
        await minh.says("tran van minh")
        await minh.taps("Bỏ qua")
        await minh.says(evening.typed(3))
        await minh.taps("Bỏ qua")
        await minh.taps("Không đếm")
    await minh.taps("Xong phần việc")
    answers = await minh.taps("💾 Lưu biên bản")
    due = evening.in_days(3)
    assert f"📌 Đồng chí được giao 2 việc tại buổi {THEME}:\n\nViệc một\nHạn: {due}\n\nViệc hai\nHạn: {due}" in answers
    (saved,) = [answer for answer in answers if answer.startswith("✅")]
    assert saved.endswith(
        f"1. Việc một – Trần Văn Minh, hạn {due}\n2. Việc hai – Trần Văn Minh, hạn {due}\n\nĐã báo: Trần Văn Minh."
    )


async def test_a_meeting_without_tasks_is_warned_of_kindly(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    (summary,) = await minh.taps("Xong phần việc")
    assert summary.startswith("⚠ Chưa giao việc cho ai.")
    assert "\nViệc giao: ⚠ chưa có việc nào\n" in summary
    saved = await saves(minh)
    assert saved.endswith("Buổi này không giao việc nào.")


async def test_saving_twice_saves_once(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    button = minh.button("💾 Lưu biên bản")
    await minh.taps("💾 Lưu biên bản")
    await minh.presses(button)
    assert minh.toasts() == [ALREADY_DONE]
    assert meeting_of(house, evening).logged_by_id
    assert len([draft for draft in house.rows(DraftRow) if draft.kind == "minutes"]) == 1


async def test_a_right_that_ends_keeps_the_form_but_saves_nothing(house: House, evening: Evening, thao: Person) -> None:
    await begin(thao)
    await quickly(thao)
    async with house.database.writing() as unit:
        person = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Đỗ Thu Thảo")).one()
        person.roles.clear()
        unit.commit()
    (answer,) = await thao.taps("💾 Lưu biên bản")
    assert answer.startswith("Đồng chí không còn quyền ghi mục này, nên chưa lưu được.")
    assert [one for one in house.rows(Meeting) if one.session_id == evening.session_id] == []


async def test_a_session_called_off_meanwhile_is_not_saved(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await call_off(house)
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith("Buổi này đã hủy nên chưa lưu được. Phần đã ghi vẫn còn.\n")


async def test_a_meeting_that_has_not_begun_is_not_saved(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        planned = unit.db.get_one(Session, evening.session_id)
        planned.starts_at = house.clock.now() + timedelta(hours=1)
        unit.commit()
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 22:00"):
        await minh.taps(label)
    assert minh.labels() == ["Chưa họp xong, ghi sau", "⬅ Quay lại", "✖ Hủy"]
    (refused,) = await minh.says("23h30")
    assert refused.startswith(f"{evening.at(23, 30)} chưa tới, nên chưa ghi là giờ kết thúc được.")
    for label in ("Chưa họp xong, ghi sau", "Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết"):
        await minh.taps(label)
    (summary,) = await minh.taps(TAKER)
    assert f"\nBắt đầu: {evening.at(22)}; chưa ghi giờ kết thúc\n" in summary
    assert "✏ Sửa chấm điểm" not in minh.labels()
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith(f"Buổi họp bắt đầu lúc {evening.at(22)}, chưa tới giờ nên chưa lưu được.")
    await house.move(minutes=150)
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith("Chưa rõ buổi họp kết thúc lúc nào. Đồng chí chọn “Sửa thời gian” để ghi")
    await minh.taps("✏ Sửa thời gian")
    await minh.taps("Đúng lịch: 22:00")
    await minh.taps("+90 phút · 23:30")
    assert "✏ Sửa chấm điểm" in minh.labels()
    saved = await saves(minh)
    assert saved.startswith("✅ Đã lưu biên bản")


async def test_who_has_left_the_cell_is_given_no_task(house: House, evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("✏ Sửa biểu quyết")
    await minh.taps("Không biểu quyết")
    async with house.database.writing() as unit:
        unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one().active = False
        unit.commit()
    (answer,) = await minh.taps("💾 Lưu biên bản")
    assert answer.startswith("Đồng chí Lê Thị Lan không còn trong chi bộ. Đồng chí sửa phần việc giúp nhé.\n")
