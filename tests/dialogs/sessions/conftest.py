"""Those of the sample ward whom the dialogs about sessions concern."""

import pytest

from tests.house import House, Person


@pytest.fixture
def minh(house: House) -> Person:
    """The secretary."""
    return house.person("Minh")


@pytest.fixture
def lan(house: House) -> Person:
    """A member."""
    return house.person("Lan")


@pytest.fixture
def binh(house: House) -> Person:
    """The preparer."""
    return house.person("Bình")
