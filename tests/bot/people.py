"""People whom the tests of the machinery need."""

from datetime import UTC, datetime

from handlers.screens.consent_texts import VERSION
from storage.accounts import Account, Binding
from storage.database import Database
from storage.people import Membership, Person, Role, RoleName, Unit, UnitKind

JOINED = datetime(2026, 11, 1, tzinfo=UTC)
ADMINISTRATOR_CHAT = 7


def add_administrator(database: Database) -> None:
    """One administrator (mẫu) who has joined on Telegram."""
    with database.unit_of_work() as unit:
        ward = Unit(code="P", name="Phường (mẫu)", kind=UnitKind.WARD)
        person = Person(
            code="QT", full_name="Quản Trị Mẫu", folded_name="quan tri mau", membership=Membership.OFFICIAL, unit=ward
        )
        account = Account(channel="telegram", external_id=str(ADMINISTRATOR_CHAT), chat_id=ADMINISTRATOR_CHAT)
        unit.db.add_all([ward, person, account])
        unit.db.flush()
        unit.db.add(Role(name=RoleName.ADMINISTRATOR, person_id=person.id, unit_id=ward.id))
        binding = Binding(account_id=account.id, person_id=person.id, consent_at=JOINED, consent_version=VERSION)
        unit.db.add(binding)
        unit.commit()
