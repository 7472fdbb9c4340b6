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


@pytest.fixture
def hung(house: House) -> Person:
    """The secretary of the second cell."""
    return house.person("Hùng")


@pytest.fixture
def quynh(house: House) -> Person:
    """Of the ward's Ban Xây dựng Đảng."""
    return house.person("Quỳnh")
