"""An account that can no longer be written to: the secretary of each person who uses it is told, once."""

from datetime import datetime

from handlers.screens import texts
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from storage.accounts import Account, people_of_account
from storage.database import Db
from storage.outbox import Lane
from storage.people import Person, RoleName, holders_of

KIND = "unreachable"


def tell(db: Db, account: Account, now: datetime) -> None:
    """Tell the secretary of every person who uses `account`; of a secretary's own, the deputy; of the ward's people,
    those who build the Party there, or the administrator.
    """
    for person in people_of_account(db, account.id):
        screen = Screen(texts.UNREACHABLE_NOTICE.format(name=person.full_name))
        notice = Notice(KIND, f"account:{account.id}", f"{person.id}@{now.isoformat()}", screen, lane=Lane.PERSON)
        for colleague in _colleagues(db, person):
            write_notice(db, colleague, notice, now)


def _colleagues(db: Db, person: Person) -> list[Person]:
    for role in (RoleName.SECRETARY, RoleName.DEPUTY, RoleName.WARD_BUILDING, RoleName.ADMINISTRATOR):
        others = [one for one in holders_of(db, person.unit_id, role) if one.id != person.id]
        if others:
            return others
    return []
