"""The tasks of the sample cell's Lan, the screens of a report, and what is kept of it."""

from sqlalchemy import select

from storage.tasks import Report, Task
from tests.house import House, Person

SIDEWALK = "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè"
PARKING = "Lập danh sách hộ cần chỗ để xe chung"
# As a question names it that does not speak of it itself.
SIDEWALK_NAMED = "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa…"
SIDEWALK_LABEL = "Vận động các hộ đường Mẫu 1 ký cam kết…"
SIDEWALK_CARD = f"{SIDEWALK}\nHạn: Thứ Sáu 27/11/2026\nĐã làm: 30/45 hộ"
PARKING_CARD = f"{PARKING}\nHạn: Thứ Sáu 04/12/2026"
SENT = "✅ Đã gửi báo cáo. Cảm ơn đồng chí."


def step(number: int, text: str, note: str = "") -> str:
    return f"{note}\n\nBáo cáo việc · bước {number}/6\n\n{text}".lstrip()


def summary(*lines: str, note: str = "") -> str:
    return step(6, "\n".join(["Đồng chí xem lại rồi chọn Gửi.\n", *lines]), note)


def reports(house: House) -> list[Report]:
    """What has been reported in this test, the earliest first."""
    with house.database.reading() as db:
        return list(db.scalars(select(Report).where(Report.draft_id > 0).order_by(Report.id)))


def task(house: House, content: str) -> Task:
    with house.database.reading() as db:
        return db.scalars(select(Task).where(Task.content == content)).one()


async def done(lan: Person) -> list[str]:
    """The commonest case up to its summary: three taps."""
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    return await lan.taps("✅ Hoàn thành")
