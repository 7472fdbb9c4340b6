"""x"""

from sqlalchemy import select

from storage.database import Db
from storage.documents import Document
from storage.meetings import Meeting
from tests.house import House


def meeting(house: House) -> Meeting:
    with house.database.reading() as db:
        found = db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert found is not None
        return found


def count(house: House, table: type) -> int:
    with house.database.reading() as db:
        return len(db.scalars(select(table)).all())


def newest_document(db: Db) -> Document:
    return db.scalars(select(Document).order_by(Document.id.desc()).limit(1)).one()
