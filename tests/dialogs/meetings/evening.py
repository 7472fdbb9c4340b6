"""The evening of the sample cell's session, two hours after it began."""

from datetime import datetime, timedelta

from sqlalchemy import select

from handlers.language.dates import long_date, long_moment
from storage.meetings import Meeting
from storage.people import Person as Somebody
from storage.people import Unit
from storage.sessions import Session
from tests.dialogs.sample import PLACE, THEME
from tests.house import House

EARLIER_LINES = (
    "1. Gặp ba hộ bày hàng ở đầu chợ (Phạm Quốc Bình, hạn 22/11): quá hạn",
    "2. Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (Lê Thị Lan, hạn 27/11, 30/45 hộ): quá hạn",
    "    Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày",
    "3. Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (Nguyễn Thị Hoa (1958), hạn 01/12): gặp khó khăn",
    "    Đã đo và vạch thử bằng phấn; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được; trách nhiệm: Chưa "
    "chuẩn bị sơn từ sớm; khắc…",
    "4. Lập danh sách hộ cần chỗ để xe chung (Lê Thị Lan, hạn 04/12): chưa báo cáo",
    "5. Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo, hạn 17/11): đã xong",
    "    Bài đã phát trên loa ba buổi sáng; chờ xác nhận",
)


class Evening:
    """The evening of the sample cell's session: its start, and how days and moments are said."""

    def __init__(self, house: House, session_id: int, start: datetime) -> None:
        self.house, self.session_id = house, session_id
        self.start = start.astimezone(house.zone)

    def at(self, hour: int, minute: int = 0) -> str:
        return long_moment(self.start.replace(hour=hour, minute=minute), self.house.zone)

    def in_days(self, days: int) -> str:
        return long_date(self.start.date() + timedelta(days=days))

    def typed(self, days: int) -> str:
        return f"{self.start.date() + timedelta(days=days):%d/%m/%Y}"

    @property
    def earlier(self) -> str:
        """The tasks of the last meeting, four days and some later."""
        with self.house.database.reading() as db:
            last = db.scalars(select(Meeting).order_by(Meeting.id)).first()
            assert last is not None
            day = long_date(last.started_at.astimezone(self.house.zone).date())
        return f"Việc kỳ trước (từ buổi {day}): đã xong 1/5\n" + "\n".join(EARLIER_LINES)

    @property
    def card(self) -> str:
        return (
            f"{THEME}\nThời gian: {self.at(19)}\nNơi họp: {PLACE}\nNgười chuẩn bị: Phạm Quốc Bình\n"
            "Khách mời: Đại diện tổ dân phố"
        )


async def another_session(house: House, starts: datetime, cell: str = "CB01", **more: str) -> int:
    """One more planned session of a sample cell."""
    words = {
        "theme": "Học tập và làm theo Bác",
        "place": "Nhà văn hóa (mẫu)",
        "area": "cả khu phố",
        "guests": "",
        **more,
    }
    async with house.database.writing() as unit:
        cell_id = unit.db.scalars(select(Unit.id).where(Unit.code == cell)).one()
        registrar = unit.db.scalars(select(Somebody.id).where(Somebody.unit_id == cell_id)).first()
        planned = Session(
            cell_id=cell_id,
            field="Xây dựng Đảng",
            reason="Cần bàn",
            starts_at=starts,
            registered_by_id=registrar,
            registered_at=starts,
            **words,
        )
        unit.db.add(planned)
        unit.db.flush()
        number = planned.id
        unit.commit()
    return number
