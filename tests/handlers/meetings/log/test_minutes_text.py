"""The plain-text log of a saved meeting."""

from datetime import date

from handlers.meetings.log.minutes_text import minutes_text
from storage.database import Database
from storage.meetings import Attendance, Meeting, Opinion, Presence
from storage.people import Membership, RoleName
from storage.sessions import Session
from storage.tasks import Task
from tests.handlers.small_ward import ZONE, Ward, at

FULL = """BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ

Chi bộ: Chi bộ 1
Chuyên đề: Giữ sạch kiệt 3
Người trình bày: đồng chí Trần Văn Minh
Bắt đầu: Thứ Năm 03/12/2026, 19:00
Kết thúc: Thứ Năm 03/12/2026, 20:45 (105 phút)
Nơi họp: Nhà văn hóa
Khách mời: anh Tâm, Công an phường

Đảng viên: 3 (chính thức 2, dự bị 1); miễn sinh hoạt: 1
Có mặt: 1/3
Vắng có lý do: Trần Văn Minh – Ốm
Vắng không lý do: Lê Thị Hoa
Miễn sinh hoạt: Võ Thị Chín
Số đồng chí phát biểu: 1/1

Ý KIẾN PHÁT BIỂU
Đồng chí Nguyễn Thị Lan:
– (kiệt 3) Rác để qua đêm
– Cần thêm thùng rác
anh Tâm, Công an phường:
– Công an sẽ hỗ trợ

KẾT LUẬN
Tổng dọn kiệt 3

VIỆC GIAO
1. Dọn rác kiệt 3
   Người làm: đồng chí Trần Văn Minh
   Làm cùng: Đoàn thanh niên
   Hạn: Thứ Tư 30/12/2026
   Sản phẩm: không còn rác qua đêm
   Chỉ tiêu: 45 hộ

BIỂU QUYẾT: 1/1 tán thành

Lưu trên máy: đồng chí Nguyễn Thị Lan, lúc Thứ Năm 03/12/2026, 21:00"""


def hold(ward: Ward, session_id: int, absences: dict[str, tuple[Presence, str]], **more: object) -> int:
    """A meeting of the session at its planned time, logged by the first person of the ward."""
    with ward.database.unit_of_work() as unit:
        planned = unit.db.get_one(Session, session_id)
        meeting = Meeting(
            session_id=session_id,
            cell_id=planned.cell_id,
            started_at=planned.starts_at,
            ended_at=at("2026-12-03 20:45"),
            logged_by_id=next(iter(ward.people.values())),
            logged_at=at("2026-12-03 21:00"),
            **more,
        )
        for name, person_id in ward.people.items():
            presence, reason = absences.get(name, (Presence.PRESENT, ""))
            meeting.attendance.append(Attendance(person_id=person_id, presence=presence, reason=reason))
        unit.db.add(meeting)
        unit.db.flush()
        meeting_id = meeting.id
        unit.commit()
    return meeting_id


def test_everything_that_minutes_contain(database: Database) -> None:
    ward = Ward(database)
    ward.person("Nguyễn Thị Lan", RoleName.SECRETARY)
    ward.person("Trần Văn Minh")
    ward.person("Lê Thị Hoa", membership=Membership.PROBATIONARY)
    ward.person("Võ Thị Chín", membership=Membership.EXEMPT)
    session_id = ward.meet("2026-12-03 19:00", preparer="Trần Văn Minh")
    said = [
        ("Nguyễn Thị Lan", "kiệt 3", "Rác để qua đêm"),
        ("anh Tâm, Công an phường", "", "Công an sẽ hỗ trợ"),
        ("Nguyễn Thị Lan", "", "Cần thêm thùng rác"),
    ]
    absences = {
        "Trần Văn Minh": (Presence.EXCUSED, "Ốm"),
        "Lê Thị Hoa": (Presence.ABSENT, ""),
        "Võ Thị Chín": (Presence.EXEMPT, ""),
    }
    meeting_id = hold(
        ward,
        session_id,
        absences,
        guests="anh Tâm, Công an phường",
        speakers=1,
        conclusion="Tổng dọn kiệt 3",
        votes_for=1,
        votes_of=1,
        opinions=[
            Opinion(position=n, speaker=who, place=place, content=what) for n, (who, place, what) in enumerate(said, 1)
        ],
    )
    with database.unit_of_work() as unit:
        unit.db.add(
            Task(
                cell_id=ward.unit_id("Chi bộ 1"),
                meeting_id=meeting_id,
                position=1,
                content="Dọn rác kiệt 3",
                assignee_id=ward.people["Trần Văn Minh"],
                helpers="Đoàn thanh niên",
                due_on=date(2026, 12, 30),
                expected="không còn rác qua đêm",
                target=45,
                target_unit="hộ",
                created_at=at("2026-12-03 21:00"),
            )
        )
        unit.commit()
    with database.reading() as db:
        assert minutes_text(db, meeting_id, ZONE) == FULL


def test_what_was_not_noted_is_said(database: Database) -> None:
    ward = Ward(database)
    ward.person("Nguyễn Thị Lan", RoleName.SECRETARY)
    meeting_id = hold(ward, ward.meet("2026-12-03 19:00"), {}, conclusion="Tổng dọn kiệt 3")
    with database.reading() as db:
        text = minutes_text(db, meeting_id, ZONE)
    assert text.split("\n\n")[1:] == [
        "Chi bộ: Chi bộ 1\nChuyên đề: Giữ sạch kiệt 3\nBắt đầu: Thứ Năm 03/12/2026, 19:00\n"
        "Kết thúc: Thứ Năm 03/12/2026, 20:45 (105 phút)\nNơi họp: Nhà văn hóa\nKhách mời: không",
        "Đảng viên: 1 (chính thức 1); miễn sinh hoạt: 0\nCó mặt: 1/1\nVắng có lý do: không\nVắng không lý do: không",
        "Ý KIẾN PHÁT BIỂU\nchưa ghi",
        "KẾT LUẬN\nTổng dọn kiệt 3",
        "VIỆC GIAO\nkhông",
        "BIỂU QUYẾT: không",
        "Lưu trên máy: đồng chí Nguyễn Thị Lan, lúc Thứ Năm 03/12/2026, 21:00",
    ]
