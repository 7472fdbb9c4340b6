"""The small cell whose sessions the tests of this folder are about."""

import pytest

from storage.database import Database
from storage.people import Membership, RoleName
from tests.handlers.small_ward import HOA, KHANH, LAN, MINH, Ward


@pytest.fixture
def ward(database: Database) -> Ward:
    """Lan the secretary, Minh who prepares, Hòa a member, Khánh exempt."""
    ward = Ward(database)
    ward.person(LAN, RoleName.SECRETARY)
    ward.person(MINH)
    ward.person(HOA)
    ward.person(KHANH, membership=Membership.EXEMPT)
    return ward
