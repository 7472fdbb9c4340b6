"""What nobody asked for and cannot leave by its channel goes by another that its recipient uses."""

from collections.abc import Collection

import structlog

from handlers.screens.consent_texts import VERSION
from handlers.screens.notices import key_of
from handlers.screens.shared_phone import is_shared
from storage import delivering
from storage.accounts import Account, accounts_of_person
from storage.consents import consent_version
from storage.database import Db

log = structlog.get_logger(__name__)


def other_ways(db: Db, shut: Collection[str], opened: Collection[str]) -> int:
    """Send notices that wait on channels that are `shut` by one of those that are `opened`. Returns how many.

    An answer stays where it was asked for, and a message that is to be changed where it is.
    """
    moved = 0
    for row in delivering.waiting_notices(db, shut) if opened else ():
        key = key_of(row.unique_key)
        if key is None:
            continue
        accounts = accounts_of_person(db, key.person_id)
        account = next((one for one in accounts if one.channel in opened and _is_own(db, one, key.person_id)), None)
        if account is not None:
            delivering.redirect(db, row, account.channel, account.chat_id)
            moved += 1
    if moved:
        log.info("delivery.other_ways", rows=moved)
    return moved


def _is_own(db: Db, account: Account, person_id: int) -> bool:
    """Nobody else reads along there, and what is stored today was consented to."""
    return not is_shared(db, account) and consent_version(db, account.id, person_id) == VERSION
