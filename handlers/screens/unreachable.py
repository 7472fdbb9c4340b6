"""An account that can no longer be written to: the secretary of each person who uses it is told, once."""

from datetime import datetime

from handlers.rights.recipients import Duty, told
from handlers.screens import texts
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from storage.accounts import Account, people_of_account
from storage.database import Db
from storage.outbox import Lane

KIND = "unreachable"


def tell(db: Db, account: Account, now: datetime) -> None:
    """Tell the secretary of every person who uses `account`; of a secretary's own, the deputy; where there is neither,
    those who build the Party in the ward, or the nearest administrator.
    """
    for person in people_of_account(db, account.id):
        screen = Screen(texts.UNREACHABLE_NOTICE.format(name=person.full_name))
        subject, slot = f"account:{account.id}", f"{person.id}@{now.isoformat()}"
        notice = Notice(KIND, subject, slot, screen, lane=Lane.PERSON, about=(f"person:{person.id}",))
        for colleague in told(db, Duty.REACH_PEOPLE, person.unit_id, but_for=(person.id,)):
            write_notice(db, colleague, notice, now)
