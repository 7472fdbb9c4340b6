"""What the sample ward holds that the dialogs come back to: the first cell's next session above all."""

from sqlalchemy import select

from storage.database import Db
from storage.documents import Document
from storage.meetings import Meeting
from storage.sessions import Session, SessionState
from tests.house import House

THEME = "Giữ sạch kiệt, không để rác qua đêm"
PLACE = "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)"


def session_of(house: House, theme: str = THEME) -> Session:
    """The session of a theme: the first cell's next one, unless another is named."""
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.theme == theme)).one()


def last_meeting(house: House) -> Meeting:
    """The meeting that was logged last."""
    with house.database.reading() as db:
        return db.scalars(select(Meeting).order_by(Meeting.id.desc()).limit(1)).one()


def newest_document(db: Db) -> Document:
    return db.scalars(select(Document).order_by(Document.id.desc()).limit(1)).one()


async def call_off(house: House) -> None:
    """Call the session off behind the back of whoever fills in a form, and tell nobody."""
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).state = SessionState.CANCELLED
        unit.commit()
