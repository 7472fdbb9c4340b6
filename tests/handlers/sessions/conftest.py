"""The small cell whose sessions the tests of this folder are about."""

import pytest

from storage.database import Database
from storage.people import Membership, RoleName
from tests.handlers.small_ward import HOA, KHANH, LAN, MINH, Ward


@pytest.fixture
def ward(database: Database) -> Ward:
    """Lan the secretary, Minh who prepares, Hòa a member, Khánh exempt.

    The table of reminders is without the row for the exempt: tests/dialogs/sessions/test_reminders.py shows it.
    """
    ward = Ward(database)
    rows = tuple(row for row in ward.policy.reminders.session if row.who != "exempt")
    table = ward.policy.reminders.model_copy(update={"session": rows})
    ward.policy = ward.policy.model_copy(update={"reminders": table})
    ward.person(LAN, RoleName.SECRETARY)
    ward.person(MINH)
    ward.person(HOA)
    ward.person(KHANH, membership=Membership.EXEMPT)
    return ward
