"""What this installation is called among others: a name at random, made once, for what must be unlike in two wards."""

import secrets

from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db

_ONLY = 1


class InstallationRow(Base):
    """The one row."""

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def installation_name(db: Db) -> str:
    """16 letters and digits, the same from the first call on."""
    row = db.get(InstallationRow, _ONLY)
    if row is None:
        row = InstallationRow(id=_ONLY, name=secrets.token_hex(8))
        db.add(row)
        db.flush()
    return row.name
